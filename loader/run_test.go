package loader

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
)

// deleting is an extractor that finds nothing in articles; those that speak of a ferry are deleted while it reads them, and it stumbles over those
// that speak of a bridge.
func deleting(g *graph.Graph) *Extractor {
	return &Extractor{codebook: inventedCodebook(), coder: ownCoder(), stages: []stage{
		stages[0],
		{"delete", hasText, hasTakes, func(ctx context.Context, _ *Extractor, d *Document) error {
			if strings.Contains(d.Article.Body, "ferry") {
				if _, err := g.Delete(ctx, d.Article.ID, false); err != nil {
					return err
				}
			}
			if strings.Contains(d.Article.Body, "bridge") {
				return graph.Errorf(graph.Internal, "the bridge is closed")
			}
			return nil
		}},
	}}
}

// TestArticlesDeletedWhileTheyAreRead: they stay deleted, whether they could be read or not, and the load goes on.
func TestArticlesDeletedWhileTheyAreRead(t *testing.T) {
	store, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), embedded.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	g := graph.Open(store)
	t.Cleanup(func() { _ = g.Close() })
	bodies := []string{"Berg said the ferry was late.", "Berg said the ferry hit the bridge.", "Berg said the bridge stood.", "Berg said it rained."}
	outcomes := map[string]graph.LoadResult{}
	err = NewLoader(g, deleting(g), nil).Load(t.Context(), func(yield func(graph.Source, error) bool) {
		for _, b := range bodies {
			if !yield(graph.Source{Name: b, Content: []byte(b), Bare: true}, nil) {
				return
			}
		}
	}, func(r graph.LoadResult) { outcomes[r.Name] = r })
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		outcome graph.LoadOutcome
		problem string
		there   bool
	}{{graph.OutcomeFailed, "deleted while it was read", false}, {graph.OutcomeFailed, "closed", false}, {graph.OutcomeFailed, "closed", true}, {graph.OutcomeRead, "", true}} {
		r := outcomes[bodies[i]]
		if r.Outcome != want.outcome || !strings.Contains(r.Problem, want.problem) {
			t.Errorf("%s: %s, %q", bodies[i], r.Outcome, r.Problem)
		}
		found, err := g.Articles(t.Context(), graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{r.ArticleID}}, Range: graph.Range{First: 1}})
		if err != nil {
			t.Fatal(err)
		}
		if there := slices.ContainsFunc(found, func(p graph.Page[*graph.Article]) bool { return len(p.Items) > 0 }); there != want.there {
			t.Errorf("%s: stored is %t", bodies[i], there)
		}
	}
}

// TestWhatIsLeftOutIsReported: an article is read without what the graph refuses of it, and the result and the summary say what that was and why.
func TestWhatIsLeftOutIsReported(t *testing.T) {
	store, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), embedded.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	g := graph.Open(store) // without any codebook
	t.Cleanup(func() { _ = g.Close() })
	e := &Extractor{codebook: inventedCodebook(), coder: ownCoder(), stages: []stage{
		stages[0],
		{"take", hasText, hasTakes, func(_ context.Context, _ *Extractor, d *Document) error {
			a := Attribution{Content: []graph.Span{{Start: 10, End: len(d.Text) - 1}}, Form: graph.Indirect, Act: graph.ActAssert, Within: -1, OnBehalfOf: -1,
				Speaking: graph.Absent, Said: graph.Said{Basis: graph.SaidUnknown}}
			if strings.Contains(d.Article.Body, "ferry") {
				a.Takes = []Take{{Proposition: "unheard-of", Stance: graph.Supports, Confidence: 0.9, Because: "test"}}
			}
			d.Attributions = append(d.Attributions, a)
			return nil
		}},
	}}
	var sum Summary
	results := map[string]graph.LoadResult{}
	err = NewLoader(g, e, nil).Load(t.Context(), func(yield func(graph.Source, error) bool) {
		for _, body := range []string{"Berg said the ferry was late.", "Berg said it rained."} {
			if !yield(graph.Source{Name: body, Content: []byte(body), Bare: true}, nil) {
				return
			}
		}
	}, func(r graph.LoadResult) {
		results[r.Name] = r
		sum.Add(r)
	})
	if err != nil {
		t.Fatal(err)
	}
	ferry, rain := results["Berg said the ferry was late."], results["Berg said it rained."]
	if ferry.Outcome != graph.OutcomeRead || ferry.Statements != 1 || len(ferry.LeftOut) != 1 || !strings.Contains(ferry.LeftOut[0], "has no proposition proposition:unheard-of") {
		t.Errorf("%+v", ferry)
	}
	if rain.Outcome != graph.OutcomeRead || rain.Statements != 1 || rain.LeftOut != nil {
		t.Errorf("%+v", rain)
	}
	if sum.Articles != 2 || sum.LeftOut != 1 || len(sum.Incomplete) != 1 || sum.Incomplete[0].Name != ferry.Name || sum.Incomplete[0].Article != ferry.ArticleID {
		t.Errorf("%+v", sum)
	}
}

// TestArticlesAddedToWhileTheyAreRead: somebody else brings the day of a text that is just being read. It is no failure, and the text waits to be
// read with its day.
func TestArticlesAddedToWhileTheyAreRead(t *testing.T) {
	store, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), embedded.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	g := graph.Open(store)
	t.Cleanup(func() { _ = g.Close() })
	dating := &Extractor{codebook: inventedCodebook(), coder: ownCoder(), stages: []stage{
		stages[0],
		{"date", hasText, hasTakes, func(ctx context.Context, _ *Extractor, d *Document) error {
			dated := *d.Article
			dated.PublishedOn = &graph.Date{Year: 2024, Month: 5, Day: 1}
			_, err := g.Accept(ctx, []*graph.Article{&dated})
			return err
		}},
	}}
	l := NewLoader(g, dating, nil)
	var outcomes []graph.LoadOutcome
	report := func(r graph.LoadResult) { outcomes = append(outcomes, r.Outcome) }
	err = l.Load(t.Context(), func(yield func(graph.Source, error) bool) {
		yield(graph.Source{Name: "a", Content: []byte("Berg said it rained."), Bare: true}, nil)
	}, report)
	if waiting, err2 := g.Waiting(t.Context(), "", 10); err != nil || err2 != nil || len(waiting) != 1 {
		t.Fatalf("%d articles wait; %v, %v", len(waiting), err, err2)
	}
	if err := l.Resume(t.Context(), report); err != nil {
		t.Fatal(err)
	}
	if waiting, err := g.Waiting(t.Context(), "", 10); err != nil || len(waiting) != 0 || !slices.Equal(outcomes, []graph.LoadOutcome{graph.OutcomeKnown, graph.OutcomeRead}) {
		t.Errorf("%v, %d articles wait; %v", outcomes, len(waiting), err)
	}
}
