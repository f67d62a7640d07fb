package graphtest

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// tieKinds are all, in their order.
var tieKinds = graph.TieKinds()

// testTies compares ties with a naive recount: of every kind alone and together, under random filters, of actors and propositions,
// to any node and to some, and neighbours page by page.
func (s *suite) testTies(t *testing.T) {
	store, w := s.filled(t, 61, s.cases(700))
	f := &filters{Rand: rand.New(rand.NewPCG(61, 1)), w: w}
	nodes := slices.Concat(idsOf(w.Actors), idsOf(allPropositions(w)))
	for _, k := range tieKinds {
		s.tiedAs(t, store, w, graph.TieQuery{Of: nodes, Kinds: []graph.TieKind{k}, First: everything})
		s.tiedAs(t, store, w, graph.TieQuery{Of: nodes[:20], To: nodes, Kinds: []graph.TieKind{k}, First: everything})
	}
	for _, field := range f.fields() {
		var filter graph.StatementFilter
		field(&filter)
		s.tiedAs(t, store, w, graph.TieQuery{Of: some(f, 4, nodes), Kinds: tieKinds, Filter: filter, First: everything})
	}
	for range s.cases(150) {
		q := graph.TieQuery{Of: some(f, 5, nodes), Kinds: some(f, 4, tieKinds), Filter: f.statement(), First: 1 + f.IntN(30)}
		if f.chance(0.3) {
			q.To = some(f, 30, nodes)
		}
		if f.chance(0.3) {
			q.Filter = graph.StatementFilter{}
		}
		if f.chance(0.4) {
			q.Newest = 1 + f.IntN(40)
		}
		s.tiedAs(t, store, w, q)
	}
	s.tiedAs(t, store, w, graph.TieQuery{Of: []graph.ID{"person:nowhere", w.Articles[0].ID, w.Codebook.Topics[0].ID, ""}, Kinds: tieKinds, First: 5})
	s.tiedAs(t, store, w, graph.TieQuery{Of: nodes[:3], To: []graph.ID{}, Kinds: tieKinds, First: 5})
	s.tiedAs(t, store, w, graph.TieQuery{Of: nodes[:3], First: 5})
	_, err := store.Ties(context.Background(), graph.TieQuery{Of: nodes[:1], Kinds: tieKinds, First: 5, After: "nonsense"})
	fails(t, "a cursor of something else", err, graph.BadInput)
	t.Run("Pages", func(t *testing.T) { s.pagedTies(t, store, w, nodes) })
	t.Run("Merged", s.testMergedTies)
}

func allPropositions(w *World) []*graph.Proposition {
	var all []*graph.Proposition
	for _, t := range w.Codebook.Topics {
		all = append(all, t.Propositions...)
	}
	return all
}

func (s *suite) tiedAs(t *testing.T, store graph.Store, w *World, q graph.TieQuery) {
	t.Helper()
	got, err := store.Ties(context.Background(), q)
	if err != nil {
		t.Fatalf("%s: %v", asJSON(q), err)
	}
	if len(got) != len(q.Of) {
		t.Fatalf("%s: %d answers for %d nodes", asJSON(q), len(got), len(q.Of))
	}
	all := w.passing(q.Filter)
	for i, of := range q.Of {
		want := w.around(q, of, all)
		if got[i].Of != want.Of || got[i].Total != want.Total || len(got[i].Items) != len(want.Items) {
			t.Errorf("%s: around %s: %d of %d neighbours of %s, want %d of %d", asJSON(q), of, len(got[i].Items), got[i].Total, got[i].Of, len(want.Items), want.Total)
			continue
		}
		for j, n := range want.Items {
			if asJSON(got[i].Items[j]) != asJSON(n) {
				t.Errorf("%s: around %s, neighbour %d:\n got %s\nwant %s", asJSON(q), of, j, asJSON(got[i].Items[j]), asJSON(n))
				break
			}
		}
	}
}

// pagedTies reads the neighbours of those who have most page by page.
func (s *suite) pagedTies(t *testing.T, store graph.Store, w *World, nodes []graph.ID) {
	for _, of := range append(nodes[:3:3], nodes[len(nodes)-1]) {
		q := graph.TieQuery{Of: []graph.ID{of}, Kinds: tieKinds, First: everything}
		want := w.around(q, of, w.passing(q.Filter)).Items
		q.First = 3
		var got []graph.Neighbour
		for range len(want) + 2 {
			page, err := store.Ties(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if page[0].Total != len(want) {
				t.Errorf("%s: a total of %d on page %d, want %d", of, page[0].Total, len(got)/3, len(want))
			}
			if len(page[0].Items) == 0 {
				break
			}
			got = append(got, page[0].Items...)
			q.After = got[len(got)-1].Cursor()
		}
		same(t, "all pages around "+string(of), got, want)
	}
}

// testMergedTies gives one actor the id of another: what was tied with either is tied with the first.
func (s *suite) testMergedTies(t *testing.T) {
	store, w := s.filled(t, 62, 300)
	into, from := w.Actors[1].(*graph.Country), w.Actors[2].(*graph.Country)
	merged := *into
	merged.FormerIds = []graph.ID{from.ID}
	write(t, store, graph.Write{Actors: []graph.Actor{&merged}, Delete: []graph.ID{from.ID}})
	w.merge(from.ID, into.ID)
	q := graph.TieQuery{Kinds: tieKinds, First: everything}
	for _, a := range w.Actors {
		q.Of = append(q.Of, a.NodeID())
	}
	s.tiedAs(t, store, w, q)
	former, err := store.Ties(t.Context(), graph.TieQuery{Of: []graph.ID{from.ID, into.ID}, Kinds: tieKinds, First: everything})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "under the former id", former[0], former[1])
	if former[0].Of != into.ID || former[0].Total == 0 {
		t.Errorf("the former id answers with %d neighbours of %s", former[0].Total, former[0].Of)
	}
}

// merge rewrites a world as if one actor had always been another.
func (w *World) merge(from, into graph.ID) {
	now := func(ids []graph.ID) []graph.ID {
		out := slices.Clone(ids)
		for i, id := range out {
			if id == from {
				out[i] = into
			}
		}
		return out
	}
	one := func(id *graph.ID) {
		if *id == from {
			*id = into
		}
	}
	for _, st := range w.Statements {
		st.SpeakerIDs, st.MentionIDs, st.AddresseeIDs = now(st.SpeakerIDs), now(st.MentionIDs), now(st.AddresseeIDs)
		one(&st.OnBehalfOfID)
		one(&st.CountsForID)
	}
	for _, r := range w.Relations {
		r.FromIDs, r.ToIDs = now(r.FromIDs), now(r.ToIDs)
	}
	for _, a := range w.Actors {
		switch a := a.(type) {
		case *graph.Person:
			one(&a.Country)
		case *graph.Organisation:
			one(&a.CountryID)
			one(&a.PartOfID)
			a.MemberIDs = now(a.MemberIDs)
		}
	}
	w.Actors = slices.DeleteFunc(w.Actors, func(a graph.Actor) bool { return a.NodeID() == from })
	delete(w.actors, from)
	w.setUtterances()
}
