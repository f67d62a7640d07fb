package loader

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// Pages loads pages of the web; package loader/fetch does.
type Pages interface {
	// Check says what is wrong with an address that can be known without asking anybody.
	Check(address string) error
	// Fetch loads a page: Content, ContentType and At, where it was in the end.
	Fetch(ctx context.Context, address string) (graph.Source, error)
}

// What one Accept loads from the web, and how many do at the same time; all of it is held until it is stored.
const (
	batchesAtOnce = 4
	pagesAtOnce   = 4                // of one Accept
	pagesBytes    = 32 << 20         // of one Accept, together
	pagesTime     = 45 * time.Second // of one Accept, together
)

// isAddress tells an address of the web from a path.
func isAddress(path string) bool {
	scheme, _, ok := strings.Cut(path, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Check says what is wrong with a source that can be known at once, so that nothing is begun with it: an address that is not to
// be loaded from. Nobody is asked.
func (l *Loader) Check(src graph.Source) error {
	switch {
	case src.Fetch == "":
		return nil
	case l.pages == nil:
		return graph.Errorf(graph.Unavailable, "this server loads no pages; save the page and send the file")
	}
	return l.pages.Check(src.Fetch)
}

// fetchAll loads the sources that are still to be loaded, a few at a time. One that fails has its error in its place; the error
// is that of all of them.
func (l *Loader) fetchAll(ctx context.Context, sources []graph.Source) ([]gathered, error) {
	all := make([]gathered, len(sources))
	var todo []int
	for i, src := range sources {
		if all[i].Source = src; src.Fetch != "" {
			todo = append(todo, i)
		}
	}
	if len(todo) == 0 {
		return all, nil
	}
	select {
	case l.batches <- struct{}{}:
		defer func() { <-l.batches }()
	default:
		return nil, graph.Errorf(graph.Unavailable, "others are having pages loaded just now; try again in a few seconds")
	}
	within, cancel := context.WithTimeout(ctx, l.pagesTime)
	defer cancel()
	var held atomic.Int64
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(pagesAtOnce, len(todo)) {
		workers.Go(func() {
			for i := range next {
				all[i].Source, all[i].err = l.fetch(within, all[i].Source, &held)
			}
		})
	}
	for _, i := range todo {
		next <- i
	}
	close(next)
	workers.Wait()
	return all, graph.Wrap(ctx.Err(), graph.Cancelled, "cancelled")
}

// fetch loads one page and keeps what is known of it.
func (l *Loader) fetch(ctx context.Context, src graph.Source, held *atomic.Int64) (graph.Source, error) {
	if err := l.Check(src); err != nil {
		return src, err
	}
	if held.Load() > pagesBytes {
		return src, tooManyPages()
	}
	page, err := l.pages.Fetch(ctx, src.Fetch)
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return src, graph.Errorf(graph.Timeout, "the pages of this load took too long together; load this one again")
	case err != nil:
		return src, err
	case held.Add(int64(len(page.Content))) > pagesBytes:
		return src, tooManyPages()
	}
	src.Fetch, src.Content, src.ContentType, src.At = "", page.Content, page.ContentType, page.At
	return src, nil
}

func tooManyPages() error {
	return graph.Errorf(graph.LimitExceeded, "the pages of this load are larger than %d MiB together; load this one again", pagesBytes>>20)
}
