package neo4j_test

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// TestCommitLost loses the answer to a commit, or the commit itself. Whether it was done cannot be known then: the store may say that,
// or find out. It may not claim anything else, and the same again must neither double nor miss anything.
func TestCommitLost(t *testing.T) {
	for name, lose := range map[string]func(*neo4jtest.Link) <-chan struct{}{
		"the answer": (*neo4jtest.Link).LoseNextCommit, "the commit": (*neo4jtest.Link).DropNextCommit,
	} {
		t.Run(name, func(t *testing.T) {
			s := vacant(t)
			link := neo4jtest.Proxy(t, s.URI)
			store := s.open(t, link.URI)
			told := pieces(101, 60, 2)
			for i, w := range told {
				happened := lose(link)
				out, err := store.Write(t.Context(), w)
				select {
				case <-happened: // the link breaks the connection first and tells then: the store may have been faster
				case <-time.After(10 * time.Second):
					t.Fatalf("piece %d was written without a commit: %+v, %v", i, out, err)
				}
				if err != nil {
					s.refused(t, "a lost commit", err, "again", graph.Unavailable)
				}
				if out, err = store.Write(t.Context(), w); err != nil {
					t.Fatalf("piece %d again: %v", i, err)
				}
				if n := out.New + out.Changed + out.Same; n == 0 || out.Deleted != 0 {
					t.Errorf("piece %d again: %+v", i, out)
				}
				if out, err = store.Write(t.Context(), w); err != nil || out.New+out.Changed != 0 {
					t.Errorf("piece %d a third time: %+v, %v", i, out, err)
				}
			}
			unbroken(t, store)
			alike(t, dump(t, store), undisturbed(t, told...))
		})
	}
}

// TestDecisionLost loses the answer to a commit that expects a revision. A store that tries again by itself must not take its own first
// try for somebody else's: that is no conflict.
func TestDecisionLost(t *testing.T) {
	s := vacant(t)
	link := neo4jtest.Proxy(t, s.URI)
	store := s.open(t, link.URI)
	told := pieces(102, 40, 100)
	fill(t, store, told)
	decided := *told[len(told)-1].Statements[0]
	decision := graph.Write{Statements: []*graph.Statement{&decided}, Expect: map[graph.ID]int{decided.ID: decided.Revision}}
	decided.Revision++
	happened := link.LoseNextCommit()
	if _, err := store.Write(t.Context(), decision); err != nil {
		s.refused(t, "a lost decision", err, "", graph.Unavailable)
	}
	<-happened
	_, err := store.Write(t.Context(), decision)
	s.refused(t, "the same decision once more", err, "", graph.Conflict)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, append(told, graph.Write{Statements: decision.Statements})...))
}

// TestDeletionLost loses the answer to the commit of a deletion.
func TestDeletionLost(t *testing.T) {
	s := vacant(t)
	link := neo4jtest.Proxy(t, s.URI)
	store := s.open(t, link.URI)
	told := pieces(103, 60, 1)
	fill(t, store, told)
	gone := graph.Write{Delete: []graph.ID{told[2].Articles[0].ID, told[4].Articles[0].ID}}
	happened := link.LoseNextCommit()
	if _, err := store.Write(t.Context(), gone); err != nil {
		s.refused(t, "a lost deletion", err, "again", graph.Unavailable)
	}
	<-happened
	if out, err := store.Write(t.Context(), gone); err != nil || out.Deleted != 0 || len(out.DeletedIDs) != 0 {
		t.Errorf("what is gone is deleted again: %+v, %v", out, err)
	}
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, append(told, gone)...))
}

