package eval

import (
	"context"
	"runtime"
	"strings"
	"sync"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"golang.org/x/sync/errgroup"
)

// Progress is told how many of a run's items are done and how many statements were found in them. One goroutine at a time calls it;
// nil is allowed.
type Progress func(done, found int)

// after is told of a second part of a run: n items were done before.
func (p Progress) after(n int) Progress {
	if p == nil {
		return nil
	}
	return func(done, found int) { p(n+done, found) }
}

// inParallel does work on n items on all cores. Each worker of newWorker does one item at a time and says how many statements it
// found. What an item gives must not depend on who did it. The first error or the end of ctx stops all.
func inParallel(ctx context.Context, n int, progress Progress, newWorker func() func(ctx context.Context, i int) (int, error)) error {
	group, ctx := errgroup.WithContext(ctx)
	next := make(chan int)
	group.Go(func() error {
		defer close(next)
		for i := range n {
			select {
			case next <- i:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	var mu sync.Mutex
	done, found := 0, 0
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() error {
			work := newWorker()
			for i := range next {
				k, err := work(ctx, i)
				if err != nil {
					return err
				}
				mu.Lock()
				done, found = done+1, found+k
				if progress != nil {
					progress(done, found)
				}
				mu.Unlock()
			}
			return nil
		})
	}
	return group.Wait()
}

// Extract runs extraction on marked articles, without their marks, on all cores, and gives what was found in each, in their order.
func Extract(ctx context.Context, e *loader.Extractor, articles []*corpus.Article, progress Progress) ([][]Attribution, error) {
	out := make([][]Attribution, len(articles))
	err := inParallel(ctx, len(articles), progress, func() func(context.Context, int) (int, error) {
		return func(ctx context.Context, i int) (int, error) {
			a, err := received(articles[i])
			if err != nil {
				return 0, graph.Errorf(graph.BadInput, "%s:%d: %v", articles[i].File, articles[i].Line, err)
			}
			proposal, _, err := e.Extract(ctx, a)
			if err != nil {
				return 0, err
			}
			out[i] = foundIn(proposal)
			return len(out[i]), nil
		}
	})
	return out, err
}

// received is a marked article as the loader would receive it.
func received(a *corpus.Article) (*graph.Article, error) {
	src := graph.Source{
		Name: a.File, Content: []byte(a.Text), ContentType: "text/plain", Bare: true,
		Ref: a.ID, Title: a.Title, Publisher: a.Publisher, PublishedOn: dayOf(a),
	}
	return loader.Read(src)
}

// dayOf is an article's day, nil if it says none.
func dayOf(a *corpus.Article) *graph.Date {
	day, err := graph.ParseDate(a.Date)
	if err != nil {
		return nil
	}
	return &day
}

// foundIn turns what extraction proposes into what is compared.
func foundIn(p graph.Proposal) []Attribution {
	spans := func(pieces []loader.Piece) corpus.Spans {
		out := make(corpus.Spans, len(pieces))
		for i, p := range pieces {
			out[i] = graph.Span{Start: p[0], End: p[1]}
		}
		return out
	}
	aliases := map[graph.ID][]string{}
	for _, a := range p.Actors {
		aliases[a.ID] = a.Aliases
	}
	x := loader.Extract(p)
	out := make([]Attribution, len(x.Attributions))
	for i, a := range x.Attributions {
		out[i] = Attribution{
			Source: spans(a.Source), Cue: spans(a.Cue), Content: spans(a.Content),
			Speaker: a.Speaker, Called: a.Called, Aliases: aliases[a.SpeakerID], Within: a.Within, Confidence: a.Confidence,
		}
	}
	return out
}

// InDocument turns the attributions of a document into what is compared.
func InDocument(d *loader.Document) []Attribution {
	out := make([]Attribution, len(d.Attributions))
	for i, a := range d.Attributions {
		var names, aliases []string
		for _, s := range a.Speakers {
			names, aliases = append(names, d.Actors[s].Name), d.Actors[s].Aliases
		}
		if len(names) > 1 {
			aliases = nil
		}
		out[i] = Attribution{
			Source: a.Speaker, Cue: a.Cue, Content: a.Content, Speaker: strings.Join(names, "; "), Called: a.Called, Aliases: aliases, Confidence: a.Confidence,
		}
		if a.Within >= 0 {
			within := a.Within
			out[i].Within = &within
		}
	}
	return out
}
