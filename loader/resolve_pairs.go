package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

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
	if pair == nil && nationWords[last] && last != "parties" && last != "party" {
		pair = r.mainPair()
	}
	if pair == nil {
		return speakerReading{}, false
	}
	return speakerReading{who: pair, speaking: graph.Named, onBehalf: -1}, true
}

// mainPair is the two countries of which an article is about, in the order of the text: each named, or meant by an adjective, twice
// and twice as often as any third; nil if there are no such two.
func (r *resolution) mainPair() []int {
	count, first := map[int]int{}, map[int]int{}
	var order []int
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.entity < 0 || r.entities[m.entity].kind != graph.ActorCountry {
			continue
		}
		if count[m.entity]++; count[m.entity] == 1 {
			first[m.entity] = j
			order = append(order, m.entity)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	if len(order) < 2 || count[order[1]] < 2 || len(order) > 2 && 2*count[order[2]] > count[order[1]] {
		return nil
	}
	pair := order[:2]
	if first[pair[0]] > first[pair[1]] {
		slices.Reverse(pair)
	}
	return pair
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
