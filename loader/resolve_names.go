package loader

import (
	"unicode"
)

// mention is a name in the text.
type mention struct {
	Range                 // the name itself, without a title before it
	title     Range       // the title before it, empty if none
	entries   []nameEntry // what the codebook knows by it, nil for a new name
	entity    int         // index into the resolution's entities, -1 while open or if it is nobody
	others    []int       // entities it could also mean
	possessed bool        // 's follows
	madeOf    nameKind    // of a new name: adjective or people if it is made of another new one, metonym of a seat that the text explains, else properName
}

// kind is the nameKind of a mention the codebook knows.
func (m mention) kind() nameKind {
	if len(m.entries) == 0 {
		return m.madeOf
	}
	return m.entries[0].kind
}

// findNames finds the names of the document, left to right, none overlapping another. Boilerplate is left out.
func (r *resolution) findNames() {
	r.countCapitals()
	for _, s := range r.d.Sentences {
		if r.d.Lines[r.d.Words[s.From].Line].Class == Boilerplate {
			continue
		}
		for i := s.From; i < s.To; {
			m, next := r.nameAt(i, s)
			if m.To > m.From {
				m.entity = -1
				r.setTitle(&m, s)
				m.possessed = m.To+1 < s.To && r.isApostrophe(m.To) && r.low[m.To+1] == "s"
				for w := m.From; w < m.To; w++ {
					r.at[w] = len(r.mentions)
				}
				r.mentions = append(r.mentions, m)
			}
			i = max(next, i+1)
		}
	}
}

// countCapitals notes which words are written with a capital in the middle of a sentence: they are names even where they
// begin one; and which are written small somewhere: those are not.
func (r *resolution) countCapitals() {
	for _, s := range r.d.Sentences {
		class := r.d.Lines[r.d.Words[s.From].Line].Class
		if class != Body && class != SpeakerLine && class != Caption {
			continue
		}
		for i := s.From; i < s.To; i++ {
			w := r.d.Words[i]
			switch {
			case w.Shape == 0:
				r.small[r.low[i]] = true
			case i > s.From && r.isCapital(i) && r.d.Words[i-1].Quote != OpensQuote && r.d.Words[i-1].Text != "‘":
				r.inner[r.low[i]] = true
			}
		}
	}
}

// isCapital tells whether word i begins with a capital letter.
func (r *resolution) isCapital(i int) bool {
	for _, c := range r.d.Words[i].Text {
		return unicode.IsUpper(c)
	}
	return false
}

// isApostrophe tells whether word i is one.
func (r *resolution) isApostrophe(i int) bool { return r.low[i] == "'" }

// joined tells whether word i stands against the one before it.
func (r *resolution) joined(i int) bool { return r.d.Words[i].Start == r.d.Words[i-1].End }

// nameAt gives the name that begins at word i, if one does, and where to go on.
func (r *resolution) nameAt(i int, s Range) (mention, int) {
	if !r.isCapital(i) {
		return mention{}, i + 1
	}
	entries, n := r.g.match(r.d.Words, i, s.To)
	if n > 0 && r.hyphenated(i+n, s.To) {
		entries, n = nil, 0 // "Berg-Lund" is not Berg
	}
	if r.titleCase(r.d.Words[i].Line) {
		return r.nameInHeading(i, n, entries)
	}
	if n == 0 && r.noName(i) {
		return mention{}, i + 1
	}
	run := r.capitalRun(i, s)
	if n > 0 && (i+n >= run.To || r.standsAlone(entries[0], i+n, run.To)) {
		return mention{Range: Range{i, i + n}, entries: entries}, i + n
	}
	if run.To == run.From {
		return mention{}, i + 1
	}
	// a codebook name inside the run cuts it, unless the whole is the name of a body: "Norland Solidarity Campaign"
	if !bodyNouns[r.low[run.To-1]] && !r.hasBody(run) {
		for j := run.From + 1; j < run.To; j++ {
			if e, n := r.g.match(r.d.Words, j, s.To); n > 0 && (e[0].kind == properName && n > 1 || titleWords[r.low[j-1]]) {
				if cut := r.trimRun(Range{run.From, j}); cut.To > cut.From {
					return mention{Range: cut}, cut.To
				}
				return mention{Range: Range{j, j + n}, entries: e}, j + n
			}
		}
	}
	whole := run.To
	run = r.trimRun(run)
	if run.To < whole && r.isPostNominal(whole-1) {
		return mention{Range: run}, whole
	}
	return mention{Range: run}, max(run.To, i+1)
}

