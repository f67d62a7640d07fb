package loader

import (
	"context"
	"sync"

	"github.com/standpoint-graph/standpoint/graph"
	"golang.org/x/sync/errgroup"
)

// job is an article to be extracted and the name to report it by.
type job struct {
	article *graph.Article
	name    string
}

// done is an extracted article.
type done struct {
	job
	proposal graph.Proposal
	err      error
}

// intake is where articles enter a run. It knows those on their way, so that one text is never extracted twice at once.
type intake struct {
	jobs   chan job
	report func(graph.LoadResult)
	mu     sync.Mutex
	onWay  map[graph.ID]bool
}

func (q *intake) put(ctx context.Context, j job) error {
	q.mu.Lock()
	q.onWay[j.article.ID] = true
	q.mu.Unlock()
	select {
	case q.jobs <- j:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (q *intake) has(id graph.ID) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.onWay[id]
}

func (q *intake) left(id graph.ID) {
	q.mu.Lock()
	delete(q.onWay, id)
	q.mu.Unlock()
}

// run owns the goroutines of one load: feed puts articles in, workers extract, one writer stores and reports. It returns when all
// have ended.
func (l *Loader) run(ctx context.Context, report func(graph.LoadResult), feed func(context.Context, *intake) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var mu sync.Mutex
	q := &intake{jobs: make(chan job), onWay: map[graph.ID]bool{}, report: func(r graph.LoadResult) {
		mu.Lock()
		defer mu.Unlock()
		report(r)
	}}
	finished := make(chan done, ingestAtOnce)
	group.Go(func() error {
		defer close(q.jobs)
		return feed(ctx, q)
	})
	var workers sync.WaitGroup
	for range l.workers {
		workers.Add(1)
		group.Go(func() error {
			defer workers.Done()
			return l.work(ctx, q.jobs, finished)
		})
	}
	group.Go(func() error {
		workers.Wait()
		close(finished)
		return nil
	})
	group.Go(func() error { return l.store(ctx, finished, q) })
	return graph.Wrap(group.Wait(), graph.Internal, "the load stopped")
}

// work extracts until there is nothing left.
func (l *Loader) work(ctx context.Context, jobs <-chan job, finished chan<- done) error {
	for j := range jobs {
		p, _, err := l.extractor.Extract(ctx, j.article)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if graph.CodeOf(err) == graph.Unavailable {
			return err // no article can be read now: this one and all others wait for the next load
		}
		select {
		case finished <- done{job: j, proposal: p, err: err}:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// store writes what is finished, as much at once as has come together.
func (l *Loader) store(ctx context.Context, finished <-chan done, q *intake) error {
	for first := range finished {
		batch := []done{first}
		for more := true; more && len(batch) < ingestAtOnce; {
			select {
			case d, ok := <-finished:
				if more = ok; ok {
					batch = append(batch, d)
				}
			default:
				more = false
			}
		}
		if err := l.ingest(ctx, batch, q); err != nil {
			return err
		}
	}
	return nil
}

// ingest writes a batch and reports each of it.
func (l *Loader) ingest(ctx context.Context, batch []done, q *intake) error {
	var proposals []graph.Proposal
	var of []done
	for _, d := range batch {
		if d.err == nil {
			d.proposal.Stored = true // accepted before it was extracted
			proposals, of = append(proposals, d.proposal), append(of, d)
			continue
		}
		if err := l.fail(ctx, d, d.err, q); err != nil {
			return err
		}
	}
	stored, err := l.graph.Ingest(ctx, proposals)
	if err != nil {
		return err
	}
	copies, err := l.copiesAmong(ctx, stored)
	if err != nil {
		return err
	}
	for i, s := range stored {
		if s.Err != nil {
			if err := l.fail(ctx, of[i], s.Err, q); err != nil {
				return err
			}
			continue
		}
		q.left(s.ArticleID)
		outcome := graph.OutcomeRead
		switch {
		case s.Outrun:
			outcome = graph.OutcomeKnown // somebody else has brought the same text, and reads it
		case copies[s.ArticleID]:
			outcome = graph.OutcomeCopy
		}
		q.report(graph.LoadResult{
			Name: of[i].name, ArticleID: s.ArticleID, Outcome: outcome,
			Statements: s.Statements, Actors: s.NewActors, Known: s.KnownActors, NoSpeaker: s.NoSpeaker, LeftOut: messages(s.Problems),
		})
	}
	return nil
}

// messages are what errors say to people.
func messages(problems []error) []string {
	var out []string
	for _, err := range problems {
		out = append(out, err.Error())
	}
	return out
}

// copiesAmong tells which of the articles just read have nearly the text of one that was read before, or before them in the batch.
func (l *Loader) copiesAmong(ctx context.Context, stored []graph.Ingested) (map[graph.ID]bool, error) {
	var ids []graph.ID
	at := map[graph.ID]int{}
	for i, s := range stored {
		if _, twice := at[s.ArticleID]; s.Err == nil && s.Statements > 0 && !twice {
			ids, at[s.ArticleID] = append(ids, s.ArticleID), i
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := l.graph.Copies(ctx, ids, graph.Range{First: graph.MaxPage}, true)
	if err != nil {
		return nil, err
	}
	copies := map[graph.ID]bool{}
	for k, page := range found {
		for _, a := range page.Items {
			if i, beside := at[a.ID]; !beside || i < at[ids[k]] {
				copies[ids[k]] = true
			}
		}
	}
	return copies, nil
}

// fail marks an article as one that could not be read, and reports why. One that has been deleted meanwhile is only reported.
func (l *Loader) fail(ctx context.Context, d done, why error, q *intake) error {
	if err := l.graph.Fail(ctx, d.article.ID, why.Error()); err != nil && graph.CodeOf(err) != graph.NotFound {
		return err
	}
	q.left(d.article.ID)
	q.report(graph.LoadResult{Name: d.name, ArticleID: d.article.ID, Outcome: graph.OutcomeFailed, Problem: why.Error()})
	return nil
}
