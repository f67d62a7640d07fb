package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
)

// wordsSaid are the words of an attribution as a passage's item writes them. All of them are in the text.
type wordsSaid struct{ speaker, cue, content []string }

// place finds where the words stand. Words that stand more than once are taken where speaker, cue and content lie closest
// together. ambiguous says that two places are equally close.
func (w wordsSaid) place(text string) (s Said, ambiguous bool) {
	runes := []rune(text)
	var choices [][]graph.Span
	for _, part := range [][]string{w.speaker, w.cue, w.content} {
		for _, words := range part {
			choices = append(choices, occurrences(text, runes, words))
		}
	}
	best, ambiguous := w.closest(choices)
	at := 0
	for _, x := range []struct {
		to *Spans
		n  int
	}{{&s.Speaker, len(w.speaker)}, {&s.Cue, len(w.cue)}, {&s.Content, len(w.content)}} {
		*x.to = append(Spans{}, best[at:at+x.n]...)
		at += x.n
	}
	return s, ambiguous
}

// maxOccurrences bounds how many places of one piece are compared; no passage comes near it.
const maxOccurrences = 12

// occurrences are the places of words in a text, as whole words if they stand so anywhere.
func occurrences(text string, runes []rune, words string) []graph.Span {
	var whole, any []graph.Span
	n := utf8.RuneCountInString(words)
	for from := 0; len(any) < maxOccurrences; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		from += i
		start := utf8.RuneCountInString(text[:from])
		s := graph.Span{Start: start, End: start + n}
		any = append(any, s)
		if (s.Start == 0 || !isWord(runes[s.Start-1]) || !isWord(runes[s.Start])) && (s.End == len(runes) || !isWord(runes[s.End]) || !isWord(runes[s.End-1])) {
			whole = append(whole, s)
		}
		_, size := utf8.DecodeRuneInString(words)
		from += size
	}
	if len(whole) > 0 {
		return whole
	}
	return any
}

// closest chooses one place of each piece. ambiguous says that another choice is as close.
func (w wordsSaid) closest(choices [][]graph.Span) (best []graph.Span, ambiguous bool) {
	chosen := make([]graph.Span, len(choices))
	bestCost := cost{1 << 60}
	var try func(i int)
	try = func(i int) {
		if i < len(choices) {
			for _, s := range choices[i] {
				chosen[i] = s
				try(i + 1)
			}
			return
		}
		c := w.costOf(chosen)
		switch order := slices.Compare(c[:], bestCost[:]); {
		case order == 0:
			ambiguous = true
		case order < 0:
			bestCost, ambiguous = c, false
			best = append(best[:0:0], chosen...)
		}
	}
	try(0)
	return best, ambiguous
}

// cost is how bad a choice is, the worst first: code points that two parts share; the stretch that holds all; the gaps between
// content and cue; the gaps to the speaker.
type cost [4]int

// costOf weighs a choice: places of the speaker's pieces, the cue's, then the content's.
func (w wordsSaid) costOf(spans []graph.Span) (c cost) {
	cue, content := len(w.speaker), len(w.speaker)+len(w.cue)
	all, _ := extent(spans)
	c[1] = all.Len()
	for i, s := range spans {
		for _, o := range spans[:i] {
			c[0] += max(0, min(s.End, o.End)-max(s.Start, o.Start))
		}
		switch {
		case i < cue:
			c[3] += gap(s, spans[min(cue, len(spans)-1)])
		case i < content:
			c[2] += gap(s, spans[content])
		}
	}
	return c
}

// gap is how many code points lie between two spans.
func gap(a, b graph.Span) int { return max(0, a.Start-b.End, b.Start-a.End) }
