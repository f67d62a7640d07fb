//go:build unix

package neo4jtest

import (
	"os"
	"os/exec"
	"testing"
)

// TestOneBinaryHasAServerAtATime: a second binary does not get the lock, and gets it when the first has ended, however it ended.
func TestOneBinaryHasAServerAtATime(t *testing.T) {
	const uri = "bolt://nowhere.invalid:1"
	if os.Getenv("NEO4JTEST_HOLD") != "" {
		if ours, err := lock(uri, true); !ours || err != nil {
			t.Fatal(ours, err)
		}
		os.Stdout.WriteString("held\n")
		select {}
	}
	first := exec.Command(os.Args[0], "-test.run=^TestOneBinaryHasAServerAtATime$")
	first.Env = append(os.Environ(), "NEO4JTEST_HOLD=1")
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
	if ours, err := lock(uri, false); ours || err != nil {
		t.Errorf("two have it: %v, %v", ours, err)
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if ours, err := lock(uri, true); !ours || err != nil {
		t.Errorf("the first is gone: %v, %v", ours, err)
	}
	_ = first.Wait() // killed
}
