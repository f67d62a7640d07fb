package neo4j

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// BenchmarkTies measures neighbourhoods and paths on 30,000 statements.
func BenchmarkTies(b *testing.B) {
	in := neo4jtest.Server(b)
	in.Empty(b, "Migration", "Standpoint")
	s, err := Open(b.Context(), Options{URI: in.URI, Username: in.Username, Password: in.Password})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	graphtest.BenchmarkTies(b, s, 30_000)
}
