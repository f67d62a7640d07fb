package loader

import (
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

func TestClauses(t *testing.T) {
	for _, c := range []struct {
		name   string
		pieces []string // of the content
		want   []string // clauses, pieces of one joined by " … "
	}{
		{"one", []string{"that the quay be built"}, []string{"that the quay be built"}},
		{"two", []string{"that the quay be built and that the pier be shut"}, []string{"that the quay be built", "that the pier be shut"}},
		{"three", []string{"that A stay, that B leave and that C pay"}, []string{"that A stay", "that B leave", "that C pay"}},
		{"pieces of a list", []string{"that A stay", "that B leave"}, []string{"that A stay", "that B leave"}},
		{"a sentence in pieces", []string{"that the quay be built", "before the winter"}, []string{"that the quay be built … before the winter"}},
		{"a noun's clause", []string{"that the plan that he drew be dropped"}, []string{"that the plan that he drew be dropped"}},
		{"quoted words", []string{"“I said that, and that is that”"}, []string{"“I said that, and that is that”"}},
	} {
		p := Passage{}
		for _, piece := range c.pieces {
			p.Text += "x "
			start := len([]rune(p.Text))
			p.Text += piece
			p.Content = append(p.Content, graph.Span{Start: start, End: len([]rune(p.Text))})
		}
		var got []string
		for _, spans := range p.clauses() {
			var words []string
			for _, s := range spans {
				words = append(words, string([]rune(p.Text)[s.Start:s.End]))
			}
			got = append(got, strings.Join(words, " … "))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
	if longest := len(longestOf(clauseMarks)); longest != longestMark {
		t.Errorf("the longest mark has %d letters, not %d", longest, longestMark)
	}
}

func longestOf(list []string) string {
	longest := ""
	for _, s := range list {
		if len(s) > len(longest) {
			longest = s
		}
	}
	return longest
}
