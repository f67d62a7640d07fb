package graphtest

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testFilters holds the store to Match: a thousand statements, five hundred filters, each with and without an anchor.
func (s *suite) testFilters(t *testing.T) {
	store, w := s.filled(t, 21, s.cases(1000))
	f := &filters{Rand: rand.New(rand.NewPCG(21, 1)), w: w}
	t.Run("Statements", func(t *testing.T) { s.filteredStatements(t, store, f) })
	t.Run("EachField", func(t *testing.T) { s.eachField(t, store, f) })
	t.Run("Actors", func(t *testing.T) { s.filteredActors(t, store, f) })
	t.Run("Articles", func(t *testing.T) { s.filteredArticles(t, store, f) })
	t.Run("Relations", func(t *testing.T) { s.filteredRelations(t, store, f) })
}

func (s *suite) filteredStatements(t *testing.T, store graph.Store, f *filters) {
	let := 0
	for i := range s.cases(500) {
		let += s.oneFilter(t, store, f, f.statement(), i)
	}
	if let < s.cases(500) {
		t.Errorf("the filters let only %d statements through in all: they test nothing", let)
	}
}

// oneFilter compares a filter's answer with Match, once as it is and once on an anchor, and gives how many it lets through.
func (s *suite) oneFilter(t *testing.T, store graph.Store, f *filters, filter graph.StatementFilter, i int) int {
	t.Helper()
	w := f.w
	q := graph.StatementQuery{Filter: filter, Order: graph.StatementOrder{Field: StatementOrders[i%5], Direction: Directions[i/5%2]}}
	compare := func(a, b *graph.Statement) int { return w.CompareStatements(q.Order, a, b) }
	want := sortedBy(w.Statements, func(s *graph.Statement) bool { return filter.Match(s, w.articles[s.ArticleID], w) }, compare)
	sameIDs(t, q, statementIDs(t, store, q), idsOf(want))
	q.CountTo = everything
	if p := statements(t, store, q)[0]; p.Total != len(want) {
		t.Errorf("%s: counted %d, want %d", asJSON(q), p.Total, len(want))
	}
	anchors := []graph.Anchor{graph.BySpeaker, graph.ByMention, graph.ByCountsFor, graph.ByProposition, graph.ByTopic, graph.ByArticle}
	by := anchors[i%len(anchors)]
	values := anchored(w, by)
	q.Anchors, q.CountTo = graph.Anchors{By: by, IDs: []graph.ID{values[f.IntN(len(values))]}}, 0
	want = sortedBy(want, func(s *graph.Statement) bool { return slices.Contains(statementAnchors[by](s, w), q.Anchors.IDs[0]) }, compare)
	sameIDs(t, q, statementIDs(t, store, q), idsOf(want))
	return len(want)
}

// eachField tries every field alone.
func (s *suite) eachField(t *testing.T, store graph.Store, f *filters) {
	for i, field := range f.fields() {
		for range 5 {
			var filter graph.StatementFilter
			field(&filter)
			s.oneFilter(t, store, f, filter, i)
		}
	}
	none := []graph.StatementFilter{
		{Ids: []graph.ID{}}, {Speaker: &graph.ActorMatch{Ids: []graph.ID{}}}, {Speaking: []graph.Speaking{}}, {CountsFor: []graph.ID{}},
		{Act: []graph.SpeechAct{}}, {Form: []graph.Form{}}, {Article: []graph.ID{}}, {Publisher: []string{}}, {Language: []string{}},
		{Review: []graph.ReviewStatus{}}, {Takes: &graph.TakeFilter{Topic: []string{}}}, {Takes: &graph.TakeFilter{Stance: []graph.Stance{}}},
		{Mentions: &graph.ActorMatch{Kinds: []graph.ActorKind{}}}, {Text: ptr("")}, {Text: ptr("”… ' *")},
	}
	for _, filter := range none {
		if got := statementIDs(t, store, graph.StatementQuery{Filter: filter}); len(got) != 0 {
			t.Errorf("%s lets %d statements through", asJSON(filter), len(got))
		}
	}
}

func (s *suite) filteredActors(t *testing.T, store graph.Store, f *filters) {
	for i := range s.cases(200) {
		filter := f.actor()
		q := graph.ActorQuery{Filter: filter, Order: graph.ActorOrder{Field: ActorOrders[i%4], Direction: Directions[i/4%2]},
			Range: graph.Range{First: everything, CountTo: everything}}
		pages, err := store.Actors(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		want := sortedBy(f.w.Actors, func(a graph.Actor) bool { return filter.Match(a, f.w) },
			func(a, b graph.Actor) int { return f.w.CompareActors(q.Order, a, b) })
		sameIDs(t, q, idsOf(pages[0].Items), idsOf(want))
		if pages[0].Total != len(want) {
			t.Errorf("%s: counted %d, want %d", asJSON(q), pages[0].Total, len(want))
		}
	}
}

func (s *suite) filteredArticles(t *testing.T, store graph.Store, f *filters) {
	for i := range s.cases(200) {
		filter := f.article()
		q := graph.ArticleQuery{Filter: filter, Order: graph.ArticleOrder{Field: ArticleOrders[i%4], Direction: Directions[i/4%2]},
			Range: graph.Range{First: everything, CountTo: everything}}
		pages, err := store.Articles(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		want := sortedBy(f.w.Articles, func(a *graph.Article) bool { return filter.Match(a, f.w) },
			func(a, b *graph.Article) int { return CompareArticles(q.Order, a, b) })
		sameIDs(t, q, idsOf(pages[0].Items), idsOf(want))
		if pages[0].Total != len(want) {
			t.Errorf("%s: counted %d, want %d", asJSON(q), pages[0].Total, len(want))
		}
	}
}

func (s *suite) filteredRelations(t *testing.T, store graph.Store, f *filters) {
	for i := range s.cases(200) {
		filter := f.relation()
		q := graph.RelationQuery{Filter: filter, ByID: i%2 == 0, Range: graph.Range{First: everything, CountTo: everything}}
		pages, err := store.Relations(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		want := sortedBy(f.w.Relations, func(r *graph.Relation) bool { return filter.Match(r, f.w) },
			func(a, b *graph.Relation) int { return CompareRelations(q.ByID, a, b) })
		sameIDs(t, q, idsOf(pages[0].Items), idsOf(want))
		if pages[0].Total != len(want) {
			t.Errorf("%s: counted %d, want %d", asJSON(q), pages[0].Total, len(want))
		}
	}
}
