package neo4j

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestTiePlansOfNothing looks at every text that ties are read with while nothing is in the graph: the planner may keep such plans.
func TestTiePlansOfNothing(t *testing.T) {
	b := openBench(t)
	b.explain(t, tieShapes(), "while the graph is empty")
}

// TestTiePlans looks at the same texts with 30,000 statements, and holds the ties of a hub to a number of looks into the database: it
// grows with how many of the newest are asked for, not with the hub.
func TestTiePlans(t *testing.T) {
	b := openBench(t)
	w := b.grow(t)
	b.explain(t, tieShapes(), "with 30,000 statements")
	for _, c := range []struct {
		name string
		q    graph.TieQuery
		most int64
	}{
		{"the newest 100 of a hub", graph.TieQuery{Of: []graph.ID{hubID}, Kinds: graph.TieKinds(), Newest: 100}, 3_000},
		{"the newest 1,000 of a hub", graph.TieQuery{Of: []graph.ID{hubID}, Kinds: graph.TieKinds(), Newest: 1000}, 30_000},
		{"the newest 100 of each of 3", graph.TieQuery{Of: []graph.ID{hubID, w.Actors[1].NodeID(), w.Actors[2].NodeID()}, Kinds: graph.TieKinds(), Newest: 100}, 15_000},
	} {
		c.q.First = 25
		made := newTier(&c.q)
		got := b.profile(t, made.text(), made.paramsFor(c.q.Of, graph.Neighbour{Weight: 1 << 60}))
		t.Logf("%s: %d looks into the database", c.name, got.hits)
		if got.hits > c.most || got.hits < 100 {
			t.Errorf("%s: %d looks into the database, at most %d are allowed\n%s\n%s", c.name, got.hits, c.most, made.text(), operators(got.operators))
		}
	}
}
