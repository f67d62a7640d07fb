package embedded

import (
	"database/sql"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// oneMore is the steps there are and one that follows them.
func oneMore(t *testing.T, text string) fstest.MapFS {
	t.Helper()
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	steps := fstest.MapFS{fmt.Sprintf("migrations/%04d_more.sql", len(names)+1): {Data: []byte(text)}}
	for _, name := range names {
		data, err := fs.ReadFile(migrationFiles, name)
		if err != nil {
			t.Fatal(err)
		}
		steps[name] = &fstest.MapFile{Data: data}
	}
	return steps
}

// upTo is the steps up to a number.
func upTo(t *testing.T, n int) fstest.MapFS {
	t.Helper()
	steps := oneMore(t, "")
	for name := range steps {
		if name >= fmt.Sprintf("migrations/%04d", n+1) {
			delete(steps, name)
		}
	}
	return steps
}

// TestOldSchema fills the tables of the first schema as a program of its day would have, and wants that migrating makes of them
// what is written now.
func TestOldSchema(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "now.db"))
	write := graphtest.Generate(4, 300).Write()
	if _, err := s.Write(t.Context(), write); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(t.TempDir(), "old.db")
	if err := openWith(t, old, upTo(t, 1)).Close(); err != nil {
		t.Fatal(err)
	}
	db := raw(t, old)
	run(t, db, `ATTACH ? AS now`, s.path)
	for _, table := range tablesOf(t, db) {
		run(t, db, `INSERT OR REPLACE INTO main.`+table+` SELECT `+columnsOf(t, db, table)+` FROM now.`+table)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	migrated := openAt(t, old)
	if found := faults(t, migrated); len(found) != 0 {
		t.Errorf("after the migration: %v", found)
	}
	if out, err := migrated.Write(t.Context(), write); err != nil || out.New+out.Changed != 0 {
		t.Errorf("it holds something else: %+v, %v", out, err)
	}
}

// tablesOf lists the tables that hold rows, those in which the indexes of words keep theirs among them.
func tablesOf(t *testing.T, db *sql.DB) []string {
	t.Helper()
	return texts(t, db, `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
}

func columnsOf(t *testing.T, db *sql.DB, table string) string {
	t.Helper()
	return strings.Join(texts(t, db, `SELECT '"' || name || '"' FROM pragma_table_info(?)`, table), ", ")
}

func texts(t *testing.T, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func openWith(t *testing.T, path string, steps fs.FS) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, func(o *options) { o.migrations = steps })
	if err != nil {
		t.Fatal(err)
	}
	return s
}
