package loader

import (
	"fmt"
	"slices"
	"sort"

	"github.com/standpoint-graph/standpoint/graph"
)

// repeatedShare is how many of a headline's content words the body must have said by the same speaker.
const repeatedShare = 0.5

// repeated tells whether attribution i stands in the headline and the body says the same again: the same speakers, and at
// least half of its words in one of their contents.
func (a *assembly) repeated(i int) bool {
	x := &a.d.Attributions[i]
	if !a.inHeadline(x) {
		return false
	}
	words := a.contentWords(x)
	if len(words) == 0 {
		return false
	}
	for _, said := range a.saidInBody()[speakersKey(x)] {
		both := 0
		for w := range said {
			if words[w] {
				both++
			}
		}
		if float64(both) >= repeatedShare*float64(len(words)) {
			return true
		}
	}
	return false
}

// saidInBody gives what each group of speakers says below the headlines, as sets of words. They are made once.
func (a *assembly) saidInBody() map[string][]map[string]bool {
	if a.body == nil {
		a.body = map[string][]map[string]bool{}
		for j := range a.d.Attributions {
			if y := &a.d.Attributions[j]; !a.inHeadline(y) {
				key := speakersKey(y)
				a.body[key] = append(a.body[key], a.contentWords(y))
			}
		}
	}
	return a.body
}

// speakersKey is the same for the same speakers in any order.
func speakersKey(x *Attribution) string { return fmt.Sprint(slices.Sorted(slices.Values(x.Speakers))) }

// inHeadline tells whether an attribution stands in the headline or a sub-headline.
func (a *assembly) inHeadline(x *Attribution) bool {
	w := a.d.wordsOf(x.Content[0])
	if w.From >= len(a.d.Words) {
		return false
	}
	class := a.d.Lines[a.d.Words[w.From].Line].Class
	return class == Headline || class == Subheadline
}

// contentWords are the words of a content that mean something, cut to their first five letters so that "votes" and "voting"
// are one.
func (a *assembly) contentWords(x *Attribution) map[string]bool {
	set := map[string]bool{}
	for _, s := range x.Content {
		w := a.d.wordsOf(s)
		for i := w.From; i < w.To; i++ {
			f := foldWord(a.d.Words[i])
			if a.d.Words[i].Shape != punctuation && !notAName[f] && len(f) > 1 {
				set[f[:min(5, len(f))]] = true
			}
		}
	}
	return set
}

// sameActors tells whether two lists hold the same actors.
func sameActors(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !holdsActor(b, x) {
			return false
		}
	}
	return true
}

func holdsActor(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// coverage counts what the article says and how much of it was found; boilerplate counts for nothing.
func (a *assembly) coverage() graph.Coverage {
	var c graph.Coverage
	for _, l := range a.d.Lines {
		if l.Class != Boilerplate {
			c.TextLength += l.Len()
		}
	}
	var said []graph.Span
	for _, i := range a.kept {
		x := &a.d.Attributions[i]
		said = append(said, x.Content...)
		c.Statements++
		if len(x.Speakers) > 0 {
			c.Named++
		}
		if len(x.Takes) > 0 {
			c.WithStance++
		}
	}
	said = union(said)
	for _, q := range a.d.Quotes {
		if w := a.d.wordsOf(q.Span); w.From < len(a.d.Words) && a.d.Lines[a.d.Words[w.From].Line].Class == Boilerplate {
			continue
		}
		c.Quoted += q.Len()
		for _, s := range said {
			c.QuotedAttributed += max(0, min(s.End, q.End)-max(s.Start, q.Start))
		}
	}
	return c
}

// union joins spans that overlap or touch.
func union(spans []graph.Span) []graph.Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	var out []graph.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}