// noName tells whether word i is no name though it has a capital. Of the months that are given names as well only "Jan" is one before
// another capital: in "In May Berlin agreed" nobody is called May Berlin.
func (r *resolution) noName(i int) bool {
	return notAName[r.low[i]] && !(r.low[i] == "jan" && i+1 < len(r.low) && r.isCapital(i+1) && !notAName[r.low[i+1]])
}

// hyphenated tells whether a hyphen and another capital stand against the word before i.
func (r *resolution) hyphenated(i, end int) bool {
	return i+1 < end && r.d.Words[i].Text == "-" && r.joined(i) && r.joined(i+1) && r.isCapital(i+1)
}

// titleCase tells whether a line is a heading whose words nearly all begin with a capital, so that capitals say nothing.
func (r *resolution) titleCase(line int) bool {
	if c := r.d.Lines[line].Class; c != Headline && c != Subheadline {
		return false
	}
	capitals, long := 0, 0
	w := r.d.Lines[line].Words
	for i := w.From; i < w.To; i++ {
		if len(r.low[i]) > 3 && r.d.Words[i].Shape != punctuation && r.d.Words[i].Shape != 4 {
			long++
			if r.isCapital(i) {
				capitals++
			}
		}
	}
	return long > 2 && 4*capitals >= 3*long
}

// nameInHeading is the name at word i of such a line: one the codebook knows, or a word that the text uses as a name.
func (r *resolution) nameInHeading(i, n int, entries []nameEntry) (mention, int) {
	switch {
	case n > 0:
		return mention{Range: Range{i, i + n}, entries: entries}, i + n
	case i > 0 && titleWords[r.low[i-1]] && len(r.g.surnames[r.low[i]]) > 0:
		return mention{Range: Range{i, i + 1}}, i + 1 // "Gaggle by President Orlov"
	case r.inner[r.low[i]] && !r.small[r.low[i]] && !notAName[r.low[i]] && !titleWords[r.low[i]]:
		return mention{Range: Range{i, i + 1}}, i + 1
	}
	return mention{}, i + 1
}

// setTitle moves a title at the front of a new name, or the one before a known name, into the mention's title.
func (r *resolution) setTitle(m *mention, s Range) {
	if m.entries == nil {
		for m.To-m.From > 2 && partyWords[r.low[m.From]] && !r.hasBody(m.Range) {
			m.From++ // "Liberal Ida Ravn"
		}
		last := -1
		for i := m.From; i < m.To-1; i++ {
			if titleWords[r.low[i]] && !bodyNouns[r.low[m.To-1]] {
				last = i
			}
		}
		if last >= 0 && last+1 < m.To {
			m.title = Range{m.From, last + 1}
			m.From = last + 1
			for m.From < m.To-1 && r.d.Words[m.From].Shape == punctuation {
				m.From++
			}
			return
		}
	}
	i := m.From
	for open := m.From - 3; open > s.From && open >= m.From-4; open-- {
		if r.retiredEnd(open) == m.From {
			i = open // "Colonel (rtd) Ida Ravn"
		}
	}
	for i > s.From && (titleWords[r.low[i-1]] && r.at[i-1] < 0 || r.low[i-1] == "." && i-2 >= s.From && titleWords[r.low[i-2]]) {
		i--
	}
	if i < m.From {
		m.title = Range{i, m.From}
	}
}

// retiredMarks say behind a rank that its bearer has left the service.
var retiredMarks = wordSet("rtd ret retd retired")

// retiredEnd is the word behind such a mark between brackets, "(rtd)", that opens at word i; i if none does.
func (r *resolution) retiredEnd(i int) int {
	if i+2 >= len(r.low) || r.low[i] != "(" || !retiredMarks[r.low[i+1]] {
		return i
	}
	for j := i + 2; j < len(r.low) && j < i+4; j++ {
		if r.low[j] == ")" {
			return j + 1
		}
	}
	return i
}
