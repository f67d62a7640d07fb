package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// speakerReading is what a speaker's words mean.
type speakerReading struct {
	who      []int // entities, several when they speak together
	speaking graph.Speaking
	onBehalf int
	others   []int // whom it could also mean
	to       []int // whom they speak to
	names    []int // whom the content names
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
	r.read[i] = r.readPhrase(w, i)
	if len(r.read[i].who) == 1 {
		r.learn(w, r.read[i].who[0])
	}
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
		{"pronoun", (*resolution).readPronoun},         // he, she, they, it, we, who
		{"both", (*resolution).readPair},               // the leaders, both sides, the two men
		{"apposition", (*resolution).readApposition},   // Norland's president, Ilona Berg
		{"joint", (*resolution).readJoint},             // he and Berg; Berg and her deputy, Rask
		{"name", (*resolution).readName},               // President Berg; the Energy Ministry
		{"state", (*resolution).readState},             // the Norland government
		{"office", (*resolution).readOfficePhrase},     // the president of Norland; the minister
		{"collective", (*resolution).readCollective},   // European allies
		{"body", (*resolution).readBody},               // its foreign ministry; the ministry
		{"description", (*resolution).readDescription}, // the former judge
	}
}

// trimPhrase takes determiners, marks and the possessive off a phrase.
func (r *resolution) trimPhrase(w Range) Range {
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
var coreStops = wordSet("of in for from at on with by to about near who which whose whom that , ( – — ; : including among during under outside")

// core is the noun phrase up to its first preposition, comma or relative pronoun; a name is never cut.
func (r *resolution) core(w Range) Range {
	for i := w.From; i < w.To; i++ {
		if m := r.at[i]; m >= 0 {
			i = min(r.mentions[m].To, w.To) - 1
			continue
		}
		if i > w.From && coreStops[r.low[i]] {
			return Range{w.From, i}
		}
	}
	return w
}

// readApposition reads a description, a comma and a name.
func (r *resolution) readApposition(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	if r.endsInName(core) || r.holdsJoiner(core) {
		return speakerReading{}, false
	}
	comma := core.To
	for comma < w.To && (r.low[comma] != "," || r.at[comma] >= 0) {
		comma++
	}
	end := comma + 1
	for end < w.To && !(r.at[end] < 0 && coreStops[r.low[end]]) {
		end++
	}
	if end > w.To || !r.endsInName(Range{comma + 1, end}) {
		return speakerReading{}, false
	}
	m := r.mentions[r.at[end-1]]
	if r.entities[m.entity].kind != graph.ActorPerson && !bodyNouns[r.low[core.To-1]] && !thingNouns[r.low[core.To-1]] {
		return speakerReading{}, false
	}
	out := r.named(m.entity)
	if out.onBehalf < 0 && r.entities[m.entity].known < 0 && r.describesSpeaker(Range{w.From, comma}) {
		out.onBehalf = r.ownerIn(Range{w.From, comma}, core.To-1)
	}
	return out, true
}

// holdsJoiner tells whether a phrase joins several with "and".
func (r *resolution) holdsJoiner(w Range) bool {
	for i := w.From; i < w.To; i++ {
		if r.low[i] == "and" && r.at[i] < 0 {
			return true
		}
	}
	return false
}

// endsInName tells whether the last word of a range belongs to a name that speaks for itself.
func (r *resolution) endsInName(w Range) bool {
	if w.To <= w.From || r.at[w.To-1] < 0 {
		return false
	}
	m := r.mentions[r.at[w.To-1]]
	return m.entity >= 0 && m.kind() != adjective
}

// readName reads a phrase whose core ends in a name.
func (r *resolution) readName(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	if r.at[core.To-1] < 0 {
		return speakerReading{}, false
	}
	m := r.mentions[r.at[core.To-1]]
	if m.entity < 0 {
		if len(m.others) > 0 {
			out := unnamed(-1)
			out.others = m.others
			return out, true
		}
		return speakerReading{}, false
	}
	if k := m.kind(); k == adjective || k == people && r.isGroupOfPeople(core) {
		return speakerReading{}, false
	}
	out := r.named(m.entity)
	out.others = m.others
	if out.onBehalf < 0 && r.entities[m.entity].kind == graph.ActorPerson && r.entities[m.entity].known < 0 {
		if b := r.ownerIn(Range{core.To, w.To}, core.To); b >= 0 && r.describesSpeaker(Range{core.To, w.To}) {
			out.onBehalf = b
		}
	}
	return out, true
}

// describesSpeaker tells whether a phrase behind a name says that the person speaks for somebody or has an office.
func (r *resolution) describesSpeaker(w Range) bool {
	for i := w.From; i < w.To; i++ {
		if officeNouns[r.low[i]] || speakerNouns[r.low[i]] {
			return true
		}
	}
	return false
}

// isGroupOfPeople tells "some Norlanders" and "two Norlanders" from the people as a whole.
func (r *resolution) isGroupOfPeople(core Range) bool {
	return core.To-core.From > 1 && r.low[core.From] != "the"
}

// readState reads a country's government, cabinet or authorities as the country, and a politician's administration as the
// country of the office.
func (r *resolution) readState(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	if !stateNouns[r.low[core.To-1]] {
		return speakerReading{}, false
	}
	owner := -1
	for j := w.From; j < w.To && owner < 0; j++ {
		if m := r.at[j]; m >= 0 && r.mentions[m].entity >= 0 {
			owner = r.mentions[m].entity
		}
	}
	if owner < 0 {
		owner = r.pronounOwner(core, i)
	}
	if owner < 0 {
		return speakerReading{}, false
	}
	x := r.entities[owner]
	switch {
	case x.kind == graph.ActorCountry:
		return r.named(owner), true
	case x.kind == graph.ActorPerson && x.country >= 0:
		return r.named(r.known(x.country)), true
	case x.kind == graph.ActorPerson && x.known >= 0:
		if c := r.lastCountry(x.known); c >= 0 {
			return r.named(r.known(c)), true
		}
	}
	return speakerReading{}, false
}

// lastCountry is the country of the person's last office on or before the day, -1 if there is none.
func (r *resolution) lastCountry(actor int) int {
	for _, t := range r.g.cb.Actors[actor].Tenures {
		if of, ok := r.g.byID[t.Of]; ok {
			if c := r.g.country(of, r.day); c >= 0 {
				return c
			}
		}
	}
	return -1
}

// readOfficePhrase reads an office without a name.
func (r *resolution) readOfficePhrase(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	if !officeNouns[r.low[core.To-1]] || r.isIndefinite(core) {
		return speakerReading{}, false
	}
	key, owner, ok := r.officePhrase(w)
	if !ok {
		return speakerReading{}, false
	}
	if e := r.officeHolder(key, owner); e >= 0 {
		return r.named(e), true
	}
	return speakerReading{}, false
}

var indefinite = wordSet("a an one another some two three four five six several many most few other any both each every")

func (r *resolution) isIndefinite(core Range) bool { return indefinite[r.low[core.From]] }
