package neo4j_test

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// TestOlderDays opens a graph in which what lasts is not found apart, as the schema before had it.
func TestOlderDays(t *testing.T) {
	s := vacant(t)
	store := s.open(t, s.URI)
	if _, err := store.Write(t.Context(), graphtest.Generate(9, 400).Write()); err != nil {
		t.Fatal(err)
	}
	count := func() int64 {
		rows := s.Query(t, "MATCH (s:Statement) RETURN count(s.lasting) AS n UNION ALL MATCH ()-[r:SAID|TAKES|COUNTS_FOR|SPOKE_OF]->() RETURN count(r.lasting) AS n", nil)
		return rows[0]["n"].(int64) + rows[1]["n"].(int64)
	}
	want := count()
	if want < 100 {
		t.Fatalf("%d last: it tests nothing", want)
	}
	for _, text := range []string{
		"MATCH (s:Statement) REMOVE s.lasting",
		"MATCH ()-[r:SAID|TAKES|COUNTS_FOR|SPOKE_OF]->() REMOVE r.lasting",
		"DROP INDEX said_lasting", "DROP INDEX statement_lasting",
		"MATCH (g:Standpoint {id: 'graph'}) SET g.version = 3",
		"MATCH (m:Migration {number: 4}) DELETE m",
	} {
		s.Query(t, text, nil)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	unbroken(t, s.open(t, s.URI))
	if got := count(); got != want {
		t.Errorf("%d last, want %d", got, want)
	}
}
