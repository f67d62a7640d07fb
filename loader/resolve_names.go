package loader

import (
	"strings"
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
}

// kind is the nameKind of a mention the codebook knows.
func (m mention) kind() nameKind {
	if len(m.entries) == 0 {
		return properName
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
	if n == 0 && notAName[r.low[i]] {
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
	run = r.trimRun(run)
	return mention{Range: run}, max(run.To, i+1)
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
	case r.inner[r.low[i]] && !r.small[r.low[i]] && !notAName[r.low[i]] && !titleWords[r.low[i]]:
		return mention{Range: Range{i, i + 1}}, i + 1
	}
	return mention{}, i + 1
}

// standsAlone tells whether a codebook name that is followed by further capitals is a name of its own: an adjective, or a
// name before a title, a body or a name the codebook knows.
func (r *resolution) standsAlone(e nameEntry, from, to int) bool {
	if e.kind != properName || len(e.words) > 1 {
		return true
	}
	if titleWords[r.low[from]] || bodyNouns[r.low[to-1]] && to-from <= 3 || notAName[r.low[from]] {
		return true
	}
	_, n := r.g.match(r.d.Words, from, to)
	return n > 0
}

func (r *resolution) hasBody(run Range) bool {
	for i := run.From; i < run.To; i++ {
		if bodyNouns[r.low[i]] && r.isCapital(i) {
			return true
		}
	}
	return false
}

// capitalRun is the longest row of capitalised words from i on, with what joins them: particles, hyphens, initials, the
// apostrophe of O'Neill, and "of", "for", "and" inside the name of a body.
func (r *resolution) capitalRun(i int, s Range) Range {
	end, body := i+1, bodyNouns[r.low[i]]
	for j := i + 1; j < s.To; j++ {
		w := r.d.Words[j]
		switch {
		case w.Line != r.d.Words[i].Line:
			return Range{i, end}
		case r.isCapital(j):
			end = j + 1
			body = body || bodyNouns[r.low[j]]
		case (w.Text == "-" || r.isApostrophe(j)) && r.joined(j) && j+1 < s.To && r.joined(j+1) && r.d.Words[j+1].Shape != punctuation && !r.isPossessive(j):
			if w.Text == "-" || r.isCapital(j+1) {
				end = j + 2
			}
			j++
		case w.Text == "." && r.joined(j) && (r.d.Words[j-1].Shape == 3 || titleWords[r.low[j-1]]):
			// an initial or a shortened title; it counts only if a capital follows
		case nameParticle[r.low[j]] && w.Shape == 0 && r.particleJoins(j, s.To, body):
		default:
			return Range{i, end}
		}
	}
	return Range{i, end}
}

// isPossessive tells whether the apostrophe at j is that of 's.
func (r *resolution) isPossessive(j int) bool {
	return r.isApostrophe(j) && j+1 < len(r.low) && r.low[j+1] == "s" && r.joined(j+1)
}

// bodyJoiners join the words of a body's name, not those of a person's.
var bodyJoiners = wordSet("of for the and on in")

// particleJoins tells whether the small word at j joins what is around it: a capital follows it, at once or after another.
func (r *resolution) particleJoins(j, end int, body bool) bool {
	if bodyJoiners[r.low[j]] && (!body || r.low[j] == "and") {
		return false
	}
	return j+1 < end && (r.isCapital(j+1) || j+2 < end && r.low[j+1] == "the" && r.isCapital(j+2))
}

// trimRun takes from the front of a run what is no name: a word that only begins the sentence. A single word that begins a
// sentence is a name only if the article writes it with a capital elsewhere.
func (r *resolution) trimRun(run Range) Range {
	for run.From < run.To {
		w := r.low[run.From]
		begins := r.beginsSentence(run.From)
		switch {
		case notAName[w] || r.d.Words[run.From].Shape == punctuation || w == "s":
		case begins && r.small[w] && !r.inner[w]:
		case begins && run.To-run.From == 1 && !r.inner[w] && !r.nameAlone(run.From):
		default:
			return r.trimEnd(run)
		}
		run.From++
	}
	return run
}

// nameAlone tells whether a single word that begins a sentence is a name although the article never writes it in the middle of
// one: a surname of the codebook, a word with a possessive, or a speaker that is no common noun.
func (r *resolution) nameAlone(i int) bool {
	w := r.low[i]
	if len(r.g.surnames[w]) > 0 {
		return true
	}
	if bodyNouns[w] || groupNouns[w] || personNouns[w] || titleWords[w] || speakerNouns[w] || documentNouns[w] || neverPersons[w] {
		return false
	}
	possessed := i+2 < len(r.low) && r.isPossessive(i+1)
	return possessed && r.speaks[i] || r.speaks[i] && !strings.HasSuffix(w, "s")
}

// trimEnd takes marks, small words and titles from the end of a run: "Liberty Bloc MP" names the bloc.
func (r *resolution) trimEnd(run Range) Range {
	for run.To > run.From {
		w := r.low[run.To-1]
		last := r.d.Words[run.To-1]
		afterName := last.Shape == 2 && len(w) <= 3 && run.To-run.From > 2 && r.d.Words[run.From].Shape == 1 && !r.hasBody(run) // KC, MEP
		if last.Shape != punctuation && !notAName[w] && !(titleWords[w] && !bodyNouns[w]) && !afterName {
			break
		}
		run.To--
	}
	return run
}

// beginsSentence tells whether word i is the first of its sentence or of a quotation.
func (r *resolution) beginsSentence(i int) bool {
	if i == 0 || r.d.Words[i].Sentence != r.d.Words[i-1].Sentence {
		return true
	}
	return r.d.Words[i-1].Shape == punctuation && r.d.Words[i-1].Text != "," && r.d.Words[i-1].Text != "-" && !r.isApostrophe(i-1)
}

// setTitle moves a title at the front of a new name, or the one before a known name, into the mention's title.
func (r *resolution) setTitle(m *mention, s Range) {
	if m.entries == nil {
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
	for i > s.From && (titleWords[r.low[i-1]] && r.at[i-1] < 0 || r.low[i-1] == "." && i-2 >= s.From && titleWords[r.low[i-2]]) {
		i--
	}
	if i < m.From {
		m.title = Range{i, m.From}
	}
}
