package embedded

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// BenchmarkTies asks a graph of 100,000 statements what is around its greatest hub, counted from ever more of the newest; and how actors
// are joined: two hubs, a hub and one seldom heard of, two of these, and two under a filter that hides every way between them.
func BenchmarkTies(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "graph.db"), WithoutSync())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	err = batches(9, 100_000, 5000, func(w graph.Write) error {
		_, err := s.Write(b.Context(), w)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	g := graph.Open(s)
	most, err := s.Actors(b.Context(), graph.ActorQuery{Order: graph.ActorOrder{Field: graph.ActorsByStatements, Direction: graph.Descending}, Range: graph.Range{First: 1 << 20}})
	if err != nil {
		b.Fatal(err)
	}
	actors := most[0].Items
	b.Logf("%d actors", len(actors))
	hub, other, rare, rarest := actors[0].NodeID(), actors[1].NodeID(), actors[len(actors)/2].NodeID(), actors[len(actors)-1].NodeID()
	for _, newest := range []int{100, 1000, graph.MaxTied} {
		b.Run(fmt.Sprintf("hub/newest=%d", newest), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Ties(b.Context(), graph.TieQuery{Of: []graph.ID{hub}, Kinds: graph.TieKinds(), Newest: newest, First: 25}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	nobody := []graph.ID{"article:nobody"}
	for _, c := range []struct {
		name     string
		from, to graph.ID
		filter   *graph.StatementFilter
	}{
		{"hubs", hub, other, nil}, {"hub and rare", hub, rare, nil}, {"rare", rare, rarest, nil}, {"hidden", hub, rare, &graph.StatementFilter{Article: nobody}},
	} {
		for _, length := range []int{2, 3, 4} {
			b.Run(fmt.Sprintf("paths/%s/length=%d", c.name, length), func(b *testing.B) {
				for b.Loop() {
					in := graph.PathInput{From: c.from, To: c.to, MaxLength: length, First: 5, Through: graph.ThroughByDefault(), Filter: c.filter}
					if _, err := g.Paths(b.Context(), in); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
