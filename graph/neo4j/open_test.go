package neo4j

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestVersions wants servers from 5.23 on, whatever follows the number, and nothing that is not Neo4j.
func TestVersions(t *testing.T) {
	for agent, fine := range map[string]bool{
		"Neo4j/5.23.0": true, "Neo4j/5.26.30": true, "Neo4j/5.27-aura": true, "Neo4j/2025.01.0": true, "Neo4j/2026.08.1": true,
		"Neo4j/5.22.0": false, "Neo4j/4.4.40": false, "Neo4j/": false, "Memgraph/5.26.0": false, "": false, "Neo4j/dev": false,
	} {
		err := checkVersion(agent)
		if (err == nil) != fine || err != nil && graph.CodeOf(err) != graph.Unavailable {
			t.Errorf("%q: %v", agent, err)
		}
	}
}

// TestMigrations reads steps, cuts them into statements and insists on their numbers.
func TestMigrations(t *testing.T) {
	steps, err := readMigrations(migrationFiles)
	if err != nil || len(steps) == 0 {
		t.Fatal(err)
	}
	for _, m := range steps {
		for _, text := range m.statements {
			if strings.Contains(text, "//") || strings.HasSuffix(text, ";") || strings.Contains(text, "REQUIRE n.") && !strings.Contains(text, "IF NOT EXISTS") {
				t.Errorf("step %d: %q cannot be run, or not again", m.number, text)
			}
		}
	}
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	two, err := readMigrations(fstest.MapFS{
		"migrations/0001_a.cypher": file("// why\nCREATE INDEX a\n  FOR (n:A) ON (n.a);\n\nMERGE (n:B {c: ';'});\n"),
		"migrations/0002_b.cypher": file("MERGE (n:C);"),
	})
	if err != nil || len(two) != 2 || !slices.Equal(two[0].statements, []string{"CREATE INDEX a\nFOR (n:A) ON (n.a)", "MERGE (n:B {c: ';'})"}) {
		t.Errorf("%+v, %v", two, err)
	}
	if _, err := readMigrations(fstest.MapFS{"migrations/0002_b.cypher": file("MERGE (n:C);")}); err == nil {
		t.Error("a gap in the numbers was not seen")
	}
}

// TestPlace never shows what may be secret.
func TestPlace(t *testing.T) {
	u, err := address("neo4j+s://graph.example:7687?policy=secret")
	if err != nil || place(u, "press") != "neo4j+s://graph.example:7687/press" {
		t.Errorf("%s, %v", place(u, "press"), err)
	}
	_, err = address("bolt://ana:hunter2@graph.example")
	if graph.CodeOf(err) != graph.BadInput || strings.Contains(err.Error(), "hunter2") {
		t.Error(err)
	}
}
