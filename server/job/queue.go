// Package job keeps loads: accepted at once, read one after the other by one worker, followed by whoever wants to know.
package job

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"sync"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Loader is what the queue needs of the loader; see server.Loader.
type Loader interface {
	Check(src graph.Source) error
	Accept(ctx context.Context, sources []graph.Source) ([]graph.LoadResult, error)
	Extract(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error
}

// Options make a queue.
type Options struct {
	Loader   Loader                                    // nil: nothing can be loaded
	Waiting  func(context.Context) ([]graph.ID, error) // articles accepted and not read
	Remember int                                       // how many loads; the oldest finished ones are forgotten
	Pause    time.Duration                             // after a load that broke off for want of a store or model, until what waits is tried again; doubled up to 16 times as long; 0: 15 s
	Log      *slog.Logger
}

// Queue is loads in the order in which they came. One goroutine, which Close ends, reads them.
type Queue struct {
	options Options
	stop    context.CancelFunc // ends the worker
	done    chan struct{}      // closed when it has ended

	mu     sync.Mutex
	wake   *sync.Cond
	closed bool
	byID   map[graph.ID]*load
	order  []*load // as they came
	queue  []*load // not begun
	broken int     // loads that broke off one after another
	again  *time.Timer
}

// load is one load; the queue's mutex guards it.
type load struct {
	view.LoadJob
	ids      []graph.ID                    // to be read
	accepted map[graph.ID]graph.LoadResult // as they were accepted
	sweep    bool                          // reads whatever waits when its turn comes
	cancel   context.CancelFunc            // set while it runs
	changed  chan struct{}                 // closed and renewed at every change
}

// New makes a queue and starts its worker.
func New(o Options) *Queue {
	ctx, stop := context.WithCancel(context.Background())
	if o.Pause == 0 {
		o.Pause = 15 * time.Second
	}
	q := &Queue{options: o, stop: stop, done: make(chan struct{}), byID: map[graph.ID]*load{}}
	q.wake = sync.NewCond(&q.mu)
	go q.work(ctx)
	return q
}

// Check says what is wrong with a source that can be known at once.
func (q *Queue) Check(src graph.Source) error {
	if q.options.Loader == nil {
		return noLoader()
	}
	return q.options.Loader.Check(src)
}

func noLoader() error {
	return graph.Errorf(graph.Unavailable, "this server loads no articles; use the command load")
}

// Start stores the sources and queues the reading of those that are new. The load goes on when ctx is done.
func (q *Queue) Start(ctx context.Context, sources []graph.Source) (*view.LoadJob, error) {
	if q.options.Loader == nil {
		return nil, noLoader()
	}
	if err := q.room(); err != nil {
		return nil, err
	}
	results, err := q.options.Loader.Accept(ctx, sources)
	if err != nil {
		q.Resume() // what was stored before it failed
		return nil, graph.Wrap(err, graph.Internal, "the articles could not be stored")
	}
	return q.add(newLoad(results))
}

// newLoad is a load of accepted articles. What was read before or cannot be read is finished already, and so is a text that
// is given twice.
func newLoad(results []graph.LoadResult) *load {
	l := &load{LoadJob: view.LoadJob{ID: newID(), State: graph.LoadWaiting, Articles: len(results)}, accepted: map[graph.ID]graph.LoadResult{}}
	for _, r := range results {
		if _, twice := l.accepted[r.ArticleID]; twice {
			r.Outcome = graph.OutcomeKnown
		}
		if r.Outcome == graph.OutcomeFailed || r.Outcome == graph.OutcomeKnown {
			l.count(r)
			continue
		}
		l.accepted[r.ArticleID] = r
		l.ids = append(l.ids, r.ArticleID)
	}
	return l
}

// Resume queues the reading of all articles that wait when its turn comes.
func (q *Queue) Resume() {
	if q.options.Loader == nil || q.options.Waiting == nil {
		return
	}
	if _, err := q.add(&load{LoadJob: view.LoadJob{ID: newID(), State: graph.LoadWaiting}, sweep: true}); err != nil {
		q.options.Log.Warn("waiting articles are not read now", "error", err.Error())
	}
}

// later has what waits tried again after a pause, since a load broke off for a reason that passes; q.mu is held.
func (q *Queue) later() {
	if q.again != nil {
		q.again.Stop()
	}
	q.again = time.AfterFunc(q.options.Pause<<min(q.broken, 4), q.Resume)
	q.broken++
}

// room refuses a load when too many wait.
func (q *Queue) room() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case q.closed:
		return graph.Errorf(graph.Unavailable, "the server is stopping; try again when it is back")
	case len(q.queue) >= q.options.Remember:
		return graph.Errorf(graph.Unavailable, "%d loads are waiting; try again when some are done", len(q.queue))
	}
	return nil
}

// add queues a load.
func (q *Queue) add(l *load) (*view.LoadJob, error) {
	if err := q.room(); err != nil {
		return nil, err
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	l.StartedAt, l.changed = time.Now().UTC(), make(chan struct{})
	q.byID[l.ID] = l
	q.order, q.queue = append(q.order, l), append(q.queue, l)
	q.forget()
	if len(l.ids) == 0 && !l.sweep { // nothing new
		q.drop(l)
		q.finish(l, graph.LoadDone)
	}
	q.wake.Signal()
	return l.snapshot(), nil
}

// forget drops the oldest finished loads over the limit.
func (q *Queue) forget() {
	kept := q.order[:0]
	over := len(q.order) - q.options.Remember
	for _, l := range q.order {
		if over > 0 && l.Finished() {
			over--
			delete(q.byID, l.ID)
			continue
		}
		kept = append(kept, l)
	}
	clear(q.order[len(kept):])
	q.order = kept
}

// Close ends the running load, whose unread articles stay WAITING, and waits for the worker to end or ctx to be done.
func (q *Queue) Close(ctx context.Context) error {
	q.mu.Lock()
	q.closed = true
	if q.again != nil {
		q.again.Stop()
	}
	q.wake.Signal()
	q.mu.Unlock()
	q.stop()
	select {
	case <-q.done:
		return nil
	case <-ctx.Done():
		return graph.Wrap(ctx.Err(), graph.Timeout, "a load did not stop in time")
	}
}

func unknown() error {
	return graph.Errorf(graph.NotFound, "there is no such load; it may have been forgotten")
}

func newID() graph.ID {
	b := make([]byte, 10)
	_, _ = rand.Read(b) // never fails, see crypto/rand
	return graph.MakeID(graph.KindJob, hex.EncodeToString(b))
}
