package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// readOffices finds the offices that stand beside names, before or after a comma or as a title, with the country they belong
// to, and for whom a spokesperson speaks.
func (r *resolution) readOffices() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.entity < 0 || r.entities[m.entity].kind != graph.ActorPerson {
			if m.entity >= 0 && r.entities[m.entity].kind == graph.ActorOrganisation {
				r.describeBody(m)
			}
			continue
		}
		for _, beside := range []Range{r.describedBefore(m), r.describedAfter(m)} {
			r.describe(m.entity, beside)
			r.readOffice(m.entity, beside)
		}
		r.describe(m.entity, r.predicateOf(m))
		r.setOwner(m.entity, r.ownerBehind(m))
	}
}

// describe keeps the nouns of a title or description beside a name, up to the first preposition.
func (r *resolution) describe(entity int, p Range) {
	for i := p.From; i < p.To; i++ {
		w := r.low[i]
		if coreStops[w] && i > p.From {
			return
		}
		if long, ok := shortTitles[w]; ok {
			w = long
		}
		if w == "justice" && (i+1 == p.To || r.at[i+1] >= 0) {
			w = "judge"
		}
		if (len(w) > 3 && r.d.Words[i].Shape <= 1 || w == "mp") && r.at[i] < 0 && !notAName[w] {
			r.entities[entity].described[w] = true
			if r.isSomebodyNoun(i) {
				r.entities[entity].human = true
			}
			if x := &r.entities[entity]; x.gender == anyGender {
				x.gender = nounGender(w)
			}
		}
	}
}

// describedBefore is the noun phrase that ends before the mention: "Norland's defence minister, Ilona Berg".
func (r *resolution) describedBefore(m *mention) Range {
	end := m.From
	start := end
	if m.title.To > m.title.From {
		start = m.title.From
	}
	comma := start > 0 && r.low[start-1] == ","
	if comma {
		start--
		end = start
	} else if m.title.To > m.title.From {
		end = m.title.To
	}
	s := r.d.Sentences[r.d.Words[m.From].Sentence]
	for n := 0; start > s.From && n < 9; n++ {
		if r.endsPhrase(start-1) || !comma && coreStops[r.low[start-1]] && r.at[start-1] < 0 {
			break
		}
		start--
	}
	return Range{start, end}
}

// describedAfter is the noun phrase that begins after the comma behind the mention: "Ilona Berg, a spokeswoman for …,".
func (r *resolution) describedAfter(m *mention) Range {
	i := m.To
	if i+1 >= len(r.low) || r.low[i] != "," || r.speaks[i+1] && !r.speaks[m.From] {
		return Range{} // who speaks behind the comma is somebody else: "Of the gifts of the Magi, the minister said, …"
	}
	s := r.d.Sentences[r.d.Words[m.From].Sentence]
	end := i + 1
	for n := 0; end < s.To && n < 14 && !r.endsPhrase(end); n++ {
		end++
	}
	return Range{i + 1, end}
}

// predicateOf is the noun phrase by which a sentence says what somebody is or was: "Ilona Berg has been minister for defence".
func (r *resolution) predicateOf(m *mention) Range {
	i, s := m.To, r.d.Sentences[r.d.Words[m.From].Sentence]
	for i < s.To && copulas[r.low[i]] {
		i++
	}
	if i == m.To || i < s.To && (r.low[i-1] == "has" || r.low[i-1] == "had" || r.low[i] == "not") {
		return Range{}
	}
	end := i
	for end < s.To && end-i < 7 && !r.endsPhrase(end) && !coreStops[r.low[end]] {
		end++
	}
	return Range{i, end}
}

var copulas = wordSet("is was has had been became remains")

// phraseEnds are words at which a describing noun phrase is over.
var phraseEnds = wordSet(", . ; : ? ! ( ) – — who which whose whom that said says and but while when as told has have had is was were will would")

func (r *resolution) endsPhrase(i int) bool {
	w := r.d.Words[i]
	return phraseEnds[r.low[i]] || w.Quote == OpensQuote || w.Quote == ClosesQuote
}

// readOffice reads a describing phrase: the office with its country, or whom the person speaks for.
func (r *resolution) readOffice(entity int, p Range) {
	head := -1
	for i := p.From; i < p.To; i++ {
		if (officeNouns[r.low[i]] || speakerNouns[r.low[i]] || standIns[r.low[i]]) && r.at[i] < 0 {
			head = i
			break
		}
	}
	if head < 0 || p.To-p.From > 14 {
		return
	}
	e := &r.entities[entity]
	e.sure = true
	if e.office.To == e.office.From || r.isOffice(p) && !r.isOffice(e.office) {
		e.office = p
	}
	of := r.ownerIn(p, head)
	if of < 0 && r.low[p.From] == "its" {
		of, _ = r.salient(aThing, p.From, 0)
	}
	r.setOwner(entity, of)
}

// setOwner notes for whom a person holds an office or speaks, and so of which country the person is.
func (r *resolution) setOwner(entity, of int) {
	if of < 0 || of == entity {
		return
	}
	e := &r.entities[entity]
	if c := r.entities[of].country; c >= 0 && e.country < 0 && r.entities[of].form != graph.FormIntergovernmental {
		e.country = c
	}
	if e.known < 0 && e.onBehalf < 0 {
		e.onBehalf = of
	}
}

// standIns mean the holder of the same office elsewhere: "his Talmarkian colleague".
var standIns = wordSet("colleague counterpart opposite")

// ownerBehind is the body behind a name with an office ("Prime Minister Berg of Norland") or behind "who speaks for", -1 if none.
func (r *resolution) ownerBehind(m *mention) int {
	i := m.To
	if i+1 < len(r.low) && r.low[i] == "of" && r.isOffice(m.title) {
		return r.bodyAt(i + 1)
	}
	if i+4 < len(r.low) && r.low[i] == "," && r.low[i+1] == "who" && r.low[i+3] == "for" {
		switch r.low[i+2] {
		case "spoke", "speaks", "speaking":
			return r.bodyAt(i + 4)
		}
	}
	return -1
}

// ownerIn is the body or country that a describing phrase names: the first after "of", "for", "at" or "in" behind the head,
// else the last before the head.
func (r *resolution) ownerIn(p Range, head int) int {
	for i := head + 1; i < p.To; i++ {
		if e := r.bodyAt(i); e >= 0 {
			return e
		}
	}
	for i := head - 1; i >= p.From; i-- {
		if e := r.bodyAt(i); e >= 0 {
			return e
		}
	}
	return -1
}

// bodyAt is the country or organisation named at word i, -1 if there is none.
func (r *resolution) bodyAt(i int) int {
	if m := r.at[i]; m >= 0 {
		if e := r.mentions[m].entity; e >= 0 && r.entities[e].kind != graph.ActorPerson {
			return e
		}
	}
	return -1
}
