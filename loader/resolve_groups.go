package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// readJoint reads several who speak together: "he and Berg", "Berg, Rask and Dahl", "Berg and her deputy, Rask". It holds
// only if every part names somebody.
func (r *resolution) readJoint(w Range, i int) (speakerReading, bool) {
	cut := -1
	for j := w.From + 1; j < w.To-1; j++ {
		if m := r.at[j]; m >= 0 && j < r.mentions[m].To-1 && r.mentions[m].From < j {
			continue
		}
		if r.low[j] == "who" || r.low[j] == "which" || r.low[j] == "whose" {
			return speakerReading{}, false
		}
		if r.low[j] == "and" {
			cut = j
			break
		}
	}
	if cut < 0 {
		return speakerReading{}, false
	}
	right := Range{cut + 1, w.To}
	if r.low[right.From] == "his" || r.low[right.From] == "her" || r.low[right.From] == "their" || r.low[right.From] == "its" {
		right.From++
	}
	out := speakerReading{speaking: graph.Named, onBehalf: -1}
	for _, p := range r.listParts(Range{w.From, cut}, right) {
		one := r.readPart(p, i)
		if len(one.who) == 0 {
			return speakerReading{}, false
		}
		out.who = appendNew(out.who, one.who...)
		if out.onBehalf < 0 {
			out.onBehalf = one.onBehalf
		}
	}
	return out, len(out.who) > 1
}

// listParts cuts what stands before "and" at commas if every part then begins with a name.
func (r *resolution) listParts(left, right Range) []Range {
	var parts []Range
	from := left.From
	for j := left.From; j < left.To; j++ {
		if r.low[j] == "," {
			parts = append(parts, Range{from, j})
			from = j + 1
		}
	}
	if from < left.To {
		parts = append(parts, Range{from, left.To})
	}
	for _, p := range parts {
		if p.From >= p.To || !r.endsInName(r.core(p)) && pronouns[r.low[p.From]] == noPronoun {
			return []Range{left, right}
		}
	}
	return append(parts, right)
}

// readPart reads one of several speakers.
func (r *resolution) readPart(w Range, i int) speakerReading {
	w = r.trimPhrase(w)
	if w.From >= w.To {
		return unnamed(-1)
	}
	for _, rule := range speakerRules {
		if rule.name == "joint" || rule.name == "description" || rule.name == "both" {
			continue
		}
		if out, ok := rule.read(r, w, i); ok {
			return out
		}
	}
	return unnamed(-1)
}

// pairWords are nouns for the two or more who were named together last.
var pairWords = wordSet(`leaders men women presidents ministers sides countries two parties duo pair both governments premiers capitals states nations siblings
	side country party government capital`)

// readPair reads "the leaders", "both sides", "the two men", "neither": the last two of a kind that were named together.
func (r *resolution) readPair(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	first, last := r.low[core.From], r.low[core.To-1]
	if core.To-core.From > 3 || core.To < w.To && !r.onlyClause(core.To) || !pairWords[last] && first != "neither" && first != "each" {
		return speakerReading{}, false
	}
	reach, all := 4, false
	switch first {
	case "both", "neither", "each":
	case "the", "these", "those":
		if !strings.HasSuffix(last, "s") && last != "two" && last != "duo" && last != "pair" && last != "men" && last != "women" {
			return speakerReading{}, false
		}
	default:
		return speakerReading{}, false
	}
	switch last {
	case "leaders", "presidents", "premiers", "ministers":
		reach, all = 3, first == "the" && core.To-core.From == 2
	}
	var pair []int
	switch {
	case core.To-core.From == 1 || last == "two" || last == "both":
		pair = r.nearestPair(core.From, reach)
	default:
		pair = r.lastPair(core.From, !nationWords[last], all, reach)
	}
	if pair == nil {
		return speakerReading{}, false
	}
	return speakerReading{who: pair, speaking: graph.Named, onBehalf: -1}, true
}

// nationWords mean countries or bodies, not people.
var nationWords = wordSet("sides countries governments parties capitals states nations side country party government capital")

