package embedded

import (
	"path/filepath"
	"testing"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// BenchmarkTies measures neighbourhoods and paths on 100,000 statements.
func BenchmarkTies(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "graph.db"), WithoutSync())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	graphtest.BenchmarkTies(b, s, 100_000)
}
