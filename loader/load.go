package loader

import (
	"context"
	"iter"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// How much is on its way at once, so that memory stays bounded whatever comes in.
const (
	acceptAtOnce = 32      // articles stored in one transaction as WAITING
	acceptBytes  = 8 << 20 // or this much text
	ingestAtOnce = 32      // proposals written in one transaction
)

// Loader reads sources into a graph. Accepted is durable: a text is stored as WAITING before anything is extracted, and
// whoever starts next finishes what is WAITING. It may be used by many goroutines.
type Loader struct {
	graph     *graph.Graph
	extractor *Extractor
	workers   int
	pages     Pages         // nil: none are loaded
	pagesTime time.Duration // of one Accept
	batches   chan struct{} // one entry for each Accept that is loading pages
}

// NewLoader makes a loader with as many workers as suit the extractor. Accept loads pages from the web with pages;
// nil: it does not.
func NewLoader(g *graph.Graph, e *Extractor, pages Pages) *Loader {
	return &Loader{graph: g, extractor: e, workers: e.Workers(), pages: pages, pagesTime: pagesTime, batches: make(chan struct{}, batchesAtOnce)}
}

// Accept loads, reads and stores the articles of sources as WAITING, in one transaction: what it has answered for is there. A
// source that is still to be loaded from the web is, and JSON Lines are taken apart. It gives one result for each article, in
// order: READ stands for "new, to be extracted", KNOWN for an article that is there and done, FAILED has its Problem. More than
// MaxArticles are LIMIT_EXCEEDED, and nothing is stored.
func (l *Loader) Accept(ctx context.Context, sources []graph.Source) ([]graph.LoadResult, error) {
	all, err := l.gather(ctx, sources)
	if err != nil {
		return nil, err
	}
	return l.accept(ctx, all)
}

// accept reads and stores sources that are single articles.
func (l *Loader) accept(ctx context.Context, sources []gathered) ([]graph.LoadResult, error) {
	results := make([]graph.LoadResult, len(sources))
	var articles []*graph.Article
	var at []int
	for i, src := range sources {
		results[i].Name = src.Name
		a, err := src.read()
		if err != nil {
			results[i].Outcome, results[i].Problem = graph.OutcomeFailed, err.Error()
			continue
		}
		articles, at = append(articles, a), append(at, i)
	}
	accepted, err := l.graph.Accept(ctx, articles)
	if err != nil {
		return nil, err
	}
	for i, a := range accepted {
		r := &results[at[i]]
		r.ArticleID, r.Outcome = a.ArticleID, a.Outcome
		if a.Err != nil {
			r.Outcome, r.Problem = graph.OutcomeFailed, a.Err.Error()
			continue
		}
		if a.Outcome == graph.OutcomeKnown && a.State != graph.ArticleRead {
			r.Outcome = graph.OutcomeRead // there, but nobody has read it to the end
		}
	}
	return results, nil
}

// Extract finishes the articles with these ids and reports each as soon as it is stored. One that fails does not stop the
// others. The error is that of the store or of ctx.
func (l *Loader) Extract(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error {
	return l.run(ctx, report, func(ctx context.Context, to *intake) error {
		for from := 0; from < len(ids); from += acceptAtOnce {
			chunk := ids[from:min(from+acceptAtOnce, len(ids))]
			pages, err := l.graph.Articles(ctx, graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: chunk}, Range: graph.Range{First: 1}})
			if err != nil {
				return err
			}
			for _, page := range pages {
				for _, a := range page.Items {
					if err := to.put(ctx, job{article: a, name: a.Title}); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

// Resume finishes what an earlier program left WAITING.
func (l *Loader) Resume(ctx context.Context, report func(graph.LoadResult)) error {
	return l.run(ctx, report, func(ctx context.Context, to *intake) error {
		after := graph.ID("")
		for {
			waiting, err := l.graph.Waiting(ctx, after, acceptAtOnce)
			if err != nil || len(waiting) == 0 {
				return err
			}
			for _, a := range waiting {
				if err := to.put(ctx, job{article: a, name: a.Title}); err != nil {
					return err
				}
				after = a.ID
			}
		}
	})
}

// Load reads, stores and extracts a stream of sources and reports each, as it is done. What has been loaded before is KNOWN and
// costs no extraction, so an interrupted load that is repeated goes on where it was.
func (l *Loader) Load(ctx context.Context, sources iter.Seq2[graph.Source, error], report func(graph.LoadResult)) error {
	return l.run(ctx, report, func(ctx context.Context, to *intake) error {
		batch := make([]gathered, 0, acceptAtOnce)
		size := 0
		for src, err := range sources {
			if err != nil {
				to.report(graph.LoadResult{Name: src.Name, Outcome: graph.OutcomeFailed, Problem: err.Error()})
				continue
			}
			batch, size = append(batch, gathered{Source: src}), size+len(src.Content)
			if len(batch) == acceptAtOnce || size > acceptBytes {
				if err := l.acceptInto(ctx, batch, to); err != nil {
					return err
				}
				batch, size = batch[:0], 0
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		return l.acceptInto(ctx, batch, to)
	})
}

// acceptInto stores a batch and hands on what is to be extracted.
func (l *Loader) acceptInto(ctx context.Context, batch []gathered, to *intake) error {
	results, err := l.accept(ctx, batch)
	if err != nil {
		return err
	}
	var ids []graph.ID
	names := map[graph.ID]string{}
	for _, r := range results {
		_, twice := names[r.ArticleID]
		switch {
		case r.Outcome == graph.OutcomeFailed || r.Outcome == graph.OutcomeKnown:
			to.report(r)
		case twice || to.has(r.ArticleID):
			r.Outcome = graph.OutcomeKnown
			to.report(r)
		default:
			ids = append(ids, r.ArticleID)
			names[r.ArticleID] = r.Name
		}
	}
	if len(ids) == 0 {
		return nil
	}
	pages, err := l.graph.Articles(ctx, graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, Range: graph.Range{First: 1}})
	if err != nil {
		return err
	}
	for _, page := range pages {
		for _, a := range page.Items {
			if err := to.put(ctx, job{article: a, name: names[a.ID]}); err != nil {
				return err
			}
		}
	}
	return nil
}
