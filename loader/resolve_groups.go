package loader

import (
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
	if e := r.bearerOf(Range{w.From, cut}, right); e >= 0 {
		return r.named(e), true
	}
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

// bearerOf is the person at the end of a row of titles, "Senator, party chairman and former regulator Ida Ravn": what stands before "and"
// names nobody and has no determiner, as no second speaker could; -1 if that is not so.
func (r *resolution) bearerOf(left, right Range) int {
	if textDeterminers[r.low[left.From]] || indefinite[r.low[left.From]] || !r.endsInName(r.core(right)) {
		return -1
	}
	m := r.mentions[r.at[r.core(right).To-1]]
	for i := left.From; i < left.To; i++ {
		if r.at[i] >= 0 || pronouns[r.low[i]] != noPronoun {
			return -1
		}
	}
	head := left.To - 1
	if r.entities[m.entity].kind != graph.ActorPerson || !officeNouns[r.low[head]] && !personNouns[r.low[head]] && !singleSpeakers[r.low[head]] {
		return -1
	}
	return m.entity
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
