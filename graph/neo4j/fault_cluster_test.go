package neo4j_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/boltstub"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// schemaVersion is that of an up-to-date graph.
func schemaVersion(t testing.TB) int {
	t.Helper()
	steps, err := filepath.Glob("migrations/*.cypher")
	if err != nil || len(steps) == 0 {
		t.Fatalf("%d migrations, %v", len(steps), err)
	}
	return len(steps)
}

// vacantGraph answers as an up-to-date graph without content does.
func vacantGraph(t testing.TB) boltstub.Handler {
	t.Helper()
	version := schemaVersion(t)
	return func(r boltstub.Request) boltstub.Answer {
		if strings.Contains(r.Text, "(g:Standpoint {id: 'graph'})") {
			return boltstub.Answer{Fields: []string{"version", "recent", "codebooks"}, Rows: [][]any{{version, []any{}, []any{}}}}
		}
		return boltstub.Answer{}
	}
}

// cluster is three servers, of which the first leads, and a store that knows only the last of them.
type cluster struct {
	*boltstub.Cluster
	target
	store *neo4j.Store
}

// newCluster opens a store on a cluster. before answers what it is about to answer; what it leaves is answered as vacantGraph does.
func newCluster(t *testing.T, before func(*cluster, boltstub.Request) *boltstub.Answer) *cluster {
	t.Helper()
	c := &cluster{target: target{&neo4jtest.Instance{Username: "neo4j", Password: "a-secret-of-the-cluster"}}}
	rest := vacantGraph(t)
	var ready atomic.Bool
	c.Cluster = boltstub.StartCluster(t, 3, func(r boltstub.Request) boltstub.Answer {
		switch {
		case !ready.Load():
			return rest(r)
		case writes(r) && !c.Leads(r.Server):
			return boltstub.Answer{Code: "Neo.ClientError.Cluster.NotALeader", Says: "No write operations are allowed directly on this database"}
		}
		if a := before(c, r); a != nil {
			return *a
		}
		return rest(r)
	})
	c.URI = "neo4j://" + c.Servers[2].Address
	c.store = c.open(t, c.URI)
	ready.Store(true)
	return c
}

// writes says whether a message is one that only the leader answers.
func writes(r boltstub.Request) bool {
	return !r.Reading && (r.Message == boltstub.Run || r.Message == boltstub.Commit)
}

func nothingSpecial(*cluster, boltstub.Request) *boltstub.Answer { return nil }

// write writes an article that holds no statement.
func (c *cluster) write(ctx context.Context) error {
	const body = "The ferry was late."
	_, err := c.store.Write(ctx, graph.Write{Articles: []*graph.Article{{ID: "article:late-ferry", Body: body, TextHash: graph.TextHash(body), State: graph.ArticleRead}}})
	return err
}

// read reads a page of statements.
func (c *cluster) read(ctx context.Context) error {
	_, err := c.store.Statements(ctx, graph.StatementQuery{Order: byID, Range: graph.Range{First: 3}})
	return err
}

// heard gives what servers were asked that some test lets through.
func (c *cluster) heard(wanted func(boltstub.Request) bool, servers ...int) (all []boltstub.Request) {
	if len(servers) == 0 {
		servers = []int{0, 1, 2}
	}
	for _, i := range servers {
		all = append(all, slices.DeleteFunc(c.Servers[i].Heard(), func(r boltstub.Request) bool { return !wanted(r) })...)
	}
	return all
}

func is(m boltstub.Message) func(boltstub.Request) bool {
	return func(r boltstub.Request) bool { return r.Message == m }
}

// commits wants that only these servers, one entry for each commit, were asked to commit.
func (c *cluster) commits(t *testing.T, servers ...int) {
	t.Helper()
	for i := range c.Servers {
		want := 0
		for _, s := range servers {
			if s == i {
				want++
			}
		}
		if got := c.heard(is(boltstub.Commit), i); len(got) != want {
			t.Errorf("server %d was asked to commit %d times instead of %d", i, len(got), want)
		}
	}
}

// must fails the test with an error that should not be.
func (c *cluster) must(t *testing.T, what string, err error) {
	t.Helper()
	if err != nil {
		c.discreet(t, what, err)
		t.Fatalf("%s: %v", what, err)
	}
}

