package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
)

// mark is a place in a text that is shown in a style, with a number before it where a statement's content begins.
type mark struct {
	span   graph.Span
	style  string
	number int // of the statement, 0 for none
}

// marksOf gives the marks of all statements in the order of the text; where two overlap the inner one shows.
func marksOf(p graph.Proposal) []mark {
	var out []mark
	add := func(segments []graph.Segment, style string, number int) {
		for i, s := range segments {
			if i > 0 {
				number = 0
			}
			out = append(out, mark{s.Span(), style, number})
		}
	}
	for i, s := range p.Statements {
		add(s.Evidence.Content, bold, i+1)
		add(s.Evidence.Cue, marked, 0)
		add(s.Evidence.Speaker, forBlue, 0)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	return out
}

// marking walks through the marks of a text along with its words: a long article has thousands of both.
type marking struct {
	ahead []mark // in the order of the text
	open  []mark // begun; the last may have ended, and those before it that do not show yet
}

// at gives the style of the word that begins at start, and the numbers before it. It is asked from the front of the text to its end.
func (m *marking) at(start int) (style, numbers string) {
	for len(m.ahead) > 0 && m.ahead[0].span.Start <= start {
		next := m.ahead[0]
		if m.ahead = m.ahead[1:]; next.number > 0 && next.span.Start == start {
			numbers += fmt.Sprintf("[%d]", next.number)
		}
		m.open = append(m.open, next)
	}
	for last := len(m.open) - 1; last >= 0; last-- {
		if start < m.open[last].span.End {
			return m.open[last].style, numbers
		}
		m.open = m.open[:last]
	}
	return "", numbers
}

// wrapMarked is a line of the text with its marks, broken to the width. Lines are asked for in their order.
func wrapMarked(c painter, d *loader.Document, line loader.Line, marks *marking, width int) string {
	var out strings.Builder
	column := 0
	for _, w := range d.Words[line.Words.From:line.Words.To] {
		gap := w.Start > line.Start && isBlank(d.Text[w.Start-1])
		style, number := marks.at(w.Start)
		text := printable(number + w.Text)
		n := len([]rune(text))
		switch {
		case gap && column+1+n > width:
			out.WriteString("\n")
			column = 0
		case gap && column > 0:
			out.WriteString(" ")
			column++
		}
		out.WriteString(c.paint(dim, number) + c.paint(style, printable(w.Text)))
		column += n
	}
	return out.String()
}

func isBlank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u2009' || r == '\u202f'
}
