package graph

import (
	"context"
	"slices"
	"time"
)

// Actors gives a page of actors for each anchor (one page without). Without an order: by name.
func (g *Graph) Actors(ctx context.Context, q ActorQuery) ([]Page[Actor], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if q.Order.Field == "" {
		q.Order = ActorOrder{ActorsByName, Ascending}
	}
	if err := checkAnchors(q.Anchors, ByID, ByOrganisation, ByAlias); err != nil {
		return nil, err
	}
	if q.Filter, err = g.actorFilter(ctx, q.Filter); err != nil {
		return nil, err
	}
	found, err := g.store.Actors(ctx, q)
	return found, wrapped(err)
}

// Articles gives a page of articles for each anchor (one page without). Without an order: published last, first.
func (g *Graph) Articles(ctx context.Context, q ArticleQuery) ([]Page[*Article], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if q.Order.Field == "" {
		q.Order = ArticleOrder{ArticlesByPublished, Descending}
	}
	if err := checkAnchors(q.Anchors, ByID); err != nil {
		return nil, err
	}
	if q.Filter, err = g.articleFilter(ctx, q.Filter); err != nil {
		return nil, err
	}
	found, err := g.store.Articles(ctx, q)
	return found, wrapped(err)
}

// Statements gives a page of statements for each anchor (one page without). Without an order: said last, first. By their ids
// statements are found whatever their status, unless the filter names some.
func (g *Graph) Statements(ctx context.Context, q StatementQuery) ([]Page[*Statement], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if q.Order.Field == "" {
		q.Order = StatementOrder{StatementsBySaid, Descending}
	}
	if err := checkAnchors(q.Anchors, ByID, BySpeaker, ByMention, ByCountsFor, ByProposition, ByTopic, ByArticle, ByUtterance,
		ByUtteranceKey, ByWithin); err != nil {
		return nil, err
	}
	f, err := g.statementFilter(ctx, &q.Filter, "filter")
	if err != nil {
		return nil, err
	}
	q.Filter = *f
	if q.By == ByID && q.Filter.Review == nil {
		q.Filter.Review = allReviews
	}
	found, err := g.store.Statements(ctx, q)
	return found, wrapped(err)
}

// Relations gives a page of relations for each anchor (one page without), newest first. By their ids relations are found
// whatever their status, unless the filter names some.
func (g *Graph) Relations(ctx context.Context, q RelationQuery) ([]Page[*Relation], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if err := checkAnchors(q.Anchors, ByID, ByArticle, ByParty); err != nil {
		return nil, err
	}
	if q.Filter, err = g.relationFilter(ctx, q.Filter); err != nil {
		return nil, err
	}
	if q.Anchors.By == ByID && q.Filter.Review == nil {
		q.Filter.Review = allReviews
	}
	found, err := g.store.Relations(ctx, q)
	return found, wrapped(err)
}

// checkAnchors refuses anchors that a method does not know, and too many of them.
func checkAnchors(a Anchors, may ...Anchor) error {
	switch {
	case a.By == Nothing && a.IDs == nil:
		return nil
	case !slices.Contains(may, a.By):
		return Errorf(BadInput, "this cannot be asked for each of those; ask for it by a filter")
	case len(a.IDs) > MaxAnchors:
		return Errorf(LimitExceeded, "it was asked for %d nodes at once, where %d can be; ask for fewer", len(a.IDs), MaxAnchors)
	}
	return nil
}

// instant gives a time as stores compare it.
func instant(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	cut := t.UTC().Truncate(time.Millisecond)
	return &cut
}
