package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Changes is the resolver for the changes field.
func (r *queryResolver) Changes(ctx context.Context, filter *graph.StatementFilter, first *int, after *string, last *int, before *string) (*view.ChangeConnection, error) {
	return root(ctx, paging{first, after, last, before}, func(rg graph.Range) ([]graph.Page[*graph.ChangeRow], error) {
		found, err := r.Graph.Changes(ctx, filter, rg)
		return []graph.Page[*graph.ChangeRow]{pointed(found)}, err
	}, view.Changes)
}

// Actor is the resolver for the actor field.
func (r *changeResolver) Actor(ctx context.Context, obj *graph.ChangeRow) (graph.Actor, error) {
	return one(ctx, obj, func(c *graph.ChangeRow) graph.ID { return c.ActorID }, r.findActors)
}

// Proposition is the resolver for the proposition field.
func (r *changeResolver) Proposition(ctx context.Context, obj *graph.ChangeRow) (*graph.Proposition, error) {
	return one(ctx, obj, func(c *graph.ChangeRow) graph.ID { return c.PropositionID }, r.findPropositions)
}

// Before is the resolver for the before field.
func (r *changeResolver) Before(ctx context.Context, obj *graph.ChangeRow) (*graph.Statement, error) {
	return one(ctx, obj, func(c *graph.ChangeRow) graph.ID { return c.Before }, r.findStatements)
}

// After is the resolver for the after field.
func (r *changeResolver) After(ctx context.Context, obj *graph.ChangeRow) (*graph.Statement, error) {
	return one(ctx, obj, func(c *graph.ChangeRow) graph.ID { return c.After }, r.findStatements)
}

// Change returns gql.ChangeResolver implementation.
func (r *Resolver) Change() gql.ChangeResolver { return &changeResolver{r} }

type changeResolver struct{ *Resolver }
