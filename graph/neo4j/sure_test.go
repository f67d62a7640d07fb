package neo4j_test

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// TestOlderChanges opens a graph whose changes of stance are made of every take, as the schema before had them: they are made anew.
func TestOlderChanges(t *testing.T) {
	s := vacant(t)
	store := s.open(t, s.URI)
	if _, err := store.Write(t.Context(), graphtest.Generate(8, 1500).Write()); err != nil {
		t.Fatal(err)
	}
	want := s.Query(t, "MATCH ()-[c:CHANGED_FROM]->() RETURN c.changed AS at ORDER BY at", nil)
	if len(want) < 10 {
		t.Fatalf("%d changes: it tests nothing", len(want))
	}
	for _, text := range []string{
		"MATCH ()-[t:TAKES]->() REMOVE t.sure",
		"MATCH ()-[c:CHANGED_FROM]->() WITH c ORDER BY c.changed LIMIT 5 DELETE c",
		"MATCH (a:Actor)-[:SAID]->(s), (b:Statement) WHERE s <> b WITH a, s, b LIMIT 1 CREATE (s)-[:CHANGED_FROM {actor: a.id, proposition: 'proposition:none', changed: 'x'}]->(b)",
		"DROP INDEX takes_sure",
		"MATCH (g:Standpoint {id: 'graph'}) SET g.version = 2",
		"MATCH (m:Migration {number: 3}) DELETE m",
	} {
		s.Query(t, text, nil)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	unbroken(t, s.open(t, s.URI))
	if got := s.Query(t, "MATCH ()-[c:CHANGED_FROM]->() RETURN c.changed AS at ORDER BY at", nil); len(got) != len(want) {
		t.Errorf("%d changes, want %d", len(got), len(want))
	}
}
