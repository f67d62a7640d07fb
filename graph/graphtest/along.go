package graphtest

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testAlong: what comes along with statements is what is found by id, and statements are the same with it and without. A store that
// brings things along brings every speaker and article that it has.
func (s *suite) testAlong(t *testing.T) {
	store, w := s.filled(t, 41, 200)
	for _, q := range []graph.StatementQuery{
		{}, {Filter: graph.StatementFilter{Form: []graph.Form{graph.Direct}}},
		{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: anchored(w, graph.BySpeaker)}},
		{Anchors: graph.Anchors{By: graph.ByArticle, IDs: anchored(w, graph.ByArticle)}},
		{Anchors: graph.Anchors{By: graph.ByTopic, IDs: anchored(w, graph.ByTopic)}},
		{Anchors: graph.Anchors{By: graph.ByID, IDs: idsOf(w.Statements)}},
	} {
		plain := statements(t, store, q)
		q.Along = &graph.Along{Speakers: true, Article: true}
		if got := statements(t, store, q); !reflect.DeepEqual(got, plain) {
			t.Errorf("anchor %d: other statements with what comes along", q.By)
		}
		s.comparesAlong(t, store, q.Along, plain)
	}
	s.testAnchorsAlong(t, store, w)
	s.testPrintedAlong(t, store)
	s.testLean(t, store, w)
	for _, q := range []graph.StatementQuery{{}, {Anchors: graph.Anchors{By: graph.BySpeaker, IDs: anchored(w, graph.BySpeaker)}, Range: graph.Range{First: 3}}} {
		plain := statements(t, store, q)
		q.NoCursors = true
		got := statements(t, store, q)
		for i := range got {
			if got[i].Cursors == nil {
				got[i].Cursors = plain[i].Cursors
			}
		}
		if !reflect.DeepEqual(got, plain) {
			t.Errorf("anchor %d: other statements where nobody looks at cursors", q.By)
		}
	}
	only := &graph.Along{Article: true}
	statements(t, store, graph.StatementQuery{Along: only})
	if len(only.Actors) > 0 {
		t.Error("actors came along that nobody wanted")
	}
}

// testAnchorsAlong: with a page come the actors whom its anchors mean, those of former ids, too.
func (s *suite) testAnchorsAlong(t *testing.T, store graph.Store, w *World) {
	t.Helper()
	for _, filter := range []graph.StatementFilter{{}, {Mentions: &graph.ActorMatch{Ids: []graph.ID{w.Actors[0].NodeID()}}}} {
		ids := append(anchored(w, graph.BySpeaker), "person:nobody")
		for _, a := range w.Actors {
			ids = append(ids, a.Profiled().FormerIds...)
		}
		q := graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: ids}, Filter: filter, Along: &graph.Along{Anchors: true}}
		got := statements(t, store, q)
		along := q.Along.Anchored
		if q.Along = nil; !reflect.DeepEqual(got, statements(t, store, q)) {
			t.Error("other statements with the actors that anchors mean")
		}
		found, err := store.Actors(context.Background(), graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, Range: graph.Range{First: 1}})
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			came, ok := along[id]
			if there := len(found[i].Items) > 0; ok && (!there || !reflect.DeepEqual(came, found[i].Items[0])) || s.caps.Along && there != ok {
				t.Fatalf("the actor that %s means came along (%t) as %+v", id, ok, came)
			}
		}
	}
}

// testPrintedAlong: with a page come the first statements of its articles and those who said them.
func (s *suite) testPrintedAlong(t *testing.T, store graph.Store) {
	t.Helper()
	for _, n := range []int{1, 3, 50} {
		along := &graph.Along{Article: true, Printed: &graph.Printed{First: n, Speakers: n > 1}}
		q := graph.StatementQuery{Range: graph.Range{First: 30}, Along: along}
		plain := statements(t, store, graph.StatementQuery{Range: q.Range})
		if got := statements(t, store, q); !reflect.DeepEqual(got, plain) {
			t.Error("other statements with what their articles print")
		}
		asked := map[graph.ID]bool{}
		for _, st := range plain[0].Items {
			asked[st.ArticleID] = true
		}
		bare := &graph.Along{Article: true, Printed: &graph.Printed{First: n, Speakers: n > 1, Lean: true}}
		statements(t, store, graph.StatementQuery{Range: q.Range, Along: bare})
		short := &graph.Along{Article: true, Printed: &graph.Printed{First: n, NoCursors: true}}
		statements(t, store, graph.StatementQuery{Range: q.Range, Along: short})
		if !reflect.DeepEqual(bare.Actors, along.Actors) || !reflect.DeepEqual(bare.Articles, along.Articles) {
			t.Error("others come along with statements of which no more is looked at")
		}
		looked := &graph.Along{Speakers: n > 1}
		for id := range asked {
			came, ok := along.Printed.Pages[id]
			less := leanOf(t, store, clonePages([]graph.Page[*graph.Statement]{bare.Printed.Pages[id], came}), looked)
			if !reflect.DeepEqual(less[0], less[1]) {
				t.Errorf("%d of %s came along lean as %+v, want %+v", n, id, less[0], less[1])
			}
			if got := short.Printed.Pages[id].Items; !reflect.DeepEqual(got, came.Items) {
				t.Errorf("%d of %s came along as %+v where nobody looks further, want %+v", n, id, got, came.Items)
			}
			if s.caps.Along && !ok {
				t.Fatalf("what %s prints did not come along", id)
			}
			want := statements(t, store, graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByArticle, IDs: []graph.ID{id}},
				Order: graph.StatementOrder{Field: graph.StatementsByPlace}, Range: graph.Range{First: n}})
			if ok && !reflect.DeepEqual(came, want[0]) {
				t.Errorf("%d of %s came along as %+v, want %+v", n, id, came, want[0])
			}
		}
		if len(along.Actors) > 0 != (s.caps.Along && n > 1) {
			t.Errorf("%d actors came along with %d statements of each article", len(along.Actors), n)
		}
	}
}

