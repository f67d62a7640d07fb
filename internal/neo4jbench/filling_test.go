package neo4jbench

import (
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// TestFill fills the given server and asks nothing.
func TestFill(t *testing.T) { fill(t, neo4jtest.Server(t), statements(t)) }

// fill fills a server up to n statements, through the store, and goes on where it was when it is done again. See TestMake for a
// quicker way to begin with.
func fill(t *testing.T, db *neo4jtest.Instance, n int) {
	t.Helper()
	to := openOurs(t, db)
	there := int(db.Query(t, "MATCH (s:Statement) RETURN count(*) AS n", nil)[0]["n"].(int64))
	if there >= n {
		return
	}
	began, written := time.Now(), 0
	err := stream(1, n, 2*batch, func(w graph.Write) error {
		if there -= len(w.Statements); there >= 0 && (w.Codebook == nil || there > 0) {
			return nil
		}
		written += len(w.Statements)
		if written%100_000 < len(w.Statements) {
			t.Logf("%d statements more after %s", written, time.Since(began).Round(time.Second))
		}
		return to.Write(t.Context(), w)
	})
	if err != nil {
		t.Fatal(err)
	}
	if written > 0 {
		t.Logf("%d statements more: %.0f/s", written, float64(written)/time.Since(began).Seconds())
	}
}
