package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/view"
)

// relationsBy asks for the relations that hang on each of some nodes.
func (r *Resolver) relationsBy(by graph.Anchor, filter *graph.RelationFilter) func(context.Context, []graph.ID, graph.Range) ([]graph.Page[*graph.Relation], error) {
	return func(ctx context.Context, ids []graph.ID, rg graph.Range) ([]graph.Page[*graph.Relation], error) {
		return r.Graph.Relations(ctx, graph.RelationQuery{
			Anchors: graph.Anchors{By: by, IDs: ids}, Filter: or(filter, graph.RelationFilter{}), Range: rg,
		})
	}
}

// Relations is the resolver for the relations field.
func (r *queryResolver) Relations(ctx context.Context, filter *graph.RelationFilter, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	return root(ctx, paging{first, after, last, before}, func(rg graph.Range) ([]graph.Page[*graph.Relation], error) {
		return r.Graph.Relations(ctx, graph.RelationQuery{Filter: or(filter, graph.RelationFilter{}), Range: rg})
	}, view.Relations)
}

// From is the resolver for the from field.
func (r *relationResolver) From(ctx context.Context, obj *graph.Relation) ([]graph.Actor, error) {
	return many(ctx, obj, func(x *graph.Relation) []graph.ID { return x.FromIDs }, r.findActors)
}

// To is the resolver for the to field.
func (r *relationResolver) To(ctx context.Context, obj *graph.Relation) ([]graph.Actor, error) {
	return many(ctx, obj, func(x *graph.Relation) []graph.ID { return x.ToIDs }, r.findActors)
}

// ReportedBy is the resolver for the reportedBy field.
func (r *relationResolver) ReportedBy(ctx context.Context, obj *graph.Relation) ([]graph.Actor, error) {
	return many(ctx, obj, func(x *graph.Relation) []graph.ID { return x.ReportedByIDs }, r.findActors)
}

// Article is the resolver for the article field.
func (r *relationResolver) Article(ctx context.Context, obj *graph.Relation) (*graph.Article, error) {
	return one(ctx, obj, func(x *graph.Relation) graph.ID { return x.ArticleID }, r.findArticles)
}

// Review is the resolver for the review field.
func (r *relationResolver) Review(ctx context.Context, obj *graph.Relation) (*graph.Decision, error) {
	return each(ctx, obj, func(x *graph.Relation) *graph.Decision {
		if n := len(x.Decisions); n > 0 {
			return &x.Decisions[n-1]
		}
		return &graph.Decision{Status: graph.Unreviewed}
	})
}

// Relation returns gql.RelationResolver implementation.
func (r *Resolver) Relation() gql.RelationResolver { return &relationResolver{r} }

type relationResolver struct{ *Resolver }
