package loader

import (
	"strings"
	"unicode"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// Segment cuts an article's text into lines with their class, words, sentences and paired quotation marks. The words are
// the encoder's own, so that a tag and a word are one thing.
func Segment(a *graph.Article) *Document {
	d := &Document{Article: a, Text: []rune(a.Body)}
	d.tokens = encoder.Vocabulary().Tokenise(a.Body)
	d.cutLines()
	d.cutWords()
	d.markQuotes()
	d.classLines()
	d.markLabels()
	d.cutSentences()
	return d
}

// cutLines finds the lines; CR LF, LF and CR end one, as do the line and paragraph separators of Unicode.
func (d *Document) cutLines() {
	start := 0
	for i := 0; i <= len(d.Text); i++ {
		if i < len(d.Text) && !endsLine(d.Text[i]) {
			continue
		}
		d.Lines = append(d.Lines, Line{Span: graph.Span{Start: start, End: i}})
		if i+1 < len(d.Text) && d.Text[i] == '\r' && d.Text[i+1] == '\n' {
			i++
		}
		start = i + 1
	}
}

func endsLine(r rune) bool {
	return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085'
}

// cutWords copies the encoder's words with what the stages ask of them.
func (d *Document) cutWords() {
	d.Words = make([]Word, len(d.tokens.Words))
	line := 0
	for i, t := range d.tokens.Words {
		for line < len(d.Lines)-1 && t.Start >= d.Lines[line+1].Start {
			line++
		}
		text := string(d.Text[t.Start:t.End])
		d.Words[i] = Word{
			Span: graph.Span{Start: t.Start, End: t.End}, Text: text, Lower: strings.ToLower(text),
			Line: line, Shape: shapeOf(text), First: t.First, N: t.N,
		}
		l := &d.Lines[line]
		if l.Words.To == 0 {
			l.Words.From = i
		}
		l.Words.To = i + 1
	}
}

// shapeOf is how a word is written, an input of the encoder.
func shapeOf(word string) uint8 {
	r := []rune(word)
	switch {
	case unicode.IsDigit(r[0]):
		return encoder.ShapeNumber
	case !unicode.IsLetter(r[0]) && !unicode.IsNumber(r[0]):
		return encoder.ShapePunctuation
	case len(r) == 1 && unicode.IsUpper(r[0]):
		return encoder.ShapeInitial
	case len(r) == 1:
		return encoder.ShapeLower
	case allUpper(r):
		return encoder.ShapeUpper
	case unicode.IsUpper(r[0]):
		return encoder.ShapeCapital
	}
	for _, c := range r {
		if unicode.IsUpper(c) {
			return encoder.ShapeMixed
		}
	}
	return encoder.ShapeLower
}

// allUpper tells whether there is a cased letter and none of lower case.
func allUpper(r []rune) bool {
	cased := false
	for _, c := range r {
		if unicode.IsLower(c) {
			return false
		}
		cased = cased || unicode.IsUpper(c)
	}
	return cased
}

// span is where a stretch of words stands in the text.
func (d *Document) span(r Range) graph.Span {
	if r.From >= r.To {
		return graph.Span{}
	}
	return graph.Span{Start: d.Words[r.From].Start, End: d.Words[r.To-1].End}
}

// text is what stands at a span.
func (d *Document) text(s graph.Span) string { return string(d.Text[s.Start:s.End]) }
