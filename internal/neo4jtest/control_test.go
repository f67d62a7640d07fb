package neo4jtest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAServersLife: a home that was never started takes an import; what is written survives a kill; a paused server answers nothing; a
// stopped one can be administered.
func TestAServersLife(t *testing.T) {
	in := Start(t, Options{Password: "a-word-of-its-own", Heap: "384m", PageCache: "64m", Stopped: true})
	importMark(t, in)
	do(t, "start", in.StartAgain)
	if err := in.StartAgain(); err == nil {
		t.Error("started twice")
	}
	if _, err := in.Admin("database", "check", "neo4j"); err == nil || !strings.Contains(err.Error(), "Stop it first") {
		t.Errorf("administered while it runs: %v", err)
	}
	in.Query(t, "CREATE (:Kept)", nil)
	do(t, "kill", in.Kill)
	if err := in.Pause(); err == nil {
		t.Error("paused while it is down")
	}
	do(t, "start again", in.StartAgain)
	count(t, in, "MATCH (n:Kept) RETURN count(n) AS n", 1)
	count(t, in, "MATCH (n:StandpointTest {about: 'imported'}) RETURN count(n) AS n", 1)
	pausedAnswersNothing(t, in)
	for range 2 { // a second time changes nothing
		do(t, "stop", in.Stop)
	}
	if out, err := in.Admin("database", "check", "neo4j"); err != nil {
		t.Errorf("check: %v\n%s", err, out)
	}
}

func importMark(t *testing.T, in *Instance) {
	t.Helper()
	nodes := filepath.Join(t.TempDir(), "marks.csv")
	if err := os.WriteFile(nodes, []byte("id:ID,about,:LABEL\n1,imported,StandpointTest\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Admin("database", "import", "full", "neo4j", "--nodes="+nodes); err != nil {
		t.Fatal(err)
	}
}

func pausedAnswersNothing(t *testing.T, in *Instance) {
	t.Helper()
	driver := in.Driver(t)
	do(t, "pause", in.Pause)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if rows, err := query(ctx, driver, "RETURN 1", nil); err == nil {
		t.Errorf("a paused server answered %v", rows)
	}
	do(t, "resume", in.Resume)
	count(t, in, "RETURN 1 AS n", 1)
}

// TestAServerThatCannotStart says why in the script's last line.
func TestAServerThatCannotStart(t *testing.T) {
	t.Setenv("STANDPOINT_NEO4J_VERSION", "four")
	if _, err := launch(t.Context(), nil); err == nil || !strings.Contains(err.Error(), `version "four" is not known`) {
		t.Errorf("unknown version: %v", err)
	}
}

func do(t *testing.T, what string, f func() error) {
	t.Helper()
	if err := f(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}
