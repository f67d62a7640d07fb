package loader

import (
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// officeSynonyms write the words of an office in one way.
var officeSynonyms = map[string]string{
	"defense": "defence", "premier": "prime minister", "ministers": "minister", "presidents": "president",
	"gov": "governor", "sen": "senator", "rep": "representative", "lt": "lieutenant", "gen": "general",
}

// officeFillers are words of an office that do not tell it apart.
var officeFillers = wordSet("of for the affairs and federal acting interim then current new state's s '")

// officeKey writes the words of an office so that "Minister of Foreign Affairs" and "foreign minister" are equal.
func officeKey(words []string) string {
	var out []string
	for _, w := range words {
		if s, ok := officeSynonyms[w]; ok {
			w = s
		}
		if !officeFillers[w] && w != "," && w != "-" {
			out = append(out, strings.Fields(w)...)
		}
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// readOffices finds the offices that stand beside names, before or after a comma or as a title, with the country they belong
// to, and for whom a spokesperson speaks.
func (r *resolution) readOffices() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.entity < 0 || r.entities[m.entity].kind != graph.ActorPerson {
			continue
		}
		for _, beside := range []Range{r.describedBefore(m), r.describedAfter(m)} {
			r.describe(m.entity, beside)
			r.readOffice(m.entity, beside)
		}
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
		if len(w) > 3 && r.at[i] < 0 && r.d.Words[i].Shape <= 1 && !notAName[w] {
			r.entities[entity].described[w] = true
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
		if r.endsPhrase(start - 1) {
			break
		}
		start--
	}
	return Range{start, end}
}

// describedAfter is the noun phrase that begins after the comma behind the mention: "Ilona Berg, a spokeswoman for …,".
func (r *resolution) describedAfter(m *mention) Range {
	i := m.To
	if i >= len(r.low) || r.low[i] != "," {
		return Range{}
	}
	s := r.d.Sentences[r.d.Words[m.From].Sentence]
	end := i + 1
	for n := 0; end < s.To && n < 14 && !r.endsPhrase(end); n++ {
		end++
	}
	return Range{i + 1, end}
}

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

// officePhrase finds an office in a noun phrase without a name: its words, with "of state" behind the head, and its owner.
func (r *resolution) officePhrase(p Range) (key string, owner int, ok bool) {
	head := -1
	for i := p.From; i < p.To; i++ {
		if officeNouns[r.low[i]] && r.at[i] < 0 {
			head = i
		} else if head >= 0 {
			break
		}
	}
	if head < 0 {
		return "", -1, false
	}
	from := head
	for from > p.From && r.at[from-1] < 0 && !officeStops[r.low[from-1]] {
		from--
	}
	words := append([]string{}, r.low[from:head+1]...)
	if head+2 < len(r.low) && (r.low[head+1] == "of" || r.low[head+1] == "for") && head+2 < p.To {
		for i := head + 2; i < p.To && r.at[i] < 0 && !r.endsPhrase(i) && r.low[i] != "of"; i++ {
			words = append(words, r.low[i])
		}
	}
	return officeKey(words), r.ownerIn(p, head), true
}

// officeStops end the words of an office to the left.
var officeStops = wordSet("the a an ' s his her its their our my ’ , former ex late new acting outgoing")

// officeHolder tells whom an office without a name means: who held it on the article's day in the country or body named, else
// the person of the article who has it.
func (r *resolution) officeHolder(key string, owner int) int {
	if key == "" {
		return -1
	}
	if owner >= 0 {
		x := r.entities[owner]
		of := x.known
		if of >= 0 {
			if a := r.g.holder(key, of, r.day); a >= 0 {
				return r.known(a)
			}
		}
	}
	if owner < 0 {
		if a := r.homeHolder(key); a >= 0 {
			return a
		}
	}
	best, last := -1, -1
	for i := range r.mentions {
		e := r.mentions[i].entity
		if e < 0 || r.entities[e].kind != graph.ActorPerson || !r.hasOffice(e, key) {
			continue
		}
		if owner >= 0 && r.entities[e].country >= 0 && r.entities[e].country != r.entities[owner].country {
			continue
		}
		if r.mentions[i].From > last {
			best, last = e, r.mentions[i].From
		}
	}
	return best
}

// homeHolder is who held a bare office ("the president") on the day in the country that the article names most, unless the
// article itself names somebody with that office.
func (r *resolution) homeHolder(key string) int {
	for e := range r.entities {
		if r.entities[e].kind == graph.ActorPerson && r.entities[e].weight > 0 && r.hasOffice(e, key) {
			return -1
		}
	}
	best, tie := -1, false
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorCountry || x.known < 0 || x.weight == 0 {
			continue
		}
		switch {
		case best < 0 || x.weight > r.entities[best].weight:
			best, tie = e, false
		case x.weight == r.entities[best].weight:
			tie = true
		}
	}
	if best < 0 || tie {
		return -1
	}
	if a := r.g.holder(key, r.entities[best].known, r.day); a >= 0 {
		return r.known(a)
	}
	return -1
}

// hasOffice tells whether a person of the article has an office with all words of the key, as the article says or by the
// codebook on the day.
func (r *resolution) hasOffice(e int, key string) bool {
	x := &r.entities[e]
	if x.known >= 0 {
		for _, t := range r.g.cb.Actors[x.known].Tenures {
			if inOffice(t, r.day) && officeKey(nameWords(t.Title)) == key {
				return true
			}
		}
	}
	if x.office.To == x.office.From {
		return false
	}
	have := " " + officeKey(r.low[x.office.From:x.office.To]) + " "
	for _, w := range strings.Fields(key) {
		if !strings.Contains(have, " "+w+" ") {
			return false
		}
	}
	return true
}
