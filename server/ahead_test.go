package server

import (
	"context"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// bringing answers as a store does that brings along all that is wanted and nothing that nobody looks at.
func bringing(ctx context.Context, s graph.Store, q graph.StatementQuery) ([]graph.Page[*graph.Statement], error) {
	along := q.Along
	q.Along = nil
	pages, err := s.Statements(ctx, q)
	if err != nil {
		return nil, err
	}
	if along.Anchors {
		err = eachActor(ctx, s, q.IDs, along.AddAnchor)
	}
	for i := range pages {
		for j, st := range pages[i].Items {
			if along.Speakers && err == nil {
				err = eachActor(ctx, s, st.SpeakerIDs, func(_ graph.ID, a graph.Actor) { along.AddActor(a) })
			}
			if along.Article && err == nil {
				err = printed(ctx, s, st.ArticleID, along)
			}
			if along.Lean {
				pages[i].Items[j] = lean(st, along)
			}
		}
	}
	return pages, err
}

func eachActor(ctx context.Context, s graph.Store, ids []graph.ID, add func(graph.ID, graph.Actor)) error {
	found, err := s.Actors(ctx, graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, Range: graph.Range{First: 1}})
	for i, p := range found {
		for _, a := range p.Items {
			add(ids[i], a)
		}
	}
	return err
}

func printed(ctx context.Context, s graph.Store, id graph.ID, along *graph.Along) error {
	of := []graph.ID{id}
	found, err := s.Articles(ctx, graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: of}, Range: graph.Range{First: 1}, WithoutBody: true})
	if err != nil {
		return err
	}
	along.AddArticle(found[0].Items[0])
	if along.Printed == nil {
		return nil
	}
	with := &graph.Along{Speakers: along.Printed.Speakers, Lean: along.Printed.Lean}
	pages, err := bringing(ctx, s, graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByArticle, IDs: of},
		Order: graph.StatementOrder{Field: graph.StatementsByPlace, Direction: graph.Ascending}, Range: graph.Range{First: along.Printed.First}, Along: with})
	if err != nil {
		return err
	}
	along.Printed.AddPage(id, pages[0])
	for _, a := range with.Actors {
		along.AddActor(a)
	}
	return nil
}

func lean(st *graph.Statement, along *graph.Along) *graph.Statement {
	less := &graph.Statement{ID: st.ID}
	less.Content, less.Said.From, less.Said.Until = st.Content, st.Said.From, st.Said.Until
	if along.Speakers {
		less.SpeakerIDs = st.SpeakerIDs
	}
	if along.Article {
		less.ArticleID = st.ArticleID
	}
	return less
}

// TestAhead: what comes along changes no answer, and where all comes along one call of the store is enough.
func TestAhead(t *testing.T) {
	r, store := inWorld(t, Options{Limits: roomy()})
	for query, want := range map[string]int64{
		"{ node(id: ⟨⟩) { id ... on Actor { name statements(first: 3) { totalCount nodes { id content said { from until } article { title } } } } } }":                           1,
		"{ node(id: ⟨⟩) { ... on Actor { statements(first: 3) { nodes { article { id statements(first: 2) { nodes { id form speakers { name } } } } } } } } }":                   1,
		"{ node(id: ⟨⟩) { ... on Actor { statements { pageInfo { endCursor } edges { cursor node { ...more } } } } } } fragment more on Statement { id form takes { stance } }":  1,
		"{ node(id: ⟨⟩) { ... on Actor { a: statements(first: 1) { nodes { id } } b: statements(first: 2) { nodes { content said { basis } } } } } }":                            3,
		"{ node(id: ⟨⟩) { ... on Actor { name statements(filter: {form: []}) { nodes { id } } } } }":                                                                             1,
		"{ node(id: ⟨⟩) { ... on Actor { statements(first: 3) { nodes { speakers { id name } article { statements(first: 9) { nodes { content speakers { name } } } } } } } } }": 1,
		"{ node(id: ⟨⟩) { ... on Actor { name } } }": 1,
		"{ node(id: ⟨⟩) { ... on Actor { statements(first: 2) { nodes { id said { words } article { text statements(first: 1) { totalCount nodes { id } } } } } } } }": 3,
		"{ statements(first: 4) { nodes { content article { title a: statements(first: 2) { nodes { id article { title } } } } } } }":                                  2,
		"{ statements(first: 4) { nodes { article { statements(first: 2) { nodes { id } } } } } s: statements(first: 2) { nodes { act } } }":                           2,
	} {
		for _, id := range []graph.ID{name("person", 3), name("country", 4), name("organisation", 5)} {
			text := strings.ReplaceAll(query, "⟨⟩", `"`+string(id)+`"`)
			store.brings.Store(false)
			_, _, plain := r.post(t, text, nil)
			store.brings.Store(true)
			before := store.calls.Load()
			_, _, got := r.post(t, text, nil)
			if calls := store.calls.Load() - before; calls != want || got != plain || strings.Contains(got, `"errors"`) {
				t.Errorf("%s: %d calls of the store, want %d:\n%s\nand plain\n%s", text, calls, want, got, plain)
			}
		}
	}
	store.brings.Store(true)
	for _, query := range []string{
		`{ node(id: "person:nobody") { ... on Actor { name statements(first: 2) { nodes { id } } } } }`,
		`{ node(id: "person:n003") { ... on Actor { name statements(first: 2, after: "x") { nodes { id } } } } }`,
		`{ node(id: "person:n003") { ... on Actor { name statements(first: -2) { nodes { id } } } } }`,
	} {
		_, _, got := r.post(t, query, nil)
		store.brings.Store(false)
		if _, _, plain := r.post(t, query, nil); got != plain {
			t.Errorf("%s: %s, and plain %s", query, got, plain)
		}
		store.brings.Store(true)
	}
}

// TestTwiceNamed: who is named twice, as two that were merged since are, is given once, with what comes along and without.
func TestTwiceNamed(t *testing.T) {
	r, store := inWorld(t, Options{})
	w := newcomers(1)
	w.Statements[0].SpeakerIDs = append(w.Statements[0].SpeakerIDs, w.Statements[0].SpeakerIDs...)
	w.Statements[0].Machine = w.Statements[0].Coding
	if _, err := store.Write(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	for _, brings := range []bool{false, true} {
		store.brings.Store(brings)
		_, _, got := r.post(t, `{ node(id: "`+string(w.Articles[0].ID)+`") { ... on Article { statements(first: 1) { nodes { speakers { name } } } } } }`, nil)
		want := `{"data":{"node":{"statements":{"nodes":[{"speakers":[{"name":"Number 000 country"},{"name":"Number 000 organisation"},{"name":"Number 000 person"}]}]}}}}`
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
