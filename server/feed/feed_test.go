package feed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
)

// asked is a store that counts how often it is asked for articles, and fails while it is told to.
type asked struct {
	graph.Store
	times atomic.Int64
	fail  atomic.Bool
}

func (s *asked) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	s.times.Add(1)
	if s.fail.Load() {
		return nil, errors.New("the disk is away")
	}
	return s.Store.Articles(ctx, q)
}

// place is a store that one process follows and another one writes into.
type place struct {
	feed   *Feed
	store  *asked
	writer *graph.Graph
	said   int
}

const look = 5 * time.Millisecond

func newPlace(t *testing.T, queue int) *place {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.db")
	open := func() graph.Store {
		s, err := embedded.Open(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	p := &place{store: &asked{Store: open()}, writer: graph.Open(open())}
	p.feed = New(Options{Graph: graph.Open(p.store), Every: look, Queue: queue, Log: slog.New(slog.DiscardHandler)})
	return p
}

// load stores an article of so many statements.
func (p *place) load(t *testing.T, n int) {
	t.Helper()
	var body strings.Builder
	a := &graph.Article{Title: "Ferries", Language: "en"}
	proposal := graph.Proposal{Article: a, Actors: []graph.ProposedActor{{ID: "person:lena-orlov", Kind: graph.ActorPerson, Name: "Lena Orlov"}}}
	for range n {
		p.said++
		words := fmt.Sprintf("ferry %d is late", p.said)
		start := body.Len() + len("Lena Orlov said that ")
		fmt.Fprintf(&body, "Lena Orlov said that %s. ", words)
		proposal.Statements = append(proposal.Statements, graph.ProposedStatement{Within: -1,
			Evidence: graph.Evidence{Content: []graph.Segment{{Start: start, End: start + len(words), Exact: words}}},
			Coding: graph.Coding{SpeakerIDs: []graph.ID{"person:lena-orlov"}, Speaking: graph.Named, Content: words, Form: graph.Indirect,
				Act: graph.ActAssert, Said: graph.Said{Basis: graph.SaidUnknown}, CodedBy: graph.Coder{Kind: graph.CoderModel, Name: "test"}}})
	}
	a.Body = body.String()
	for i := range proposal.Statements {
		proposal.Statements[i].Evidence.TextHash = graph.TextHash(a.Body)
	}
	if out, err := p.writer.Ingest(t.Context(), []graph.Proposal{proposal}); err != nil || out[0].Err != nil || out[0].Statements != n {
		t.Fatalf("%+v %v", out, err)
	}
}

func (p *place) follow(t *testing.T, f *graph.StatementFilter) (<-chan *graph.Statement, *End, context.CancelFunc) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	ctx, end := WithEnd(ctx)
	c, err := p.feed.Follow(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	return c, end, cancel
}

// take waits for the next statement; "" is the end.
func take(t *testing.T, c <-chan *graph.Statement) string {
	t.Helper()
	select {
	case s, ok := <-c:
		if !ok {
			return ""
		}
		return s.Content
	case <-time.After(10 * time.Second):
		t.Fatal("nothing comes")
		return ""
	}
}

// idle waits until nobody looks, and wants nothing asked afterwards.
func (p *place) idle(t *testing.T) {
	t.Helper()
	time.Sleep(5 * look) // a look that is under way ends
	before := p.store.times.Load()
	time.Sleep(20 * look)
	if n := p.store.times.Load() - before; n > 0 {
		t.Errorf("the store was asked %d times for nobody", n)
	}
}

// TestFollow: what another process stores comes to everybody whose filter lets it through, until they leave; then nothing is asked.
func TestFollow(t *testing.T) {
	p := newPlace(t, 10)
	p.load(t, 1)
	p.idle(t)
	all, _, leave := p.follow(t, nil)
	text := "3"
	some, end, leaveToo := p.follow(t, &graph.StatementFilter{Text: &text})
	p.load(t, 2)
	if a, b := take(t, all), take(t, all); a != "ferry 2 is late" || b != "ferry 3 is late" {
		t.Errorf("%q, %q", a, b)
	}
	if a := take(t, some); a != "ferry 3 is late" {
		t.Errorf("%q", a)
	}
	leave()
	if a := take(t, all); a != "" {
		t.Errorf("after leaving: %q", a)
	}
	leaveToo()
	if a := take(t, some); a != "" || end.Err() != nil {
		t.Errorf("after leaving: %q, %v", a, end.Err())
	}
	p.idle(t)
	p.load(t, 1)
	again, _, _ := p.follow(t, nil)
	p.load(t, 1)
	if a := take(t, again); a != "ferry 5 is late" {
		t.Errorf("what came while nobody looked: %q", a)
	}
}

// TestSlow: who does not read is let go and told; the others get everything.
func TestSlow(t *testing.T) {
	p := newPlace(t, 3)
	slow, end, _ := p.follow(t, nil)
	quick, quickEnd, _ := p.follow(t, nil)
	for range 3 {
		p.load(t, 2)
		take(t, quick)
		take(t, quick)
	}
	for range 3 {
		if a := take(t, slow); a == "" {
			t.Error("what was in its queue is lost")
		}
	}
	if a := take(t, slow); a != "" || graph.CodeOf(end.Err()) != graph.LimitExceeded {
		t.Errorf("%q, %v", a, end.Err())
	}
	p.load(t, 1)
	if a := take(t, quick); a != "ferry 7 is late" || quickEnd.Err() != nil {
		t.Errorf("%q, %v", a, quickEnd.Err())
	}
}

// TestFailingStore: a store that is away for a while loses nothing; one that is away at the beginning is an error, and so is a
// filter that means nobody.
func TestFailingStore(t *testing.T) {
	p := newPlace(t, 10)
	c, _, leave := p.follow(t, nil)
	p.store.fail.Store(true)
	before := p.store.times.Load()
	p.load(t, 1)
	for p.store.times.Load() < before+3 {
		time.Sleep(look)
	}
	p.store.fail.Store(false)
	if a := take(t, c); a != "ferry 1 is late" {
		t.Errorf("%q", a)
	}
	leave()
	take(t, c)
	p.store.fail.Store(true)
	if _, err := p.feed.Follow(t.Context(), nil); err == nil {
		t.Error("a store that is away was followed")
	}
	p.store.fail.Store(false)
	if _, err := p.feed.Follow(t.Context(), &graph.StatementFilter{Speaker: &graph.ActorMatch{Names: []string{"Nobody Known"}}}); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("%v", err)
	}
	p.idle(t)
}

// TestManyCome: subscribers that come and go at once leave nothing behind.
func TestManyCome(t *testing.T) {
	p := newPlace(t, 10)
	goroutines := runtime.NumGoroutine()
	done := make(chan struct{})
	for range 20 {
		go func() {
			defer func() { done <- struct{}{} }()
			for range 20 {
				ctx, cancel := context.WithCancel(context.Background())
				c, err := p.feed.Follow(ctx, nil)
				if err != nil {
					t.Error(err)
				}
				cancel()
				for range c {
				}
			}
		}()
	}
	for range 20 {
		<-done
	}
	if n := p.feed.Followers(); n != 0 {
		t.Errorf("%d are left", n)
	}
	p.idle(t)
	if n := runtime.NumGoroutine(); n > goroutines {
		t.Errorf("%d goroutines are left", n-goroutines)
	}
	EndWith(t.Context(), errors.New("where there is no place for it")) // and nothing happens
}

// TestRest: looks keep their distance, give way to other work, and never stay away for long.
func TestRest(t *testing.T) {
	for _, c := range []struct{ took, want time.Duration }{
		{0, time.Second}, {50 * time.Millisecond, time.Second}, {200 * time.Millisecond, 2 * time.Second}, {3 * time.Second, 5 * time.Second},
	} {
		if got := rest(time.Second, c.took); got != c.want {
			t.Errorf("after %v: %v, want %v", c.took, got, c.want)
		}
	}
}
