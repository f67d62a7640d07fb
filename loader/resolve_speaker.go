package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// speakerReading is what a speaker's words mean.
type speakerReading struct {
	who      []int // entities, several when they speak together
	speaking graph.Speaking
	onBehalf int
	others   []int  // whom it could also mean
	to       []int  // whom they speak to
	names    []int  // whom the content names
	called   string // what a speaker without a name is
	heading  string // a noun of a headline that means a text
}

func unnamed(onBehalf int) speakerReading {
	return speakerReading{speaking: graph.Unnamed, onBehalf: onBehalf}
}

// named is the reading of one entity; its own onBehalf goes with it.
func (r *resolution) named(e int) speakerReading {
	return speakerReading{who: []int{e}, speaking: graph.Named, onBehalf: r.entities[e].onBehalf}
}

// readSpeaker reads the speaker of attribution i.
func (r *resolution) readSpeaker(i int) {
	a := &r.d.Attributions[i]
	if len(a.Speaker) == 0 {
		r.read[i] = speakerReading{speaking: graph.Absent, onBehalf: -1}
		return
	}
	w := r.d.wordsOf(a.Speaker[0])
	if a.Via == viaLabel {
		r.read[i] = r.readLabel(w, i)
		return
	}
	r.read[i] = r.readPhrase(w, i)
	if len(r.read[i].who) == 1 {
		r.learn(w, r.read[i].who[0])
	}
	r.callSpeaker(w, i)
}

// learn keeps what a pronoun told of the gender of somebody.
func (r *resolution) learn(w Range, e int) {
	if w.To-w.From != 1 || r.entities[e].kind != graph.ActorPerson || r.entities[e].gender != anyGender {
		return
	}
	switch r.low[w.From] {
	case "he":
		r.entities[e].gender = male
	case "she":
		r.entities[e].gender = female
	}
}

// readPhrase reads a noun phrase that speaks in attribution i.
func (r *resolution) readPhrase(w Range, i int) speakerReading {
	w = r.trimPhrase(w)
	if w.From >= w.To {
		return speakerReading{speaking: graph.Absent, onBehalf: -1}
	}
	if w.To-w.From == 1 && (r.d.Words[w.From].Shape == encoder.ShapeInitial && r.low[w.From] != "i" || r.low[w.From] == "question") {
		return unnamed(-1) // the Q of an interview
	}
	for _, rule := range speakerRules {
		if out, ok := rule.read(r, w, i); ok {
			return out
		}
	}
	return unnamed(r.speaksFor(w))
}

// speaksFor is whom an unnamed speaker speaks for: the owner of an office, of people who speak for others, or of a text; -1 for
// everybody else, such as a hunter in a town.
func (r *resolution) speaksFor(w Range) int {
	core := r.core(w)
	head := r.low[core.To-1]
	if !officeNouns[head] && !speakerNouns[head] && !documentNouns[head] {
		return -1
	}
	for i := core.To; i < w.To; i++ {
		switch r.low[i] {
		case "of", "for", "by", "from", "at", "with":
			if e := r.ownerIn(Range{i, min(w.To, i+7)}, i); e >= 0 {
				return e
			}
		case "in":
			if e := r.ownerIn(Range{i, min(w.To, i+4)}, i); e >= 0 && r.entities[e].kind == graph.ActorOrganisation {
				return e
			}
			i = w.To
		case "who", "which", ",":
			i = w.To
		}
	}
	if e := r.ownerIn(Range{core.From, core.To}, core.To-1); e >= 0 && r.entities[e].form != graph.FormIntergovernmental {
		return e
	}
	return -1
}

// speakerRule is one way to read a speaker's words.
type speakerRule struct {
	name string
	read func(r *resolution, w Range, i int) (speakerReading, bool)
}

// speakerRules are tried in this order, the first that matches wins. They are set in init because the rule for joint speakers
// reads each of them by the others.
var speakerRules []speakerRule

func init() {
	speakerRules = []speakerRule{
		{"pronoun", (*resolution).readPronoun},          // he, she, they, it, we, who
		{"text", (*resolution).readText},                // the report; its letter; a memo she wrote
		{"both", (*resolution).readPair},                // the leaders, both sides, the two men
		{"apposition", (*resolution).readApposition},    // Norland's president, Ilona Berg
		{"joint", (*resolution).readJoint},              // he and Berg; Berg and her deputy, Rask
		{"name", (*resolution).readName},                // President Berg; the Energy Ministry
		{"state", (*resolution).readState},              // the Norland government
		{"office", (*resolution).readOfficePhrase},      // the president of Norland; the minister
		{"share", (*resolution).readShare},              // a third of those asked
		{"members", (*resolution).readMembers},          // the judges; lawmakers
		{"highest", (*resolution).readHighest},          // the country's highest court
		{"collective", (*resolution).readCollective},    // European allies
		{"thing", (*resolution).readThing},              // the company; the city's largest union
		{"body", (*resolution).readBody},                // its foreign ministry; the ministry
		{"description", (*resolution).readDescription},  // the former judge
		{"somebody", (*resolution).readSomebody},        // a forklift driver; the chairman
		{"unnamed body", (*resolution).readUnnamedBody}, // the interior ministry
	}
}

// trimPhrase takes determiners, marks and the possessive off a phrase.
func (r *resolution) trimPhrase(w Range) Range {
	w = r.withoutLetters(w)
	for w.From < w.To && r.d.Words[w.From].Shape == punctuation {
		w.From++
	}
	for w.To > w.From && (r.d.Words[w.To-1].Shape == punctuation || w.To-w.From > 1 && selves[r.low[w.To-1]] || r.low[w.To-1] == "s" && w.To-2 >= w.From && r.isApostrophe(w.To-2)) {
		w.To--
	}
	return w
}

var selves = wordSet("himself herself itself themselves alone too")

// coreStops end the core of a noun phrase.
var coreStops = wordSet("of in for from at on with by to about near who which whose whom that , ( – — ; : including among during under outside behind")

// core is the noun phrase up to its first preposition, comma or relative pronoun; a name is never cut.
func (r *resolution) core(w Range) Range {
	for i := w.From; i < w.To; i++ {
		if m := r.at[i]; m >= 0 {
			i = min(r.mentions[m].To, w.To) - 1
			continue
		}
		if end := r.retiredEnd(i); end > i && end < w.To && r.at[end] >= 0 {
			i = end - 1
			continue
		}
		if i > w.From && coreStops[r.low[i]] {
			return r.withoutLetters(Range{w.From, i})
		}
	}
	return r.withoutLetters(w)
}

// withoutLetters takes the letters behind a name off a phrase: "Ida Ravn KC".
func (r *resolution) withoutLetters(w Range) Range {
	if w.To-w.From < 2 || r.at[w.To-1] >= 0 || r.at[w.To-2] < 0 || !r.isPostNominal(w.To-1) {
		return w
	}
	if e := r.mentions[r.at[w.To-2]].entity; e < 0 || r.entities[e].kind != graph.ActorPerson || r.entities[e].weak {
		return w
	}
	return Range{w.From, w.To - 1}
}
