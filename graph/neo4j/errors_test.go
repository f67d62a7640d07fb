package neo4j

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/internal/boltstub"
)

// TestPoolExhausted asks for more connections than there may be: the server is there, and nobody is told that it is not.
func TestPoolExhausted(t *testing.T) {
	server := boltstub.Start(t, false, func(boltstub.Request) boltstub.Answer { return boltstub.Answer{} })
	driver, err := bolt.NewDriverWithContext("bolt://"+server.Address, bolt.NoAuth(), func(c *config.Config) {
		c.MaxConnectionPoolSize, c.ConnectionAcquisitionTimeout, c.MaxTransactionRetryTime = 1, 50*time.Millisecond, 0
	})
	if err != nil {
		t.Fatal(err)
	}
	s := &Store{driver: driver, bookmarks: bolt.NewBookmarkManager(bolt.BookmarkManagerConfig{}), report: func(string) {}, writer: make(chan struct{}, 1)}
	t.Cleanup(func() { _ = s.Close() })
	holder := s.open(t.Context(), bolt.AccessModeRead)
	tx, err := holder.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ask := func(q *session) error { return q.exec("RETURN 1", nil) }
	for name, err := range map[string]error{
		"a read": s.read(t.Context(), ask), "a write": s.write(t.Context(), func(q *session, _ bool) error { return ask(q) }),
	} {
		if graph.CodeOf(err) != graph.Unavailable || err == nil || !strings.Contains(err.Error(), "too much is asked at once; try again") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := errors.Join(tx.Close(t.Context()), holder.Close(t.Context()), s.read(t.Context(), ask)); err != nil {
		t.Errorf("when the connection is free again: %v", err)
	}
}

// TestLeaderIsWaitedFor wants whoever reaches the whole cluster to wait for the next leader and to be told that there is none, and
// whoever reaches one member to be told how to reach the others.
func TestLeaderIsWaitedFor(t *testing.T) {
	const readOnly = "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"
	for _, c := range []struct {
		routed  bool
		code    string
		nth     int
		passing bool
		says    string
	}{
		{true, notALeader, 0, true, "the cluster has no leader at the moment; try again"},
		{true, notALeader, 1000, true, "the cluster has no leader at the moment; try again"},
		{true, readOnly, followers - 1, true, "this database can only be read"},
		{true, readOnly, followers, false, "this database can only be read"},
		{false, notALeader, 0, false, "neo4j://"},
		{false, readOnly, 0, false, "this database can only be read"},
	} {
		s := &Store{routed: c.routed}
		err := &bolt.Neo4jError{Code: c.code, Msg: "as the test wants"}
		if got := s.passing(err, c.nth); got != c.passing {
			t.Errorf("routed %t, %s, try %d: passing is %t", c.routed, c.code, c.nth, got)
		}
		if told := s.explain(t.Context(), err); graph.CodeOf(told) != graph.Unavailable || !strings.Contains(told.Error(), c.says) {
			t.Errorf("routed %t, %s: %v", c.routed, c.code, told)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if told := (&Store{routed: true}).explain(ctx, &bolt.Neo4jError{Code: notALeader}); graph.CodeOf(told) != graph.Cancelled {
		t.Errorf("cancelled meanwhile: %v", told)
	}
}

// TestClosedMeanwhile closes a store while a write waits for its turn: it does not begin.
func TestClosedMeanwhile(t *testing.T) {
	s := &Store{writer: make(chan struct{}, 1), report: func(string) {}}
	s.writer <- struct{}{}
	outcome := make(chan error)
	go func() {
		outcome <- s.write(t.Context(), func(*session, bool) error { return nil })
	}()
	time.Sleep(20 * time.Millisecond) // until it waits; if it does not yet, it is refused all the same
	s.closed.Store(true)
	<-s.writer
	if err := <-outcome; !errors.Is(err, errClosed) {
		t.Errorf("got %v", err)
	}
}
