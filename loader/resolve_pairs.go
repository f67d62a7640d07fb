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
func (r *resolution) readPair(w Range, i int) (speakerReading, bool) {
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
		if called := r.twoWithoutNames(core.From); called != "" {
			return speakerReading{speaking: graph.Unnamed, onBehalf: -1, called: called}, true
		}
		if pair = r.lastVoices(core.From, i); pair == nil {
			pair = r.nearestPair(core.From, reach)
		}
	default:
		pair = r.lastPair(core.From, !nationWords[last], all, reach)
	}
	if who, said := r.sameAgain(core, i); who != nil && (pair == nil || r.d.Words[r.lastMention(pair[len(pair)-1], core.From)].Sentence <= said) {
		pair = who
	}
	if pair == nil && nationWords[last] && last != "parties" && last != "party" {
		pair = r.mainPair()
	}
	if pair == nil {
		return speakerReading{}, false
	}
	return speakerReading{who: pair, speaking: graph.Named, onBehalf: -1}, true
}

// sameAgain gives whom the same words ("the leaders") meant as the speaker of an earlier statement, or who was called so and spoke in the
// same paragraph ("Nine northern leaders, including Berg and Rask, said …"), and the sentence that they stood in: whom that sentence named beside them they spoke of. Nil if
// there is none.
func (r *resolution) sameAgain(words Range, i int) (who []int, sentence int) {
	for j := i - 1; j >= 0; j-- {
		if a := &r.d.Attributions[j]; len(a.Speaker) > 0 && len(r.read[j].who) > 1 {
			whole := r.d.wordsOf(a.Speaker[0])
			before := r.core(whole)
			called := words.To-words.From == 2 && r.low[words.From] == "the" && r.d.Words[whole.From].Line == r.d.Words[words.From].Line &&
				slices.Contains(r.low[whole.From:whole.To], r.low[words.To-1])
			if called || slices.Equal(r.low[before.From:before.To], r.low[words.From:words.To]) {
				return r.read[j].who, r.d.Words[before.From].Sentence
			}
		}
	}
	return nil, 0
}

// twoWithoutNames is what the sentence before a word, or the words before it in its own, call two people or bodies without naming them:
// "two commissioners had met privately. Both …"; "" if they do not, or if a name follows.
func (r *resolution) twoWithoutNames(at int) string {
	here := r.d.Words[at].Sentence
	for i := at - 1; i > 0 && r.d.Words[i].Sentence >= here-1; i-- {
		if r.low[i-1] != "two" && r.low[i-1] != "both" {
			continue
		}
		end := i
		for end < at && end-i < 3 && r.at[end] < 0 && r.d.Words[end].Shape == 0 && !looseWords[r.low[end]] && !groupNouns[r.low[end]] && !isPlural(officeNouns, r.low[end]) {
			end++
		}
		if end < at && end-i < 3 && r.at[end] < 0 && (groupNouns[r.low[end]] || isPlural(officeNouns, r.low[end])) {
			return r.nameText(Range{i - 1, end + 1})
		}
		return ""
	}
	return ""
}

// isPlural tells whether a word is the plural of one of a set.
func isPlural(set map[string]bool, word string) bool {
	return strings.HasSuffix(word, "s") && set[strings.TrimSuffix(word, "s")]
}

// lastVoices are the speakers of the last two statements before attribution i, if they are two and both stand in the paragraph of the
// word: what is said of "both" then; nil otherwise.
func (r *resolution) lastVoices(at, i int) []int {
	var pair []int
	for j := i - 1; j >= 0 && len(pair) < 2; j-- {
		a := &r.d.Attributions[j]
		if a.Within >= 0 {
			continue
		}
		if len(a.Speaker) == 0 || len(r.read[j].who) != 1 || r.d.Words[r.d.wordsOf(a.Speaker[0]).From].Line != r.d.Words[at].Line {
			return nil
		}
		pair = appendNew(pair, r.read[j].who[0])
	}
	if len(pair) < 2 || !r.entities[pair[0]].written() || !r.entities[pair[1]].written() {
		return nil
	}
	slices.Reverse(pair)
	return pair
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
