package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
)

// Paths is the resolver for the paths field.
func (r *queryResolver) Paths(ctx context.Context, input graph.PathInput) (*graph.PathResult, error) {
	found, err := r.Graph.Paths(ctx, input)
	if err != nil {
		return nil, err
	}
	return put(ctx, found), nil
}

// Paths is the resolver for the paths field.
func (r *pathResultResolver) Paths(ctx context.Context, obj *graph.PathResult) ([]*graph.Path, error) {
	return each(ctx, obj, func(p *graph.PathResult) []*graph.Path { return p.Paths })
}

// Nodes is the resolver for the nodes field.
func (r *pathResolver) Nodes(ctx context.Context, obj *graph.Path) ([]graph.Node, error) {
	return many(ctx, obj, func(p *graph.Path) []graph.ID { return p.NodeIDs }, r.findNodes)
}

// Steps is the resolver for the steps field.
func (r *pathResolver) Steps(ctx context.Context, obj *graph.Path) ([]*graph.PathStep, error) {
	return each(ctx, obj, func(p *graph.Path) []*graph.PathStep { return p.Steps })
}

// Statement is the resolver for the statement field.
func (r *pathStepResolver) Statement(ctx context.Context, obj *graph.PathStep) (*graph.Statement, error) {
	return one(ctx, obj, newest(graph.KindStatement), r.findStatements)
}

// Relation is the resolver for the relation field.
func (r *pathStepResolver) Relation(ctx context.Context, obj *graph.PathStep) (*graph.Relation, error) {
	return one(ctx, obj, newest(graph.KindRelation), r.findRelations)
}

// newest gives what a step shows if it is of a kind.
func newest(kind string) func(*graph.PathStep) graph.ID {
	return func(s *graph.PathStep) graph.ID {
		if s.Tie.Newest.Kind() != kind {
			return ""
		}
		return s.Tie.Newest
	}
}

// Path returns gql.PathResolver implementation.
func (r *Resolver) Path() gql.PathResolver { return &pathResolver{r} }

// PathResult returns gql.PathResultResolver implementation.
func (r *Resolver) PathResult() gql.PathResultResolver { return &pathResultResolver{r} }

// PathStep returns gql.PathStepResolver implementation.
func (r *Resolver) PathStep() gql.PathStepResolver { return &pathStepResolver{r} }

type (
	pathResolver       struct{ *Resolver }
	pathResultResolver struct{ *Resolver }
	pathStepResolver   struct{ *Resolver }
)
