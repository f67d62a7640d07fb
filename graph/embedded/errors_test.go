package embedded

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// TestFullDisk stands a limit on the file's pages in for a full disk: nothing of the write may stay, and all goes on once there is room.
func TestFullDisk(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "graph.db"))
	w := graphtest.NewWorld(graphtest.Generate(8, 100))
	if _, err := s.Write(t.Context(), w.Write()); err != nil {
		t.Fatal(err)
	}
	limit := func(pages string) {
		t.Helper()
		err := s.writer.within(t.Context(), "BEGIN", func(session *session) error {
			_, err := column[int64](t.Context(), session, "PRAGMA max_page_count = "+pages)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	limit("1")
	more := graphtest.Generate(9, 2000).Write()
	_, err := s.Write(t.Context(), more)
	if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("a full disk: %v", err)
	}
	if found := faults(t, s); len(found) != 0 {
		t.Errorf("after the full disk: %v", found)
	}
	limit("1073741823")
	if out, err := s.Write(t.Context(), more); err != nil || out.New == 0 {
		t.Errorf("once there is room: %+v, %v", out, err)
	}
	if found := faults(t, s); len(found) != 0 {
		t.Errorf("at last: %v", found)
	}
}

// TestExplained wants a sentence with a next step for whatever a person can do something about.
func TestExplained(t *testing.T) {
	for code, want := range map[int]graph.Code{
		sqlite3.SQLITE_BUSY: graph.Unavailable, sqlite3.SQLITE_BUSY_SNAPSHOT: graph.Unavailable, sqlite3.SQLITE_LOCKED: graph.Unavailable,
		sqlite3.SQLITE_FULL: graph.Unavailable, sqlite3.SQLITE_READONLY: graph.Unavailable, sqlite3.SQLITE_CANTOPEN: graph.Unavailable,
		sqlite3.SQLITE_IOERR_READ: graph.Unavailable, sqlite3.SQLITE_CORRUPT: graph.Internal, sqlite3.SQLITE_NOTADB: graph.BadInput,
		sqlite3.SQLITE_TOOBIG: graph.LimitExceeded, sqlite3.SQLITE_CONSTRAINT: "",
	} {
		got, message := explainCode(code)
		if got != want || want != "" && !strings.Contains(message, ";") {
			t.Errorf("%d is %s: %q", code, got, message)
		}
	}
	for err, want := range map[error]graph.Code{
		graph.Errorf(graph.Conflict, "x"): graph.Conflict, errors.New("x"): graph.Internal, context.Canceled: graph.Cancelled,
	} {
		if got := graph.CodeOf(explain(t.Context(), err)); got != want {
			t.Errorf("%v is %s, want %s", err, got, want)
		}
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if got := graph.CodeOf(explain(done, errors.New("interrupted"))); got != graph.Cancelled {
		t.Errorf("what a done context interrupted is %s", got)
	}
	if explain(t.Context(), nil) != nil {
		t.Error("no error is explained")
	}
}
