package corpus

import (
	"cmp"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// Article is a marked article: what its heading says, its text without the marks, and who says what in it.
type Article struct {
	ID, Title, Publisher, Date, Style string
	Text                              string
	Attributions                      []Attribution // by number
	File                              string        // where it was read from
	Line                              int           // of File, for JSON Lines; else 1
	heading                           []field       // as written, for converting
}

// field is a line of an article's heading.
type field struct{ key, value string }

// Attribution is one expression of an article under one number. Spans are code points of the article's text.
type Attribution struct {
	N                    int
	Source, Cue, Content Spans       // Source: the speaker's words; Content is never empty
	Speaker              *string     // canonical name, nil if nobody is named
	SourceHead           *graph.Span // the head word of Source, where the corpus marks it
	Kind                 string      // person, country, organisation, group, document, poll or unnamed
	For                  *string     // whom the speaker speaks for, nil if for nobody
	Form, Act            string
	Positions            []Position
	line                 int // of the note that describes it
}

// Position is what a content says for or against a proposition.
type Position struct {
	Topic, Proposition, Stance string
	keys                       []string // in the order they are written
}

// Outer tells of each attribution whether it is said in the article itself, by nobody's relaying: not all of it lies within a piece
// of another one's content.
func (a *Article) Outer() []bool {
	outer := make([]bool, len(a.Attributions))
	for i, x := range a.Attributions {
		all, _ := extent(x.Source, x.Cue, x.Content)
		outer[i] = true
		for j, y := range a.Attributions {
			if i != j && slices.ContainsFunc(y.Content, func(s graph.Span) bool { return s.Holds(all) }) {
				outer[i] = false
			}
		}
	}
	return outer
}

// HeldOut tells of articles, given by their ids, which are held out and never trained on: with the ids sorted bytewise, every fifth
// one (index modulo 5 is 4). It has to see all ids of the corpus.
func HeldOut(ids []string) map[string]bool {
	held := map[string]bool{}
	for i, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		if i%5 == 4 {
			held[id] = true
		}
	}
	return held
}

// Split sorts articles by id and parts them into those that training may see and those held out.
func Split(articles []*Article) (train, held []*Article) {
	articles = slices.SortedStableFunc(slices.Values(articles), func(a, b *Article) int { return cmp.Compare(a.ID, b.ID) })
	ids := make([]string, len(articles))
	for i, a := range articles {
		ids[i] = a.ID
	}
	out := HeldOut(ids)
	for _, a := range articles {
		if out[a.ID] {
			held = append(held, a)
		} else {
			train = append(train, a)
		}
	}
	return train, held
}
