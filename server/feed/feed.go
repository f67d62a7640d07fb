// Package feed tells subscribers which statements come into the store, whichever process writes them.
//
// While there is a subscriber, one goroutine looks at the store once in a while and hands what has come to all of them. Each has
// a queue of its own: whoever reads too slowly is let go and told so, and nobody waits for anybody. Without subscribers
// nothing is asked.
package feed

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// Options make a Feed.
type Options struct {
	Graph    *graph.Graph
	Every    time.Duration // how long to wait between two looks
	Queue    int           // statements that a subscriber may be behind
	Patience time.Duration // with the store, when somebody begins to follow; 0: 10 s
	Log      *slog.Logger
}

// How long is rested after a look: looking takes at most one part in restFactor of the time, but a single slow look, on a machine
// that was busy for a moment, keeps no news back for longer than restMost of the usual waits.
const (
	restFactor = 10
	restMost   = 5
)

// rest is how long to wait after a look that took so long, where looks are usually so far apart.
func rest(every, took time.Duration) time.Duration {
	return min(max(every, restFactor*took), restMost*every)
}

// Feed is the subscribers of one server.
type Feed struct {
	options Options

	mu          sync.Mutex
	subscribers map[*subscriber]bool
	stop        context.CancelFunc // ends the goroutine; nil when there is none
	run         int                // which goroutine it is: one that was stopped hands out nothing more
}

type subscriber struct {
	filter *graph.StatementFilter
	queue  chan *graph.Statement
	end    func(error) // told why it is let go
}

// New makes a Feed.
func New(o Options) *Feed {
	if o.Patience == 0 {
		o.Patience = 10 * time.Second
	}
	return &Feed{options: o, subscribers: map[*subscriber]bool{}}
}

// Follow gives the statements that a filter lets through, from now on until ctx is done. The channel is closed then, or when
// the subscriber is too far behind, which is told with EndWith. A filter that is wrong is an error.
func (f *Feed) Follow(ctx context.Context, filter *graph.StatementFilter) (<-chan *graph.Statement, error) {
	asking, cancel := context.WithTimeout(ctx, f.options.Patience)
	defer cancel()
	filter, err := f.options.Graph.Arriving(asking, filter)
	if err != nil {
		return nil, err
	}
	s := &subscriber{filter: filter, queue: make(chan *graph.Statement, f.options.Queue), end: func(err error) { EndWith(ctx, err) }}
	var arrivals *graph.Arrivals
	for !f.join(ctx, s, arrivals) {
		if arrivals, err = f.options.Graph.Arrivals(asking); err != nil {
			return nil, err
		}
	}
	return s.queue, nil
}

// join adds a subscriber until ctx is done. The first one begins the goroutine, for which arrivals are needed: without them it is not
// added. They are asked for before, since the store may take its time and nobody else should wait for that.
func (f *Feed) join(ctx context.Context, s *subscriber, arrivals *graph.Arrivals) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.stop == nil {
		if arrivals == nil {
			return false
		}
		f.begin(arrivals)
	}
	f.subscribers[s] = true
	context.AfterFunc(ctx, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.leave(s)
	})
	return true
}

// Followers is how many subscribers there are.
func (f *Feed) Followers() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.subscribers)
}

// begin starts the goroutine, for whoever comes first.
func (f *Feed) begin(arrivals *graph.Arrivals) {
	running, stop := context.WithCancel(context.Background())
	f.stop = stop
	f.run++
	go f.look(running, f.run, arrivals)
}

// leave lets a subscriber go; the last one ends the goroutine. It may be called again.
func (f *Feed) leave(s *subscriber) {
	if !f.subscribers[s] {
		return
	}
	delete(f.subscribers, s)
	close(s.queue)
	if len(f.subscribers) == 0 {
		f.stop()
		f.stop = nil
	}
}

// look looks at the store again and again.
func (f *Feed) look(ctx context.Context, run int, arrivals *graph.Arrivals) {
	wait := time.NewTimer(f.options.Every)
	defer wait.Stop()
	failing := false
	for {
		select {
		case <-wait.C:
		case <-ctx.Done():
			return
		}
		began := time.Now()
		came, err := arrivals.Next(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			f.deliver(run, came)
		case !failing:
			f.options.Log.Warn("new statements are not told for now", "error", err.Error())
		}
		failing = err != nil
		wait.Reset(rest(f.options.Every, time.Since(began)))
	}
}

// deliver hands out what has come.
func (f *Feed) deliver(run int, came *graph.Arrived) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if run != f.run || f.stop == nil {
		return
	}
	for s := range f.subscribers {
		for _, st := range came.Match(s.filter) {
			if !s.offer(st) {
				s.end(graph.Errorf(graph.LimitExceeded, "statements come faster than they are read here; ask for the list again, subscribe anew, and to less"))
				f.leave(s)
				break
			}
		}
	}
}

// offer puts a statement into the queue, unless it is full.
func (s *subscriber) offer(st *graph.Statement) bool {
	select {
	case s.queue <- st:
		return true
	default:
		return false
	}
}
