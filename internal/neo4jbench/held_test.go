package neo4jbench

import (
	"cmp"
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
)

// held is a store that holds a graph in memory, in the order in which an export reads it, and can do nothing but be exported: to put
// a million statements into a file first would take longer than all the rest.
type held struct {
	graph.Store // nil
	codebook    graph.Codebook
	actors      []graph.Actor
	articles    []*graph.Article
	statements  []*graph.Statement
	relations   []*graph.Relation
}

// hold holds the graph of n statements of a seed.
func hold(seed uint64, n int) (*held, error) {
	h := new(held)
	err := stream(seed, n, batch, func(w graph.Write) error {
		if w.Codebook != nil {
			h.codebook = *w.Codebook
		}
		h.actors, h.articles = append(h.actors, w.Actors...), append(h.articles, w.Articles...)
		h.statements, h.relations = append(h.statements, w.Statements...), append(h.relations, w.Relations...)
		return nil
	})
	h.utter()
	slices.SortFunc(h.actors, func(a, b graph.Actor) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	slices.SortFunc(h.articles, func(a, b *graph.Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(h.relations, func(a, b *graph.Relation) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(h.statements, func(a, b *graph.Statement) int {
		return cmp.Or(cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.Place(), b.Place()), cmp.Compare(a.ID, b.ID))
	})
	return h, err
}

// utter tells which statements report one utterance, as a store does when they are written.
func (h *held) utter() {
	same := map[string][]*graph.Statement{}
	for _, st := range h.statements {
		key := graph.UtteranceKey(st)
		same[key] = append(same[key], st)
	}
	for key, all := range same {
		reports := make([]graph.Dated, len(all))
		for i, st := range all {
			reports[i] = graph.Dated{ID: st.ID, Day: st.Said.Day()}
		}
		utterances := graph.Utterances(key, reports)
		for _, st := range all {
			st.Utterance = utterances[st.ID]
		}
	}
}

func (h *held) Codebook(context.Context) (graph.Codebook, error) { return h.codebook, nil }

func (h *held) Actors(_ context.Context, q graph.ActorQuery) ([]graph.Page[graph.Actor], error) {
	return stretchOf(h.actors, q.Range)
}

func (h *held) Articles(_ context.Context, q graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	return stretchOf(h.articles, q.Range)
}

func (h *held) Statements(_ context.Context, q graph.StatementQuery) ([]graph.Page[*graph.Statement], error) {
	return stretchOf(h.statements, q.Range)
}

func (h *held) Relations(_ context.Context, q graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	return stretchOf(h.relations, q.Range)
}

// stretchOf is a page of a list. Its cursors are numbers.
func stretchOf[T any](all []T, r graph.Range) ([]graph.Page[T], error) {
	from := 0
	if r.After != "" {
		n, err := strconv.Atoi(string(r.After))
		if err != nil {
			return nil, err
		}
		from = n + 1
	}
	items := all[from:min(from+r.First, len(all))]
	p := graph.Page[T]{Items: items, Cursors: make([]graph.Cursor, len(items)), After: from+len(items) < len(all), Total: -1}
	for i := range items {
		p.Cursors[i] = graph.Cursor(strconv.Itoa(from + i))
	}
	return []graph.Page[T]{p}, nil
}

// TestHeld: what is held is what a store has of the same graph, utterances too, in the order in which an export reads it.
func TestHeld(t *testing.T) {
	const n = 500
	all, err := hold(2, n)
	if err != nil {
		t.Fatal(err)
	}
	file, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), embedded.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	err = stream(2, n, n, func(w graph.Write) error {
		_, err := file.Write(t.Context(), w)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	q := graph.StatementQuery{Filter: graph.StatementFilter{Review: []graph.ReviewStatus{graph.Unreviewed, graph.Accepted, graph.Edited, graph.Rejected, graph.Retired}},
		Order: graph.StatementOrder{Field: graph.StatementsByPlace, Direction: graph.Ascending}, Range: graph.Range{First: n}}
	stored, err := file.Statements(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var got []*graph.Statement
	for q.First = n/2 + 1; ; { // in two pages
		pages, err := all.Statements(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, pages[0].Items...)
		if q.After = pages[0].Cursors[len(pages[0].Cursors)-1]; !pages[0].After {
			break
		}
	}
	if len(got) != n || !reflect.DeepEqual(got, stored[0].Items) {
		t.Errorf("%d statements are held that are not the %d of a store", len(got), len(stored[0].Items))
	}
}
