//go:build linux && !race

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/loader/sample"
)

// mostMemory is what reading articles may take with two processors, in MB: docs/design.md.
const mostMemory = 200

// TestMemory reads the sample articles with the program itself and looks how much memory it ever had, its own file included.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it reads the sample articles three times")
	}
	folder := sampleFolder(t, sampleCount(t))
	db := filepath.Join(t.TempDir(), "s.db")
	for _, args := range [][]string{{"extract", "--json", folder}, {"--db", db, "load", folder}, {"--db", db, "load", folder}} {
		most := memoryOf(t, args...)
		t.Logf("standpoint %v: %d MB at most", args, most)
		if most > mostMemory {
			t.Errorf("standpoint %v had %d MB, %d are allowed: see docs/quality.md for where it goes", args, most, mostMemory)
		}
	}
}

// sampleCount is how many files there are.
func sampleCount(t *testing.T) int {
	t.Helper()
	files, err := sample.Articles.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// memoryOf runs the program and gives the most memory that it had, in MB. The system's own count of a child begins with what its parent
// had, so it is not asked; /proc never forgets a peak and is looked at until the program has ended.
func memoryOf(t *testing.T, args ...string) (most int) {
	t.Helper()
	var said bytes.Buffer
	c := exec.CommandContext(t.Context(), "standpoint", args...)
	c.Dir = t.TempDir()                                                            // no .env
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + c.Dir, "GOMAXPROCS=2"} // no settings of the collector
	c.Stderr = &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil || most == 0 {
				t.Fatalf("standpoint %v: %v, %d MB\n%s", args, err, most, said.Bytes())
			}
			return most
		case <-time.After(10 * time.Millisecond):
			most = max(most, peak(c.Process.Pid))
		}
	}
}

// peak is the most memory that a process has had so far, in MB; 0 if it has ended.
func peak(pid int) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			kb, _ := strconv.Atoi(string(bytes.Fields(rest)[0])) // an odd line counts for nothing
			return kb >> 10
		}
	}
	return 0
}

// TestSparing: a command that reads articles spares memory while it runs, unless the environment has its own way.
func TestSparing(t *testing.T) {
	before := debug.SetGCPercent(90)
	defer debug.SetGCPercent(before)
	for _, given := range []bool{false, true} {
		p := &program{env: func(name string) (string, bool) { return "70", given && name == "GOGC" }}
		want := garbagePercent
		if given {
			want = 90
		}
		back := p.sparing()
		if !p.spares {
			t.Errorf("environment %v: the store is not told", given)
		}
		if got := debug.SetGCPercent(want); got != want {
			t.Errorf("environment %v: %d hundredths while it runs, want %d", given, got, want)
		}
		if back(); debug.SetGCPercent(90) != 90 || p.spares {
			t.Errorf("environment %v: it is not set back", given)
		}
	}
}
