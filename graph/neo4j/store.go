package neo4j

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

// Store is a graph in a Neo4j database. It is safe for concurrent use.
type Store struct {
	driver    bolt.DriverWithContext
	bookmarks bolt.BookmarkManager
	database  string // "" is the user's own
	place     string
	routed    bool // the scheme is one of neo4j://, which finds the leader of a cluster
	version   int
	report    func(string)
	writer    chan struct{} // of one

	closing sync.Once
	closed  atomic.Bool
	failed  error
}

// About names the server, the database and the schema.
func (s *Store) About() graph.About {
	return graph.About{Kind: "neo4j", Place: s.place, SchemaVersion: s.version}
}

// Close lets a running write end and closes the connections. Closing again does nothing.
func (s *Store) Close() error {
	s.closing.Do(func() {
		s.closed.Store(true)
		s.writer <- struct{}{}
		defer func() { <-s.writer }()
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		s.failed = explain(ctx, s.driver.Close(ctx))
	})
	return s.failed
}
