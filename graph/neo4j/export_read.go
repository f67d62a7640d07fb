package neo4j

import (
	"context"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// Rows of one page. An article may have megabytes of text.
const (
	exportRows, exportArticles = 1_000, 16
)

// everyReview lets statements and relations of every status through.
var everyReview = []graph.ReviewStatus{graph.Unreviewed, graph.Accepted, graph.Edited, graph.Rejected, graph.Retired}

// pager reads a list page by page, the next one while the caller is busy with this one.
type pager[T any] struct {
	read  func(graph.Range) ([]graph.Page[T], error)
	size  int
	next  chan pageRead[T] // nil: there is none
	items []T
}

type pageRead[T any] struct {
	page graph.Page[T]
	err  error
}

func newPager[T any](size int, read func(graph.Range) ([]graph.Page[T], error)) *pager[T] {
	p := &pager[T]{read: read, size: size}
	p.ahead(graph.Range{First: size})
	return p
}

// ahead begins to read a page, and the one after it when it is taken.
func (p *pager[T]) ahead(r graph.Range) {
	next := make(chan pageRead[T], 1)
	p.next = next
	go func() {
		pages, err := p.read(r)
		if err == nil && len(pages) != 1 {
			err = graph.Errorf(graph.Internal, "the store gave %d pages where one was asked for", len(pages))
		}
		if err != nil {
			next <- pageRead[T]{err: err}
			return
		}
		next <- pageRead[T]{page: pages[0]}
	}()
}

// pull gives the next item, false at the end.
func (p *pager[T]) pull() (item T, ok bool, err error) {
	for len(p.items) == 0 {
		if p.next == nil {
			return item, false, nil
		}
		got := <-p.next
		if got.err != nil {
			p.next = nil
			return item, false, got.err
		}
		p.items, p.next = got.page.Items, nil
		if n := len(got.page.Cursors); got.page.After && n > 0 {
			p.ahead(graph.Range{First: p.size, After: got.page.Cursors[n-1]})
		}
	}
	item, p.items = p.items[0], p.items[1:]
	return item, true, nil
}

// pullAll calls yield for all items.
func pullAll[T any](p *pager[T], yield func(T) error) error {
	for {
		item, ok, err := p.pull()
		if err != nil || !ok {
			return err
		}
		if err := yield(item); err != nil {
			return err
		}
	}
}

func allActors(ctx context.Context, from graph.Store) *pager[graph.Actor] {
	return newPager(exportRows, func(r graph.Range) ([]graph.Page[graph.Actor], error) {
		return from.Actors(ctx, graph.ActorQuery{Order: graph.ActorOrder{Field: graph.ActorsByID, Direction: graph.Ascending}, Range: r})
	})
}

func allArticles(ctx context.Context, from graph.Store) *pager[*graph.Article] {
	return newPager(exportArticles, func(r graph.Range) ([]graph.Page[*graph.Article], error) {
		return from.Articles(ctx, graph.ArticleQuery{Order: graph.ArticleOrder{Field: graph.ArticlesByID, Direction: graph.Ascending}, Range: r})
	})
}

// allStatements reads statements in the order of their articles, in which allArticles comes too, and of their place in the text.
func allStatements(ctx context.Context, from graph.Store) *pager[*graph.Statement] {
	return newPager(exportRows, func(r graph.Range) ([]graph.Page[*graph.Statement], error) {
		return from.Statements(ctx, graph.StatementQuery{Filter: graph.StatementFilter{Review: everyReview},
			Order: graph.StatementOrder{Field: graph.StatementsByPlace, Direction: graph.Ascending}, Range: r})
	})
}

func allRelations(ctx context.Context, from graph.Store) *pager[*graph.Relation] {
	return newPager(exportRows, func(r graph.Range) ([]graph.Page[*graph.Relation], error) {
		return from.Relations(ctx, graph.RelationQuery{Filter: graph.RelationFilter{Review: everyReview}, ByID: true, Range: r})
	})
}

// successors asks the store which actors answer for ids that others had before.
func successors(ctx context.Context, from graph.Store, former []graph.ID) (map[graph.ID]graph.ID, error) {
	now := map[graph.ID]graph.ID{}
	for ids := range slices.Chunk(former, exportRows) {
		pages, err := from.Actors(ctx, graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids},
			Order: graph.ActorOrder{Field: graph.ActorsByID, Direction: graph.Ascending}, Range: graph.Range{First: 1}})
		if err != nil {
			return nil, err
		}
		for i, p := range pages {
			if len(p.Items) == 1 && p.Items[0].NodeID() != ids[i] {
				now[ids[i]] = p.Items[0].NodeID()
			}
		}
	}
	return now, nil
}
