package loader

import (
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

// pairWords are phrases that mean the two or more who were named together last.
var pairWords = wordSet("leaders men women presidents ministers sides countries two parties duo pair both governments premiers capitals")

// readPair reads "the leaders", "both sides", "the two men": the last two of a kind that were named together.
func (r *resolution) readPair(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	if core.To-core.From > 3 || core.To < w.To || !pairWords[r.low[core.To-1]] {
		return speakerReading{}, false
	}
	switch r.low[core.From] {
	case "the", "both", "these", "those":
	default:
		return speakerReading{}, false
	}
	wantPeople := true
	switch r.low[core.To-1] {
	case "sides", "countries", "governments", "parties", "capitals":
		wantPeople = false
	}
	pair := r.lastPair(core.From, wantPeople)
	if pair == nil {
		return speakerReading{}, false
	}
	return speakerReading{who: pair, speaking: graph.Named, onBehalf: -1}, true
}

// lastPair is the last two entities of a kind that one sentence before the place names, in the order of the text.
func (r *resolution) lastPair(at int, wantPeople bool) []int {
	var pair []int
	sentence := -1
	for j := len(r.mentions) - 1; j >= 0; j-- {
		m := &r.mentions[j]
		if m.From >= at || m.entity < 0 || m.kind() == adjective {
			continue
		}
		if (r.entities[m.entity].kind == graph.ActorPerson) != wantPeople || r.entities[m.entity].form == graph.FormIntergovernmental {
			continue
		}
		if s := r.d.Words[m.From].Sentence; s != sentence {
			if sentence >= 0 && r.d.Words[at].Sentence-s > 4 {
				return nil
			}
			sentence, pair = s, nil
		}
		pair = appendNew(pair, m.entity)
		if len(pair) == 2 {
			return []int{pair[1], pair[0]}
		}
	}
	return nil
}

// readCollective reads a plural noun with a name or an adjective of a name before it as a collective: "European allies". One
// without a name ("critics"), and people who speak for others ("Norland officials"), stay unnamed.
func (r *resolution) readCollective(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	head := r.low[core.To-1]
	if !groupNouns[head] && !speakerNouns[head] || r.low[core.From] == "the" && personNouns[head] {
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

// readBody reads a body that has no name of its own: one that a country or body owns ("Norland's foreign ministry", "its
// parliament") gets a name from both; one without an owner ("the ministry") is the last one with that noun.
func (r *resolution) readBody(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	head := r.low[core.To-1]
	if !bodyNouns[head] || r.isIndefinite(core) || r.at[core.To-1] >= 0 {
		return speakerReading{}, false
	}
	owner := r.possessor(core, i)
	if owner < 0 {
		owner = r.ownerIn(Range{core.To, w.To}, core.To)
	}
	from := core.To - 1
	for from > core.From && r.at[from-1] < 0 && r.d.Words[from-1].Shape != punctuation && !bodyStops[r.low[from-1]] {
		from--
	}
	if owner < 0 {
		if e := r.lastBody(head, core.From); e >= 0 {
			return r.named(e), true
		}
		return speakerReading{}, false
	}
	if r.entities[owner].kind == graph.ActorPerson && head != "office" && head != "campaign" {
		return unnamed(owner), true
	}
	return r.named(r.ownedBody(Range{from, core.To}, owner)), true
}

var bodyStops = wordSet("the a an s his her its their our own whose")

// possessor is whom a possessive pronoun, a possessive or an adjective before a noun means, -1 if there is none.
func (r *resolution) possessor(core Range, i int) int {
	if e := r.pronounOwner(core, i); e >= 0 {
		return e
	}
	for j := core.From; j < core.To-1; j++ {
		if m := r.at[j]; m >= 0 && r.mentions[m].entity >= 0 {
			return r.mentions[m].entity
		}
	}
	return -1
}

// pronounOwner is whom "his", "her" or "its" at the front of a phrase means, -1 if none of them stands there.
func (r *resolution) pronounOwner(core Range, i int) int {
	class := noPronoun
	switch r.low[core.From] {
	case "its":
		class = aThing
	case "his":
		class = aMan
	case "her":
		class = aWoman
	default:
		return -1
	}
	best, _ := r.salient(class, core.From, i)
	return best
}

// lastBody is the organisation named last before the place whose name holds the noun, -1 if none.
func (r *resolution) lastBody(noun string, at int) int {
	best, last := -1, -1
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.From >= at || m.entity < 0 || r.entities[m.entity].kind != graph.ActorOrganisation {
			continue
		}
		for _, w := range r.entities[m.entity].words {
			if w == noun && m.From > last {
				best, last = m.entity, m.From
			}
		}
	}
	if best < 0 {
		for e := len(r.entities) - 1; e >= 0; e-- {
			x := &r.entities[e]
			if x.kind == graph.ActorOrganisation && x.known < 0 && x.weight == 0 && len(x.words) > 0 && strings.Contains(" "+strings.Join(x.words, " ")+" ", " "+noun+" ") {
				return e
			}
		}
	}
	return best
}

// ownedBody is the entity of a body that a country or another body owns; its name is the noun phrase and the owner's.
func (r *resolution) ownedBody(w Range, owner int) int {
	x := r.entities[owner]
	name := titleCase(r.nameText(w)) + " of " + x.name
	words := nameWords(name)
	for e := range r.entities {
		if equalWords(r.entities[e].words, words) {
			return e
		}
	}
	if entries, n := r.g.matchWords(words); n == len(words) && len(entries) == 1 {
		return r.known(entries[0].actor)
	}
	e := r.newEntity(entity{known: -1, kind: graph.ActorOrganisation, form: r.formOfBody(w), name: name, words: words, country: x.country, onBehalf: -1})
	r.entities[e].spellings[r.nameText(w)] = true
	return e
}

// titleCase writes every word with a capital.
func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		c := []rune(w)
		words[i] = strings.ToUpper(string(c[0])) + string(c[1:])
	}
	return strings.Join(words, " ")
}

// readDescription reads a definite description: "the former judge", "its chair", "the company". It means whom the article
// described with the noun last, else the last person or body that fits.
func (r *resolution) readDescription(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	head := r.low[core.To-1]
	definite := r.low[core.From] == "the"
	switch {
	case r.isIndefinite(core) || documentNouns[head]:
		return speakerReading{}, false
	case personNouns[head]:
		if e := r.lastDescribed(head, core.From); e >= 0 {
			return r.named(e), true
		}
		if core.To < w.To || !definite {
			return speakerReading{}, false
		}
		class := aPerson
		if femaleTitles[head] || strings.HasSuffix(head, "woman") || head == "widow" || head == "mum" || head == "mother" {
			class = aWoman
		}
		if e, _ := r.salient(class, core.From, i); e >= 0 {
			return r.named(e), true
		}
	case definite && thingNouns[head] && core.To == w.To && core.To-core.From == 2 && !bodyForms[graph.FormGovernmentBody][head]:
		if e, _ := r.salient(aBody, core.From, i); e >= 0 {
			return r.named(e), true
		}
	}
	return speakerReading{}, false
}

// lastDescribed is the person named last before the place whose title or description holds the noun, -1 if none.
func (r *resolution) lastDescribed(noun string, at int) int {
	best := -1
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.entity < 0 || r.entities[m.entity].kind != graph.ActorPerson {
			continue
		}
		if m.From >= at && best >= 0 {
			break
		}
		if r.entities[m.entity].described[noun] {
			best = m.entity
		}
	}
	return best
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
