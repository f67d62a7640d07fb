package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/level"
)

// Node is the resolver for the node field.
func (r *queryResolver) Node(ctx context.Context, id graph.ID) (graph.Node, error) {
	if a, err := r.actorAhead(ctx, id); a != nil || err != nil {
		level.Put(ctx, func() []graph.Node { return []graph.Node{a} })
		return a, err
	}
	found, err := r.Graph.Nodes(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	level.Put(ctx, func() []graph.Node { return found })
	return found[0], nil
}

// Nodes is the resolver for the nodes field.
func (r *queryResolver) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	if len(ids) > graph.MaxNodes {
		e := graph.Errorf(graph.BadInput, "at most %d ids can be asked for at once", graph.MaxNodes)
		e.Field = "ids"
		return nil, e
	}
	found, err := r.Graph.Nodes(ctx, ids)
	level.Put(ctx, func() []graph.Node { return found })
	return found, err
}

// Mutation returns gql.MutationResolver implementation.
func (r *Resolver) Mutation() gql.MutationResolver { return &mutationResolver{r} }

// Query returns gql.QueryResolver implementation.
func (r *Resolver) Query() gql.QueryResolver { return &queryResolver{r} }

// Subscription returns gql.SubscriptionResolver implementation.
func (r *Resolver) Subscription() gql.SubscriptionResolver { return &subscriptionResolver{r} }

type (
	mutationResolver     struct{ *Resolver }
	queryResolver        struct{ *Resolver }
	subscriptionResolver struct{ *Resolver }
)
