package graphtest

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// Capabilities says what a store can do beside the interface. A false one needs a written reason where it is set.
type Capabilities struct {
	// Reopen closes the store and opens the same graph again. Nil: the store keeps nothing when closed.
	Reopen func(t *testing.T, s graph.Store) graph.Store
	// Slow stores are tried with a tenth of the random cases.
	Slow bool
	// Along: the store brings along what is asked for next.
	Along bool
}

// Run holds a store to everything that stores must do. open gives a store without content that nobody else uses and that is
// closed by t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) graph.Store, caps Capabilities) {
	s := &suite{open: open, caps: caps}
	for _, subject := range []struct {
		name string
		test func(*testing.T)
	}{
		{"Writing", s.testWriting}, {"Anchors", s.testAnchors}, {"Along", s.testAlong}, {"Filters", s.testFilters}, {"Days", s.testDays}, {"Orders", s.testOrders},
		{"Paging", s.testPaging}, {"Text", s.testText}, {"Counting", s.testCounting}, {"Changes", s.testChanges}, {"Ties", s.testTies}, {"Paths", s.testPaths},
		{"Keeping", s.testKeeping},
		{"Deleting", s.testDeleting}, {"Codebook", s.testCodebook}, {"Unicode", s.testUnicode}, {"Contexts", s.testContexts},
		{"Writers", s.testWriters}, {"Reopening", s.testReopening}, {"Graph", s.testGraph},
	} {
		t.Run(subject.name, subject.test)
	}
}

type suite struct {
	open func(t *testing.T) graph.Store
	caps Capabilities
}

// cases is how many random cases to try.
func (s *suite) cases(n int) int {
	if s.caps.Slow {
		return max(1, n/10)
	}
	return n
}

// filled gives a store that holds a random graph, and the world it must answer like.
func (s *suite) filled(t *testing.T, seed uint64, n int) (graph.Store, *World) {
	t.Helper()
	store, w := s.open(t), NewWorld(Generate(seed, n))
	write(t, store, w.Write())
	return store, w
}

func write(t *testing.T, s graph.Store, w graph.Write) graph.Written {
	t.Helper()
	out, err := s.Write(context.Background(), w)
	if err != nil {
		t.Fatalf("writing: %v", err)
	}
	return out
}

// clean fails the test with every fault that the store's own check finds.
func clean(t *testing.T, s graph.Store) {
	t.Helper()
	n := 0
	err := s.Check(context.Background(), func(f graph.Fault) {
		if n++; n <= 10 {
			t.Errorf("check: %s: %s: %s", f.Rule, f.Subject, f.Detail)
		}
	})
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	if n > 10 {
		t.Errorf("check: %d faults in all", n)
	}
}

// everything is a page that holds all rows.
const everything = 1 << 20

func statements(t *testing.T, s graph.Store, q graph.StatementQuery) []graph.Page[*graph.Statement] {
	t.Helper()
	if q.First == 0 && q.Last == 0 && q.CountTo == 0 {
		q.First = everything
	}
	pages, err := s.Statements(context.Background(), q)
	if err != nil {
		t.Fatalf("reading statements: %v", err)
	}
	return pages
}

// statementIDs reads one page and gives its ids.
func statementIDs(t *testing.T, s graph.Store, q graph.StatementQuery) []graph.ID {
	t.Helper()
	return idsOf(statements(t, s, q)[0].Items)
}

func idsOf[T graph.Node](nodes []T) []graph.ID {
	ids := make([]graph.ID, len(nodes))
	for i, n := range nodes {
		ids[i] = n.NodeID()
	}
	return ids
}

// sameIDs compares lists of ids, order included.
func sameIDs(t *testing.T, what any, got, want []graph.ID) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s: %d rows, want %d; first difference at %d: got %q, want %q", asJSON(what), len(got), len(want), i, at(got, i), at(want, i))
			return
		}
	}
}

func at(ids []graph.ID, i int) graph.ID {
	if i < len(ids) {
		return ids[i]
	}
	return ""
}

// same compares whatever JSON shows of two values: it takes empty and missing lists for one.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := asJSON(got), asJSON(want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, clip(g), clip(w))
	}
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func clip(s string) string {
	if len(s) > 2000 {
		return s[:2000] + "…"
	}
	return s
}

// fails wants an error with a code.
func fails(t *testing.T, what string, err error, code graph.Code) {
	t.Helper()
	if graph.CodeOf(err) != code {
		t.Errorf("%s: got %v (%s), want %s", what, err, graph.CodeOf(err), code)
	}
}

// sortedBy gives a sorted copy of what passes.
func sortedBy[T any](all []T, pass func(T) bool, compare func(a, b T) int) []T {
	var out []T
	for _, x := range all {
		if pass(x) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, compare)
	return out
}
