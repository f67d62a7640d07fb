package job

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/view"
)

// loader gives the results it is told to, and reads what comes through its gate.
type loader struct {
	results []graph.LoadResult
	err     error
	extract func(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error
}

func (l *loader) Check(graph.Source) error { return nil }
func (l *loader) Accept(context.Context, []graph.Source) ([]graph.LoadResult, error) {
	return l.results, l.err
}
func (l *loader) Extract(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error {
	return l.extract(ctx, ids, report)
}

func queue(t *testing.T, o Options) *Queue {
	t.Helper()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Remember == 0 {
		o.Remember = 10
	}
	q := New(o)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := q.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return q
}

// end waits for a load to be finished.
func end(t *testing.T, q *Queue, id graph.ID) *view.LoadJob {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	all, err := q.Follow(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var last *view.LoadJob
	for j := range all {
		last = j
	}
	if last == nil || !last.Finished() {
		t.Fatalf("not finished: %+v", last)
	}
	return last
}

// reads reports each article as read, under a name and outcome of its own.
func reads(_ context.Context, ids []graph.ID, report func(graph.LoadResult)) error {
	for _, id := range ids {
		report(graph.LoadResult{Name: "title of " + string(id), ArticleID: id, Outcome: graph.OutcomeRead, Statements: 3})
	}
	return nil
}

// TestOutcomes: what is known, failed, new, newer and given twice is counted as such, under the names it was given by.
func TestOutcomes(t *testing.T) {
	q := queue(t, Options{Loader: &loader{extract: reads, results: []graph.LoadResult{
		{Name: "known", ArticleID: "article:k", Outcome: graph.OutcomeKnown}, {Name: "bad", Outcome: graph.OutcomeFailed, Problem: "no text"},
		{Name: "new", ArticleID: "article:n", Outcome: graph.OutcomeRead}, {Name: "newer", ArticleID: "article:u", Outcome: graph.OutcomeUpdated},
		{Name: "again", ArticleID: "article:n", Outcome: graph.OutcomeRead},
	}}})
	j, err := q.Start(t.Context(), make([]graph.Source, 5))
	if err != nil {
		t.Fatal(err)
	}
	j = end(t, q, j.ID)
	if j.State != graph.LoadDone || j.Articles != 5 || j.Known != 2 || j.Failed != 1 || j.Read != 2 || j.Statements != 6 || j.FinishedAt == nil {
		t.Errorf("%+v", j)
	}
	got := ""
	for _, r := range j.Results {
		got += fmt.Sprintf("%s %s; ", r.Name, r.Outcome)
	}
	if got != "known KNOWN; bad FAILED; again KNOWN; new READ; newer UPDATED; " {
		t.Error(got)
	}
}

// TestNothingNew is done at once and never queued.
func TestNothingNew(t *testing.T) {
	q := queue(t, Options{Loader: &loader{results: []graph.LoadResult{{ArticleID: "article:k", Outcome: graph.OutcomeKnown}}}})
	if j, err := q.Start(t.Context(), nil); err != nil || j.State != graph.LoadDone || q.Unfinished() != 0 {
		t.Errorf("%+v %v", j, err)
	}
}

// TestResume reads what waits, when its turn comes; a failed acceptance does so too.
func TestResume(t *testing.T) {
	read := make(chan graph.ID, 10)
	l := &loader{err: errors.New("the disk is full"), extract: func(_ context.Context, ids []graph.ID, _ func(graph.LoadResult)) error {
		for _, id := range ids {
			read <- id
		}
		return nil
	}}
	q := queue(t, Options{Loader: l, Waiting: func(context.Context) ([]graph.ID, error) { return []graph.ID{"article:w"}, nil }})
	q.Resume()
	if _, err := q.Start(t.Context(), nil); graph.CodeOf(err) != graph.Internal {
		t.Errorf("%v", err)
	}
	for range 2 {
		if id := <-read; id != "article:w" {
			t.Error(id)
		}
	}
}

// TestBreaks: a load that breaks off or panics is over, and the next one is read.
func TestBreaks(t *testing.T) {
	l := &loader{results: []graph.LoadResult{{ArticleID: "article:n", Outcome: graph.OutcomeRead}}}
	q := queue(t, Options{Loader: l})
	for name, extract := range map[string]func(context.Context, []graph.ID, func(graph.LoadResult)) error{
		"error": func(context.Context, []graph.ID, func(graph.LoadResult)) error { return errors.New("broken") },
		"panic": func(context.Context, []graph.ID, func(graph.LoadResult)) error { panic("fire") },
	} {
		l.extract = extract
		j, err := q.Start(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if j = end(t, q, j.ID); j.State != graph.LoadCancelled || j.Read != 0 {
			t.Errorf("%s: %+v", name, j)
		}
	}
	l.extract = reads
	j, err := q.Start(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if j = end(t, q, j.ID); j.State != graph.LoadDone {
		t.Errorf("%+v", j)
	}
}

// starts begins so many loads.
func starts(t *testing.T, q *Queue, n int) (ids []graph.ID) {
	t.Helper()
	for range n {
		j, err := q.Start(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, j.ID)
	}
	return ids
}

// TestForgets: only the newest finished loads are remembered, and those that are not finished.
func TestForgets(t *testing.T) {
	gate := make(chan struct{})
	l := &loader{results: []graph.LoadResult{{ArticleID: "article:n", Outcome: graph.OutcomeRead}}}
	l.extract = func(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error {
		select {
		case <-gate:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	q := queue(t, Options{Loader: l, Remember: 3})
	first, err := q.Start(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for q.Job(first.ID).State != graph.LoadRunning {
		time.Sleep(time.Millisecond)
	}
	ids := starts(t, q, 3)
	if _, err := q.Start(t.Context(), nil); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("a fourth load that waits: %v", err)
	}
	close(gate)
	for _, id := range append(ids, first.ID) {
		end(t, q, id)
	}
	l.results = nil
	starts(t, q, 5)
	if q.Job(first.ID) != nil || len(q.byID) != 3 || len(q.order) != 3 {
		t.Errorf("%d loads are remembered", len(q.byID))
	}
	if _, err := q.Follow(t.Context(), first.ID); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("following a forgotten load: %v", err)
	}
}

// TestFollowersLeave: a follower whose context ends lets go, also while nothing happens.
func TestFollowersLeave(t *testing.T) {
	l := &loader{results: []graph.LoadResult{{ArticleID: "article:n", Outcome: graph.OutcomeRead}}, extract: func(ctx context.Context, _ []graph.ID, _ func(graph.LoadResult)) error {
		<-ctx.Done()
		return ctx.Err()
	}}
	q := queue(t, Options{Loader: l})
	j, err := q.Start(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	all, err := q.Follow(ctx, j.ID)
	if err != nil {
		t.Fatal(err)
	}
	<-all
	cancel()
	for range all {
	}
}

// TestLeftOutIsLogged: the log names the article of which something was found and not stored, and why; the load is done all the same.
func TestLeftOutIsLogged(t *testing.T) {
	var log bytes.Buffer
	l := &loader{results: []graph.LoadResult{{ArticleID: "article:n", Outcome: graph.OutcomeRead}, {ArticleID: "article:m", Outcome: graph.OutcomeRead}}}
	l.extract = func(_ context.Context, _ []graph.ID, report func(graph.LoadResult)) error {
		report(graph.LoadResult{ArticleID: "article:n", Outcome: graph.OutcomeRead, LeftOut: []string{"statement 2: its words are elsewhere", "relation 1: it is open"}})
		report(graph.LoadResult{ArticleID: "article:m", Outcome: graph.OutcomeRead})
		return nil
	}
	q := queue(t, Options{Loader: l, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	j, err := q.Start(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if j = end(t, q, j.ID); j.State != graph.LoadDone || j.Read != 2 || j.Results[0].Problem != "" {
		t.Errorf("%+v", j)
	}
	if got := log.String(); strings.Count(got, "level=WARN") != 1 || !strings.Contains(got, "article=article:n") || !strings.Contains(got, "load="+string(j.ID)) ||
		!strings.Contains(got, "statement 2: its words are elsewhere; relation 1: it is open") {
		t.Errorf("%s", got)
	}
}

// TestTriedAgain: what waits is read when the store is back, without anybody asking for it, and no longer tried once the queue is closed.
func TestTriedAgain(t *testing.T) {
	tries := make(chan []graph.ID, 10)
	l := &loader{results: []graph.LoadResult{{Name: "new", ArticleID: "article:n", Outcome: graph.OutcomeRead}}}
	l.extract = func(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error {
		tries <- ids
		if len(tries) < 3 {
			return graph.Errorf(graph.Unavailable, "the store is away")
		}
		return reads(ctx, ids, report)
	}
	q := queue(t, Options{Loader: l, Pause: time.Millisecond, Waiting: func(context.Context) ([]graph.ID, error) { return []graph.ID{"article:n"}, nil }})
	j, err := q.Start(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if j = end(t, q, j.ID); j.State != graph.LoadCancelled {
		t.Errorf("%+v", j)
	}
	for deadline := time.Now().Add(5 * time.Second); len(tries) < 3; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d tries", len(tries))
		}
	}
	time.Sleep(30 * time.Millisecond)
	if n := len(tries); n != 3 {
		t.Errorf("%d tries, and the third read it", n)
	}
}

// TestNotTriedAgain: a fault of the program does not pass.
func TestNotTriedAgain(t *testing.T) {
	tries := make(chan struct{}, 10)
	l := &loader{results: []graph.LoadResult{{ArticleID: "article:n", Outcome: graph.OutcomeRead}}, extract: func(context.Context, []graph.ID, func(graph.LoadResult)) error {
		tries <- struct{}{}
		return errors.New("a fault")
	}}
	q := queue(t, Options{Loader: l, Pause: time.Millisecond, Waiting: func(context.Context) ([]graph.ID, error) { return []graph.ID{"article:n"}, nil }})
	j, err := q.Start(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	end(t, q, j.ID)
	time.Sleep(30 * time.Millisecond)
	if len(tries) != 1 {
		t.Errorf("%d tries", len(tries))
	}
}
