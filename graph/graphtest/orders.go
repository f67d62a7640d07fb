package graphtest

import (
	"context"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// The order fields and directions.
var (
	StatementOrders = []graph.StatementOrderField{graph.StatementsBySaid, graph.StatementsByLoaded, graph.StatementsByConfidence,
		graph.StatementsByPlace, graph.StatementsByID}
	ActorOrders   = []graph.ActorOrderField{graph.ActorsByName, graph.ActorsByStatements, graph.ActorsByLastSaid, graph.ActorsByID}
	ArticleOrders = []graph.ArticleOrderField{graph.ArticlesByPublished, graph.ArticlesByLoaded, graph.ArticlesByTitle, graph.ArticlesByID}
	Directions    = []graph.OrderDirection{graph.Ascending, graph.Descending}
)

func (s *suite) testOrders(t *testing.T) {
	ctx, all := context.Background(), graph.Range{First: everything}
	store, w := s.filled(t, 14, 500)
	for _, direction := range Directions {
		for _, field := range StatementOrders {
			o := graph.StatementOrder{Field: field, Direction: direction}
			want := sortedBy(w.Statements, (*graph.Statement).Leads, func(a, b *graph.Statement) int { return w.CompareStatements(o, a, b) })
			sameIDs(t, o, statementIDs(t, store, graph.StatementQuery{Order: o}), idsOf(want))
			s.anchoredOrders(t, store, w, o)
		}
		for _, field := range ActorOrders {
			o := graph.ActorOrder{Field: field, Direction: direction}
			pages, err := store.Actors(ctx, graph.ActorQuery{Order: o, Range: all})
			if err != nil {
				t.Fatal(err)
			}
			want := sortedBy(w.Actors, func(graph.Actor) bool { return true }, func(a, b graph.Actor) int { return w.CompareActors(o, a, b) })
			sameIDs(t, o, idsOf(pages[0].Items), idsOf(want))
		}
		for _, field := range ArticleOrders {
			o := graph.ArticleOrder{Field: field, Direction: direction}
			pages, err := store.Articles(ctx, graph.ArticleQuery{Order: o, WithoutBody: true, Range: all})
			if err != nil {
				t.Fatal(err)
			}
			want := sortedBy(w.Articles, func(*graph.Article) bool { return true }, func(a, b *graph.Article) int { return CompareArticles(o, a, b) })
			sameIDs(t, o, idsOf(pages[0].Items), idsOf(want))
			if len(pages[0].Items) > 0 && pages[0].Items[0].Body != "" {
				t.Error("a list without bodies has one")
			}
		}
	}
	for _, byID := range []bool{false, true} {
		pages, err := store.Relations(ctx, graph.RelationQuery{ByID: byID, Range: all})
		if err != nil {
			t.Fatal(err)
		}
		want := sortedBy(w.Relations, (*graph.Relation).Leads, func(a, b *graph.Relation) int { return CompareRelations(byID, a, b) })
		sameIDs(t, byID, idsOf(pages[0].Items), idsOf(want))
	}
}

// anchoredOrders tries an order on one value of every anchor: the one with the most statements.
func (s *suite) anchoredOrders(t *testing.T, store graph.Store, w *World, o graph.StatementOrder) {
	for by, of := range statementAnchors {
		n := map[graph.ID][]*graph.Statement{}
		var most graph.ID
		for _, st := range w.Statements {
			for _, id := range unique(of(st, w)) {
				if id != "" && st.Leads() {
					if n[id] = append(n[id], st); len(n[id]) > len(n[most]) {
						most = id
					}
				}
			}
		}
		want := sortedBy(n[most], func(*graph.Statement) bool { return true }, func(a, b *graph.Statement) int { return w.CompareStatements(o, a, b) })
		sameIDs(t, o, statementIDs(t, store, graph.StatementQuery{Anchors: graph.Anchors{By: by, IDs: []graph.ID{most}}, Order: o}), idsOf(want))
	}
}
