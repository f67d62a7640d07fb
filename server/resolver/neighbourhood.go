package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
)

// Neighbourhood is the resolver for the neighbourhood field.
func (r *queryResolver) Neighbourhood(ctx context.Context, of graph.ID, filter *graph.StatementFilter, first int, after *string) (*graph.Neighbourhood, error) {
	found, err := r.Graph.Neighbourhood(ctx, of, filter, first, graph.Cursor(or(after, "")))
	if err != nil {
		return nil, err
	}
	return put(ctx, found), nil
}

// Of is the resolver for the of field.
func (r *neighbourhoodResolver) Of(ctx context.Context, obj *graph.Neighbourhood) (graph.Node, error) {
	return each(ctx, obj, func(n *graph.Neighbourhood) graph.Node { return n.Of })
}

// Nodes is the resolver for the nodes field.
func (r *neighbourhoodResolver) Nodes(ctx context.Context, obj *graph.Neighbourhood) ([]graph.Node, error) {
	return each(ctx, obj, func(n *graph.Neighbourhood) []graph.Node { return n.Nodes })
}

// Neighbourhood returns gql.NeighbourhoodResolver implementation.
func (r *Resolver) Neighbourhood() gql.NeighbourhoodResolver { return &neighbourhoodResolver{r} }

type neighbourhoodResolver struct{ *Resolver }
