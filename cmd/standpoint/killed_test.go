package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
	"github.com/standpoint-graph/standpoint/loader/sample"
)

// at runs the program with an environment and gives what it printed.
func at(ctx context.Context, env map[string]string, args ...string) (out, said string, code int) {
	var stdout, stderr bytes.Buffer
	p := &program{in: bytes.NewReader(nil), out: &stdout, err: &stderr, now: time.Now,
		env: func(name string) (string, bool) { v, ok := env[name]; return v, ok }}
	code = p.run(ctx, args)
	return stdout.String(), stderr.String(), code
}

// sampleFolder writes the first n sample articles into a folder.
func sampleFolder(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	files, err := sample.Articles.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files[:n] {
		content, err := sample.Articles.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name()), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// dumped gives all that a store holds, but for the times of loading.
func dumped(t *testing.T, env map[string]string, flags ...string) string {
	t.Helper()
	out, said, code := at(t.Context(), env, append(flags, "dump", "--without-times")...)
	if code != exitOK || !strings.Contains(out, `"kind":"statement"`) {
		t.Fatalf("dump: %d, %s", code, said)
	}
	return out
}

// TestKilledServer loads the samples into a server that is killed in the midst of it and started again. The load goes on by itself or
// says what to do; repeated, it ends with the same statements as a load into a file that nothing happened to.
func TestKilledServer(t *testing.T) {
	server := neo4jtest.Start(t, neo4jtest.Options{})
	env := map[string]string{"NEO4J_URI": server.URI, "NEO4J_USERNAME": server.Username, "NEO4J_PASSWORD": server.Password}
	folder := sampleFolder(t, 8)
	killed := make(chan error, 1)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	db := server.Driver(t)
	go func() { killed <- killWhen(ctx, server, db, 4) }()
	out, said, code := at(ctx, env, "load", folder)
	if err := <-killed; err != nil {
		t.Fatalf("%v\n%s%s", err, out, said)
	}
	t.Logf("the load that was hit ended with %d: %s%s", code, said, out)
	if code != exitOK && !strings.Contains(said+out, "again") && !strings.Contains(said+out, "NEO4J_URI") {
		t.Errorf("a load that failed says no next step: %s%s", said, out)
	}
	if strings.Contains(said+out, server.Password) {
		t.Errorf("the password is shown: %s%s", said, out)
	}
	if out, said, code = at(ctx, env, "load", folder); code != exitOK || !strings.Contains(out, "0 failed") {
		t.Fatalf("the load repeated: %d, %s%s", code, out, said)
	}
	if _, said, code = at(ctx, env, "check"); code != exitOK || !strings.Contains(said, "no fault found") {
		t.Errorf("check: %d, %s", code, said)
	}
	file := filepath.Join(t.TempDir(), "undisturbed.db")
	if out, said, code = at(ctx, nil, "--db", file, "load", folder); code != exitOK {
		t.Fatalf("the undisturbed load: %d, %s%s", code, out, said)
	}
	if got, want := dumped(t, env), dumped(t, nil, "--db", file); got != want {
		t.Errorf("the graph that was hit has a dump of %d bytes, the undisturbed one of %d: they differ", len(got), len(want))
	}
}

// killWhen kills the server when it holds so many articles, and starts it again.
func killWhen(ctx context.Context, server *neo4jtest.Instance, db neo4j.DriverWithContext, articles int64) error {
	for {
		found, err := neo4j.ExecuteQuery(ctx, db, "MATCH (a:Article) RETURN count(a) AS n", nil, neo4j.EagerResultTransformer)
		if err != nil {
			return err
		}
		if n, _, err := neo4j.GetRecordValue[int64](found.Records[0], "n"); err != nil {
			return err
		} else if n >= articles {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	if err := server.Kill(); err != nil {
		return err
	}
	return server.StartAgain()
}
