package neo4jtest

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Instance is a Neo4j server that a test may fill and empty as it likes.
type Instance struct {
	URI      string // bolt://127.0.0.1:port
	Username string
	Password string
	Home     string // folder of its data, configuration and logs; "" when the server was given without it
	Version  string // such as 5.26.30; "" when the server was given without it

	control *control // of a private server, else nil
}

// Driver gives a driver to the server, closed when the test ends.
func (in *Instance) Driver(t testing.TB) neo4j.DriverWithContext {
	t.Helper()
	driver, err := in.open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := driver.Close(context.Background()); err != nil {
			t.Errorf("close the driver: %v", err)
		}
	})
	return driver
}

// Query runs one auto-commit query, CALL … IN TRANSACTIONS included, and gives its rows. It fails the test when the server refuses it.
func (in *Instance) Query(t testing.TB, cypher string, params map[string]any) []map[string]any {
	t.Helper()
	driver, err := in.open()
	if err != nil {
		t.Fatal(err)
	}
	defer closeDriver(t, driver)
	rows, err := query(t.Context(), driver, cypher, params)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return rows
}

func (in *Instance) open() (neo4j.DriverWithContext, error) {
	return neo4j.NewDriverWithContext(in.URI, neo4j.BasicAuth(in.Username, in.Password, ""))
}

func closeDriver(t testing.TB, driver neo4j.DriverWithContext) {
	t.Helper()
	if err := driver.Close(context.WithoutCancel(t.Context())); err != nil {
		t.Errorf("close the driver: %v", err)
	}
}

func query(ctx context.Context, driver neo4j.DriverWithContext, cypher string, params map[string]any) (rows []map[string]any, err error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer func() {
		if e := session.Close(ctx); err == nil {
			err = e
		}
	}()
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	records, err := result.Collect(ctx)
	for _, r := range records {
		rows = append(rows, r.AsMap())
	}
	return rows, err
}
