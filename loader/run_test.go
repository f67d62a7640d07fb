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