// TestClusterRoles wants writes on the leader, reads on the others, each declared as what it is, in the right database, and a read
// that comes after a write to ask for what that has written.
func TestClusterRoles(t *testing.T) {
	c := newCluster(t, func(_ *cluster, r boltstub.Request) *boltstub.Answer {
		if r.Message == boltstub.Commit {
			return &boltstub.Answer{Mark: "mark-of-the-write"}
		}
		return nil
	})
	c.must(t, "write", c.write(t.Context()))
	opened := len(c.heard(is(boltstub.Run), 1, 2))
	for range 6 {
		c.must(t, "read", c.read(t.Context()))
	}
	c.commits(t, 0)
	for _, r := range c.heard(is(boltstub.Run), 0) {
		if r.Reading || r.Tx == 0 {
			t.Errorf("the leader was asked outside of a transaction that writes: %+v", r)
		}
	}
	reads := c.heard(is(boltstub.Run), 1, 2)
	for _, r := range reads {
		if !r.Reading {
			t.Errorf("a reader was asked in a transaction that may write: %+v", r)
		}
	}
	later := c.heard(func(r boltstub.Request) bool {
		return r.Message == boltstub.Run && slices.Contains(r.Bookmarks, "mark-of-the-write")
	}, 1, 2)
	if len(reads) == opened || len(later) == 0 {
		t.Errorf("%d queries of readers, %d of them after the write and asking for it", len(reads), len(later))
	}
}

// TestClusterDatabase wants the name of the database with every query and transaction.
func TestClusterDatabase(t *testing.T) {
	servers := boltstub.StartCluster(t, 2, vacantGraph(t))
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: "neo4j://" + servers.Servers[0].Address, Username: "neo4j", Password: "x", Database: "letters"})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	c := &cluster{Cluster: servers, store: store}
	c.must(t, "write", c.write(t.Context()))
	c.must(t, "read", c.read(t.Context()))
	for _, s := range servers.Servers {
		for _, r := range s.Heard() {
			if r.Message != boltstub.Logon && r.Message != boltstub.Route && r.Database != "letters" {
				t.Errorf("asked in another database: %+v", r)
			}
		}
	}
	if !strings.Contains(store.About().Place, "letters") {
		t.Errorf("about: %+v", store.About())
	}
}

// TestLeaderChanges makes another server the leader in the midst of a write: at its first query, at a later one, and at its commit.
func TestLeaderChanges(t *testing.T) {
	for name, moment := range map[string]func(r boltstub.Request, asked int) bool{
		"at the first query": func(r boltstub.Request, asked int) bool { return r.Message == boltstub.Run && asked == 1 },
		"at a later query":   func(r boltstub.Request, asked int) bool { return r.Message == boltstub.Run && asked == 3 },
		"at the commit":      func(r boltstub.Request, _ int) bool { return r.Message == boltstub.Commit },
	} {
		t.Run(name, func(t *testing.T) {
			var asked atomic.Int64
			c := newCluster(t, func(c *cluster, r boltstub.Request) *boltstub.Answer {
				if !writes(r) || !c.Leads(c.Servers[0].Address) || !moment(r, int(asked.Add(1))) {
					return nil
				}
				c.Lead(1)
				return &boltstub.Answer{Code: "Neo.ClientError.Cluster.NotALeader", Says: "another leads now"}
			})
			err := soon(t, "the write", 3*time.Second, func() error { return c.write(t.Context()) })
			c.must(t, "the write", err)
			if name == "at the commit" {
				c.commits(t, 0, 1)
			} else {
				c.commits(t, 1)
			}
			c.must(t, "a second write", c.write(t.Context()))
			if n := len(c.heard(is(boltstub.Commit), 1)); n != 2 {
				t.Errorf("the new leader was asked to commit %d times", n)
			}
		})
	}
}

// TestNoLeader wants an error that says so when no server leads, as during an election that does not end.
func TestNoLeader(t *testing.T) {
	c := newCluster(t, nothingSpecial)
	c.Change(boltstub.Table{Routers: []string{c.Servers[1].Address}, Readers: []string{c.Servers[1].Address}})
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	err := soon(t, "the write", 2*time.Second+grace, func() error { return c.write(ctx) })
	c.refused(t, "the write", err, "it took too long", graph.Timeout)
	c.commits(t)
	c.must(t, "a read without a leader", c.read(t.Context()))
}

