package loader

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// sayName is the name by which an attribution's speaker is scored: the resolved names, else the words themselves.
func sayName(d *Document, a *Attribution) string {
	if len(a.Speakers) > 0 {
		var names []string
		for _, s := range a.Speakers {
			names = append(names, d.Actors[s].Name)
		}
		return strings.Join(names, "; ")
	}
	return strings.Join(texts(d, a.Speaker), " ")
}

var scoreWord = regexp.MustCompile(`[\pL\pN]+`)

// scoredName is a name for comparing, as the scorer of resolved speakers does it.
func scoredName(s string) (words []string) {
	s = regexp.MustCompile(`['’]s\b`).ReplaceAllString(strings.ToLower(s), "")
	for _, w := range scoreWord.FindAllString(s, -1) {
		switch w {
		case "the", "a", "an", "mr", "ms", "mrs", "dr":
		default:
			words = append(words, w)
		}
	}
	return words
}

// sameScoredName is the scorer's test: the last words equal, or one name holds the other.
func sameScoredName(a, b string) bool {
	x, y := scoredName(a), scoredName(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	within := func(p, q []string) bool {
		set := wordSet(strings.Join(q, " "))
		for _, w := range p {
			if !set[w] {
				return false
			}
		}
		return true
	}
	return x[len(x)-1] == y[len(y)-1] || within(x, y) || within(y, x)
}

// spoken counts resolved speakers.
type spoken struct {
	gold, right, pronouns, pronounsRight, unnamed, unnamedRight int
	kinds                                                       map[string][2]int // right and all of each kind of speaker
}

// scoreSpeakers compares the speakers of paired attributions, outer and inner, with the corpus's names.
func (s *spoken) scoreSpeakers(t *testing.T, m marked, d *Document) {
	text := newScoredText(m.text)
	var gold, pred [][]graph.Span
	for _, n := range m.notes {
		gold = append(gold, n.Content)
	}
	for _, a := range d.Attributions {
		pred = append(pred, a.Content)
	}
	pairs := text.pairing(gold, pred)
	for i, n := range m.notes {
		j, ok := pairs[i]
		if !ok {
			continue
		}
		a := &d.Attributions[j]
		if n.Speaker == "" {
			s.unnamed++
			if len(a.Speakers) == 0 {
				s.unnamedRight++
			} else if os.Getenv("STANDPOINT_SHOW_ERRORS") != "" {
				t.Logf("%s: nobody said, got %q for %q", m.id, sayName(d, a), texts(d, a.Speaker))
			}
			continue
		}
		s.gold++
		hit := sameScoredName(n.Speaker, sayName(d, a))
		k := s.kinds[n.Kind]
		k[1]++
		if hit {
			k[0]++
		}
		s.kinds[n.Kind] = k
		if hit {
			s.right++
		} else if os.Getenv("STANDPOINT_SHOW_ERRORS") != "" {
			t.Logf("%s: %q (%s) said as %q got %q", m.id, n.Speaker, n.Kind, texts(d, a.Speaker), sayName(d, a))
		}
		if len(a.Speaker) > 0 && pronouns[fold(d.text(a.Speaker[0]))] != noPronoun {
			s.pronouns++
			if hit {
				s.pronounsRight++
			}
		}
	}
}

// TestResolvingOfFaultlessSpans resolves the speakers of the corpus's own outer spans.
func TestResolvingOfFaultlessSpans(t *testing.T) {
	train, held := attributionCorpus(t)
	cb := testCodebook(t)
	l, rs := NewLinker(cb), NewResolver(cb)
	for _, part := range []struct {
		name     string
		articles []marked
		least    float64
	}{{"train", train, 82}, {"held-out fifth", held, 82}} {
		s := spoken{kinds: map[string][2]int{}}
		for _, m := range part.articles {
			d := m.document(t)
			d.Found = m.goldFound(d)
			l.Link(d, nil)
			rs.Resolve(d)
			s.scoreSpeakers(t, m, d)
		}
		rate := 100 * float64(s.right) / float64(max(1, s.gold))
		t.Logf("%s: %.1f %% of %d named speakers right, pronouns %d of %d, nobody %d of %d, by kind %v", part.name, rate, s.gold, s.pronounsRight, s.pronouns, s.unnamedRight, s.unnamed, s.kinds)
		if rate < part.least {
			t.Errorf("%s: %.1f %% is below %.1f", part.name, rate, part.least)
		}
	}
}
