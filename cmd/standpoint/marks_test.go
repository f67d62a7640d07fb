package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
)

// markedText is an article of so many lines of ten words, and a statement in each line.
func markedText(lines int) (*loader.Document, graph.Proposal) {
	const line = "Berg said that the late ferry would stay in harbour.\n"
	d := loader.Segment(&graph.Article{Title: "Ferries", Body: strings.Repeat(line, lines)})
	p := graph.Proposal{Article: d.Article}
	for i := range lines {
		at := i * len(line)
		segment := func(from, to int) []graph.Segment { return []graph.Segment{{Start: at + from, End: at + to}} }
		p.Statements = append(p.Statements, graph.ProposedStatement{Within: -1, Evidence: graph.Evidence{Speaker: segment(0, 4), Cue: segment(5, 9), Content: segment(15, 51)}})
	}
	return d, p
}

// TestMarksOfLongArticle: marks are walked through once, not for each word, nor words for each line: the time grows with the length.
func TestMarksOfLongArticle(t *testing.T) {
	d, proposal := markedText(15_000)
	marks := &marking{ahead: marksOf(proposal)}
	var last string
	start := time.Now()
	for i, line := range d.Lines[:15_000] {
		last = wrapMarked(painter{on: true}, d, line, marks, 100)
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("%v for %d lines of %d", took, i, len(d.Lines))
		}
	}
	want := "\x1b[38;5;32mBerg\x1b[0m \x1b[4msaid\x1b[0m that \x1b[2m[15000]\x1b[0m\x1b[1mthe\x1b[0m \x1b[1mlate\x1b[0m"
	if !strings.HasPrefix(last, want) || !strings.HasSuffix(last, "\x1b[1mharbour\x1b[0m.") {
		t.Errorf("the last line is %q", last)
	}
}

// TestMarksOverlap: of marks that lie across each other in any way the one that begins last shows, and each number stands where its mark
// begins.
func TestMarksOverlap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var p graph.Proposal
		for range 1 + random.IntN(8) {
			segment := func() []graph.Segment {
				start := random.IntN(30)
				return []graph.Segment{{Start: start, End: start + random.IntN(12)}}
			}
			p.Statements = append(p.Statements, graph.ProposedStatement{Evidence: graph.Evidence{Content: segment(), Cue: segment(), Speaker: segment()}})
		}
		all := marksOf(p)
		walk := &marking{ahead: all}
		var got, want bytes.Buffer
		for at := 0; at < 45; at += 1 + random.IntN(3) {
			style, numbers := walk.at(at)
			fmt.Fprintf(&got, "%d %s %s\n", at, style, numbers)
			style, numbers = "", ""
			for _, m := range all {
				if m.span.Start <= at && at < m.span.End {
					style = m.style
				}
				if m.number > 0 && m.span.Start == at {
					numbers += fmt.Sprintf("[%d]", m.number)
				}
			}
			fmt.Fprintf(&want, "%d %s %s\n", at, style, numbers)
		}
		if got.String() != want.String() {
			t.Fatalf("marks %v:\n%swant\n%s", all, got.String(), want.String())
		}
	}
}
