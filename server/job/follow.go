package job

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Job is a load as it stands now, or nil.
func (q *Queue) Job(id graph.ID) *view.LoadJob {
	q.mu.Lock()
	defer q.mu.Unlock()
	if l := q.byID[id]; l != nil {
		return l.snapshot()
	}
	return nil
}

// Unfinished is how many loads wait or run.
func (q *Queue) Unfinished() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := 0
	for _, l := range q.order {
		if !l.Finished() {
			n++
		}
	}
	return n
}

// Cancel stops a load, or nothing if it is finished.
func (q *Queue) Cancel(id graph.ID) (*view.LoadJob, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	l := q.byID[id]
	switch {
	case l == nil:
		return nil, unknown()
	case l.Finished():
	case l.cancel != nil:
		l.cancel()
		q.finish(l, graph.LoadCancelled)
	default:
		q.drop(l)
		q.finish(l, graph.LoadCancelled)
	}
	return l.snapshot(), nil
}

// drop takes a load out of the queue.
func (q *Queue) drop(l *load) {
	for i, waiting := range q.queue {
		if waiting == l {
			q.queue = append(q.queue[:i], q.queue[i+1:]...)
			return
		}
	}
}

// Follow gives a load as it stands, then after every change, until it is finished. Changes that come faster than they are
// taken are put together. The channel is closed when the load is finished or ctx is done.
func (q *Queue) Follow(ctx context.Context, id graph.ID) (<-chan *view.LoadJob, error) {
	q.mu.Lock()
	l := q.byID[id]
	q.mu.Unlock()
	if l == nil {
		return nil, unknown()
	}
	c := make(chan *view.LoadJob)
	go func() {
		defer close(c)
		for {
			q.mu.Lock()
			now, changed := l.snapshot(), l.changed
			q.mu.Unlock()
			select {
			case c <- now:
			case <-ctx.Done():
				return
			}
			if now.Finished() {
				return
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
		}
	}()
	return c, nil
}
