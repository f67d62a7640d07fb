package embedded

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

func TestOpenMakesFolders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder", "with 100% odd?names#", "graph.db")
	s := openAt(t, path)
	if about := s.About(); about.Kind != "embedded" || about.Place != path || about.SchemaVersion < 1 {
		t.Errorf("about: %+v", about)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the file is not where it was asked for: %v", err)
	}
}

// TestOpenRefuses wants files that are not ours refused with a sentence, and left as they are.
func TestOpenRefuses(t *testing.T) {
	folder := t.TempDir()
	put := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	other := filepath.Join(folder, "other.db")
	run(t, raw(t, other), `CREATE TABLE notes (text)`)
	newer := filepath.Join(folder, "newer.db")
	if err := openAt(t, newer).Close(); err != nil {
		t.Fatal(err)
	}
	run(t, raw(t, newer), `PRAGMA user_version = 99`)
	for _, c := range []struct {
		name, path, says string
		code             graph.Code
	}{
		{"no name", "", "name the file", graph.BadInput},
		{"a text", put("notes.txt", "these are my notes, not a graph"), "not a graph of standpoint", graph.BadInput},
		{"a short text", put("short.txt", "x"), "not a graph of standpoint", graph.BadInput},
		{"a folder", folder, "is a folder", graph.BadInput},
		{"another database", other, "not a graph of standpoint", graph.BadInput},
		{"a newer graph", newer, "newer standpoint", graph.NewerSchema},
		{"a header and nothing else", put("head.db", magic+strings.Repeat("x", 2000)), "not a graph", graph.BadInput},
	} {
		before, _ := os.ReadFile(c.path)
		s, err := Open(t.Context(), c.path)
		if err == nil {
			_ = s.Close()
		}
		if graph.CodeOf(err) != c.code || err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v (%s)", c.name, err, graph.CodeOf(err))
		}
		if after, _ := os.ReadFile(c.path); string(after) != string(before) {
			t.Errorf("%s: the file was changed", c.name)
		}
	}
	openAt(t, put("empty.db", "")) // is as good as none
}

// TestDamagedFile overwrites the middle of a file: reading or checking must say so, and never panic.
func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	if _, err := s.Write(t.Context(), graphtest.Generate(3, 400).Write()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(content) / 4; i < 3*len(content)/4; i++ {
		content[i] = byte(i * 7)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err = Open(t.Context(), path)
	if err != nil {
		if !strings.Contains(err.Error(), "damaged") {
			t.Errorf("opening: %v", err)
		}
		return
	}
	defer s.Close()
	found := 0
	err = s.Check(t.Context(), func(graph.Fault) { found++ })
	if found == 0 && (err == nil || !strings.Contains(err.Error(), "damaged")) {
		t.Errorf("half the file is overwritten, and the check says nothing: %v", err)
	}
}

// TestMigration opens a file of an older schema with a program that has one step more.
func TestMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	c := graphtest.Generate(4, 50)
	if _, err := s.Write(t.Context(), c.Write()); err != nil {
		t.Fatal(err)
	}
	before := s.About().SchemaVersion
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	steps := oneMore(t, `CREATE TABLE extra (x); INSERT INTO extra VALUES (1)`)
	var said []string
	migrating := func(o *options) { o.migrations, o.report = steps, func(line string) { said = append(said, line) } }
	s, err := Open(t.Context(), path, migrating)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.About().SchemaVersion != before+1 || len(said) != 1 {
		t.Fatalf("migrated to %d, saying %q", s.About().SchemaVersion, said)
	}
	if _, err := s.Write(t.Context(), c.Write()); err != nil {
		t.Errorf("writing after the migration: %v", err)
	}
	copies, err := filepath.Glob(fmt.Sprintf("%s.schema-%d.*.copy", path, before))
	if err != nil || len(copies) != 1 || !strings.Contains(said[0], copies[0]) {
		t.Fatalf("copies: %q, said: %q, %v", copies, said, err)
	}
	old := openAt(t, copies[0])
	if out, err := old.Write(t.Context(), c.Write()); err != nil || out.New+out.Changed != 0 {
		t.Errorf("the copy holds something else: %+v, %v", out, err)
	}
	if _, err := Open(t.Context(), path); graph.CodeOf(err) != graph.NewerSchema {
		t.Errorf("the older program opens the migrated file: %v", err)
	}
}

func TestMigrationsHaveNoGaps(t *testing.T) {
	one := &fstest.MapFile{Data: []byte(`SELECT 1`)}
	for name, files := range map[string]fstest.MapFS{
		"a gap":     {"migrations/0001_a.sql": one, "migrations/0003_b.sql": one},
		"no number": {"migrations/a.sql": one},
	} {
		if _, err := readMigrations(files); err == nil {
			t.Errorf("%s goes unnoticed", name)
		}
	}
}

// TestFailedMigration wants a step that fails to leave the file as it was.
func TestFailedMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	if err := openAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	steps := oneMore(t, `CREATE TABLE extra (x); INSERT INTO nowhere VALUES (1)`)
	if _, err := Open(t.Context(), path, func(o *options) { o.migrations = steps }); err == nil {
		t.Fatal("a migration that cannot work works")
	}
	s := openAt(t, path)
	var n int
	if err := raw(t, path).QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name = 'extra'`).Scan(&n); err != nil || n != 0 {
		t.Errorf("half a migration stays: %d, %v", n, err)
	}
	if s.About().SchemaVersion != len(steps)-1 {
		t.Errorf("schema %d", s.About().SchemaVersion)
	}
}

func TestReadOnlyFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write to everything")
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	if err := openAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	s, err := Open(context.Background(), path)
	if err == nil {
		_, err = s.Write(context.Background(), graphtest.Generate(1, 1).Write())
		_ = s.Close()
	}
	if graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("a file that cannot be written: %v", err)
	}
}
