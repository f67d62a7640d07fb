package server

import (
	"context"
	"fmt"
	"net/http/httptest"
	"sync"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/fetch"
	"github.com/standpoint-graph/standpoint/server/guard"
)

// fakeLoader accepts everything and reads it when it is let.
type fakeLoader struct {
	mu       sync.Mutex
	accepted []graph.Source
	gate     chan struct{} // nil: reads at once; else one value for each article
	stopped  chan struct{} // closed when a reading was given up
}

// Check takes every source.
func (*fakeLoader) Check(graph.Source) error { return nil }

// Accept takes a source whose text is "known" as known and one whose text is "bad" as failed.
func (l *fakeLoader) Accept(_ context.Context, sources []graph.Source) ([]graph.LoadResult, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	results := make([]graph.LoadResult, len(sources))
	for i, s := range sources {
		l.accepted = append(l.accepted, s)
		id := graph.MakeID(graph.KindArticle, fmt.Sprintf("%04d", len(l.accepted)))
		switch string(s.Content) {
		case "known":
			results[i] = graph.LoadResult{Name: s.Name, ArticleID: id, Outcome: graph.OutcomeKnown}
		case "bad":
			results[i] = graph.LoadResult{Name: s.Name, Outcome: graph.OutcomeFailed, Problem: "it is no text"}
		default:
			results[i] = graph.LoadResult{Name: s.Name, ArticleID: id, Outcome: graph.OutcomeRead}
		}
	}
	return results, nil
}

// Extract finds two statements in every article.
func (l *fakeLoader) Extract(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error {
	for _, id := range ids {
		if l.gate != nil {
			select {
			case <-l.gate:
			case <-ctx.Done():
				close(l.stopped)
				return ctx.Err()
			}
		}
		report(graph.LoadResult{Name: string(id), ArticleID: id, Outcome: graph.OutcomeRead, Statements: 2})
	}
	return nil
}

// worldLoader pretends that what it is given are the articles of the world.
type worldLoader struct{}

// Check takes every source.
func (worldLoader) Check(graph.Source) error { return nil }

// Accept takes everything as new.
func (worldLoader) Accept(_ context.Context, sources []graph.Source) ([]graph.LoadResult, error) {
	results := make([]graph.LoadResult, len(sources))
	for i, s := range sources {
		results[i] = graph.LoadResult{Name: s.Name, ArticleID: name("article", i), Outcome: graph.OutcomeRead}
	}
	return results, nil
}

// Extract finds nothing.
func (worldLoader) Extract(_ context.Context, ids []graph.ID, report func(graph.LoadResult)) error {
	for _, id := range ids {
		report(graph.LoadResult{ArticleID: id, Outcome: graph.OutcomeRead})
	}
	return nil
}

// webLoader loads what is to be loaded from the web, and pretends the rest.
type webLoader struct {
	fakeLoader
	pages *fetch.Fetcher
	site  *httptest.Server // that pages may ask
}

// Check asks whether an address may be loaded.
func (l *webLoader) Check(src graph.Source) error {
	if src.Fetch == "" {
		return nil
	}
	return l.pages.Check(src.Fetch)
}

// Accept takes pages that come, and says why the others do not.
func (l *webLoader) Accept(ctx context.Context, sources []graph.Source) ([]graph.LoadResult, error) {
	results, err := l.fakeLoader.Accept(ctx, sources)
	for i, s := range sources {
		if s.Fetch == "" {
			continue
		}
		if _, err := l.pages.Fetch(ctx, s.Fetch); err != nil {
			results[i] = graph.LoadResult{Name: s.Name, Outcome: graph.OutcomeFailed, Problem: err.Error()}
		}
	}
	return results, err
}

// manyTexts are so many articles.
func manyTexts(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("article %d", i)
	}
	return all
}

// roomy are limits that let the tests ask for more than a client may.
func roomy() Limits {
	l := guard.Default()
	l.Cost, l.Tokens = 10_000_000, 20_000
	return Limits{Limits: l, Time: 60 * time.Second}
}
