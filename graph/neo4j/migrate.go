package neo4j

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"sort"
	"strconv"
	"strings"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

//go:embed migrations/*.cypher
var migrationFiles embed.FS

// migration is one numbered step: statements that run one by one, because schema and data cannot change in one transaction. Each
// can be repeated, so that a step that was cut off is simply begun again.
type migration struct {
	number     int
	statements []string
}

// readMigrations lists the steps in order and insists that their numbers have no gap.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.cypher")
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
		all = append(all, migration{n, statementsOf(string(text))})
	}
	return all, nil
}

// statementsOf cuts a file at the semicolons that end lines and leaves comments out.
func statementsOf(text string) []string {
	var all []string
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		statement, last := strings.CutSuffix(line, ";")
		b.WriteString(statement)
		if last {
			all = append(all, b.String())
			b.Reset()
		} else {
			b.WriteByte('\n')
		}
	}
	return all
}

// beforeLock is what the lock needs itself.
var beforeLock = []string{
	`CREATE CONSTRAINT standpoint_id IF NOT EXISTS FOR (n:Standpoint) REQUIRE n.id IS UNIQUE`,
	`CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE`,
	`MERGE (g:Standpoint {id: 'graph'}) ON CREATE SET g.version = 0`,
}

// migrate applies the steps that the graph lacks. One transaction holds the lock node meanwhile, so that other programs that open
// the graph wait; when their turn comes they see that nothing is left to do.
func (s *Store) migrate(ctx context.Context, steps []migration, o Options) error {
	if err := s.apply(ctx, migration{statements: beforeLock}); err != nil {
		return err
	}
	session := s.open(ctx, bolt.AccessModeWrite)
	defer end(ctx, session)
	tx, err := session.BeginTransaction(ctx, timeout(ctx))
	if err != nil {
		return err
	}
	defer tx.Close(context.WithoutCancel(ctx)) // an error here comes behind another one
	if err := s.migrateLocked(inTransaction(ctx, tx), steps, o); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// migrateLocked takes the lock, reads the version once more and applies what is left.
func (s *Store) migrateLocked(q *session, steps []migration, o Options) error {
	row, err := q.one(lockText, lockParams(rand.Int64(), false))
	if err != nil {
		return err
	}
	if row == nil {
		return graph.Errorf(graph.Conflict, "another program has emptied the graph meanwhile; try again")
	}
	version := int(as[int64](row[0]))
	if version > len(steps) {
		return newerSchema(s.place, version, len(steps))
	}
	if version > 0 && version < len(steps) {
		o.Report(fmt.Sprintf("the graph has an older schema (%d) and is brought to %d", version, len(steps)))
	}
	for _, m := range steps[version:] {
		if err := s.apply(q.ctx, m); err != nil {
			return fmt.Errorf("migration %d: %w", m.number, err)
		}
		if err := s.awaitIndexes(q.ctx, wantedIndexes(steps[:m.number])); err != nil {
			return fmt.Errorf("migration %d: %w", m.number, err)
		}
		err := q.exec(`MATCH (g:Standpoint {id: 'graph'}) SET g.version = $number
			MERGE (m:Migration {number: $number}) ON CREATE SET m.at = $at, m.by = $by`,
			map[string]any{"number": m.number, "at": time.Now().UTC(), "by": "standpoint"})
		if err != nil {
			return err
		}
	}
	return nil
}

// apply runs the statements of a step: those that follow each other and change the schema in one transaction, which takes a tenth of
// the time, and each of the others in one of its own.
func (s *Store) apply(ctx context.Context, m migration) error {
	for rest := m.statements; len(rest) > 0; {
		n := 0
		for n < len(rest) && changesSchema(rest[n]) {
			n++
		}
		var err error
		if n > 0 {
			err = s.schemaStep(ctx, rest[:n])
		} else {
			n, err = 1, s.dataStep(ctx, rest[0])
		}
		if err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

func changesSchema(text string) bool {
	return strings.HasPrefix(text, "CREATE ") || strings.HasPrefix(text, "DROP ")
}

// schemaStep runs statements that change the schema, all or none.
func (s *Store) schemaStep(ctx context.Context, texts []string) error {
	session := s.open(ctx, bolt.AccessModeWrite)
	defer end(ctx, session)
	tx, err := session.BeginTransaction(ctx, timeout(ctx))
	if err != nil {
		return err
	}
	defer tx.Close(context.WithoutCancel(ctx)) // an error here comes behind another one
	for _, text := range texts {
		if err := inTransaction(ctx, tx).exec(text, nil); err != nil {
			return err
		}
	}
	return tx.Commit(ctx)
}

// dataStep runs one statement by itself.
func (s *Store) dataStep(ctx context.Context, text string) error {
	session := s.open(ctx, bolt.AccessModeWrite)
	defer end(ctx, session)
	return autocommit(ctx, session).exec(text, nil)
}
