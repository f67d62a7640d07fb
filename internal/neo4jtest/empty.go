package neo4jtest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Marker is the label of the node that says that a database may be emptied by tests.
const Marker = "StandpointTest"

// batch is how many nodes or relationships one transaction deletes: more would not fit the memory of a small server.
const batch = 10_000

// claim marks an empty database as a test database. One that holds anything and is not marked is refused.
func (in *Instance) claim(ctx context.Context) (err error) {
	driver, err := in.open()
	if err != nil {
		return err
	}
	defer func() {
		if e := driver.Close(context.WithoutCancel(ctx)); err == nil {
			err = e
		}
	}()
	rows, err := query(ctx, driver, "MATCH (n) WITH count(n) AS nodes OPTIONAL MATCH (m:"+Marker+") RETURN nodes, count(m) AS marks", nil)
	if err != nil {
		return fmt.Errorf("ask %s what it holds: %w", in.URI, err)
	}
	nodes, marks := rows[0]["nodes"].(int64), rows[0]["marks"].(int64)
	if nodes > 0 && marks == 0 {
		return fmt.Errorf("%s holds %d nodes and no (:%s): tests would delete them; name an empty database, or create that node if they may", in.URI, nodes, Marker)
	}
	if marks == 0 {
		_, err = query(ctx, driver, "MERGE (m:"+Marker+" {about: 'tests may delete everything here'})", nil)
	}
	return err
}

// Empty deletes all nodes and relationships but the mark of a test database and the nodes that bear one of the labels to keep.
// Constraints and indexes stay: see DropSchema.
func (in *Instance) Empty(t testing.TB, keep ...string) {
	t.Helper()
	driver, err := in.open()
	if err != nil {
		t.Fatal(err)
	}
	defer closeDriver(t, driver)
	if err := empty(t.Context(), driver, append([]string{Marker}, keep...)); err != nil {
		t.Fatalf("empty %s: %v", in.URI, err)
	}
}

// empty repeats what another transaction, left over from a test before, has hindered.
func empty(ctx context.Context, driver neo4j.DriverWithContext, keep []string) error {
	var err error
	for range 5 {
		if err = emptyOnce(ctx, driver, keep); err == nil || !neo4j.IsRetryable(err) {
			return err
		}
	}
	return err
}

func emptyOnce(ctx context.Context, driver neo4j.DriverWithContext, keep []string) error {
	rows, err := query(ctx, driver, "MATCH ()-[r]->() RETURN count(r) AS n", nil)
	if err != nil {
		return err
	}
	if rows[0]["n"].(int64) > batch { // a node with very many would not fit one transaction
		if _, err := query(ctx, driver, fmt.Sprintf("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF %d ROWS", batch), nil); err != nil {
			return err
		}
	}
	_, err = query(ctx, driver, fmt.Sprintf(
		"MATCH (n) WHERE none(l IN labels(n) WHERE l IN $keep) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF %d ROWS", batch), map[string]any{"keep": keep})
	return err
}

// DropSchema drops all constraints and indexes but the two token look-ups that every database starts with.
func (in *Instance) DropSchema(t testing.TB) {
	t.Helper()
	for _, r := range in.Query(t, "SHOW CONSTRAINTS YIELD name", nil) {
		in.Query(t, "DROP CONSTRAINT "+quote(r["name"].(string))+" IF EXISTS", nil)
	}
	for _, r := range in.Query(t, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", nil) {
		in.Query(t, "DROP INDEX "+quote(r["name"].(string))+" IF EXISTS", nil)
	}
}

func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

// Sample lets the server count anew what its indexes hold and forget its plans. It does that by itself some time after a change: a query
// planned before then is planned for the graph as it was, and scans what seems to be empty.
func (in *Instance) Sample(t testing.TB) {
	t.Helper()
	in.Query(t, "CALL db.prepareForReplanning(300)", nil)
}
