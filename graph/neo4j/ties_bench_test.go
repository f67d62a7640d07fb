package neo4j

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// BenchmarkTies measures neighbourhoods and paths on 10,000 statements; the first time of each text counts its planning.
func BenchmarkTies(b *testing.B) {
	in := neo4jtest.Server(b)
	in.Empty(b, "Migration", "Standpoint")
	s, err := Open(b.Context(), Options{URI: in.URI, Username: in.Username, Password: in.Password})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	graphtest.BenchmarkTies(b, s, 10_000)
}
