package graphtest

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// daysAsked are questions that a range of days is added to: one for each way a store may find statements in the order of their days.
var daysAsked = []struct {
	by     graph.Anchor
	filter graph.StatementFilter
}{
	{by: graph.Nothing}, {by: graph.BySpeaker}, {by: graph.ByMention}, {by: graph.ByCountsFor}, {by: graph.ByProposition}, {by: graph.ByTopic},
	{by: graph.ByProposition, filter: graph.StatementFilter{Form: []graph.Form{graph.Direct, graph.Indirect}}},
	{by: graph.BySpeaker, filter: graph.StatementFilter{Takes: &graph.TakeFilter{Topic: []string{"grain", "quays"}}}},
}

// testDays asks for ranges that begin and end on the days of statements and next to them: what was said over many days, or with an end
// unknown, is there on every page that it should be on, once, in its place, and in every total.
func (s *suite) testDays(t *testing.T) {
	store, w := s.filled(t, 23, 300)
	f := &filters{Rand: rand.New(rand.NewPCG(23, 1)), w: w}
	found := 0
	for _, asked := range daysAsked {
		for i := range 24 { // the texts of a database are few: it is asked the same of other days
			filter := asked.filter
			filter.Said = f.bounds(i%2 == 0)
			q := graph.StatementQuery{Filter: filter, Order: graph.StatementOrder{Field: graph.StatementsBySaid, Direction: Directions[i/2%2]}}
			want := sortedBy(w.Statements, func(st *graph.Statement) bool { return filter.Match(st, w.articles[st.ArticleID], w) },
				func(a, b *graph.Statement) int { return w.CompareStatements(q.Order, a, b) })
			if asked.by != graph.Nothing {
				values := anchored(w, asked.by)
				q.Anchors = graph.Anchors{By: asked.by, IDs: values[:1]}
				if i%3 > 0 {
					q.Anchors.IDs = []graph.ID{values[f.IntN(len(values))]}
				}
				want = slices.DeleteFunc(want, func(st *graph.Statement) bool {
					return !slices.Contains(statementAnchors[asked.by](st, w), q.Anchors.IDs[0])
				})
			}
			found += len(want)
			s.pagedDays(t, store, q, want)
			if countAnchors[asked.by] {
				s.countedAs(t, store, w, graph.CountQuery{Anchors: q.Anchors, Filter: filter, By: []graph.Dimension{graph.ByFormDim}})
			}
		}
	}
	if found < 1000 {
		t.Errorf("the ranges let only %d statements through: they test nothing", found)
	}
}

// pagedDays wants a list whole and, from its middle, on a page, with totals counted on the way and by themselves.
func (s *suite) pagedDays(t *testing.T, store graph.Store, q graph.StatementQuery, want []*graph.Statement) {
	t.Helper()
	q.Range = graph.Range{First: everything, CountTo: graph.MaxTotal}
	all := statements(t, store, q)[0]
	sameIDs(t, q, idsOf(all.Items), idsOf(want))
	if all.Total != min(len(want), graph.MaxTotal) {
		t.Errorf("%s: counted %d, want %d", asJSON(q), all.Total, len(want))
	}
	if len(all.Cursors) < 3 {
		return
	}
	middle := len(all.Cursors) / 2
	q.Range = graph.Range{First: 5, After: all.Cursors[middle], CountTo: everything}
	part := statements(t, store, q)[0]
	sameIDs(t, q, idsOf(part.Items), idsOf(want[middle+1:min(len(want), middle+6)]))
	if part.Total != len(want) {
		t.Errorf("%s: counted %d, want %d", asJSON(q), part.Total, len(want))
	}
}

// bounds is a range with an end, and with a beginning if from, each on a day of some statement or next to it.
func (f *filters) bounds(from bool) *graph.DateRange {
	r := &graph.DateRange{Until: f.dayBeside()}
	if from {
		if r.From = f.dayBeside(); r.Until.Before(*r.From) {
			r.From, r.Until = r.Until, r.From
		}
	}
	return r
}

func (f *filters) dayBeside() *graph.Date {
	for {
		st := f.w.Statements[f.IntN(len(f.w.Statements))]
		for _, day := range []*graph.Date{st.Said.From, st.Said.Until} {
			if day != nil && f.chance(0.5) {
				return ptr(day.AddDays(f.IntN(3) - 1))
			}
		}
	}
}
