package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// olderFile makes a graph as the first version of the program left it.
func olderFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first, err := os.ReadFile("../../graph/embedded/migrations/0001_lay_down.sql")
	if err != nil {
		t.Fatal(err)
	}
	const stamp = "PRAGMA journal_mode = WAL; PRAGMA application_id = %d; PRAGMA user_version = 1"
	for _, text := range []string{string(first), fmt.Sprintf(stamp, 0x53545054)} {
		if _, err := db.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// TestOlderFile: whoever opens a file of an earlier version is told where the copy of it is.
func TestOlderFile(t *testing.T) {
	path := olderFile(t)
	var said bytes.Buffer
	p := &program{in: strings.NewReader(""), out: &bytes.Buffer{}, err: &said, env: func(string) (string, bool) { return "", false }, now: time.Now}
	if code := p.run(t.Context(), []string{"--db", path, "check"}); code != exitOK {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	copies, err := filepath.Glob(path + ".schema-1.*.copy")
	if err != nil || len(copies) != 1 || !strings.Contains(said.String(), copies[0]) {
		t.Errorf("%v, %v, said %q", copies, err, said.String())
	}
}
