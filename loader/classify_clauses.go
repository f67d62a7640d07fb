package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// clauseMarks are how one of several clauses of a content ends before the next begins.
var clauseMarks = []string{" and that ", ", that ", "; that ", " but that ", " nor that "}

// longestMark is the length of the longest of them.
const longestMark = 10

// clauses parts a content that lists several things ("that A and that B"): each speaks of something of its own, and read together the one
// hides the other. A content of one clause is one part.
func (p Passage) clauses() [][]graph.Span {
	runes := []rune(p.Text)
	if !strings.HasPrefix(textOf(runes, p.Content[:1]), "that ") {
		return [][]graph.Span{p.Content}
	}
	var out [][]graph.Span
	for _, span := range p.Content {
		for i, c := range parted(runes, span) {
			if i > 0 || len(out) == 0 || strings.HasPrefix(string(runes[c.Start:c.End]), "that ") {
				out = append(out, nil)
			}
			out[len(out)-1] = append(out[len(out)-1], c)
		}
	}
	return out
}

// parted cuts a span before each further "that".
func parted(runes []rune, span graph.Span) []graph.Span {
	var out []graph.Span
	for at := span.Start; at < span.End; at++ {
		if !strings.ContainsRune(" ,;", runes[at]) {
			continue
		}
		rest := string(runes[at:min(at+longestMark, span.End)])
		if k := slices.IndexFunc(clauseMarks, func(m string) bool { return strings.HasPrefix(rest, m) }); k >= 0 {
			out = append(out, graph.Span{Start: span.Start, End: at})
			span.Start = at + len(clauseMarks[k]) - len("that ")
		}
	}
	return append(out, span)
}
