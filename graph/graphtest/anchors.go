package graphtest

import (
	"context"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// statementAnchors says what hangs on each anchor, for a statement that leads.
var statementAnchors = map[graph.Anchor]func(*graph.Statement, *World) []graph.ID{
	graph.BySpeaker:      func(s *graph.Statement, _ *World) []graph.ID { return s.SpeakerIDs },
	graph.ByMention:      func(s *graph.Statement, _ *World) []graph.ID { return s.MentionIDs },
	graph.ByCountsFor:    func(s *graph.Statement, _ *World) []graph.ID { return []graph.ID{s.CountsForID} },
	graph.ByProposition:  func(s *graph.Statement, _ *World) []graph.ID { return propositionsOf(s) },
	graph.ByTopic:        topicsOf,
	graph.ByArticle:      func(s *graph.Statement, _ *World) []graph.ID { return []graph.ID{s.ArticleID} },
	graph.ByUtterance:    func(s *graph.Statement, _ *World) []graph.ID { return []graph.ID{graph.ID(s.Utterance)} },
	graph.ByUtteranceKey: func(s *graph.Statement, _ *World) []graph.ID { return []graph.ID{graph.ID(graph.UtteranceKey(s))} },
	graph.ByWithin:       func(s *graph.Statement, _ *World) []graph.ID { return []graph.ID{s.WithinID} },
}

func propositionsOf(s *graph.Statement) []graph.ID {
	var ids []graph.ID
	for _, t := range s.Takes {
		ids = append(ids, t.PropositionID)
	}
	return unique(ids)
}

func topicsOf(s *graph.Statement, w *World) []graph.ID {
	var ids []graph.ID
	for _, p := range propositionsOf(s) {
		ids = append(ids, w.propositions[p].TopicID)
	}
	return unique(ids)
}

// anchored lists the values of an anchor that occur, and one that does not.
func anchored(w *World, by graph.Anchor) []graph.ID {
	var ids []graph.ID
	for _, s := range w.Statements {
		ids = append(ids, statementAnchors[by](s, w)...)
	}
	ids = slices.DeleteFunc(unique(ids), func(id graph.ID) bool { return id == "" })
	return append(ids, "person:nowhere")
}

func (s *suite) testAnchors(t *testing.T) {
	store, w := s.filled(t, 12, 400)
	for by, of := range statementAnchors {
		ids := anchored(w, by)
		q := graph.StatementQuery{Anchors: graph.Anchors{By: by, IDs: ids}, Order: graph.StatementOrder{Direction: graph.Descending}}
		pages := statements(t, store, q)
		if len(pages) != len(ids) {
			t.Fatalf("anchor %d: %d pages for %d ids", by, len(pages), len(ids))
		}
		for i, id := range ids {
			want := sortedBy(w.Statements, func(s *graph.Statement) bool { return s.Leads() && slices.Contains(of(s, w), id) },
				func(a, b *graph.Statement) int { return w.CompareStatements(q.Order, a, b) })
			sameIDs(t, id, idsOf(pages[i].Items), idsOf(want))
		}
	}
	t.Run("ByID", func(t *testing.T) { byIDs(t, store, w) })
	t.Run("Others", func(t *testing.T) { otherAnchors(t, store, w) })
	t.Run("FormerIDs", func(t *testing.T) { s.testFormerIDs(t) })
	_, err := store.Statements(context.Background(), graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByAlias, IDs: []graph.ID{"x"}}})
	fails(t, "statements by alias", err, graph.BadInput)
}

// byIDs wants one page for each id in the order asked, rejected and retired statements too, an empty one for what is not there.
func byIDs(t *testing.T, store graph.Store, w *World) {
	var ids []graph.ID
	for i := len(w.Statements) - 1; i >= 0; i -= 3 {
		ids = append(ids, w.Statements[i].ID, "statement:nowhere", "article:nowhere", "nothing")
	}
	pages := statements(t, store, byID(ids...))
	for i, id := range ids {
		var want []graph.ID
		if w.statements[id] != nil {
			want = []graph.ID{id}
		}
		if got := idsOf(pages[i].Items); !slices.Equal(got, want) {
			t.Errorf("%s: got %q", id, got)
		}
	}
}

func otherAnchors(t *testing.T, store graph.Store, w *World) {
	ctx, all := context.Background(), graph.Range{First: everything}
	var organisations []graph.ID
	for _, a := range w.Actors {
		if o, ok := a.(*graph.Organisation); ok {
			organisations = append(organisations, o.ID)
		}
	}
	members, err := store.Actors(ctx, graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByOrganisation, IDs: organisations}, Range: all})
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range organisations {
		sameIDs(t, id, idsOf(members[i].Items), w.actors[id].(*graph.Organisation).MemberIDs)
	}
	ids := append(idsOf(w.Actors), "person:nowhere")
	parties, err := store.Relations(ctx, graph.RelationQuery{Anchors: graph.Anchors{By: graph.ByParty, IDs: ids}, Range: all})
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range ids {
		want := sortedBy(w.Relations, func(r *graph.Relation) bool {
			return r.Leads() && (slices.Contains(r.FromIDs, id) || slices.Contains(r.ToIDs, id))
		}, func(a, b *graph.Relation) int { return CompareRelations(false, a, b) })
		sameIDs(t, id, idsOf(parties[i].Items), idsOf(want))
	}
	printed, err := store.Relations(ctx, graph.RelationQuery{Anchors: graph.Anchors{By: graph.ByArticle, IDs: idsOf(w.Articles)}, ByID: true, Range: all})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range w.Articles {
		want := sortedBy(w.Relations, func(r *graph.Relation) bool { return r.Leads() && r.ArticleID == a.ID },
			func(a, b *graph.Relation) int { return CompareRelations(true, a, b) })
		sameIDs(t, a.ID, idsOf(printed[i].Items), idsOf(want))
	}
}

// testFormerIDs gives one actor the id of another: all that was said under it is found under both, and apart again when undone.
func (s *suite) testFormerIDs(t *testing.T) {
	store, w := s.filled(t, 13, 200)
	into, from := w.Actors[1].(*graph.Country), w.Actors[2].(*graph.Country)
	said := func(id graph.ID) []graph.ID {
		return statementIDs(t, store, graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: []graph.ID{id}}})
	}
	first, second := said(into.ID), said(from.ID)
	merged := *into
	merged.FormerIds = []graph.ID{from.ID}
	write(t, store, graph.Write{Actors: []graph.Actor{&merged}, Delete: []graph.ID{from.ID}})
	clean(t, store)
	both := unique(slices.Concat(first, second))
	for _, id := range []graph.ID{into.ID, from.ID} {
		if got := slices.Sorted(slices.Values(said(id))); !slices.Equal(got, both) {
			t.Errorf("after the merge %s said %d statements, want %d", id, len(got), len(both))
		}
		pages, err := store.Actors(context.Background(), graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{id}}, Range: graph.Range{First: 1}})
		if err != nil || len(pages[0].Items) != 1 || pages[0].Items[0].NodeID() != into.ID {
			t.Errorf("%s finds %v, %v", id, pages, err)
		}
	}
	write(t, store, graph.Write{Actors: []graph.Actor{into, from}})
	clean(t, store)
	sameIDs(t, "undone", said(into.ID), first)
	sameIDs(t, "undone", said(from.ID), second)
}
