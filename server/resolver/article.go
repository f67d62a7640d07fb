package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/view"
)

var newestFirst = graph.ArticleOrder{Field: graph.ArticlesByPublished, Direction: graph.Descending}

// Text is the resolver for the text field.
func (r *articleResolver) Text(ctx context.Context, obj *graph.Article) (*string, error) {
	if !r.MaySeeTexts(ctx) {
		return nil, nil
	}
	return &obj.Body, nil
}

// Statements is the resolver for the statements field.
func (r *articleResolver) Statements(ctx context.Context, obj *graph.Article, filter *graph.StatementFilter, orderBy *graph.StatementOrder, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return pages(ctx, obj, paging{first, after, last, before}, (*graph.Article).NodeID,
		r.statementsBy(graph.ByArticle, filter, or(orderBy, inTextOrder)), view.Statements)
}

// Relations is the resolver for the relations field.
func (r *articleResolver) Relations(ctx context.Context, obj *graph.Article, filter *graph.RelationFilter, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	return pages(ctx, obj, paging{first, after, last, before}, (*graph.Article).NodeID, r.relationsBy(graph.ByArticle, filter), view.Relations)
}

// Copies is the resolver for the copies field.
func (r *articleResolver) Copies(ctx context.Context, obj *graph.Article, first *int, after *string, last *int, before *string) (*view.ArticleConnection, error) {
	ask := func(ctx context.Context, ids []graph.ID, rg graph.Range) ([]graph.Page[*graph.Article], error) {
		return r.Graph.Copies(ctx, ids, rg, !r.asksForText(ctx))
	}
	return pages(ctx, obj, paging{first, after, last, before}, (*graph.Article).NodeID, ask, view.Articles)
}

// Previous is the resolver for the previous field.
func (r *articleResolver) Previous(ctx context.Context, obj *graph.Article) (*graph.Article, error) {
	return one(ctx, obj, func(a *graph.Article) graph.ID { return a.PreviousID }, r.findArticles)
}

// Next is the resolver for the next field.
func (r *articleResolver) Next(ctx context.Context, obj *graph.Article) (*graph.Article, error) {
	return one(ctx, obj, func(a *graph.Article) graph.ID { return a.NextID }, r.findArticles)
}

// Actors is the resolver for the actors field.
func (r *deleteArticlePayloadResolver) Actors(ctx context.Context, obj *graph.Deletion) ([]graph.Actor, error) {
	return each(ctx, obj, func(d *graph.Deletion) []graph.Actor { return d.Actors })
}

// DeleteArticle is the resolver for the deleteArticle field.
func (r *mutationResolver) DeleteArticle(ctx context.Context, input gql.DeleteArticleInput) (*graph.Deletion, error) {
	gone, err := r.Graph.Delete(ctx, input.ID, input.Preview)
	if err != nil {
		return nil, err
	}
	return put(ctx, &gone), nil
}

// Articles is the resolver for the articles field.
func (r *queryResolver) Articles(ctx context.Context, filter *graph.ArticleFilter, orderBy *graph.ArticleOrder, first *int, after *string, last *int, before *string) (*view.ArticleConnection, error) {
	return root(ctx, paging{first, after, last, before}, func(rg graph.Range) ([]graph.Page[*graph.Article], error) {
		return r.Graph.Articles(ctx, graph.ArticleQuery{
			Filter: or(filter, graph.ArticleFilter{}), Order: or(orderBy, newestFirst), WithoutBody: !r.asksForText(ctx), Range: rg,
		})
	}, view.Articles)
}

// Article returns gql.ArticleResolver implementation.
func (r *Resolver) Article() gql.ArticleResolver { return &articleResolver{r} }

// DeleteArticlePayload returns gql.DeleteArticlePayloadResolver implementation.
func (r *Resolver) DeleteArticlePayload() gql.DeleteArticlePayloadResolver {
	return &deleteArticlePayloadResolver{r}
}

type (
	articleResolver              struct{ *Resolver }
	deleteArticlePayloadResolver struct{ *Resolver }
)
