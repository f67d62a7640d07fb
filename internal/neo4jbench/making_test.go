package neo4jbench

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph/neo4j"
)

// TestMake makes the database of the measurements in a home that has none, while no server runs on it: as tables that
// neo4j-admin imports, in minutes where the store takes an hour. What is there already stays as it is.
func TestMake(t *testing.T) {
	n, home := statements(t), os.Getenv("STANDPOINT_NEO4J_HOME")
	if !filepath.IsAbs(home) {
		t.Fatal("STANDPOINT_NEO4J_HOME is not set to the whole path of a server's home, which need not be there yet")
	}
	database := filepath.Join(home, "data/databases/neo4j")
	if _, err := os.Stat(database); err == nil {
		t.Skip("a database is there: TestFill and TestAsking put in what is missing")
	}
	tables := filepath.Join(t.TempDir(), "tables")
	exported(t, n, tables)
	script, err := filepath.Abs("../../scripts/neo4j")
	if err != nil {
		t.Fatal(err)
	}
	mark := filepath.Join(t.TempDir(), "mark.csv") // without it the server is taken for somebody's own
	if err := os.WriteFile(mark, []byte("name:string\nmark\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	args := append(strings.Fields(strings.TrimPrefix(neo4j.ImportCommand, "neo4j-admin ")), "--nodes=StandpointTest="+mark)
	admin := exec.CommandContext(t.Context(), script, append([]string{"admin"}, args...)...)
	admin.Dir = tables
	began := time.Now()
	if out, err := admin.CombinedOutput(); err != nil {
		_ = os.RemoveAll(database) // half of it would be taken for all
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("imported in %s", time.Since(began).Round(time.Second))
}

// exported writes the graph of n statements as tables.
func exported(t *testing.T, n int, tables string) {
	t.Helper()
	began := time.Now()
	all, err := hold(1, n)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("made in %s", time.Since(began).Round(time.Second))
	if _, err := neo4j.Export(t.Context(), all, tables, nil); err != nil {
		t.Fatal(err)
	}
	t.Logf("in tables after %s", time.Since(began).Round(time.Second))
}
