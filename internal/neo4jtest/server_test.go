package neo4jtest

import (
	"errors"
	"strings"
	"testing"
)

func TestEmptyLeavesTheMarkAndWhatIsKept(t *testing.T) {
	in := Server(t)
	in.DropSchema(t)
	in.Query(t, "CREATE CONSTRAINT odd IF NOT EXISTS FOR (n:`Odd``Name`) REQUIRE n.id IS UNIQUE", nil)
	in.Query(t, "CREATE INDEX days IF NOT EXISTS FOR ()-[r:SAID]-() ON (r.day)", nil)
	in.Query(t, "UNWIND range(1, 12000) AS i CALL (i) { CREATE (:Speaker {id: i})-[:SAID {day: i}]->(:Statement) } IN TRANSACTIONS OF 4000 ROWS", nil)
	in.Query(t, "CREATE (:Migration {number: 1})", nil)

	in.Empty(t, "Migration")
	count(t, in, "MATCH (n) RETURN count(n) AS n", 2)
	count(t, in, "MATCH (n:StandpointTest) RETURN count(n) AS n", 1)
	count(t, in, "SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN count(*) AS n", 2)

	in.Empty(t)
	count(t, in, "MATCH (n:Migration) RETURN count(n) AS n", 0)
	in.DropSchema(t)
	count(t, in, "SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN count(*) AS n", 0)
	count(t, in, "SHOW CONSTRAINTS YIELD name RETURN count(*) AS n", 0)
}

func TestAForeignDatabaseIsRefused(t *testing.T) {
	in := Server(t)
	in.Empty(t)
	in.Query(t, "MATCH (m:StandpointTest) SET m:Family REMOVE m:StandpointTest", nil)
	err := in.claim(t.Context())
	in.Query(t, "MATCH (m:Family) SET m:StandpointTest REMOVE m:Family", nil)
	if err == nil || !strings.Contains(err.Error(), "holds 1 nodes and no (:StandpointTest)") {
		t.Errorf("a database with somebody's node: %v", err)
	}
	if err := in.claim(t.Context()); err != nil {
		t.Errorf("a marked database: %v", err)
	}
}

func TestTheSharedServerIsNotHurt(t *testing.T) {
	in := Server(t)
	for name, hurt := range map[string]func() error{"stop": in.Stop, "kill": in.Kill, "pause": in.Pause, "resume": in.Resume, "start": in.StartAgain} {
		if err := hurt(); !errors.Is(err, errShared) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := in.Admin("--version"); !errors.Is(err, errShared) {
		t.Errorf("admin: %v", err)
	}
	if Server(t) != in {
		t.Error("a second call gave another server")
	}
}

func count(t *testing.T, in *Instance, cypher string, want int64) {
	t.Helper()
	if got := in.Query(t, cypher, nil)[0]["n"]; got != want {
		t.Errorf("%s: %v, want %d", cypher, got, want)
	}
}
