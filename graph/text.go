package graph

import "unicode/utf8"

// markEvery is the distance, in code points, between the places a Text remembers.
const markEvery = 128

// contextLength is how many code points a segment keeps of what stands before and after it.
const contextLength = 32

// Text is an article's text that finds code points quickly: making it reads the text once and keeps four bytes for every 128
// code points, so that a text of many megabytes is cheap; a text of ASCII alone keeps nothing.
type Text struct {
	text  string
	marks []int32 // byte offsets of code points 0, markEvery, 2·markEvery …; nil when each code point is one byte
	size  int
}

// NewText indexes a text.
func NewText(text string) *Text {
	t := &Text{text: text, size: utf8.RuneCountInString(text)}
	if t.size == len(text) {
		return t
	}
	t.marks = make([]int32, 0, t.size/markEvery+1)
	n := 0
	for i := range text {
		if n%markEvery == 0 {
			t.marks = append(t.marks, int32(i))
		}
		n++
	}
	return t
}

// Len is the number of code points.
func (t *Text) Len() int { return t.size }

// offset is where code point n begins, in bytes; 0 ≤ n ≤ Len.
func (t *Text) offset(n int) int {
	if t.marks == nil {
		return n
	}
	if n == t.size {
		return len(t.text)
	}
	at := int(t.marks[n/markEvery])
	return at + skip(t.text[at:], n%markEvery)
}

// skip gives the byte offset of code point n.
func skip(text string, n int) int {
	at := 0
	for ; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// Slice gives the text of a span; false when the span does not lie within it.
func (t *Text) Slice(s Span) (string, bool) {
	if s.Start < 0 || s.End < s.Start || s.End > t.size {
		return "", false
	}
	return t.text[t.offset(s.Start):t.offset(s.End)], true
}

// Segment makes the evidence of a span: its words letter for letter, and up to 32 code points before and after. False when
// the span is empty or does not lie within the text.
func (t *Text) Segment(s Span) (Segment, bool) {
	exact, ok := t.Slice(s)
	if !ok || exact == "" {
		return Segment{}, false
	}
	before, _ := t.Slice(Span{max(0, s.Start-contextLength), s.Start})
	after, _ := t.Slice(Span{s.End, min(t.size, s.End+contextLength)})
	return Segment{Start: s.Start, End: s.End, Exact: exact, Prefix: before, Suffix: after}, true
}

// Segments makes the evidence of several spans; false when one of them does not lie within the text.
func (t *Text) Segments(spans []Span) ([]Segment, bool) {
	out := make([]Segment, len(spans))
	for i, s := range spans {
		var ok bool
		if out[i], ok = t.Segment(s); !ok {
			return nil, false
		}
	}
	return out, true
}
