package neo4j_test

import (
	"os"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// TestStore holds the store to the conformance suite on a real server. Between two graphs the database is emptied and its schema
// stays, so that opening is cheap.
//
// It is slow because a random question is a text of its own: the database plans each for 0.1 to 0.3 s of processor time, some 3,000
// of them, whereas a program asks the same few again and again. With STANDPOINT_TEST_FULL=true all random cases are tried, which takes
// some ten minutes on two cores.
func TestStore(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store {
		s := vacant(t)
		return s.open(t, s.URI)
	}, graphtest.Capabilities{Along: true, Slow: os.Getenv("STANDPOINT_TEST_FULL") != "true", Reopen: func(t *testing.T, s graph.Store) graph.Store {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		server := target{neo4jtest.Server(t)}
		return server.open(t, server.URI)
	}})
}
