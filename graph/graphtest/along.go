package graphtest

import (
	"context"
	"reflect"
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
	only := &graph.Along{Article: true}
	statements(t, store, graph.StatementQuery{Along: only})
	if len(only.Actors) > 0 {
		t.Error("actors came along that nobody wanted")
	}
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
