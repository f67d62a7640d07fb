package graph

import (
	"slices"
	"unicode"
)

// rebase carries places from one printing of a text over to another of the same [TextHash]: both read alike sign by sign once
// white space is folded and signs are plain, so that every place in one has its place in the other.
type rebase struct {
	from, to []int // code point offset of each sign that counts; white space, folded, belongs to the sign after it
	text     *Text
}

func newRebase(from, to string) *rebase {
	return &rebase{from: signPlaces(from), to: signPlaces(to), text: NewText(to)}
}

// signPlaces gives the offsets of the characters that are neither white space nor left out by TextHash.
func signPlaces(text string) []int {
	places := make([]int, 0, len(text))
	at := 0
	for _, r := range text {
		if !unicode.IsSpace(r) && r != '\uFEFF' && r != '\u00AD' {
			places = append(places, at)
		}
		at++
	}
	return places
}

// evidence gives the evidence in the other printing.
func (b *rebase) evidence(e Evidence) (Evidence, error) {
	out := Evidence{TextHash: e.TextHash}
	for _, role := range []struct {
		from []Segment
		to   *[]Segment
	}{{e.Content, &out.Content}, {e.Cue, &out.Cue}, {e.Speaker, &out.Speaker}} {
		for _, s := range role.from {
			moved, ok := b.segment(s.Span())
			if !ok {
				return e, Errorf(EvidenceWrong, "the words %q are not in the other printing of the article; read it again", clip(s.Exact))
			}
			*role.to = append(*role.to, moved)
		}
	}
	return out, nil
}

// segment moves a span: from its first sign to its last.
func (b *rebase) segment(s Span) (Segment, bool) {
	first, _ := slices.BinarySearch(b.from, s.Start)
	after, _ := slices.BinarySearch(b.from, s.End)
	if len(b.from) != len(b.to) || first >= after {
		return Segment{}, false
	}
	return b.text.Segment(Span{b.to[first], b.to[after-1] + 1})
}
