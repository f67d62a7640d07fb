package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// People whom an article describes without naming them, "a forklift driver", "the chairman", are spoken of again as "he" and "she". So
// each description is read in the order of the text: as the person of the article who bears it, else as somebody without a name.

// somebodyKind is the kind of an entity that is a person without a name. It is never written: who speaks stays unnamed.
const somebodyKind graph.ActorKind = "SOMEBODY"

// isPerson tells whether an entity is a person, with or without a name.
func (x *entity) isPerson() bool { return x.kind == graph.ActorPerson || x.kind == somebodyKind }

// written tells whether an entity can be an actor of the graph.
func (x *entity) written() bool {
	return x.kind != textKind && x.kind != somebodyKind && x.kind != bodyKind
}

// kinNouns are people by whom they are kin to.
var kinNouns = wordSet("wife husband brother sister son daughter mother father widow widower uncle aunt cousin nephew niece grandson granddaughter grandmother grandfather fiancee girlfriend boyfriend partner brother-in-law sister-in-law son-in-law")

// singleSpeakers are people who speak for others, one of them.
var singleSpeakers = wordSet("spokesman spokeswoman spokesperson official diplomat source aide adviser advisor lawyer representative officer envoy insider lawmaker staffer employee negotiator minister")

// otherPeople are further nouns for one person.
var otherPeople = wordSet(`boss landlord tenant shopkeeper baker miner guard soldier sergeant lieutenant detective clerk auditor accountant historian critic rival predecessor successor
	colleague deputy neighbour neighbor friend trader pensioner passenger pilot skipper sailor nurse surgeon paramedic teenager girl boy caller reader counsel barrister solicitor docker rancher supervisor developer
	cook waiter waitress chef butcher tailor carpenter mechanic electrician plumber hunter shepherd herder trapper monitor superior executive organiser organizer convener steward
	bailiff porter mailman postman bystander onlooker juror clergyman priest monk nun actor actress singer poet novelist editor reporter journalist photographer columnist`)

// isSomebodyNoun tells whether word i is a common noun for one person.
func (r *resolution) isSomebodyNoun(i int) bool {
	w := r.low[i]
	return r.at[i] < 0 && r.d.Words[i].Shape == 0 && (personNouns[w] || officeNouns[w] && w != "prime" || singleSpeakers[w] || kinNouns[w] || otherPeople[w])
}

// describesNobodyNew tells whether the noun phrase only describes somebody named beside it, or says what somebody is.
func (r *resolution) describesNobodyNew(p Range) bool {
	if p.To < len(r.low) && r.at[p.To] >= 0 {
		return true
	}
	if p.To+1 < len(r.low) && r.low[p.To] == "," && r.at[p.To+1] >= 0 {
		m := r.mentions[r.at[p.To+1]]
		return m.entity >= 0 && r.entities[m.entity].kind == graph.ActorPerson
	}
	if p.From == 0 {
		return false
	}
	if predicates[r.low[p.From-1]] {
		return true
	}
	return p.From > 1 && r.low[p.From-1] == "," && (r.at[p.From-2] >= 0 || r.d.Words[p.From-2].Shape == 4)
}

// predicates are words before a noun phrase that says what somebody is.
var predicates = wordSet("is was be been being are were become became becomes remain remained as like than elected appointed named once")

// somebodyOf is the entity that a description of one person means.
func (r *resolution) somebodyOf(core Range, behind, i int, speaks bool) int {
	noun := r.low[core.To-1]
	definite := r.isDefinite(core) && r.low[core.From] != "that"
	owned := pronouns[r.low[core.From]] != noPronoun && !definite
	if definite {
		if officeNouns[noun] {
			if key, owner, ok := r.officePhrase(Range{core.From, behind}); ok {
				if e := r.officeHolder(key, owner); e >= 0 {
					return e
				}
			}
		}
		if e := r.lastDescribed(core); e >= 0 {
			return e
		}
		for e := len(r.entities) - 1; e >= 0; e-- {
			if x := &r.entities[e]; x.kind == somebodyKind && x.words[0] == noun {
				return e
			}
		}
		if !speaks {
			return -1 // it may be somebody whom the article names
		}
		if e := r.epithetOf(core, i); e >= 0 {
			return e
		}
	} else if !owned && speaks {
		if e := r.introduced(core); e >= 0 {
			return e
		}
	}
	name := ""
	if owned {
		name = r.called(core, i)
	}
	if name == "" {
		from := core.From
		for from < core.To-1 && textDeterminers[r.low[from]] {
			from++
		}
		name = r.nameText(Range{from, core.To})
	}
	return r.newEntity(entity{known: -1, kind: somebodyKind, name: name, words: []string{noun}, country: -1, onBehalf: r.speaksFor(Range{core.From, behind}), gender: nounGender(noun), human: true})
}

// nounGender is what a noun says of the gender of a person.
func nounGender(noun string) gender {
	switch {
	case femaleTitles[noun], womenNouns[noun], strings.HasSuffix(noun, "woman"), strings.HasSuffix(noun, "mistress"):
		return female
	case maleTitles[noun], menNouns[noun], len(noun) > 3 && strings.HasSuffix(noun, "man"):
		return male
	}
	return anyGender
}

var (
	womenNouns = wordSet("woman widow mother mum grandmother wife daughter niece aunt girl girlfriend fiancee sister sister-in-law actress waitress nun heiress")
	menNouns   = wordSet("man widower father dad grandfather husband son nephew uncle boy boyfriend brother brother-in-law son-in-law monk priest")
)

// readSomebody reads a description of one person that no rule before has understood.
func (r *resolution) readSomebody(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	if !r.isSomebodyNoun(core.To - 1) {
		return speakerReading{}, false
	}
	e := -1
	for j := range r.phrases {
		if p := &r.phrases[j]; p.head == core.To-1 && p.entity >= 0 {
			e = p.entity
		}
	}
	if e < 0 {
		e = r.somebodyOf(core, w.To, i, true)
	}
	return r.named(e), true
}
