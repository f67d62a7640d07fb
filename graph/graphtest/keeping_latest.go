package graphtest

import (
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testLatest rejects the latest statement of one stance, and so moves its row onto the day of another stance's row, which the change
// does not touch. Of both the one that was printed later is the latest of the pair.
func (s *suite) testLatest(t *testing.T) {
	w := summed()
	w.Articles, w.Statements = slices.Delete(w.Articles, 2, 3)[:3], slices.Delete(w.Statements, 2, 3)[:3] // each with words of its own
	for i, said := range []struct {
		day, printed int
		stance       graph.Stance
	}{{5, 6, graph.Supports}, {3, 4, graph.Supports}, {3, 7, graph.Opposes}} {
		day, printed := february(said.day), february(said.printed)
		w.Articles[i].PreviousID, w.Articles[i].NextID, w.Articles[i].PublishedOn = "", "", &printed
		st := w.Statements[i]
		st.Said = graph.Said{From: &day, Until: &day, Basis: graph.SaidStated}
		st.Takes = []graph.Take{{PropositionID: "proposition:ferry", Stance: said.stance, Confidence: 0.5, Because: "test", CodedBy: st.CodedBy, Codebook: "f1"}}
		st.Machine = st.Coding
	}
	store := s.open(t)
	write(t, store, w)
	wantLatest(t, store, w.Statements[0].ID)
	rejected := *w.Statements[0]
	rejected.Revision++
	rejected.Decisions = []graph.Decision{{Status: graph.Rejected}}
	write(t, store, graph.Write{Statements: []*graph.Statement{&rejected}})
	wantLatest(t, store, w.Statements[2].ID)
	clean(t, store)
}

// wantLatest wants one pair of speaker and proposition, whose latest statement is this one.
func wantLatest(t *testing.T, store graph.Store, id graph.ID) {
	t.Helper()
	rows, err := store.Counts(t.Context(), graph.CountQuery{By: []graph.Dimension{graph.BySpeakerDim, graph.ByPropositionDim},
		Filter: graph.StatementFilter{Takes: &graph.TakeFilter{Any: ptr(true)}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 || rows[0].Latest != id {
		t.Errorf("the latest is %+v, want %s", rows, id)
	}
}