// TestServerVanishes stops one server after another; who is left goes on.
func TestServerVanishes(t *testing.T) {
	c := newCluster(t, nothingSpecial)
	for range 4 {
		c.must(t, "read", c.read(t.Context())) // so that both readers have connections that will break
	}
	c.Servers[1].Stop()
	for i := range 4 {
		err := soon(t, "a read with one reader", 2*time.Second, func() error { return c.read(t.Context()) })
		c.must(t, fmt.Sprintf("read %d with one reader", i), err)
	}
	c.must(t, "a write meanwhile", c.write(t.Context()))
	c.Lead(2)
	c.Servers[0].Stop()
	err := soon(t, "a write after the leader went", 3*time.Second, func() error { return c.write(t.Context()) })
	c.must(t, "a write after the leader went", err)
	c.commits(t, 0, 2)
}

// TestNoServerLeft stops all: every call ends with its context, and one without a deadline ends too.
func TestNoServerLeft(t *testing.T) {
	t.Parallel()
	c := newCluster(t, nothingSpecial)
	for _, s := range c.Servers {
		s.Stop()
	}
	const patience = time.Second
	for name, call := range map[string]func(context.Context) error{"read": c.read, "write": c.write} {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		err := soon(t, name, patience+grace, func() error { return call(ctx) })
		cancel()
		c.refused(t, name, err, "", graph.Unavailable, graph.Timeout)
	}
	err := soon(t, "Open", 3*time.Second, func() error { return opens(t.Context(), c.through(c.URI)) })
	c.refused(t, "Open", err, "NEO4J_URI", graph.Unavailable)
	if !testing.Short() {
		err := soon(t, "a read without a deadline", 15*time.Second, func() error { return c.read(t.Context()) })
		c.refused(t, "a read without a deadline", err, "", graph.Unavailable)
	}
}

// TestWhatIsTriedAgain fails the first query of a write in the ways in which servers do.
func TestWhatIsTriedAgain(t *testing.T) {
	for code, again := range map[string]bool{
		"Neo.TransientError.Transaction.DeadlockDetected":         true,
		"Neo.TransientError.Transaction.Outdated":                 true,
		"Neo.TransientError.General.DatabaseUnavailable":          true,
		"Neo.TransientError.Database.DatabaseUnavailable":         true,
		"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase":     true, // so says a server that has just lost the lead
		"Neo.ClientError.Statement.SyntaxError":                   false,
		"Neo.ClientError.Security.Forbidden":                      false,
		"Neo.DatabaseError.General.UnknownError":                  false,
		"Neo.ClientError.Transaction.TransactionTimedOut":         false,
		"Neo.ClientError.Schema.ConstraintValidationFailed":       false,
		"Neo.ClientError.Security.AuthenticationRateLimit":        false,
		"Neo.ClientError.Transaction.TransactionNotFound.Unknown": false,
	} {
		t.Run(code, func(t *testing.T) {
			var failures atomic.Int64
			c := newCluster(t, func(_ *cluster, r boltstub.Request) *boltstub.Answer {
				if writes(r) && r.Message == boltstub.Run && failures.Add(1) <= 2 {
					return &boltstub.Answer{Code: code, Says: "as the test wants"}
				}
				return nil
			})
			err := soon(t, "the write", 3*time.Second, func() error { return c.write(t.Context()) })
			if again {
				c.must(t, "the write", err)
				c.commits(t, 0)
				return
			}
			c.refused(t, "the write", err, "", graph.Unavailable, graph.Timeout, graph.Conflict, graph.Internal)
			c.commits(t)
			if n := failures.Load(); n != 1 {
				t.Errorf("tried %d times", n)
			}
		})
	}
}

// TestPasswordIsTriedOnce counts how often a wrong password is shown to a server: it locks out whoever does that often.
func TestPasswordIsTriedOnce(t *testing.T) {
	s := boltstub.Start(t, false, func(r boltstub.Request) boltstub.Answer {
		if r.Message == boltstub.Logon {
			return boltstub.Answer{Code: "Neo.ClientError.Security.Unauthorized", Says: "The client is unauthorized due to authentication failure."}
		}
		return boltstub.Answer{}
	})
	for _, scheme := range []string{"bolt://", "neo4j://"} {
		before := len(s.Heard())
		at := target{&neo4jtest.Instance{Username: "neo4j", Password: "a-wrong-password"}}
		at.refused(t, scheme, opens(t.Context(), at.through(scheme+s.Address)), "NEO4J_PASSWORD", graph.Unavailable)
		if n := len(s.Heard()) - before; n != 1 {
			t.Errorf("%s: tried %d times", scheme, n)
		}
	}
}
