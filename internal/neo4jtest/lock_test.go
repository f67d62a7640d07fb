//go:build unix

package neo4jtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestNamedServerIsGone: every test of a binary fails at once when the server that it was told of does not answer. None waits for a
// lock that the first one took.
func TestNamedServerIsGone(t *testing.T) {
	if os.Getenv("NEO4JTEST_GONE") != "" {
		Server(t)
		t.Fatal("there is a server")
	}
	binary := exec.Command(os.Args[0], "-test.run=^TestNamedServerIsGone$", "-test.count=2", "-test.timeout=30s")
	binary.Env = append(os.Environ(), "NEO4JTEST_GONE=yes", "STANDPOINT_TEST_NEO4J_URI=bolt://127.0.0.1:9",
		"STANDPOINT_TEST_NEO4J_HOME=", "STANDPOINT_TEST_NEO4J_VERSION=", "TMPDIR="+t.TempDir())
	out, err := binary.CombinedOutput()
	if n := strings.Count(string(out), "--- FAIL: TestNamedServerIsGone"); err == nil || n != 2 || strings.Contains(string(out), "there is a server") {
		t.Errorf("%d tests failed, want 2: %v\n%s", n, err, out)
	}
}

// TestOneBinaryHasAServerAtATime: a second binary does not get the lock, and gets it when the first has ended, however it ended.
func TestOneBinaryHasAServerAtATime(t *testing.T) {
	if file := os.Getenv("NEO4JTEST_HOLD"); file != "" {
		if ours, err := lock(file, true); !ours || err != nil {
			t.Fatal(ours, err)
		}
		os.Stdout.WriteString("held\n")
		select {}
	}
	file := filepath.Join(t.TempDir(), "tests.lock")
	first := exec.Command(os.Args[0], "-test.run=^TestOneBinaryHasAServerAtATime$")
	first.Env = append(os.Environ(), "NEO4JTEST_HOLD="+file)
	out, err := first.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	if n, err := out.Read(make([]byte, 5)); n != 5 {
		t.Fatalf("the first binary said nothing: %v", err)
	}
	if ours, err := lock(file, false); ours || err != nil {
		t.Errorf("two have it: %v, %v", ours, err)
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if ours, err := lock(file, true); !ours || err != nil {
		t.Errorf("the first is gone: %v, %v", ours, err)
	}
	_ = first.Wait() // killed
}
