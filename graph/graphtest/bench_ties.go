package graphtest

import (
	"fmt"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// BenchmarkTies fills an empty store with a graph that looks like news and asks what is around its greatest hub, counted from ever more
// of the newest statements; and how actors are joined: two hubs, a hub and one seldom heard of, two of these, and a hub and one of these
// under a filter that hides every way.
func BenchmarkTies(b *testing.B, s graph.Store, statements int) {
	g := graph.Open(s)
	fill(b, s, statements)
	most, err := s.Actors(b.Context(), graph.ActorQuery{Order: graph.ActorOrder{Field: graph.ActorsByStatements, Direction: graph.Descending}, Range: graph.Range{First: everything}})
	if err != nil {
		b.Fatal(err)
	}
	actors := idsOf(most[0].Items)
	hub, other, rare, rarest := actors[0], actors[1], actors[len(actors)/2], actors[len(actors)-1]
	for _, n := range []int{100, 1000, graph.MaxTied} {
		b.Run(fmt.Sprintf("hub/newest=%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Ties(b.Context(), graph.TieQuery{Of: []graph.ID{hub}, Kinds: tieKinds, Newest: n, First: graph.DefaultPage}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	hides := &graph.StatementFilter{Article: []graph.ID{"article:nobody"}}
	for _, c := range []struct {
		name     string
		from, to graph.ID
		filter   *graph.StatementFilter
	}{{"hubs", hub, other, nil}, {"hub and rare", hub, rare, nil}, {"rare", rare, rarest, nil}, {"hidden", hub, rare, hides}} {
		for length := 2; length <= graph.MaxPathLength; length++ {
			b.Run(fmt.Sprintf("paths/%s/length=%d", c.name, length), func(b *testing.B) {
				for b.Loop() {
					in := graph.PathInput{From: c.from, To: c.to, MaxLength: length, First: graph.MaxPaths, Through: graph.ThroughByDefault(), Filter: c.filter}
					if _, err := g.Paths(b.Context(), in); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// fill writes a random graph, some thousand statements at a time.
func fill(b *testing.B, s graph.Store, statements int) {
	b.Helper()
	var w graph.Write
	put := func() error {
		_, err := s.Write(b.Context(), w)
		w = graph.Write{}
		return err
	}
	err := Stream(9, statements, func(x graph.Write) error {
		if x.Codebook != nil {
			w = x
			return put()
		}
		w.Articles, w.Statements, w.Relations = append(w.Articles, x.Articles...), append(w.Statements, x.Statements...), append(w.Relations, x.Relations...)
		if len(w.Statements) < 5000 {
			return nil
		}
		return put()
	})
	if err == nil {
		err = put()
	}
	if err != nil {
		b.Fatal(err)
	}
}