// TestConnectionsCut breaks all connections in the midst of every write, while another reads: neither may notice, but for a write that
// is asked for again.
func TestConnectionsCut(t *testing.T) {
	s := vacant(t)
	link := neo4jtest.Proxy(t, s.URI)
	store := s.open(t, link.URI)
	told := pieces(104, 160, 3)
	ctx, done := context.WithCancel(t.Context())
	defer done()
	reads := make(chan int, 1)
	go func() {
		n := 0
		for ; ctx.Err() == nil; n++ {
			_, err := store.Statements(t.Context(), graph.StatementQuery{Order: byID, Range: graph.Range{First: 20}})
			if err != nil {
				t.Errorf("read %d: %v", n, err)
				break
			}
		}
		reads <- n
	}()
	r := rand.New(rand.NewPCG(1, 2))
	for _, w := range told {
		cut := time.AfterFunc(time.Duration(r.IntN(60))*time.Millisecond, link.Cut)
		s.insist(t, store, w)
		cut.Stop()
	}
	done()
	t.Logf("%d writes, %d reads", len(told), <-reads)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, told...))
}

// insist writes until it is acknowledged.
func (s target) insist(t *testing.T, store graph.Store, w graph.Write) {
	t.Helper()
	for try := 1; ; try++ {
		_, err := store.Write(t.Context(), w)
		if err == nil {
			return
		}
		s.refused(t, "a write whose connection is cut", err, "again", graph.Unavailable)
		if try == 5 || t.Failed() {
			t.Fatalf("given up after %d tries", try)
		}
	}
}

var byID = graph.StatementOrder{Field: graph.StatementsByID, Direction: graph.Ascending}

// grace is how much longer than its context a call may take.
const grace = time.Second

// TestSilentServer wants every method to end with its context, at its deadline or when it is cancelled, while the server takes what it is
// told and never answers. Afterwards the store goes on, and nothing of what was cut off is in it by half.
func TestSilentServer(t *testing.T) {
	s := vacant(t)
	link := neo4jtest.Proxy(t, s.URI)
	store := s.open(t, link.URI)
	told := pieces(105, 100, 4)
	fill(t, store, told[:len(told)-1])
	before := dump(t, store)
	link.Swallow(true)
	s.endsInTime(t, store, told[len(told)-1], link.URI)
	link.Swallow(false)
	link.Cut()
	err := soon(t, "the first read afterwards", 3*time.Second, func() error { _, err := store.Codebook(t.Context()); return err })
	if err != nil {
		t.Errorf("the first read afterwards: %v", err)
	}
	if after := dump(t, store); after != before { // the server had all it needed to do it
		alike(t, after, undisturbed(t, told...))
	}
	fill(t, store, told)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, told...))
}

// endsInTime calls everything at once with contexts that end soon, on a server that is silent.
func (s target) endsInTime(t *testing.T, store graph.Store, w graph.Write, uri string) {
	t.Helper()
	all := calls(store, w)
	all["Open"] = func(ctx context.Context) error {
		other, err := neo4j.Open(ctx, s.through(uri))
		if err == nil {
			err = other.Close()
		}
		return err
	}
	const patience = 500 * time.Millisecond
	var wait sync.WaitGroup
	for name, call := range all {
		wait.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			err := soon(t, name+" with a deadline", patience+grace, func() error { return call(ctx) })
			s.refused(t, name+" with a deadline", err, "", graph.Timeout)
		})
		wait.Go(func() {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(patience, cancel)
			defer cancel()
			err := soon(t, name+" that is cancelled", patience+grace, func() error { return call(ctx) })
			s.refused(t, name+" that is cancelled", err, "", graph.Cancelled)
		})
	}
	wait.Wait()
}

// TestSlowServer gives a write less time than a server needs whose every answer comes late, and then enough.
func TestSlowServer(t *testing.T) {
	s := vacant(t)
	link := neo4jtest.Proxy(t, s.URI)
	store := s.open(t, link.URI)
	told := pieces(106, 30, 100)
	fill(t, store, told[:1])
	link.Delay(200 * time.Millisecond)
	ctx, cancel := context.WithTimeout(t.Context(), 700*time.Millisecond)
	defer cancel()
	err := soon(t, "a write on a slow server", 700*time.Millisecond+grace, func() error { _, err := store.Write(ctx, told[1]); return err })
	s.refused(t, "a write on a slow server", err, "", graph.Timeout)
	link.Delay(10 * time.Millisecond)
	fill(t, store, told)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, told...))
}
