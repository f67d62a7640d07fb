package graphtest

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testPaging pages through lists in both directions while statements are written: no row that was there before may be missed or
// seen twice, and every page must be in order and know whether there is more.
func (s *suite) testPaging(t *testing.T) {
	for seed := range uint64(s.cases(200)) {
		s.pagedWhileWriting(t, seed)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Run("Totals", s.testTotals)
	t.Run("Cursors", s.testCursors)
}

// crowded is a small graph with many equal days and many unknown ones.
func crowded(seed uint64, n int) (*World, *rand.Rand) {
	r := rand.New(rand.NewPCG(seed, 3))
	c := Generate(seed+1000, n)
	day := graph.DateOf(epoch)
	for _, st := range c.Statements {
		d := day.AddDays(r.IntN(3))
		st.Said = graph.Said{From: &d, Until: &d, Basis: graph.SaidPublication}
		if r.IntN(3) == 0 {
			st.Said = graph.Said{Basis: graph.SaidUnknown}
		}
		st.Confidence = float64(r.IntN(3)) / 4
	}
	return NewWorld(c), r
}

func (s *suite) pagedWhileWriting(t *testing.T, seed uint64) {
	t.Helper()
	w, r := crowded(seed, 40)
	store := s.open(t)
	late := map[graph.ID]bool{}
	now, later := w.Write(), graph.Write{}
	now.Statements = nil
	for _, st := range w.Statements {
		if r.IntN(3) == 0 {
			late[st.ID] = true
			later.Statements = append(later.Statements, st)
		} else {
			now.Statements = append(now.Statements, st)
		}
	}
	for _, st := range now.Statements { // a statement within one that comes later
		if late[st.WithinID] {
			st.WithinID, st.Machine.WithinID = "", ""
		}
	}
	write(t, store, now)
	q := graph.StatementQuery{Order: graph.StatementOrder{Field: StatementOrders[seed%5], Direction: Directions[seed/5%2]}}
	if seed%3 == 0 {
		q.Anchors = graph.Anchors{By: graph.ByTopic, IDs: []graph.ID{w.Codebook.Topics[0].ID}}
	}
	forward := seed/10%2 == 0
	got := s.walk(t, store, q, 1+r.IntN(6), forward, func() {
		if n := min(3, len(later.Statements)); n > 0 {
			write(t, store, graph.Write{Statements: later.Statements[:n]})
			later.Statements = later.Statements[n:]
		}
	})
	all := sortedBy(got, func(*graph.Statement) bool { return true }, func(a, b *graph.Statement) int { return w.CompareStatements(q.Order, a, b) })
	sameIDs(t, q, idsOf(got), idsOf(all))
	seen := map[graph.ID]int{}
	for _, st := range got {
		seen[st.ID]++
	}
	for _, st := range w.Statements {
		hangs := q.Anchors.By == graph.Nothing || slices.Contains(topicsOf(st, w), q.Anchors.IDs[0])
		if n := seen[st.ID]; n > 1 || n == 0 && hangs && st.Leads() && !late[st.ID] {
			t.Errorf("%s was seen %d times", st.ID, n)
		}
	}
}

// walk reads all pages of n rows, calling between after each, and gives all rows in the list's order.
func (s *suite) walk(t *testing.T, store graph.Store, q graph.StatementQuery, n int, forward bool, between func()) []*graph.Statement {
	t.Helper()
	var all []*graph.Statement
	for range 1000 {
		q.First, q.Last = n, 0
		if !forward {
			q.First, q.Last = 0, n
		}
		p := statements(t, store, q)[0]
		if len(p.Items) > n || len(p.Items) != len(p.Cursors) {
			t.Fatalf("%d rows and %d cursors on a page of %d", len(p.Items), len(p.Cursors), n)
		}
		began, more := q.After == "" && q.Before == "", p.After
		if forward {
			all = append(all, p.Items...)
		} else {
			all, more = slices.Concat(p.Items, all), p.Before
		}
		behind := p.Before
		if !forward {
			behind = p.After
		}
		if behind == began {
			t.Fatalf("rows on the side the page was reached from: %v, on the first page: %v", behind, began)
		}
		if !more {
			return all
		}
		if forward {
			q.After = p.Cursors[len(p.Cursors)-1]
		} else {
			q.Before = p.Cursors[0]
		}
		between()
	}
	t.Fatal("the pages never end")
	return nil
}

func (s *suite) testTotals(t *testing.T) {
	store, w := s.filled(t, 15, 120)
	leads := len(sortedBy(w.Statements, (*graph.Statement).Leads, func(a, b *graph.Statement) int { return 0 }))
	for _, limit := range []int{1, 7, leads, leads + 1, 10_000} {
		p := statements(t, store, graph.StatementQuery{Range: graph.Range{CountTo: limit}})[0]
		if p.Total != min(limit, leads) || len(p.Items) != 0 {
			t.Errorf("counted %d of %d to %d, with %d rows", p.Total, leads, limit, len(p.Items))
		}
	}
	if p := statements(t, store, graph.StatementQuery{Range: graph.Range{First: 3}})[0]; p.Total != -1 {
		t.Errorf("a total of %d that nobody asked for", p.Total)
	}
	many := &graph.ActorMatch{Ids: idsOf(w.Actors)}
	p := statements(t, store, graph.StatementQuery{Filter: graph.StatementFilter{Speaker: many}, Range: graph.Range{First: 1, CountTo: 10_000}})[0]
	want := sortedBy(w.Statements, func(s *graph.Statement) bool { return s.Leads() && len(s.SpeakerIDs) > 0 }, func(a, b *graph.Statement) int { return 0 })
	if p.Total != len(want) {
		t.Errorf("counted %d statements of all actors, want %d", p.Total, len(want))
	}
}

func (s *suite) testCursors(t *testing.T) {
	store, _ := s.filled(t, 16, 50)
	said := statements(t, store, graph.StatementQuery{Range: graph.Range{First: 2}})[0].Cursors[0]
	for _, c := range []graph.Cursor{"nonsense", "AAAA", said[:len(said)-1], graph.MakeCursor(graph.Position{Order: "LOADED", Keys: []string{"1"}, ID: "statement:x"})} {
		_, err := store.Statements(t.Context(), graph.StatementQuery{Range: graph.Range{First: 2, After: c}})
		fails(t, string(c), err, graph.BadInput)
	}
	_, err := store.Statements(t.Context(), graph.StatementQuery{Order: graph.StatementOrder{Field: "NONSENSE"}, Range: graph.Range{First: 2}})
	fails(t, "an order that is none", err, graph.BadInput)
}
