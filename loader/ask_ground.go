package loader

import (
	"slices"
	"strings"
	"unicode"

	"github.com/standpoint-graph/standpoint/graph"
)

// grounding finds a language model's words in a portion of a text. Quotation marks and dashes of different shapes and any white
// space are alike; everything else must be the same, from the beginning of a word to the end of one.
type grounding struct {
	d      *Document
	folded []rune
	at     []int // for each folded rune the place in the text that it stands for
	used   map[use]bool
}

// use is a place that an answer has taken for a speaker: two may be said to have said the same words there.
type use struct {
	graph.Span
	speaker string
}

func newGrounding(d *Document, lines []int) *grounding {
	g := &grounding{d: d, used: map[use]bool{}}
	for _, i := range lines {
		for at := d.Lines[i].Start; at < d.Lines[i].End; at++ {
			g.add(d.Text[at], at)
		}
		g.add('\n', d.Lines[i].End)
	}
	return g
}

// add appends a rune, folded; white space in a row counts once.
func (g *grounding) add(r rune, at int) {
	r = foldMark(r)
	if r == ' ' && (len(g.folded) == 0 || g.folded[len(g.folded)-1] == ' ') {
		return
	}
	g.folded, g.at = append(g.folded, r), append(g.at, at)
}

// foldMark makes marks of one meaning alike.
func foldMark(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	case '‘', '’', '‚', '‛', '`', '´':
		return '\''
	case '–', '—', '‒', '―', '‑':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// foldAsked is a model's text as it is looked for.
func foldAsked(words string) []rune {
	var out []rune
	for _, r := range strings.TrimSpace(words) {
		if r = foldMark(r); r != ' ' || out[len(out)-1] != ' ' {
			out = append(out, r)
		}
	}
	return out
}

// all are the places of some words, in order.
func (g *grounding) all(words string) []graph.Span {
	want := foldAsked(words)
	if len(want) == 0 {
		return nil
	}
	var out []graph.Span
	for i := 0; i+len(want) <= len(g.folded); i++ {
		if g.folded[i] != want[0] || !slices.Equal(g.folded[i:i+len(want)], want) {
			continue
		}
		s := graph.Span{Start: g.at[i], End: g.at[i+len(want)-1] + 1}
		if g.d.wholeWords(s) {
			out = append(out, s)
		}
	}
	return out
}

// wholeWords tells whether a span begins with a word and ends with one.
func (d *Document) wholeWords(s graph.Span) bool {
	r := d.wordsOf(s)
	return r.From < r.To && d.Words[r.From].Start == s.Start && d.Words[r.To-1].End == s.End
}

// find makes an attribution of an answer. It is none if a piece of its content is not in the text; a speaker or a cue that is not
// there makes the whole answer doubtful and is refused with it.
func (g *grounding) find(x answered) (Attribution, bool) {
	who := ""
	if x.Speaker != nil {
		who = *x.Speaker
	}
	content := g.content(x.Content, who)
	if content == nil {
		return Attribution{}, false
	}
	a := Attribution{Within: -1, OnBehalfOf: -1, Confidence: askedConfidence, Via: "named by a language model", Act: x.Act}
	if !slices.Contains(askedActs, a.Act) {
		a.Act = graph.ActAssert
	}
	for _, s := range content {
		a.Content = append(a.Content, g.d.byLine(s)...)
	}
	var ok bool
	if a.Speaker, ok = g.beside(x.Speaker, content); !ok {
		return a, false
	}
	if a.Cue, ok = g.beside(x.Cue, content); !ok {
		return a, false
	}
	g.used[use{content[0], who}] = true
	parts := make([]part, len(a.Content))
	for i, s := range a.Content {
		parts[i] = part{Range: g.d.wordsOf(s), role: ContentRole}
	}
	a.Form = g.d.form(parts)
	if x.Named != nil {
		a.named = strings.TrimSpace(*x.Named)
	}
	return a, true
}

// content finds the pieces one behind the other, beginning at a place that no other answer has taken for this speaker; nil if one
// is not there.
func (g *grounding) content(pieces []string, who string) []graph.Span {
	if len(pieces) == 0 {
		return nil
	}
	for _, first := range g.all(pieces[0]) {
		if g.used[use{first, who}] {
			continue
		}
		out := []graph.Span{first}
		for _, words := range pieces[1:] {
			from := out[len(out)-1].End
			i := slices.IndexFunc(g.all(words), func(s graph.Span) bool { return s.Start >= from })
			if i < 0 {
				break
			}
			out = append(out, g.all(words)[i])
		}
		if len(out) == len(pieces) {
			return out
		}
	}
	return nil
}

// beside finds the words nearest to the content, outside it where they are there too. No words are found nowhere, which is right.
func (g *grounding) beside(words *string, content []graph.Span) ([]graph.Span, bool) {
	if words == nil || strings.TrimSpace(*words) == "" {
		return nil, true
	}
	best, far := graph.Span{}, -1
	for _, s := range g.all(*words) {
		n := gapTo(s, content)
		if far < 0 || n < far {
			best, far = s, n
		}
	}
	if far < 0 {
		return nil, false
	}
	return g.d.byLine(best), true
}

// insideContent is farther than any place in a text.
const insideContent = 1 << 40

// gapTo is how many characters lie between words and the nearest piece of a content.
func gapTo(s graph.Span, content []graph.Span) int {
	least := insideContent
	for _, c := range content {
		switch {
		case s.End <= c.Start:
			least = min(least, c.Start-s.End)
		case c.End <= s.Start:
			least = min(least, s.Start-c.End)
		default:
			return insideContent
		}
	}
	return least
}

// byLine parts a span at the ends of lines: a piece of evidence is of one paragraph.
func (d *Document) byLine(s graph.Span) []graph.Span {
	var out []graph.Span
	for r := d.wordsOf(s); r.From < r.To; {
		line, to := d.Words[r.From].Line, r.From
		for to < r.To && d.Words[to].Line == line {
			to++
		}
		out = append(out, graph.Span{Start: d.Words[r.From].Start, End: d.Words[to-1].End})
		r.From = to
	}
	return out
}

// nameSpeakers gives speakers whom the text names elsewhere, as the language model says, where the words beside the content leave
// it open or are a pronoun. Only an actor that the article itself has under that name is taken; who was thought of before stays as
// a candidate.
func nameSpeakers(d *Document) {
	for i := range d.Attributions {
		a := &d.Attributions[i]
		if a.named == "" || len(a.Speaker) == 0 || len(a.Speakers) > 0 && !d.isPronoun(a.Speaker[0]) {
			continue
		}
		actor := d.actorNamed(a.named)
		if actor < 0 || slices.Contains(a.Speakers, actor) {
			continue
		}
		a.Candidates = slices.DeleteFunc(append(slices.Clone(a.Speakers), a.Candidates...), func(c int) bool { return c == actor })
		a.Speakers, a.Speaking = []int{actor}, graph.Named
	}
}

func (d *Document) isPronoun(s graph.Span) bool {
	switch strings.ToLower(d.text(s)) {
	case "he", "she", "they", "it", "i", "we":
		return true
	}
	return false
}

// actorNamed is the actor that the article has under a name, -1 if there is none.
func (d *Document) actorNamed(name string) int {
	key := graph.NameKey(name)
	for i, a := range d.Actors {
		if graph.NameKey(a.Name) == key {
			return i
		}
	}
	for i, a := range d.Actors {
		for _, m := range a.Mentions {
			if graph.NameKey(d.text(m)) == key {
				return i
			}
		}
	}
	return -1
}
