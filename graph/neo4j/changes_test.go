package neo4j

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// TestChangePlans explains the shapes of changes alone, while the graph is empty and with changes in it.
func TestChangePlans(t *testing.T) {
	b := openBench(t)
	b.explain(t, changeShapes(), "while the graph is empty")
	if _, err := b.store.Write(t.Context(), graphtest.Generate(5, 2000).Write()); err != nil {
		t.Fatal(err)
	}
	b.explain(t, changeShapes(), "with changes")
}
