package corpus

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	openingMark = '⟦'
	closingMark = '⟧'
)

var markOpens = regexp.MustCompile(`^⟦([SCT])([0-9]{1,6}) `)

// markedParts is where the parts of one number stand.
type markedParts struct {
	source, cue, content Spans
	line                 int // of the first mark
}

func (p *markedParts) part(letter string) *Spans {
	switch letter {
	case "S":
		return &p.source
	case "C":
		return &p.cue
	}
	return &p.content
}

// unmarking takes the marks out of an article's body, counting code points and lines as it goes.
type unmarking struct {
	*faulty
	text  strings.Builder
	at    int // code points written
	line  int
	open  []openMark
	parts map[int]*markedParts
}

// openMark is a mark that waits to be closed.
type openMark struct {
	letter   string
	n        int
	at, line int
}

// unmark gives the text without marks and the parts of each number. firstLine is the body's first line in its file.
func unmark(f *faulty, body string, firstLine int) (string, map[int]*markedParts) {
	u := &unmarking{faulty: f, line: firstLine, parts: map[int]*markedParts{}}
	for len(body) > 0 {
		body = body[u.step(body):]
	}
	for _, o := range u.open {
		u.add(o.line, "the mark %s%d is never closed; write ⟧ behind its words", o.letter, o.n)
	}
	for _, p := range u.parts {
		for _, list := range []Spans{p.source, p.cue, p.content} {
			slices.SortFunc(list, func(a, b graph.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
		}
	}
	return u.text.String(), u.parts
}

// step reads one mark or one code point and says how many bytes it took.
func (u *unmarking) step(body string) int {
	if m := markOpens.FindStringSubmatch(body); m != nil {
		n, _ := strconv.Atoi(m[2]) // six digits at most
		u.open = append(u.open, openMark{m[1], n, u.at, u.line})
		return len(m[0])
	}
	r, size := utf8.DecodeRuneInString(body)
	switch r {
	case openingMark:
		u.add(u.line, "the mark at %s cannot be read; write ⟦S1 …⟧, ⟦C1 …⟧ or ⟦T1 …⟧ with a number and one blank", excerpt(body))
	case closingMark:
		u.close(body)
	default:
		u.text.WriteString(body[:size])
		u.at++
		if r == '\n' {
			u.line++
		}
	}
	return size
}

// close ends the mark that was opened last.
func (u *unmarking) close(body string) {
	if len(u.open) == 0 {
		u.add(u.line, "a ⟧ closes nothing before %s; take it out or open its mark", excerpt(body[len(string(closingMark)):]))
		return
	}
	o := u.open[len(u.open)-1]
	u.open = u.open[:len(u.open)-1]
	if o.at == u.at {
		u.add(o.line, "the mark %s%d is empty; put it around words or take it out", o.letter, o.n)
		return
	}
	p := u.parts[o.n]
	if p == nil {
		p = &markedParts{line: o.line}
		u.parts[o.n] = p
	}
	list := p.part(o.letter)
	*list = append(*list, graph.Span{Start: o.at, End: u.at})
}

// Unmark takes the marks out of a text of one's own and gives, by number, attributions of which only the spans are filled in. The error
// ([Faults]) names marks that cannot be read.
func Unmark(body string) (string, map[int]Attribution, error) {
	f := &faulty{file: "text"}
	text, parts := unmark(f, body, 1)
	out := map[int]Attribution{}
	for n, p := range parts {
		out[n] = Attribution{N: n, Source: orEmpty(p.source), Cue: orEmpty(p.cue), Content: orEmpty(p.content)}
	}
	return text, out, f.faults.orNil()
}
