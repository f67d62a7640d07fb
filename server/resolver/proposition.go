package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/level"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Topic is the resolver for the topic field.
func (r *propositionResolver) Topic(ctx context.Context, obj *graph.Proposition) (*graph.Topic, error) {
	return one(ctx, obj, func(p *graph.Proposition) graph.ID { return p.TopicID }, r.findTopics)
}

// Tally is the resolver for the tally field.
func (r *propositionResolver) Tally(ctx context.Context, obj *graph.Proposition, filter *graph.StatementFilter) (*graph.StanceTally, error) {
	return level.Each(ctx, obj, func(ctx context.Context, objs []*graph.Proposition) ([]*graph.StanceTally, error) {
		ids := make([]graph.ID, len(objs))
		for i, p := range objs {
			ids[i] = p.ID
		}
		tallies, err := r.Graph.Tallies(ctx, ids, filter)
		return pointers(tallies), err
	})
}

// Stances is the resolver for the stances field.
func (r *propositionResolver) Stances(ctx context.Context, obj *graph.Proposition, filter *graph.StatementFilter, first *int, after *string, last *int, before *string) (*view.StanceConnection, error) {
	ask := func(ctx context.Context, ids []graph.ID, rg graph.Range) ([]graph.Page[*graph.StanceSummary], error) {
		found, err := r.Graph.PropositionStances(ctx, ids, filter, rg)
		all := make([]graph.Page[*graph.StanceSummary], len(found))
		for i, p := range found {
			all[i] = pointed(p)
		}
		return all, err
	}
	return pages(ctx, obj, paging{first, after, last, before}, (*graph.Proposition).NodeID, ask, view.Stances)
}

// Statements is the resolver for the statements field.
func (r *propositionResolver) Statements(ctx context.Context, obj *graph.Proposition, filter *graph.StatementFilter, orderBy *graph.StatementOrder, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return pages(ctx, obj, paging{first, after, last, before}, (*graph.Proposition).NodeID,
		r.statementsBy(graph.ByProposition, filter, or(orderBy, latestFirst)), view.Statements)
}

// Topics is the resolver for the topics field.
func (r *queryResolver) Topics(ctx context.Context) ([]*graph.Topic, error) {
	cb, err := r.Graph.Codebook(ctx)
	level.Put(ctx, func() []*graph.Topic { return cb.Topics })
	return cb.Topics, err
}

// Proposition is the resolver for the proposition field.
func (r *queryResolver) Proposition(ctx context.Context, slug string) (*graph.Proposition, error) {
	found, err := r.findPropositions(ctx, nil)
	if err != nil {
		return nil, err
	}
	return put(ctx, found[graph.MakeID(graph.KindProposition, slug)]), nil
}

// put declares what a field of the query itself gives.
func put[T any](ctx context.Context, v *T) *T {
	level.Put(ctx, func() []*T { return []*T{v} })
	return v
}

// Actor is the resolver for the actor field.
func (r *stanceSummaryResolver) Actor(ctx context.Context, obj *graph.StanceSummary) (graph.Actor, error) {
	return one(ctx, obj, func(s *graph.StanceSummary) graph.ID { return s.ActorID }, r.findActors)
}

// Proposition is the resolver for the proposition field.
func (r *stanceSummaryResolver) Proposition(ctx context.Context, obj *graph.StanceSummary) (*graph.Proposition, error) {
	return one(ctx, obj, func(s *graph.StanceSummary) graph.ID { return s.PropositionID }, r.findPropositions)
}

// Latest is the resolver for the latest field.
func (r *stanceSummaryResolver) Latest(ctx context.Context, obj *graph.StanceSummary) (*graph.Statement, error) {
	return one(ctx, obj, func(s *graph.StanceSummary) graph.ID { return s.LatestID }, r.findStatements)
}

// Propositions is the resolver for the propositions field.
func (r *topicResolver) Propositions(ctx context.Context, obj *graph.Topic) ([]*graph.Proposition, error) {
	return each(ctx, obj, func(t *graph.Topic) []*graph.Proposition { return t.Propositions })
}

// Statements is the resolver for the statements field.
func (r *topicResolver) Statements(ctx context.Context, obj *graph.Topic, filter *graph.StatementFilter, orderBy *graph.StatementOrder, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return pages(ctx, obj, paging{first, after, last, before}, (*graph.Topic).NodeID,
		r.statementsBy(graph.ByTopic, filter, or(orderBy, latestFirst)), view.Statements)
}

// Proposition returns gql.PropositionResolver implementation.
func (r *Resolver) Proposition() gql.PropositionResolver { return &propositionResolver{r} }

// StanceSummary returns gql.StanceSummaryResolver implementation.
func (r *Resolver) StanceSummary() gql.StanceSummaryResolver { return &stanceSummaryResolver{r} }

// Topic returns gql.TopicResolver implementation.
func (r *Resolver) Topic() gql.TopicResolver { return &topicResolver{r} }

type (
	propositionResolver   struct{ *Resolver }
	stanceSummaryResolver struct{ *Resolver }
	topicResolver         struct{ *Resolver }
)
