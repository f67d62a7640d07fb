package eval

import (
	"slices"
	"strings"
	"unicode"

	"github.com/standpoint-graph/standpoint/graph"
)

// text is a text cut into the tokens that are counted.
type text struct {
	runes  []rune
	tokens []graph.Span
	lower  []string // of each token
	at     []int    // token of each code point, -1 for none
}

func newText(s string) *text {
	t := &text{runes: []rune(s)}
	t.at = make([]int, len(t.runes))
	for i := range t.at {
		t.at[i] = -1
	}
	for i := 0; i < len(t.runes); {
		end := t.tokenEnd(i)
		if end == i {
			i++
			continue
		}
		for c := i; c < end; c++ {
			t.at[c] = len(t.tokens)
		}
		t.tokens = append(t.tokens, graph.Span{Start: i, End: end})
		t.lower = append(t.lower, strings.ToLower(string(t.runes[i:end])))
		i = end
	}
	return t
}

// tokenEnd is where the token that begins at i ends; i itself if there is white space.
func (t *text) tokenEnd(i int) int {
	switch r := t.runes[i]; {
	case isSpace(r):
		return i
	case !isWord(r):
		return i + 1
	}
	for i < len(t.runes) && isWord(t.runes[i]) {
		i++
		if i+1 < len(t.runes) && (t.runes[i] == '\'' || t.runes[i] == '’') && isWord(t.runes[i+1]) {
			i++
		}
	}
	return i
}

// isWord is \w of Python's regular expressions: letters, numbers and the underscore, but no combining mark.
func isWord(r rune) bool { return r == '_' || isAlnum(r) }

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isSpace is \s of Python's regular expressions.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// set is a set of tokens, sorted.
type set []int

// touched gives the tokens that spans touch.
func (t *text) touched(spans []graph.Span) set {
	var out set
	for _, s := range spans {
		for c := max(0, s.Start); c < min(s.End, len(t.at)); c++ {
			if i := t.at[c]; i >= 0 && (len(out) == 0 || out[len(out)-1] != i) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s set) has(i int) bool {
	_, ok := slices.BinarySearch(s, i)
	return ok
}

// shared is how many tokens two sets have in common.
func (s set) shared(o set) int {
	n, j := 0, 0
	for _, x := range s {
		for j < len(o) && o[j] < x {
			j++
		}
		if j < len(o) && o[j] == x {
			n++
		}
	}
	return n
}

// union joins sets.
func union(sets ...set) set {
	out := slices.Concat(sets...)
	slices.Sort(out)
	return slices.Compact(out)
}

// key tells sets apart.
func (s set) key() string {
	b := make([]byte, 0, 4*len(s))
	for _, i := range s {
		b = append(b, byte(i>>24), byte(i>>16), byte(i>>8), byte(i))
	}
	return string(b)
}

// isMark tells a token that is a quotation mark or other punctuation.
func (t *text) isMark(i int) bool { return !isWord(t.runes[t.tokens[i].Start]) }

// startsWithLetter tells a token that begins with a letter or a digit.
func (t *text) startsWithLetter(i int) bool { return isAlnum(t.runes[t.tokens[i].Start]) }

// core is a set without the punctuation at both its ends.
func (t *text) core(s set) set {
	for len(s) > 0 && t.isMark(s[0]) {
		s = s[1:]
	}
	for len(s) > 0 && t.isMark(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

// Words that end the head of a noun phrase, and articles.
var (
	endsHead = wordsOf("who which that whose whom of in for from at on with by to as , ( – — - : ; and or said says")
	articles = wordsOf("the a an")
)

func wordsOf(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// head is the head of a noun phrase by rule: the last word before the first one that ends it; ok is false if there is no word.
func (t *text) head(s set) (head int, ok bool) {
	i := slices.IndexFunc(s, t.startsWithLetter)
	if i < 0 {
		return 0, false
	}
	first := s[i]
	last := first
	for n, i := range s {
		if endsHead[t.lower[i]] && (i > first && last != first || n > 0 && !articles[t.lower[first]]) {
			break
		}
		if t.startsWithLetter(i) {
			last = i
		}
	}
	return last, true
}

// plainName is a speaker without punctuation around it and without a leading article.
func (t *text) plainName(s set) set {
	s = t.core(s)
	if len(s) > 1 && articles[t.lower[s[0]]] {
		return s[1:]
	}
	return s
}
