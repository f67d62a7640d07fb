package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// recovery is how soon after a restarted server answers a small write must have succeeded, on a machine that starts a server within
// usual. Where that takes longer, others keep the machine busy, and the server has to compile its first queries beside them.
const recovery, usual = 2 * time.Second, 5 * time.Second

// TestServerLost stops, kills and pauses a server while a load goes on. The parts share the server, which takes seconds to start.
func TestServerLost(t *testing.T) {
	s := target{neo4jtest.Start(t, neo4jtest.Options{})}
	store := s.open(t, s.URI)
	t.Run("stopped", func(t *testing.T) {
		told := pieces(111, 300, 3)
		third := len(told) / 3
		first := s.restarts(t, store, slices.Concat(told[:third], smallPieces(400), told[third:]), third+20, s.Stop)
		if limit := time.Duration(float64(recovery) * max(1, first.start.Seconds()/usual.Seconds())); first.written > limit {
			t.Errorf("the first write succeeds %v after the server answers, at most %v is allowed", first.written, limit)
		}
	})
	t.Run("killed", func(t *testing.T) {
		told := pieces(112, 360, 3)
		s.restarts(t, store, told, len(told)/3, s.Kill)
	})
	t.Run("paused", func(t *testing.T) { s.paused(t, store) })
	t.Run("read-only", func(t *testing.T) { s.readOnly(t) })
}

// smallPieces are writes that ask little of a server: an article each, in which nothing is said.
func smallPieces(n int) []graph.Write {
	all := make([]graph.Write, n)
	for i := range all {
		body := fmt.Sprintf("The ferry was %d minutes late.", i+1)
		all[i].Articles = []*graph.Article{{ID: graph.MakeID(graph.KindArticle, fmt.Sprintf("late-%d", i+1)), Body: body, TextHash: graph.TextHash(body), State: graph.ArticleRead}}
	}
	return all
}

// again says how long a server took to answer after it was started again, and the first write from then on.
type again struct{ start, written time.Duration }

// restarts ends the server in the midst of a load, after so many pieces, and starts it again. The load goes on with the same store.
func (s target) restarts(t *testing.T, store *neo4j.Store, told []graph.Write, after int, end func() error) (first again) {
	s.clear(t)
	l := &load{store: store, told: told}
	result := make(chan error, 1)
	go func() { result <- l.run(t.Context()) }()
	l.reach(t, after)
	if err := end(); err != nil {
		t.Fatal(err)
	}
	acknowledged := len(l.done())
	if acknowledged > after+(len(told)-after)*2/3 {
		t.Errorf("the load was all but over when the server ended: %d of %d pieces", acknowledged, len(told))
	}
	began, up := time.Now(), s.watch(t)
	if err := s.StartAgain(); err != nil {
		t.Fatal(err)
	}
	if err := <-result; err != nil {
		s.discreet(t, "the load", err)
		t.Fatalf("the load: %v", err)
	}
	s.holds(t, told[:acknowledged]) // the load writes none of these again
	answered := <-up
	first = again{answered.Sub(began).Round(time.Millisecond), l.done()[acknowledged].Sub(answered).Round(time.Millisecond)}
	t.Logf("%d pieces before; the server answers after %v, the first write succeeds %v later; %d tries failed", acknowledged, first.start, first.written, l.failed)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, told...))
	return first
}

// holds wants all articles of pieces that were acknowledged, asked by a store of its own.
func (s target) holds(t *testing.T, told []graph.Write) {
	t.Helper()
	store, err := neo4j.Open(t.Context(), s.through(s.URI))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for i, w := range told {
		q := graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID}, WithoutBody: true, Range: graph.Range{First: 1}}
		for _, a := range w.Articles {
			q.IDs = append(q.IDs, a.ID)
		}
		if len(q.IDs) == 0 {
			continue
		}
		found, err := store.Articles(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for n, p := range found {
			if len(p.Items) != 1 {
				t.Errorf("piece %d was acknowledged and %s is not there", i, q.IDs[n])
			}
		}
	}
}

// watch gives the moment at which the server answers a query again, to a driver of its own that knows nothing of before.
func (s target) watch(t *testing.T) <-chan time.Time {
	up := make(chan time.Time, 1)
	go func() {
		for t.Context().Err() == nil {
			if s.answers(t.Context()) == nil {
				up <- time.Now()
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
	}()
	return up
}

func (s target) answers(ctx context.Context) error {
	d, err := driver.NewDriverWithContext(s.URI, driver.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		return err
	}
	session := d.NewSession(ctx, driver.SessionConfig{})
	_, err = session.Run(ctx, "RETURN 1", nil)
	return errors.Join(err, session.Close(ctx), d.Close(ctx))
}

// load writes a graph piece by piece, each again until it is acknowledged, as one does who begins a load again.
type load struct {
	store graph.Store
	told  []graph.Write

	mu     sync.Mutex
	acked  []time.Time // of each piece, in their order
	failed int
}

func (l *load) run(ctx context.Context) error {
	for i, w := range l.told {
		for {
			_, err := l.store.Write(ctx, w)
			if err == nil {
				break
			}
			if graph.CodeOf(err) != graph.Unavailable {
				return fmt.Errorf("piece %d: %w", i, err)
			}
			l.mu.Lock()
			l.failed++
			l.mu.Unlock()
			time.Sleep(20 * time.Millisecond)
		}
		l.mu.Lock()
		l.acked = append(l.acked, time.Now())
		l.mu.Unlock()
	}
	return nil
}

func (l *load) done() []time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.acked
}

// reach waits until so many pieces are acknowledged.
func (l *load) reach(t *testing.T, n int) {
	t.Helper()
	for end := time.Now().Add(time.Minute); len(l.done()) < n; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d of %d pieces are written within a minute", len(l.done()), n)
		}
	}
}

// paused stops the server's clock.
func (s target) paused(t *testing.T, store *neo4j.Store) {
	s.clear(t)
	told := pieces(113, 60, 100)
	fill(t, store, told[:1])
	if err := s.Pause(); err != nil {
		t.Fatal(err)
	}
	s.endsInTime(t, store, told[1], s.URI)
	if err := s.Resume(); err != nil {
		t.Fatal(err)
	}
	fill(t, store, told)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, told...))
}

// readOnly starts the server again with a database that may only be read, as users without the right to write find it: reading works,
// writing is refused in a sentence.
func (s target) readOnly(t *testing.T) {
	s.clear(t)
	told := pieces(114, 60, 100)
	fill(t, s.open(t, s.URI), told[:1])
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Configure("server.databases.read_only=neo4j"), s.StartAgain()); err != nil {
		t.Fatal(err)
	}
	for _, uri := range []string{s.URI, strings.Replace(s.URI, "bolt:", "neo4j:", 1)} {
		store := s.open(t, uri)
		for name, call := range calls(store, told[1]) {
			err := soon(t, name, 5*time.Second, func() error { return call(t.Context()) })
			if name == "Write" || name == "Preview" {
				s.refused(t, name, err, "only be read", graph.Unavailable)
			} else if err != nil {
				t.Errorf("%s of a database that may only be read: %v", name, err)
			}
		}
		unbroken(t, store)
		alike(t, dump(t, store), undisturbed(t, told[:1]...))
	}
}
