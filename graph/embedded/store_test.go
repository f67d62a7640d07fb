package embedded

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

func TestStore(t *testing.T) {
	graphtest.Run(t, openEmpty, graphtest.Capabilities{Reopen: reopen, Slow: raced})
}

func openEmpty(t *testing.T) graph.Store { return openAt(t, filepath.Join(t.TempDir(), "graph.db")) }

// openAt opens without waiting for the disk: what a power cut does is tested where it is meant.
func openAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return s
}

func reopen(t *testing.T, s graph.Store) graph.Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return openAt(t, s.About().Place)
}
