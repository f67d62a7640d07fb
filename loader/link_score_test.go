package loader

import (
	"regexp"
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// The measure of the attribution corpus, as its scorer defines it: a hit is a content matched with an intersection over
// union of at least a half whose speaker's head word is right.

var (
	scoreToken = regexp.MustCompile(`[\pL\pN_\pM]+(?:['’][\pL\pN_\pM]+)*|[^\pL\pN_\pM\s]`)
	headStops  = wordSet("who which that whose whom of in for from at on with by to as , ( – — - : ; and or said says")
	headDets   = wordSet("the a an")
)

type scoredText struct {
	text   []rune
	tokens []graph.Span
	at     map[int]int
}

func newScoredText(text string) *scoredText {
	s := &scoredText{text: []rune(text), at: map[int]int{}}
	pos, runes := 0, 0
	for _, m := range scoreToken.FindAllStringIndex(text, -1) {
		runes += len([]rune(text[pos:m[0]]))
		n := len([]rune(text[m[0]:m[1]]))
		for c := runes; c < runes+n; c++ {
			s.at[c] = len(s.tokens)
		}
		s.tokens = append(s.tokens, graph.Span{Start: runes, End: runes + n})
		runes += n
		pos = m[1]
	}
	return s
}

func (s *scoredText) ids(spans []graph.Span) map[int]bool {
	out := map[int]bool{}
	for _, sp := range spans {
		for c := sp.Start; c < sp.End; c++ {
			if i, ok := s.at[c]; ok {
				out[i] = true
			}
		}
	}
	return out
}

// head is the last word before the first word that ends a noun phrase's head, -1 if there is no word.
func (s *scoredText) head(ids map[int]bool) int {
	var l []int
	for i := range ids {
		l = append(l, i)
	}
	sort.Ints(l)
	first, last := -1, -1
	word := func(i int) string { return strings.ToLower(string(s.text[s.tokens[i].Start:s.tokens[i].End])) }
	isWord := func(i int) bool { return regexp.MustCompile(`^[\pL\pN]`).MatchString(word(i)) }
	for _, i := range l {
		if isWord(i) {
			first, last = i, i
			break
		}
	}
	if first < 0 {
		return -1
	}
	for n, i := range l {
		stop := headStops[word(i)]
		if stop && (i > first && last != first || n > 0 && !headDets[word(first)]) {
			break
		}
		if isWord(i) {
			last = i
		}
	}
	return last
}

// pairing pairs gold and predicted contents one to one, best overlap first; only pairs of at least a half are kept.
func (s *scoredText) pairing(gold, pred [][]graph.Span) map[int]int {
	type pair struct {
		f    float64
		i, j int
	}
	var pairs []pair
	p := make([]map[int]bool, len(pred))
	for j := range pred {
		p[j] = s.ids(pred[j])
	}
	for i := range gold {
		g := s.ids(gold[i])
		for j := range pred {
			both := 0
			for k := range g {
				if p[j][k] {
					both++
				}
			}
			if union := len(g) + len(p[j]) - both; both > 0 && 2*both >= union {
				pairs = append(pairs, pair{2 * float64(both) / float64(len(g)+len(p[j])), i, j})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].f > pairs[b].f })
	out, used := map[int]int{}, map[int]bool{}
	for _, q := range pairs {
		if _, done := out[q.i]; !done && !used[q.j] {
			out[q.i] = q.j
			used[q.j] = true
		}
	}
	return out
}

// sameHead tells whether two speakers have the same head, or neither is there.
func (s *scoredText) sameHead(a, b []graph.Span) bool {
	x, y := s.ids(a), s.ids(b)
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	return y[s.head(x)] && x[s.head(y)]
}
