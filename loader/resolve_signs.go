package loader

// signBeside reads what is said beside a new name: "the charity Open Quay", "Ravn Strategic, a mining company", "Ida Ravn, a baker". A
// name of which the article makes an adjective is a country: "Karsk" where "Karskian" stands elsewhere.
func (r *resolution) signBeside(m mention, s *sign) {
	if m.To-m.From == 1 && r.hasAdjective(r.low[m.From]) {
		s.nation += 2
	}
	if m.From > 0 && m.title.To == m.title.From && r.at[m.From-1] < 0 && r.isBodyNoun(m.From-1) {
		s.body++
	}
	if r.namesNoun(m, r.isBodyNoun) {
		s.body++
	}
	if m.To-m.From == 1 && (r.namesNoun(m, r.isSomebodyNoun) || r.namedSo(m)) {
		s.person++
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

// namedSo tells whether a name is told as somebody's: "an electrician named Daud", "her granddaughter Paige".
func (r *resolution) namedSo(m mention) bool {
	i := m.From - 1
	return i > 0 && r.at[i] < 0 && (kinNouns[r.low[i]] || (r.low[i] == "named" || r.low[i] == "called") && (r.isSomebodyNoun(i-1) || r.low[i-1] == "person"))
}

// namesNoun tells whether a name stands between commas behind a noun phrase with such a head: "The importer, Ravn Strategic, …".
func (r *resolution) namesNoun(m mention, is func(i int) bool) bool {
	head := m.From - 2
	if head <= 0 || r.low[m.From-1] != "," || r.at[head] >= 0 || !is(head) || m.To >= len(r.low) || r.low[m.To] != "," {
		return false
	}
	from := head
	for from > 0 && head-from < 5 && !textDeterminers[r.low[from]] && r.inNounPhrase(from-1) {
		from--
	}
	return textDeterminers[r.low[from]] && (from == 0 || !coreStops[r.low[from-1]] || r.low[from-1] == ",")
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
		if r.low[end] == "and" && end > i+2 && r.at[end] < 0 {
			break // a first noun is enough
		}
		if r.low[end] == "and" || r.low[end] == "." || r.isPossessive(end) {
			return -1
		}
	}
	if end == i+10 || end == len(r.low) {
		return -1
	}
	return end - 1
}
