package embedded

import (
	"context"
	"errors"
	"sync"

	"github.com/standpoint-graph/standpoint/graph"
)

// Store is a graph in one SQLite file. It is safe for concurrent use.
type Store struct {
	path    string
	version int
	writer  *pool // of one: writes of this process wait for each other here and not in the database
	reader  *pool

	closing sync.Once
	closed  error
}

var _ graph.Store = (*Store)(nil)

var errClosed = graph.Errorf(graph.Unavailable, "the graph is closed")

// About names the file and its schema.
func (s *Store) About() graph.About {
	return graph.About{Kind: "embedded", Place: s.path, SchemaVersion: s.version}
}

// Close lets running queries end and closes the file. Closing again does nothing.
func (s *Store) Close() error {
	s.closing.Do(func() {
		var errs []error
		for _, p := range []*pool{s.reader, s.writer} { // the writer last: it moves the log into the file
			if p != nil {
				errs = append(errs, p.close())
			}
		}
		s.closed = explain(context.Background(), errors.Join(errs...))
	})
	return s.closed
}

// read runs fn on one snapshot of the graph.
func (s *Store) read(ctx context.Context, fn func(*session) error) error {
	return explain(ctx, s.reader.within(ctx, "BEGIN", fn))
}

// write runs fn in the one writing transaction and commits what it did, or nothing.
func (s *Store) write(ctx context.Context, fn func(*session) error) error {
	return explain(ctx, s.writer.within(ctx, "BEGIN IMMEDIATE", fn))
}
