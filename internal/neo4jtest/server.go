package neo4jtest

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"
)

// patience is how long a server may take to come up, its first download included.
const patience = 10 * time.Minute

// shared is what Server gave the first test of this binary.
var shared struct {
	sync.Mutex
	instance *Instance
	err      error
	named    bool // by the environment: that it does not answer is a fault then
}

// Server gives the server that the tests of this binary share. From the first call until the binary ends it belongs to the binary:
// another binary that asks for the same server gets one of its own, or waits where there can be none. What earlier tests left is
// still there: call Empty. Tests that use it must not run in parallel.
func Server(t testing.TB) *Instance {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.instance == nil && shared.err == nil {
		if os.Getenv("STANDPOINT_TEST_NEO4J_URI") != "" {
			shared.named = true
			shared.instance, shared.err = given(t)
		} else {
			skipShort(t)
			shared.instance, shared.err = own("")
		}
	}
	if shared.err != nil && shared.named {
		t.Fatal(shared.err)
	}
	if shared.err != nil {
		missing(t, shared.err)
	}
	return shared.instance
}

// given is the server of the environment, or one like it while another binary uses that. That it does not answer or is no test
// database is a fault of whoever named it, for every test that asks: the lock is taken once.
func given(t testing.TB) (*Instance, error) {
	t.Helper()
	in := fromEnvironment(os.Getenv)
	ours, err := lock(lockFile(in), false)
	if err == nil && !ours {
		if in.Version != "" { // scripts/neo4j started it and can start another
			if other, err := own(in.Version); err == nil {
				return other, nil
			}
		}
		t.Logf("waiting until another test binary is done with %s", in.URI)
		_, err = lock(lockFile(in), true)
	}
	if err != nil {
		return nil, fmt.Errorf("the lock of %s: %w", in.URI, err)
	}
	return in, in.claim(t.Context())
}

// own starts a server of a version ("": the default) that ends with this binary.
func own(version string) (*Instance, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	p, err := launch(ctx, settings(map[string]string{"VERSION": version}))
	if err != nil {
		return nil, err
	}
	in := fromEnvironment(p.value)
	return in, in.claim(ctx)
}

// fromEnvironment reads an instance from what scripts/neo4j tells.
func fromEnvironment(value func(string) string) *Instance {
	return &Instance{
		URI: value("STANDPOINT_TEST_NEO4J_URI"), Username: cmp.Or(value("STANDPOINT_TEST_NEO4J_USERNAME"), "neo4j"), Password: value("STANDPOINT_TEST_NEO4J_PASSWORD"),
		Home: value("STANDPOINT_TEST_NEO4J_HOME"), Version: value("STANDPOINT_TEST_NEO4J_VERSION"),
	}
}

// missing ends a test that needs a server where there is none: a skip with the reason, a failure where nothing may be left out.
func missing(t testing.TB, err error) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("no Neo4j server: %v", err)
	}
	t.Skipf("no Neo4j server: %v", err)
}

// skipShort keeps quick runs from starting a server of their own.
func skipShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("no Neo4j server in a short run: name one in STANDPOINT_TEST_NEO4J_URI")
	}
}
