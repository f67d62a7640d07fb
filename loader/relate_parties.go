package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// setParties finds who takes part: the subject before the verb, and who stands behind the trigger. False if that is not enough.
func (r *relating) setParties(rel *Relation, t trigger, i, verb int, s Range) bool {
	subject := r.subject(verb, i, t, s)
	if t.directed {
		return r.setDirected(rel, t, i, subject, s)
	}
	parties := append([]int{}, subject...)
	parties = appendNew(parties, r.behind(i, s, "with")...)
	if len(parties) < 2 && !t.noun {
		parties = appendNew(parties, r.object(i, s)...)
	}
	if t.noun && len(parties) < 2 {
		parties = appendNew(parties, r.behind(i, s, "between")...)
	}
	rel.From = parties
	return len(parties) >= 2 && len(parties) <= 8
}

// setDirected fills in who does it to whom. "Each other's countries" sends everybody to the country of the others.
func (r *relating) setDirected(rel *Relation, t trigger, i int, subject []int, s Range) bool {
	if len(subject) == 0 || t.kind == graph.RelationAttack && r.attacksInWords(i, subject, s) {
		return false
	}
	var object []int
	switch {
	case t.kind == graph.RelationVisit && r.eachOther(i, s) && len(subject) == 2:
		rel.From = subject
		rel.To = r.countriesOf(subject)
		return len(rel.To) == 2
	case t.kind == graph.RelationSanction && t.needs != "":
		object = append(r.behind(i, s, "on"), r.behind(i, s, "against")...)
	case t.kind == graph.RelationAid:
		if object = r.behind(i, s, "to"); len(object) == 0 {
			object = r.object(i, s)
		}
	default:
		object = r.object(i, s)
	}
	if t.kind == graph.RelationVisit {
		object = r.hosts(i, s, object)
	}
	for _, o := range object {
		if !holdsActor(subject, o) {
			rel.To = appendNew(rel.To, o)
		}
	}
	if t.kind == graph.RelationAttack || t.kind == graph.RelationAid {
		rel.To = r.bodies(rel.To)
	}
	rel.From = subject
	return len(rel.To) > 0
}

// attacksInWords tells whether the attack at word i is one of words: a person's, or one that says what for. Nobody is invaded or bombed so.
func (r *relating) attacksInWords(i int, subject []int, s Range) bool {
	if !strings.HasPrefix(r.low[i], "attack") {
		return false
	}
	if len(r.bodies(subject)) < len(subject) {
		return true
	}
	for j := i + 1; j < min(s.To, i+10); j++ {
		if r.actorAt[j] >= 0 {
			end := r.nameEnd[j]
			return r.possessed(j) || end < s.To && disputeWords[r.low[end]]
		}
	}
	return false
}

// hosts leaves out bodies that are meant by the town they sit in: who visits a town does not visit each body that is called by it. A country
// is visited in its capital.
func (r *relating) hosts(i int, s Range, visited []int) []int {
	var out []int
	for _, a := range visited {
		if r.d.Actors[a].Kind == graph.ActorCountry || !r.onlySeat(a, i, s) {
			out = append(out, a)
		}
	}
	return out
}

// seat is the town by which a visited country is named behind word i, "" if it is named itself.
func (r *relating) seat(visited []int, i int, s Range) string {
	for j := i + 1; j < s.To; j++ {
		if a := r.actorAt[j]; a >= 0 && holdsActor(visited, a) && holdsSpan(r.d.Actors[a].Seats, r.d.Words[j].Span) {
			return r.d.text(r.d.span(Range{j, r.nameEnd[j]}))
		}
	}
	return ""
}

// onlySeat tells whether the first name of an actor behind word i is that of its seat.
func (r *relating) onlySeat(a, i int, s Range) bool {
	for j := i + 1; j < s.To; j++ {
		if r.actorAt[j] == a {
			return holdsSpan(r.d.Actors[a].Seats, r.d.Words[j].Span)
		}
	}
	return false
}

func holdsSpan(list []graph.Span, s graph.Span) bool {
	for _, x := range list {
		if x.Holds(s) {
			return true
		}
	}
	return false
}

// bodies keeps what is no person.
func (r *relating) bodies(list []int) []int {
	var out []int
	for _, a := range list {
		if r.d.Actors[a].Kind != graph.ActorPerson {
			out = append(out, a)
		}
	}
	return out
}

// eachOther tells whether "each other" or "one another" follows.
func (r *relating) eachOther(i int, s Range) bool {
	for j := i + 1; j < min(s.To-1, i+4); j++ {
		if r.low[j] == "each" && r.low[j+1] == "other" || r.low[j] == "one" && r.low[j+1] == "another" {
			return true
		}
	}
	return false
}

// countriesOf are the countries of some people, as actors of the article.
func (r *relating) countriesOf(people []int) []int {
	var out []int
	for _, p := range people {
		for a := range r.d.Actors {
			if r.d.Actors[a].ID == r.d.Actors[p].Country && r.d.Actors[p].Country != "" {
				out = appendNew(out, a)
			}
		}
	}
	return out
}

// subject is who does what the verb says: the names right before its auxiliaries, joined by "and" and commas; a pronoun that is
// resolved; for a noun without a verb of its own its possessor ("their meeting") or who speaks in the sentence.
func (r *relating) subject(verb, i int, t trigger, s Range) []int {
	end := verb
	if !t.noun || verb < i {
		end = r.verbGroup(verb, s)
		if list := r.namesBefore(end, s); len(list) > 0 {
			return list
		}
		return nil
	}
	for j := i - 1; j >= s.From && i-j < 5; j-- {
		switch w := r.low[j]; {
		case w == "their" || w == "both":
			return r.lastPair(s)
		case r.actorAt[j] >= 0 && r.nameEnd[j]+1 < len(r.low) && r.low[r.nameEnd[j]] == "'" && r.actorAt[j] != r.actorAt[i]:
			return []int{r.actorAt[j]}
		case w == "between":
			return nil
		}
	}
	return r.voice(i, s)
}

// voice is who speaks in the sentence outside the words around i, when only one does.
func (r *relating) voice(i int, s Range) []int {
	span := r.d.span(s)
	var out []int
	for a := range r.d.Attributions {
		x := &r.d.Attributions[a]
		if len(x.Cue) == 0 || !span.Holds(x.Cue[0]) || x.Within >= 0 || len(x.Speakers) != 1 || r.inside[i] >= 0 {
			continue
		}
		out = appendNew(out, x.Speakers[0])
	}
	if len(out) == 1 {
		return out
	}
	return nil
}
