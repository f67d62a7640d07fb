package embedded

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one numbered step; the number of the last one applied is the file's user_version.
type migration struct {
	number int
	text   string
}

// readMigrations lists the steps in order and insists that their numbers have no gap.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var all []migration
	for i, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		n, err := strconv.Atoi(number)
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %s does not follow number %d", name, i)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		all = append(all, migration{n, string(text)})
	}
	return all, nil
}

// prepareFile makes a new file ours, migrates an older one and refuses what is neither.
func (s *Store) prepareFile(ctx context.Context, db *sql.DB, o options) error {
	steps, err := readMigrations(o.migrations)
	if err != nil {
		return err
	}
	version, err := fileVersion(ctx, db, s.path)
	if err != nil {
		return err
	}
	if version > len(steps) {
		return graph.Errorf(graph.NewerSchema, "%s was written by a newer standpoint (schema %d, this one knows %d); "+
			"update this program, or dump the graph with the newer one and restore it here", s.path, version, len(steps))
	}
	s.version = len(steps)
	if version == len(steps) {
		return nil
	}
	if version == 0 {
		if err := writeAhead(ctx, db); err != nil {
			return err
		}
	} else if err := s.keepCopy(ctx, db, version, o); err != nil {
		return err
	}
	return migrate(ctx, db, steps)
}

// fileVersion is the schema of the file; 0 for an empty one. A database of another program is an error.
func fileVersion(ctx context.Context, db *sql.DB, path string) (int, error) {
	var version, app, tables int
	err := db.QueryRowContext(ctx, `SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_user_version, pragma_application_id`).Scan(&version, &app, &tables)
	if err != nil {
		return 0, err
	}
	if app != applicationID && (app != 0 || tables != 0 || version != 0) {
		return 0, foreign(path)
	}
	return version, nil
}

// writeAhead sets what can only be set on an empty file. Another process may be doing the same, and this statement does not wait
// by itself.
func writeAhead(ctx context.Context, db *sql.DB) error {
	deadline := time.Now().Add(busyTimeout)
	for {
		_, err := db.ExecContext(ctx, `PRAGMA journal_mode = WAL`)
		if err == nil || ctx.Err() != nil || time.Now().After(deadline) || graph.CodeOf(explain(ctx, err)) != graph.Unavailable {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// keepCopy writes a copy beside the file before anything is changed in it, and reports where it is.
func (s *Store) keepCopy(ctx context.Context, db *sql.DB, version int, o options) error {
	to := fmt.Sprintf("%s.schema-%d.%s.copy", s.path, version, o.now().UTC().Format("20060102T150405.000"))
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, to); err != nil {
		return graph.Wrap(explain(ctx, err), graph.Unavailable, "the graph could not be copied before its migration; make room beside it")
	}
	o.report(fmt.Sprintf("the graph has an older schema (%d); a copy was kept in %s", version, to))
	return nil
}

// migrate applies the steps the file lacks, all or none. The version is read again inside the transaction: another process may
// have been first.
func migrate(ctx context.Context, db *sql.DB, steps []migration) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	for _, m := range steps[min(version, len(steps)):] {
		if _, err := tx.ExecContext(ctx, m.text); err != nil {
			return fmt.Errorf("migration %d: %w", m.number, err)
		}
	}
	pragmas := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, max(version, len(steps)))
	if _, err := tx.ExecContext(ctx, pragmas); err != nil {
		return err
	}
	return tx.Commit()
}
