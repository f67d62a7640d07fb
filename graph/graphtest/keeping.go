package graphtest

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testKeeping changes a graph step by step, in random order, and wants that what is kept is always what its rows give: utterances
// and projections are compared with the pure functions after every step.
func (s *suite) testKeeping(t *testing.T) {
	t.Run("Latest", s.testLatest)
	w, r := crowded(41, 240)
	store := s.open(t)
	all := w.Write()
	write(t, store, graph.Write{Codebook: all.Codebook, Actors: all.Actors, Articles: all.Articles})
	for _, st := range w.Statements {
		st.WithinID, st.Machine.WithinID = "", ""
	}
	there := &Content{Codebook: w.Codebook, Actors: w.Actors, Articles: w.Articles}
	left := slices.Clone(w.Statements)
	r.Shuffle(len(left), func(i, j int) { left[i], left[j] = left[j], left[i] })
	for len(left) > 0 {
		n := min(len(left), 1+r.IntN(30))
		change := graph.Write{Statements: slices.Clone(left[:n])}
		there.Statements = append(there.Statements, left[:n]...)
		left = left[n:]
		for range r.IntN(8) { // statements that move to other days, speakers and stances, or are decided on
			i := r.IntN(len(there.Statements))
			there.Statements[i] = changed(r, there.Statements[i], w)
			change.Statements = append(change.Statements, there.Statements[i])
		}
		if len(there.Statements) > 20 {
			i := r.IntN(len(there.Statements))
			change.Delete = []graph.ID{there.Statements[i].ID}
			there.Statements = slices.Delete(there.Statements, i, i+1)
		}
		write(t, store, change)
		clean(t, store)
		s.keeps(t, store, NewWorld(there))
		if t.Failed() {
			return
		}
	}
}

// changed is a statement with something else about it.
func changed(r *rand.Rand, st *graph.Statement, w *World) *graph.Statement {
	c := *st
	c.Revision++
	other := w.Statements[r.IntN(len(w.Statements))]
	switch r.IntN(5) {
	case 0:
		d := graph.DateOf(epoch).AddDays(r.IntN(30))
		c.Said = graph.Said{From: &d, Until: &d, Basis: graph.SaidStated}
	case 1:
		c.SpeakerIDs = other.SpeakerIDs
	case 2:
		c.Takes = other.Takes
	case 3:
		c.Decisions = append(slices.Clone(c.Decisions), graph.Decision{Status: allReviews[r.IntN(5)]})
	case 4:
		c.Content, c.Form = other.Content, other.Form
	}
	return &c
}

// keeps compares utterances and the counts that projections answer with the pure functions.
func (s *suite) keeps(t *testing.T, store graph.Store, w *World) {
	t.Helper()
	for _, p := range statements(t, store, byID(idsOf(w.Statements)...)) {
		for _, st := range p.Items {
			if want := w.statements[st.ID].Utterance; st.Utterance != want {
				t.Errorf("%s is a report of %s, want %s", st.ID, st.Utterance, want)
			}
		}
	}
	changes, err := store.Changes(context.Background(), graph.ChangeQuery{Range: graph.Range{First: everything}})
	if err != nil {
		t.Fatal(err)
	}
	sameChanges(t, "changes of stance", changes[0].Items, w.Changed())
	var reports []graph.Report
	for _, st := range w.Statements {
		reports = append(reports, graph.Report{Statement: st, PublishedOn: dayOf(w.articles[st.ArticleID].PublishedOn)})
	}
	got, err := store.Counts(context.Background(), graph.CountQuery{By: []graph.Dimension{graph.BySpeakerDim, graph.ByPropositionDim, graph.ByStanceDim},
		Filter: graph.StatementFilter{Takes: &graph.TakeFilter{Any: ptr(true)}}})
	if err != nil {
		t.Fatal(err)
	}
	rows := []graph.StanceRow{}
	for _, c := range got {
		if c.Key[0] != "" {
			rows = append(rows, graph.StanceRow{ActorID: graph.ID(c.Key[0]), PropositionID: graph.ID(c.Key[1]), Stance: graph.Stance(c.Key[2]),
				N: c.N, First: c.First, Last: c.Last, Latest: c.Latest})
		}
	}
	slices.SortFunc(rows, func(a, b graph.StanceRow) int {
		return slices.Compare([]string{string(a.ActorID), string(a.PropositionID), string(a.Stance)}, []string{string(b.ActorID), string(b.PropositionID), string(b.Stance)})
	})
	same(t, "actor × proposition × stance", rows, graph.ProjectStances(reports))
}
