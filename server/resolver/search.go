package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
)

// Search is the resolver for the search field.
func (r *queryResolver) Search(ctx context.Context, text string, first int) (*graph.SearchResult, error) {
	found, err := r.Graph.Search(ctx, text, first)
	if err != nil {
		return nil, err
	}
	return put(ctx, &found), nil
}

// Actors is the resolver for the actors field.
func (r *searchResultResolver) Actors(ctx context.Context, obj *graph.SearchResult) ([]graph.Actor, error) {
	return each(ctx, obj, func(s *graph.SearchResult) []graph.Actor { return s.Actors })
}

// Propositions is the resolver for the propositions field.
func (r *searchResultResolver) Propositions(ctx context.Context, obj *graph.SearchResult) ([]*graph.Proposition, error) {
	return each(ctx, obj, func(s *graph.SearchResult) []*graph.Proposition { return s.Propositions })
}

// Articles is the resolver for the articles field.
func (r *searchResultResolver) Articles(ctx context.Context, obj *graph.SearchResult) ([]*graph.Article, error) {
	return each(ctx, obj, func(s *graph.SearchResult) []*graph.Article { return s.Articles })
}

// Statements is the resolver for the statements field.
func (r *searchResultResolver) Statements(ctx context.Context, obj *graph.SearchResult) ([]*graph.Statement, error) {
	return each(ctx, obj, func(s *graph.SearchResult) []*graph.Statement { return s.Statements })
}

// SearchResult returns gql.SearchResultResolver implementation.
func (r *Resolver) SearchResult() gql.SearchResultResolver { return &searchResultResolver{r} }

type searchResultResolver struct{ *Resolver }
