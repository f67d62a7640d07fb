package neo4j

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// readPatience and writePatience are how long a reading and a write are tried again while the database does not answer.
	readPatience, writePatience = 10 * time.Second, time.Minute
	// firstPause and longestPause bound the time between two tries: whoever comes back is noticed within a second.
	firstPause, longestPause = 20 * time.Millisecond, time.Second
	// commitPatience is how long a commit that has begun may still take when its context is done.
	commitPatience = time.Second
)

// session runs queries, in one transaction or each by itself. It serves one caller at a time.
type session struct {
	ctx context.Context
	run func(ctx context.Context, text string, params map[string]any) (bolt.ResultWithContext, error)
}

// each calls row for every row of a query. Texts are assembled from constants only; values come as parameters.
func (q *session) each(text string, params map[string]any, row func(values []any) error) error {
	if err := q.ctx.Err(); err != nil {
		return err
	}
	result, err := q.run(q.ctx, text, params)
	if err != nil {
		return err
	}
	var record *bolt.Record
	for result.NextRecord(q.ctx, &record) {
		if err := row(record.Values); err != nil {
			_, _ = result.Consume(q.ctx) // what row found is what matters
			return err
		}
	}
	return result.Err()
}

// exec runs a query of which no rows are wanted.
func (q *session) exec(text string, params map[string]any) error {
	return q.each(text, params, func([]any) error { return nil })
}

// one gives the first row of a query, nil if there is none.
func (q *session) one(text string, params map[string]any) (values []any, err error) {
	err = q.each(text, params, func(row []any) error {
		if values == nil {
			values = row
		}
		return nil
	})
	return values, err
}

// firsts collects the first column of a query. A value of another type, null too, is left out.
func firsts[T any](q *session, text string, params map[string]any) ([]T, error) {
	var all []T
	err := q.each(text, params, func(values []any) error {
		if v, ok := values[0].(T); ok {
			all = append(all, v)
		}
		return nil
	})
	return all, err
}

// as is a value of a row, the zero T for null.
func as[T any](value any) T {
	v, _ := value.(T)
	return v
}

// timeout lets the database end by itself what nobody waits for any longer.
func timeout(ctx context.Context) func(*bolt.TransactionConfig) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return func(*bolt.TransactionConfig) {}
	}
	return bolt.WithTxTimeout(max(time.Millisecond, time.Until(deadline).Truncate(time.Millisecond)))
}

// open makes a session of the driver, whose bookmarks let it see all that this store has written.
func (s *Store) open(ctx context.Context, mode bolt.AccessMode) bolt.SessionWithContext {
	return s.driver.NewSession(ctx, bolt.SessionConfig{AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.bookmarks})
}

// end closes a session; a server that does not answer is not waited for.
func end(ctx context.Context, session bolt.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = session.Close(ctx) // all that it did is known by now
}

// read runs fn with a session for reading: each query is a transaction of its own, for one round trip. fn may run again when
// the database fails meanwhile: it must begin with empty results.
func (s *Store) read(ctx context.Context, fn func(*session) error) error {
	if s.closed.Load() {
		return errClosed
	}
	err := s.insist(ctx, readPatience, func() error {
		session := s.open(ctx, bolt.AccessModeRead)
		defer end(ctx, session)
		return fn(autocommit(ctx, session))
	})
	return s.explain(ctx, err)
}

func autocommit(ctx context.Context, of bolt.SessionWithContext) *session {
	return &session{ctx: ctx, run: func(ctx context.Context, text string, params map[string]any) (bolt.ResultWithContext, error) {
		return of.Run(ctx, text, params, timeout(ctx))
	}}
}

// insist runs try until it succeeds, fails for good, or patience or the context ends. After the first failure it tries again at
// once: it may have been a connection that died in the pool.
func (s *Store) insist(ctx context.Context, patience time.Duration, try func() error) error {
	began, pause, told := time.Now(), firstPause, false
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := try()
		if err == nil || ctx.Err() != nil || !s.passing(err, n) || time.Since(began) > patience {
			return err
		}
		if !told && time.Since(began) > longestPause {
			told = true
			s.report("neo4j does not answer as it should; trying again for up to " + patience.String())
		}
		if n == 0 {
			continue
		}
		select {
		case <-time.After(pause/2 + rand.N(pause/2)):
		case <-ctx.Done():
		}
		pause = min(2*pause, longestPause)
	}
}

// write runs fn in one managed transaction and commits what it did, or nothing. One write at a time in this process: more would
// only wait for each other's locks. fn may run again; its argument tells whether an earlier try may have been committed.
func (s *Store) write(ctx context.Context, fn func(q *session, doubt bool) error) error {
	if s.closed.Load() {
		return errClosed
	}
	select {
	case s.writer <- struct{}{}:
		defer func() { <-s.writer }()
		if s.closed.Load() { // meanwhile: Close waits for its turn as a write does
			return errClosed
		}
	case <-ctx.Done():
		return s.explain(ctx, ctx.Err())
	}
	doubt := false
	err := s.insist(ctx, writePatience, func() error {
		committing, err := s.transaction(ctx, func(q *session) error { return fn(q, doubt) })
		doubt = doubt || err != nil && committing
		return err
	})
	return s.explain(ctx, err)
}

// transaction runs fn once in a managed transaction. committing tells that fn had succeeded: if there is an error all the same,
// nobody knows whether the transaction was committed.
func (s *Store) transaction(ctx context.Context, fn func(*session) error) (committing bool, err error) {
	session := s.open(ctx, bolt.AccessModeWrite)
	defer end(ctx, session)
	inner, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	var commit atomic.Bool
	defer context.AfterFunc(ctx, func() { // a commit that has begun is given time to end: its outcome would be unknown
		if commit.Load() {
			time.AfterFunc(commitPatience, cancel)
			return
		}
		cancel()
	})()
	_, err = session.ExecuteWrite(inner, func(tx bolt.ManagedTransaction) (any, error) {
		commit.Store(false)
		err := fn(inTransaction(ctx, tx))
		if err == nil {
			err = ctx.Err()
		}
		commit.Store(err == nil)
		return nil, err
	}, timeout(ctx))
	return commit.Load(), err
}

// transactionRunner is what managed and explicit transactions have in common.
type transactionRunner interface {
	Run(ctx context.Context, text string, params map[string]any) (bolt.ResultWithContext, error)
}

func inTransaction(ctx context.Context, tx transactionRunner) *session {
	return &session{ctx: ctx, run: tx.Run}
}

var errClosed = graph.Errorf(graph.Unavailable, "the graph is closed")
