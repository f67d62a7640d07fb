package loader

import (
	"fmt"
	"os"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// measured counts joint hits.
type measured struct{ gold, pred, hit int }

func (m measured) f1() float64 { return 200 * float64(m.hit) / float64(max(1, m.gold+m.pred)) }

// scoreOuter counts the hits of the outer attributions of one article.
func (m *measured) scoreOuter(t *testing.T, article marked, d *Document) {
	s := newScoredText(article.text)
	var gold, pred [][]graph.Span
	var goldBy, predBy [][]graph.Span
	for _, n := range article.notes {
		if n.Outer {
			gold, goldBy = append(gold, n.Content), append(goldBy, n.Source)
		}
	}
	for _, a := range d.Attributions {
		if a.Within < 0 {
			pred, predBy = append(pred, a.Content), append(predBy, a.Speaker)
		}
	}
	pairs := s.pairing(gold, pred)
	m.gold += len(gold)
	m.pred += len(pred)
	show := os.Getenv("STANDPOINT_SHOW_ERRORS") != ""
	for i := range gold {
		j, ok := pairs[i]
		if ok && s.sameHead(goldBy[i], predBy[j]) {
			m.hit++
		} else if show {
			by := "-"
			if ok {
				by = fmt.Sprint(texts(d, predBy[j]), " via ", d.Attributions[j].Via)
			}
			t.Logf("%s: %q by %q got %v", article.id, texts(d, gold[i]), texts(d, goldBy[i]), by)
		}
	}
}

func texts(d *Document, spans []graph.Span) (out []string) {
	for _, s := range spans {
		out = append(out, d.text(s))
	}
	return out
}

// TestLinkingOfFaultlessSpans links the corpus's own spans: what is wrong then is the linker's fault alone.
func TestLinkingOfFaultlessSpans(t *testing.T) {
	train, held := attributionCorpus(t)
	l := NewLinker(testCodebook(t))
	for _, part := range []struct {
		name     string
		articles []marked
		least    float64
	}{{"train", train, 97}, {"held-out fifth", held, 97}} {
		var m measured
		for _, a := range part.articles {
			d := a.document(t)
			d.Found = a.goldFound(d)
			l.Link(d, nil)
			m.scoreOuter(t, a, d)
		}
		t.Logf("%s: joint F1 %.1f (%d gold, %d linked, %d right)", part.name, m.f1(), m.gold, m.pred, m.hit)
		if m.f1() < part.least {
			t.Errorf("%s: joint F1 %.1f is below %.1f", part.name, m.f1(), part.least)
		}
	}
}

// testCodebook is the codebook that ships.
func testCodebook(t testing.TB) *codebook.Codebook {
	t.Helper()
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	return cb
}
