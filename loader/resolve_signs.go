package loader

import "strings"

// signBeside reads what is said beside a new name: "the charity Open Quay", "Ravn Strategic, a mining company", "Ida Ravn, a baker". A
// name of which the article makes an adjective is a country: "Karsk" where "Karskian" stands elsewhere.
func (r *resolution) signBeside(m mention, s *sign) {
	if m.To-m.From == 1 && r.hasAdjective(r.low[m.From]) {
		s.nation += 2
	}
	if m.From > 0 && m.title.To == m.title.From && r.at[m.From-1] < 0 && r.isBodyNoun(m.From-1) {
		s.body++
	}
	head := r.appositionHead(m.To)
	switch {
	case head < 0:
	case r.isBodyNoun(head):
		s.body++
	case personNouns[r.low[head]] || officeNouns[r.low[head]] || speakerNouns[r.low[head]]:
		s.person++
	}
}

// isBodyNoun tells whether word i is a common noun for a body.
func (r *resolution) isBodyNoun(i int) bool {
	return r.d.Words[i].Shape == 0 && thingNouns[r.low[i]]
}

// appositionHead is the head of the noun phrase that stands between commas behind a name, which ends before word i: "Ravn Strategic, a
// mining company in Lerum, …"; -1 if none does.
func (r *resolution) appositionHead(i int) int {
	if i+2 >= len(r.low) || r.low[i] != "," {
		return -1
	}
	switch r.low[i+1] {
	case "a", "an", "the", "its":
	default:
		return -1
	}
	end := i + 2
	for ; end < len(r.low) && end < i+10 && !coreStops[r.low[end]]; end++ {
		if r.low[end] == "and" || r.low[end] == "." || r.isPossessive(end) {
			return -1
		}
	}
	if end == i+10 || end == len(r.low) {
		return -1
	}
	return end - 1
}

// hasAdjective tells whether the text holds the adjective or the people of a name, made in one of the usual ways.
func (r *resolution) hasAdjective(name string) bool {
	if len(name) < 4 {
		return false
	}
	for _, end := range []string{"i", "ian", "an", "ese", "ish"} {
		if r.inner[name+end] {
			return true
		}
	}
	stem := strings.TrimRight(name, "aeiouy")
	if len(stem) < 3 || stem == name {
		return false
	}
	if r.inner[name+"n"] {
		return true
	}
	for _, end := range []string{"an", "ian", "ese", "ish", "i"} {
		if r.inner[stem+end] && stem+end != name {
			return true
		}
	}
	return false
}
