package graph

import (
	"context"
	"sync"
	"time"
)

// Graph is what callers use: the meaning of the product over a [Store]. It is safe for concurrent use, and several processes
// may have a Graph over the same store.
type Graph struct {
	store Store
	clock func() time.Time

	reading  chan struct{} // holds one while the codebook is read
	mu       sync.Mutex
	codebook *Codebook // as last read, nil before
	readAt   time.Time
}

// Option changes how a Graph works.
type Option func(*Graph)

// WithClock sets where the time of loading and deciding comes from; without it, the system's clock.
func WithClock(now func() time.Time) Option { return func(g *Graph) { g.clock = now } }

// Open makes a Graph over a store, which it then owns: closing the Graph closes the store.
func Open(store Store, opts ...Option) *Graph {
	g := &Graph{store: store, clock: time.Now, reading: make(chan struct{}, 1)}
	for _, o := range opts {
		o(g)
	}
	return g
}

// Store is the store below.
func (g *Graph) Store() Store { return g.store }

// About describes the store below.
func (g *Graph) About() About { return g.store.About() }

// Close closes the store.
func (g *Graph) Close() error { return g.store.Close() }

// now is the time in UTC and whole milliseconds, which is what stores keep.
func (g *Graph) now() time.Time { return g.clock().UTC().Truncate(time.Millisecond) }

// wrapped gives store errors that have no code one, once.
func wrapped(err error) error {
	return Wrap(err, Internal, "the store could not answer; see the log")
}

// internalPage is how many rows the Graph itself reads at a time.
const internalPage = 500

// allReviews names every status: a filter that leaves nothing out.
var allReviews = []ReviewStatus{Unreviewed, Accepted, Edited, Rejected, Retired}

// byID reads nodes by their ids with one of the store's methods, as a map from the id asked for; former ids find their
// successor. Ids are asked once each.
func byID[T any](ctx context.Context, ids []ID, read func(context.Context, Anchors) ([]Page[T], error)) (map[ID]T, error) {
	found := make(map[ID]T, len(ids))
	ids = tidyIDs(append([]ID(nil), ids...))
	for len(ids) > 0 {
		n := min(len(ids), MaxAnchors)
		pages, err := read(ctx, Anchors{By: ByID, IDs: ids[:n]})
		if err != nil {
			return nil, wrapped(err)
		}
		if len(pages) != n {
			return nil, Errorf(Internal, "the store gave %d pages for %d ids", len(pages), n)
		}
		for i, p := range pages {
			if len(p.Items) > 0 {
				found[ids[i]] = p.Items[0]
			}
		}
		ids = ids[n:]
	}
	return found, nil
}

func (g *Graph) actorsByID(ctx context.Context, ids []ID) (map[ID]Actor, error) {
	return byID(ctx, ids, func(ctx context.Context, a Anchors) ([]Page[Actor], error) {
		return g.store.Actors(ctx, ActorQuery{Anchors: a, Order: ActorOrder{ActorsByID, Ascending}, Range: Range{First: 1}})
	})
}

func (g *Graph) articlesByID(ctx context.Context, ids []ID, withoutBody bool) (map[ID]*Article, error) {
	return byID(ctx, ids, func(ctx context.Context, a Anchors) ([]Page[*Article], error) {
		return g.store.Articles(ctx, ArticleQuery{Anchors: a, Order: ArticleOrder{ArticlesByID, Ascending}, WithoutBody: withoutBody, Range: Range{First: 1}})
	})
}

func (g *Graph) statementsByID(ctx context.Context, ids []ID) (map[ID]*Statement, error) {
	return byID(ctx, ids, func(ctx context.Context, a Anchors) ([]Page[*Statement], error) {
		return g.store.Statements(ctx, StatementQuery{Anchors: a, Filter: StatementFilter{Review: allReviews},
			Order: StatementOrder{StatementsByID, Ascending}, Range: Range{First: 1}})
	})
}

func (g *Graph) relationsByID(ctx context.Context, ids []ID) (map[ID]*Relation, error) {
	return byID(ctx, ids, func(ctx context.Context, a Anchors) ([]Page[*Relation], error) {
		return g.store.Relations(ctx, RelationQuery{Anchors: a, Filter: RelationFilter{Review: allReviews}, ByID: true, Range: Range{First: 1}})
	})
}

// allOf reads every row on each of the anchors; read gets the anchors of one call and the range.
func allOf[T any](ctx context.Context, ids []ID, read func(context.Context, []ID, Range) ([]Page[T], error)) (map[ID][]T, error) {
	found := make(map[ID][]T, len(ids))
	ids = tidyIDs(append([]ID(nil), ids...))
	for len(ids) > 0 {
		n := min(len(ids), MaxAnchors)
		pages, err := read(ctx, ids[:n], Range{First: internalPage})
		if err != nil {
			return nil, wrapped(err)
		}
		for i, p := range pages {
			rows := p.Items
			for p.After && len(p.Cursors) > 0 {
				more, err := read(ctx, ids[i:i+1], Range{First: internalPage, After: p.Cursors[len(p.Cursors)-1]})
				if err != nil {
					return nil, wrapped(err)
				}
				p = more[0]
				rows = append(rows, p.Items...)
			}
			found[ids[i]] = rows
		}
		ids = ids[n:]
	}
	return found, nil
}

// statementsOn gives all statements on the anchors, whatever their status, in the order of their ids.
func (g *Graph) statementsOn(ctx context.Context, by Anchor, ids []ID) (map[ID][]*Statement, error) {
	return allOf(ctx, ids, func(ctx context.Context, ids []ID, r Range) ([]Page[*Statement], error) {
		return g.store.Statements(ctx, StatementQuery{Anchors: Anchors{by, ids}, Filter: StatementFilter{Review: allReviews},
			Order: StatementOrder{StatementsByID, Ascending}, Range: r})
	})
}

// relationsOn gives all relations on the anchors, whatever their status, in the order of their ids.
func (g *Graph) relationsOn(ctx context.Context, by Anchor, ids []ID) (map[ID][]*Relation, error) {
	return allOf(ctx, ids, func(ctx context.Context, ids []ID, r Range) ([]Page[*Relation], error) {
		return g.store.Relations(ctx, RelationQuery{Anchors: Anchors{by, ids}, Filter: RelationFilter{Review: allReviews}, ByID: true, Range: r})
	})
}

// pages calls yield with every row of one list, a page at a time.
func pages[T any](ctx context.Context, size int, read func(context.Context, Range) ([]Page[T], error), yield func([]T) error) error {
	r := Range{First: size}
	for {
		got, err := read(ctx, r)
		if err != nil {
			return wrapped(err)
		}
		if len(got) != 1 {
			return Errorf(Internal, "the store gave %d pages where one was asked for", len(got))
		}
		if err := yield(got[0].Items); err != nil {
			return err
		}
		if !got[0].After || len(got[0].Cursors) == 0 {
			return nil
		}
		r.After = got[0].Cursors[len(got[0].Cursors)-1]
	}
}
