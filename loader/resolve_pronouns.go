package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// pronounClass is what a pronoun can stand for.
type pronounClass uint8

const (
	noPronoun pronounClass = iota
	aMan
	aWoman
	aGroup
	aThing
	whoSpeaks // I and we: who is being quoted
	relative  // who, which
	aPerson   // not a pronoun: a description of a person
	aBody     // not a pronoun: a description of an organisation
	anActor   // its, of a country or a body: a text has no spokesman
)

var pronouns = map[string]pronounClass{
	"he": aMan, "him": aMan, "his": aMan, "himself": aMan, "she": aWoman, "her": aWoman, "hers": aWoman, "herself": aWoman,
	"they": aGroup, "them": aGroup, "their": aGroup, "themselves": aGroup, "it": aThing, "its": aThing, "itself": aThing,
	"i": whoSpeaks, "we": whoSpeaks, "me": whoSpeaks, "us": whoSpeaks, "my": whoSpeaks, "our": whoSpeaks,
	"who": relative, "which": relative, "that": relative, "whose": relative,
}

// readPronoun reads a phrase that is one pronoun, or a pronoun with "also", "both" or "all" beside it.
func (r *resolution) readPronoun(w Range, i int) (speakerReading, bool) {
	class := pronouns[r.low[w.From]]
	if class == noPronoun || w.To-w.From > 2 || w.To-w.From == 2 && !besidePronouns[r.low[w.From+1]] {
		return speakerReading{}, false
	}
	return r.resolvePronoun(class, w, i), true
}

var besidePronouns = wordSet("also both all too himself herself itself themselves")

// resolvePronoun finds whom a pronoun at w means when attribution i is being read.
func (r *resolution) resolvePronoun(class pronounClass, w Range, i int) speakerReading {
	switch class {
	case whoSpeaks:
		if out := r.outer(i); out >= 0 {
			return r.read[out]
		}
		return speakerReading{speaking: graph.Absent, onBehalf: -1}
	case relative:
		if e := r.antecedent(w.From); e >= 0 {
			return r.named(e)
		}
		return unnamed(-1)
	case aGroup:
		if pair := r.withOuter(w.From, i); pair != nil {
			return speakerReading{who: pair, speaking: graph.Named, onBehalf: -1}
		}
		if pair := r.lastGroup(w.From, i); pair.speaking != "" {
			return pair
		}
	}
	best, second := r.salient(class, w.From, i)
	if best < 0 {
		return unnamed(-1)
	}
	out := r.named(best)
	if second >= 0 {
		out.others = []int{second}
	}
	return out
}

// outer is the attribution whose content holds attribution i, -1 if none.
func (r *resolution) outer(i int) int { return r.d.Attributions[i].Within }

// antecedent is the entity named last before a relative pronoun, with nothing but a comma or its description between.
func (r *resolution) antecedent(at int) int {
	for i := at - 1; i >= 0 && i > at-12; i-- {
		if r.d.Words[i].Sentence != r.d.Words[at].Sentence {
			break
		}
		if m := r.at[i]; m >= 0 && r.mentions[m].entity >= 0 && r.mentions[m].kind() != adjective {
			return r.mentions[m].entity
		}
	}
	return -1
}

// withOuter is what "they" means inside what one speaker says of a meeting with one other: both of them; nil elsewhere.
func (r *resolution) withOuter(at, i int) []int {
	o := r.outer(i)
	for o >= 0 && len(r.read[o].who) == 1 && r.d.Attributions[o].Within >= 0 && r.outer(o) >= 0 {
		o = r.outer(o)
	}
	if o < 0 || len(r.read[o].who) != 1 {
		return nil
	}
	speaker, other := r.read[o].who[0], -1
	for _, s := range r.d.Attributions[o].Content {
		w := r.d.wordsOf(s)
		for j := w.From; j < min(w.To, at); j++ {
			m := r.at[j]
			if m < 0 || r.mentions[m].entity < 0 || r.mentions[m].entity == speaker || r.mentions[m].kind() == adjective {
				continue
			}
			e := r.mentions[m].entity
			if r.entities[e].kind != r.entities[speaker].kind || r.entities[e].weak {
				continue
			}
			if other >= 0 && other != e {
				return nil
			}
			other = e
		}
	}
	if other < 0 {
		return nil
	}
	return []int{speaker, other}
}

// lastGroup is what "they" means when the last speaker before it in the same or the previous paragraph spoke as a group or
// together with others; in between these may have spoken alone.
func (r *resolution) lastGroup(at, i int) speakerReading {
	var singles []int // who spoke alone since
	for j := i - 1; j >= 0; j-- {
		a := r.d.Attributions[j]
		if len(a.Speaker) == 0 || a.Within >= 0 && a.Within != r.outer(i) {
			continue
		}
		w := r.d.wordsOf(a.Speaker[0])
		if w.From >= at {
			continue
		}
		if len(singles) == 0 && r.paragraphs(w.From, at) > 1 || r.paragraphs(w.From, at) > 4 {
			return speakerReading{}
		}
		read := r.read[j]
		if len(read.who) > 1 && holdsAll(read.who, singles) {
			return read
		}
		if len(read.who) == 1 && !r.entities[read.who[0]].plural && len(singles) < 2 && r.entities[read.who[0]].kind == graph.ActorPerson {
			singles = appendNew(singles, read.who[0])
			continue
		}
		if len(read.who) == 0 && read.speaking == graph.Unnamed && read.called == "" {
			read.called = r.plainWords(w)
		}
		if len(read.who) > 1 || len(read.who) == 0 && read.speaking == graph.Unnamed || len(read.who) == 1 && r.entities[read.who[0]].plural {
			return read
		}
		return speakerReading{}
	}
	return speakerReading{}
}

// paragraphs is the number of paragraph ends between two words.
func (r *resolution) paragraphs(from, to int) int {
	n := 0
	for l := r.d.Words[from].Line; l < r.d.Words[to].Line; l++ {
		if r.d.Lines[l].Class != Blank {
			n++
		}
	}
	return n
}

// holdsAll tells whether a list holds all of another.
func holdsAll(list, all []int) bool {
	for _, x := range all {
		if !holdsActor(list, x) {
			return false
		}
	}
	return true
}
