package corpus

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Spans are the pieces of a speaker, a cue or a content, in the order of the text. In JSON each is a pair of numbers.
type Spans []graph.Span

// MarshalJSON writes [[start,end],…].
func (s Spans) MarshalJSON() ([]byte, error) {
	pairs := make([][2]int, len(s))
	for i, x := range s {
		pairs[i] = [2]int{x.Start, x.End}
	}
	return json.Marshal(pairs)
}

// UnmarshalJSON reads [[start,end],…] and refuses a pair that is none or runs backwards.
func (s *Spans) UnmarshalJSON(b []byte) error {
	var pairs [][]int
	if err := json.Unmarshal(b, &pairs); err != nil {
		return fmt.Errorf("spans are written as [[start,end],…]: %w", err)
	}
	*s = make(Spans, len(pairs))
	for i, p := range pairs {
		if len(p) != 2 || p[0] < 0 || p[1] < p[0] {
			return fmt.Errorf("the span %v is not a start and an end behind it", p)
		}
		(*s)[i] = graph.Span{Start: p[0], End: p[1]}
	}
	return nil
}

// within tells whether every piece ends inside a text of so many code points.
func (s Spans) within(length int) bool {
	return !slices.ContainsFunc(s, func(x graph.Span) bool { return x.End > length })
}

// Of gives the words of the pieces, joined by a blank. Pieces beyond the text are cut at its end.
func (s Spans) Of(text []rune) string {
	parts := make([]string, len(s))
	for i, x := range s {
		parts[i] = string(text[min(x.Start, len(text)):min(x.End, len(text))])
	}
	return strings.Join(parts, " ")
}

// extent is the stretch from the first code point to behind the last one; ok is false where there is none.
func extent(lists ...Spans) (all graph.Span, ok bool) {
	for _, list := range lists {
		for _, s := range list {
			if !ok {
				all, ok = s, true
			}
			all.Start, all.End = min(all.Start, s.Start), max(all.End, s.End)
		}
	}
	return all, ok
}
