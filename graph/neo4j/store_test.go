package neo4j_test

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// TestStore holds the store to the conformance suite on a real server. Between two graphs the database is emptied and its schema
// stays, so that opening is cheap.
func TestStore(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store {
		s := vacant(t)
		return s.open(t, s.URI)
	}, graphtest.Capabilities{Reopen: func(t *testing.T, s graph.Store) graph.Store {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		server := target{neo4jtest.Server(t)}
		return server.open(t, server.URI)
	}})
}