// nearestPair is the last two people or the last two countries or bodies, whichever were named together last.
func (r *resolution) nearestPair(at, reach int) []int {
	people, bodies := r.lastPair(at, true, false, reach), r.lastPair(at, false, false, reach)
	switch {
	case people == nil:
		return bodies
	case bodies == nil || r.lastMention(people[1], at) > r.lastMention(bodies[1], at):
		return people
	}
	return bodies
}

// lastMention is the word at which an entity was named last before a place, -1 if it was not.
func (r *resolution) lastMention(e, at int) int {
	last := -1
	for j := range r.mentions {
		if m := &r.mentions[j]; m.entity == e && m.From < at {
			last = m.From
		}
	}
	return last
}

// lastPair is the last two entities of a kind, or all of them, that one sentence names, at most so many sentences before the
// place; in the order of the text. Nil if no sentence names two.
func (r *resolution) lastPair(at int, wantPeople, all bool, reach int) []int {
	var named []int // last first
	sentence := -1
	for j := len(r.mentions) - 1; j >= 0; j-- {
		m := &r.mentions[j]
		if m.From >= at || m.entity < 0 || m.kind() == adjective || !r.entities[m.entity].sure && !r.actsElsewhere(m.entity) || r.entities[m.entity].weak {
			continue
		}
		if (r.entities[m.entity].kind == graph.ActorPerson) != wantPeople || r.entities[m.entity].form == graph.FormIntergovernmental {
			continue
		}
		if s := r.d.Words[m.From].Sentence; s != sentence {
			if len(named) > 1 {
				break
			}
			if sentence >= 0 && r.d.Words[at].Sentence-s > reach {
				return nil
			}
			sentence, named = s, nil
		}
		if len(named) < 2 || all {
			named = appendNew(named, m.entity)
		}
	}
	if len(named) < 2 {
		return nil
	}
	slices.Reverse(named)
	return named
}

// readCollective reads a plural noun with a name or an adjective of a name before it as a collective: "European allies". One
// without a name ("critics"), and people who speak for others ("Norland officials"), stay unnamed.
func (r *resolution) readCollective(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	head := r.low[core.To-1]
	if singleSpeakers[head] || !groupNouns[head] && !speakerNouns[head] || r.low[core.From] == "the" && personNouns[head] {
		return speakerReading{}, false
	}
	owner, place := -1, -1
	for i := core.From; i < core.To; i++ {
		if m := r.at[i]; m >= 0 && r.mentions[m].entity >= 0 {
			owner, place = r.mentions[m].entity, r.mentions[m].From
			break
		}
	}
	if speakerNouns[head] || owner < 0 || r.isIndefinite(core) {
		return unnamed(r.speaksFor(w)), true
	}
	return r.named(r.collective(Range{place, core.To}, owner)), true
}

// collective is the entity of a group named by the words.
func (r *resolution) collective(w Range, owner int) int {
	words := r.low[w.From:w.To]
	for e := range r.entities {
		if r.entities[e].form == graph.FormCollective && equalWords(r.entities[e].words, words) {
			return e
		}
	}
	country := -1
	if owner >= 0 {
		country = r.entities[owner].country
	}
	e := r.newEntity(entity{known: -1, kind: graph.ActorOrganisation, form: graph.FormCollective, name: r.nameText(w), words: words, plural: true, country: country, onBehalf: -1})
	r.entities[e].spellings[r.nameText(w)] = true
	return e
}

// actsElsewhere tells whether a new name is more than a place or a word: a country, a body or a person with a full name.
func (r *resolution) actsElsewhere(e int) bool {
	x := &r.entities[e]
	return x.kind == graph.ActorCountry || x.kind == graph.ActorOrganisation || x.kind == graph.ActorPerson && x.human && len(x.words) > 1
}

// appendNew appends what is not there yet.
func appendNew(list []int, items ...int) []int {
next:
	for _, it := range items {
		for _, have := range list {
			if have == it {
				continue next
			}
		}
		list = append(list, it)
	}
	return list
}
