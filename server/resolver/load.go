package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/level"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Results is the resolver for the results field.
func (r *loadJobResolver) Results(ctx context.Context, obj *view.LoadJob, first *int, after *string, last *int, before *string) (*view.LoadResultConnection, error) {
	return level.Each(ctx, obj, func(_ context.Context, objs []*view.LoadJob) ([]*view.LoadResultConnection, error) {
		rg, err := view.Range(first, after, last, before)
		if err != nil {
			return nil, err
		}
		all := make([]graph.Page[*graph.LoadResult], len(objs))
		for i, j := range objs {
			if all[i], err = view.PageOf(pointers(j.Results), rg); err != nil {
				return nil, err
			}
		}
		return view.LoadResults(all), nil
	})
}

// Article is the resolver for the article field.
func (r *loadResultResolver) Article(ctx context.Context, obj *graph.LoadResult) (*graph.Article, error) {
	return one(ctx, obj, func(l *graph.LoadResult) graph.ID { return l.ArticleID }, r.findArticles)
}

// Problem is the resolver for the problem field.
func (r *loadResultResolver) Problem(_ context.Context, obj *graph.LoadResult) (*string, error) {
	if obj.Problem == "" {
		return nil, nil
	}
	return &obj.Problem, nil
}

// LoadArticles is the resolver for the loadArticles field.
func (r *mutationResolver) LoadArticles(ctx context.Context, input gql.LoadArticlesInput) (*gql.LoadArticlesPayload, error) {
	sources, err := r.sourcesOf(input.Articles)
	if err != nil {
		return nil, err
	}
	job, err := r.Loads.Start(ctx, sources)
	if err != nil {
		return nil, err
	}
	return &gql.LoadArticlesPayload{Job: job}, nil
}

// CancelLoad is the resolver for the cancelLoad field.
func (r *mutationResolver) CancelLoad(_ context.Context, input gql.CancelLoadInput) (*gql.CancelLoadPayload, error) {
	job, err := r.Loads.Cancel(input.Job)
	if err != nil {
		return nil, err
	}
	return &gql.CancelLoadPayload{Job: job}, nil
}

// Job is the resolver for the job field.
func (r *queryResolver) Job(ctx context.Context, id graph.ID) (*view.LoadJob, error) {
	return put(ctx, r.Loads.Job(id)), nil
}

// LoadProgress is the resolver for the loadProgress field.
func (r *subscriptionResolver) LoadProgress(ctx context.Context, job graph.ID) (<-chan *view.LoadJob, error) {
	return r.Loads.Follow(ctx, job)
}

// LoadJob returns gql.LoadJobResolver implementation.
func (r *Resolver) LoadJob() gql.LoadJobResolver { return &loadJobResolver{r} }

// LoadResult returns gql.LoadResultResolver implementation.
func (r *Resolver) LoadResult() gql.LoadResultResolver { return &loadResultResolver{r} }

type (
	loadJobResolver    struct{ *Resolver }
	loadResultResolver struct{ *Resolver }
)
