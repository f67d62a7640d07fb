package job

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/view"
)

// work reads one load after the other until the queue is closed.
func (q *Queue) work(ctx context.Context) {
	defer close(q.done)
	for {
		l, running := q.next(ctx)
		if l == nil {
			return
		}
		err := q.read(running, l)
		brokeOff := err != nil && running.Err() == nil // and was not ended
		q.mu.Lock()
		l.cancel()
		switch {
		case l.Finished(): // cancelled meanwhile
		case brokeOff:
			q.options.Log.Error("a load broke off", "load", string(l.ID), "error", err.Error())
			q.finish(l, graph.LoadCancelled)
			if passes(err) {
				q.later()
			}
		case err != nil:
			q.finish(l, graph.LoadCancelled)
		default:
			q.finish(l, graph.LoadDone)
			q.broken = 0
		}
		q.mu.Unlock()
	}
}

// passes tells whether what broke a load off may be over in a while: a store or a model that could not be reached.
func passes(err error) bool {
	code := graph.CodeOf(err)
	return code == graph.Unavailable || code == graph.Timeout
}

// next waits for a load and marks it as running; nil when the queue is closed.
func (q *Queue) next(ctx context.Context) (*load, context.Context) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.queue) == 0 && !q.closed {
		q.wake.Wait()
	}
	if q.closed {
		return nil, nil
	}
	l := q.queue[0]
	q.queue = q.queue[1:]
	running, cancel := context.WithCancel(ctx)
	l.State, l.cancel = graph.LoadRunning, cancel
	l.tell()
	return l, running
}

// read has the articles of a load read. A panic ends the load, not the server.
func (q *Queue) read(ctx context.Context, l *load) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	ids := l.ids
	if l.sweep {
		if ids, err = q.options.Waiting(ctx); err != nil {
			return err
		}
		q.mu.Lock()
		l.Articles = len(ids)
		l.tell()
		q.mu.Unlock()
	}
	if len(ids) == 0 {
		return nil
	}
	return q.options.Loader.Extract(ctx, ids, func(r graph.LoadResult) {
		q.mu.Lock()
		defer q.mu.Unlock()
		if was, ok := l.accepted[r.ArticleID]; ok {
			r.Name = was.Name
			if r.Outcome == graph.OutcomeRead {
				r.Outcome = was.Outcome // a later text of an article is read too
			}
		}
		if len(r.LeftOut) > 0 { // the article is read: it is nothing to whoever loads it, but the operator may know why
			q.options.Log.Warn("something that was found in an article is not stored", "load", string(l.ID), "article", string(r.ArticleID), "left out", strings.Join(r.LeftOut, "; "))
		}
		l.count(r)
		l.tell()
	})
}

// count takes up a result.
func (l *load) count(r graph.LoadResult) {
	l.Results = append(l.Results, r)
	l.Statements += r.Statements
	switch r.Outcome {
	case graph.OutcomeKnown:
		l.Known++
	case graph.OutcomeFailed:
		l.Failed++
	default:
		l.Read++
	}
}

// finish ends a load.
func (q *Queue) finish(l *load, state graph.LoadState) {
	now := time.Now().UTC()
	l.State, l.FinishedAt = state, &now
	l.tell()
}

// tell wakes those who follow the load.
func (l *load) tell() {
	close(l.changed)
	l.changed = make(chan struct{})
}

// snapshot is the load at this moment; its results are only ever appended to, so they may be shared.
func (l *load) snapshot() *view.LoadJob {
	now := l.LoadJob
	now.Results = l.Results[:len(l.Results):len(l.Results)]
	return &now
}
