package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/level"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Counts is the resolver for the counts field.
func (r *queryResolver) Counts(ctx context.Context, filter *graph.StatementFilter, by []graph.Dimension, first int) ([]*view.StatementCount, error) {
	if err := onePeriod(by); err != nil || first == 0 {
		return []*view.StatementCount{}, err
	}
	found, err := r.Graph.Counts(ctx, graph.CountQuery{Filter: or(filter, graph.StatementFilter{}), By: by, First: first})
	if err != nil {
		return nil, err
	}
	all := make([]*view.StatementCount, len(found))
	for i, c := range found {
		if all[i], err = view.Count(c, by); err != nil {
			return nil, err
		}
	}
	level.Put(ctx, func() []*view.StatementCount { return all })
	return all, nil
}

// onePeriod refuses what has no form in the answer: two periods at once.
func onePeriod(by []graph.Dimension) error {
	periods := 0
	for _, d := range by {
		switch d {
		case graph.ByYearDim, graph.ByMonthDim, graph.ByWeekDim, graph.ByDayDim:
			periods++
		}
	}
	if periods > 1 {
		return wrong("by", "group by one of YEAR, MONTH, WEEK and DAY; ask twice for two of them")
	}
	return nil
}

// Speaker is the resolver for the speaker field.
func (r *statementCountResolver) Speaker(ctx context.Context, obj *view.StatementCount) (graph.Actor, error) {
	return one(ctx, obj, func(c *view.StatementCount) graph.ID { return c.SpeakerID }, r.findActors)
}

// CountsFor is the resolver for the countsFor field.
func (r *statementCountResolver) CountsFor(ctx context.Context, obj *view.StatementCount) (*graph.Country, error) {
	return one(ctx, obj, func(c *view.StatementCount) graph.ID { return c.CountsForID }, r.findCountries)
}

// Proposition is the resolver for the proposition field.
func (r *statementCountResolver) Proposition(ctx context.Context, obj *view.StatementCount) (*graph.Proposition, error) {
	return one(ctx, obj, func(c *view.StatementCount) graph.ID { return c.PropositionID }, r.findPropositions)
}

// Topic is the resolver for the topic field.
func (r *statementCountResolver) Topic(ctx context.Context, obj *view.StatementCount) (*graph.Topic, error) {
	return one(ctx, obj, func(c *view.StatementCount) graph.ID { return c.TopicID }, r.findTopics)
}

// StatementCount returns gql.StatementCountResolver implementation.
func (r *Resolver) StatementCount() gql.StatementCountResolver { return &statementCountResolver{r} }

type statementCountResolver struct{ *Resolver }
