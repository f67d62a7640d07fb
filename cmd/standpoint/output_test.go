package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// full is standard output on a disk that has no room left after so many bytes, or another fault.
type full struct {
	room  int
	fault error
}

func (f *full) Write(b []byte) (int, error) {
	if len(b) <= f.room {
		f.room -= len(b)
		return len(b), nil
	}
	n := f.room
	f.room = 0
	return n, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: f.fault}
}

// into runs the program with an output and gives what it said.
func into(t *testing.T, out *full, args ...string) (said string, code int) {
	t.Helper()
	var stderr bytes.Buffer
	p := &program{in: strings.NewReader(""), out: out, err: &stderr, env: func(string) (string, bool) { return "", false }, now: time.Now}
	code = p.run(t.Context(), args)
	return stderr.String(), code
}

// TestOutputThatCannotBeWritten: no command succeeds that could not write its answer, whichever way it writes; a reader who has gone wants no more.
func TestOutputThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	article, db := filepath.Join(dir, "a.txt"), filepath.Join(dir, "a.db")
	if err := os.WriteFile(article, []byte("Ferries\n\nLena Orlov said on Monday that NATO should not expand to the harbour."), 0o600); err != nil {
		t.Fatal(err)
	}
	marked := filepath.Join(dir, "marked.jsonl")
	if err := os.WriteFile(marked, []byte(`{"id":"a","text":"Orlov said it rained.","attributions":[]}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, said, code := at(t.Context(), nil, "--db", db, "load", article); code != exitOK {
		t.Fatalf("%d: %s%s", code, out, said)
	}
	for _, args := range [][]string{
		{"extract", "--json", article}, {"extract", article}, {"codebook", "show"}, {"--db", db, "ask", "--json"}, {"--db", db, "ask"},
		{"--db", db, "load", "--json", article}, {"--db", db, "load", article}, {"--db", db, "dump"}, {"man"}, {"version"}, {"--help"}, {"completion", "bash"},
		{"eval", "--json", "--found", marked, marked}, {"corpus", "convert", "../../loader/corpus/attribution/articles/a-01.txt"},
	} {
		said, code := into(t, &full{room: 10, fault: syscall.ENOSPC}, args...)
		if code != exitFailed || strings.Count(said, "the output could not be written (no space left on device)") != 1 || strings.Count(said, "no space") != 1 {
			t.Errorf("%v on a full disk: %d, %s", args, code, said)
		}
		if said, code = into(t, &full{fault: syscall.EPIPE}, args...); strings.Contains(said, "could not be written") {
			t.Errorf("%v to a reader who has gone: %d, %s", args, code, said)
		}
	}
}

// TestOutputFaultBesideAnother: what else went wrong is said too, and decides the exit code.
func TestOutputFaultBesideAnother(t *testing.T) {
	p := quiet()
	p.unwritten = fmt.Errorf("wrapped: %w", syscall.EIO)
	var stderr bytes.Buffer
	p.err = &stderr
	if code := p.run(t.Context(), []string{"ask", "--colour"}); code != exitUsage || !strings.Contains(stderr.String(), "input/output error") || !strings.Contains(stderr.String(), "--colour") {
		t.Errorf("%d, %s", code, stderr.String())
	}
}
