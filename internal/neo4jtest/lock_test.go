//go:build unix

package neo4jtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

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