// testLean: where no more is looked at, statements have at least that, in every order.
func (s *suite) testLean(t *testing.T, store graph.Store, w *World) {
	t.Helper()
	for _, field := range []graph.StatementOrderField{graph.StatementsBySaid, graph.StatementsByLoaded, graph.StatementsByConfidence, graph.StatementsByPlace, graph.StatementsByID} {
		for _, along := range []graph.Along{{}, {Article: true}, {Speakers: true}, {Speakers: true, Article: true}} {
			for _, of := range []graph.Anchors{{}, {By: graph.BySpeaker, IDs: anchored(w, graph.BySpeaker)}, {By: graph.ByID, IDs: idsOf(w.Statements)}} {
				q := graph.StatementQuery{Anchors: of, Order: graph.StatementOrder{Field: field, Direction: graph.Descending}}
				plain := statements(t, store, q)
				along := along
				along.Lean, q.Along = true, &along
				if got := leanOf(t, store, statements(t, store, q), &along); !reflect.DeepEqual(got, leanOf(t, store, clonePages(plain), &along)) {
					t.Errorf("by %s, anchor %d, with speakers %t and articles %t: other statements where no more is looked at", field, of.By, along.Speakers, along.Article)
				}
				if along.Speakers && along.Article {
					s.comparesAlong(t, store, &along, plain)
				}
			}
		}
	}
}

// clonePages copies the lists of pages.
func clonePages(pages []graph.Page[*graph.Statement]) []graph.Page[*graph.Statement] {
	pages = slices.Clone(pages)
	for i := range pages {
		pages[i].Items = slices.Clone(pages[i].Items)
	}
	return pages
}

// leanOf leaves of statements what is looked at of those that came lean; of their speakers those that there are, each once.
func leanOf(t *testing.T, store graph.Store, pages []graph.Page[*graph.Statement], along *graph.Along) []graph.Page[*graph.Statement] {
	t.Helper()
	var ids []graph.ID
	for _, p := range pages {
		for _, st := range p.Items {
			ids = append(ids, st.SpeakerIDs...)
		}
	}
	there := map[graph.ID]bool{}
	found, err := store.Actors(context.Background(), graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, Range: graph.Range{First: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range found {
		there[ids[i]] = len(p.Items) > 0
	}
	for i := range pages {
		for j, st := range pages[i].Items {
			kept := &graph.Statement{ID: st.ID}
			kept.Content, kept.Said.From, kept.Said.Until = st.Content, st.Said.From, st.Said.Until
			if along.Article {
				kept.ArticleID = st.ArticleID
			}
			for _, id := range uniqueInOrder(st.SpeakerIDs) {
				if along.Speakers && there[id] {
					kept.SpeakerIDs = append(kept.SpeakerIDs, id)
				}
			}
			pages[i].Items[j] = kept
		}
	}
	return pages
}

func (s *suite) comparesAlong(t *testing.T, store graph.Store, along *graph.Along, pages []graph.Page[*graph.Statement]) {
	t.Helper()
	actors, articles := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, p := range pages {
		for _, st := range p.Items {
			for _, id := range st.SpeakerIDs {
				actors[id] = true
			}
			articles[st.ArticleID] = true
		}
	}
	ctx, one := context.Background(), graph.Range{First: 1}
	for id := range actors {
		found, err := store.Actors(ctx, graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{id}}, Range: one})
		if err != nil {
			t.Fatal(err)
		}
		came, ok := along.Actors[id]
		if there := len(found[0].Items) > 0; ok && (!there || !reflect.DeepEqual(came, found[0].Items[0])) || s.caps.Along && there != ok {
			t.Fatalf("%s came along (%t) as %+v", id, ok, came)
		}
	}
	for id := range articles {
		found, err := store.Articles(ctx, graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{id}}, WithoutBody: true, Range: one})
		if err != nil {
			t.Fatal(err)
		}
		came, ok := along.Articles[id]
		if ok && !reflect.DeepEqual(came, found[0].Items[0]) || s.caps.Along && !ok {
			t.Fatalf("%s came along (%t) as %+v", id, ok, came)
		}
	}
}
