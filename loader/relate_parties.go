package loader

import "github.com/standpoint-graph/standpoint/graph"

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
	if len(subject) == 0 {
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

// namesBefore collects the names that end at word end: "he and Berg", "Berg, Rask and Dahl".
func (r *relating) namesBefore(end int, s Range) []int {
	j := end - 1
	if j >= s.From && r.low[j] == "who" { // "Berg, who met"
		for j--; j >= s.From && r.low[j] == ","; j-- {
		}
	}
	if j >= s.From && r.low[j] == "," && j-1 >= s.From && r.actorAt[j-1] >= 0 {
		j-- // a name between commas: "Norland's president, Ilona Berg, met"
	}
	var list []int
	for j >= s.From {
		a, from := r.nameAt(j, s)
		if from-2 >= s.From && r.low[from-1] == "of" && r.actorAt[from-2] >= 0 { // "Berg of Norland"
			a, from = r.nameAt(from-2, s)
		}
		if len(a) == 0 {
			break
		}
		list = append(append([]int{}, a...), list...)
		j = from - 1
		for j >= s.From && titleWords[r.low[j]] {
			j--
		}
		if j < s.From || r.low[j] != "and" && r.low[j] != "," {
			break
		}
		j--
		if j >= s.From && r.low[j] == "," {
			j--
		}
	}
	return appendNew(nil, list...)
}

// nameAt gives the actors of the name or pronoun that ends with word j, and where it begins.
func (r *relating) nameAt(j int, s Range) ([]int, int) {
	if a := r.actorAt[j]; a >= 0 {
		from := j
		for from > s.From && r.actorAt[from-1] == a && r.nameEnd[from-1] == r.nameEnd[j] {
			from--
		}
		return []int{a}, from
	}
	switch r.low[j] {
	case "they", "both", "we":
		return r.lastPair(s), j
	case "he", "she", "i":
		return r.voiceAround(j), j
	}
	return nil, j
}

// voiceAround is who "he" is inside what one person says, as long as no other person is named there before.
func (r *relating) voiceAround(j int) []int {
	a := r.inside[j]
	for a >= 0 && len(r.d.Attributions[a].Speakers) != 1 {
		a = r.d.Attributions[a].Within
	}
	if a < 0 {
		return nil
	}
	x := &r.d.Attributions[a]
	if r.d.Actors[x.Speakers[0]].Kind != graph.ActorPerson {
		return nil
	}
	from := r.d.wordsOf(x.Content[0]).From
	for k := from; k < j; k++ {
		if o := r.actorAt[k]; o >= 0 && o != x.Speakers[0] && r.d.Actors[o].Kind == graph.ActorPerson {
			return nil
		}
	}
	return []int{x.Speakers[0]}
}

// notePair keeps two or more actors of one kind that are named together, for "they", "their" and "both" after them.
func (r *relating) notePair(i int, s Range) {
	if r.low[i] != "and" && r.low[i] != "with" || i+1 >= s.To {
		return
	}
	right := i + 1
	for right < s.To && (titleWords[r.low[right]] || r.low[right] == "the") {
		right++
	}
	if right >= s.To || r.actorAt[right] < 0 {
		return
	}
	left := r.namesBefore(i, s)
	if r.low[i] == "with" {
		left = r.subjectOf(i, s)
	}
	if len(left) == 1 && left[0] != r.actorAt[right] && r.d.Actors[left[0]].Kind == r.d.Actors[r.actorAt[right]].Kind {
		r.pair, r.pairAt = []int{left[0], r.actorAt[right]}, r.d.Words[i].Sentence
	}
}

// subjectOf is the last name or resolved pronoun before a word within its content or sentence.
func (r *relating) subjectOf(i int, s Range) []int {
	for j := i - 1; j >= s.From && i-j < 14; j-- {
		if r.inside[j] != r.inside[i] {
			break
		}
		if a, _ := r.nameAt(j, s); len(a) == 1 {
			return a
		}
	}
	return nil
}

// lastPair is the pair named together in this sentence or the one before.
func (r *relating) lastPair(s Range) []int {
	if len(r.pair) == 0 || r.d.Words[s.From].Sentence-r.pairAt > 1 {
		return nil
	}
	return r.pair
}

// listStops end a list of parties.
var listStops = wordSet("on in at for about over after before during by to who which that while as amid but . ; : ( – — from until since near")

// behind collects the names behind a preposition that follows word i in its clause.
func (r *relating) behind(i int, s Range, preposition string) []int {
	for j := i + 1; j < s.To && j < i+14; j++ {
		if r.low[j] == ";" || triggers[r.low[j]] != nil && j > i+4 && r.low[j] != "call" {
			return nil
		}
		if r.low[j] == preposition && r.inside[j] == r.inside[i] {
			return r.list(j+1, s)
		}
	}
	return nil
}

// object is the name behind a verb, with an office before it or without.
func (r *relating) object(i int, s Range) []int {
	for j := i + 1; j < min(s.To, i+10); j++ {
		if r.actorAt[j] >= 0 {
			if r.possessed(j) || r.qualifies(j, s) {
				j = r.nameEnd[j] - 1
				continue
			}
			return r.list(j, s)
		}
		if listStops[r.low[j]] || r.low[j] == "of" || r.low[j] == "with" || r.d.Words[j].Quote != OutsideQuote && r.d.Words[i].Quote == OutsideQuote {
			return nil
		}
	}
	return nil
}

// possessed tells whether 's follows the name at word j.
func (r *relating) possessed(j int) bool {
	end := r.nameEnd[j]
	return end+1 < len(r.low) && r.low[end] == "'" && r.low[end+1] == "s" || end < len(r.low) && r.low[end] == "'"
}

// list collects the names from word j to the end of the list: people beside their offices, joined by commas and "and".
func (r *relating) list(j int, s Range) []int {
	var out []int
	for n := 0; j < s.To && n < 26; n++ {
		switch {
		case r.actorAt[j] >= 0:
			if !r.possessed(j) && !r.qualifies(j, s) {
				out = appendNew(out, r.actorAt[j])
			}
			j = r.nameEnd[j]
			continue
		case listStops[r.low[j]] || r.d.Words[j].Quote == OpensQuote:
			return out
		}
		j++
	}
	return out
}

// qualifies tells whether the name only stands before a title, a noun or another name: "Norland President Berg".
func (r *relating) qualifies(j int, s Range) bool {
	next := r.nameEnd[j]
	return next < s.To && (titleWords[r.low[next]] || r.actorAt[next] >= 0 && r.actorAt[next] != r.actorAt[j] || nationSigns[r.low[next]] || bodyNouns[r.low[next]])
}
