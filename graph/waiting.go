package graph

import "context"

// Waiting gives up to first articles that are stored and not yet read, with their text, in the order of their ids, behind after.
func (g *Graph) Waiting(ctx context.Context, after ID, first int) ([]*Article, error) {
	if first < 1 || first > MaxPerBatch {
		return nil, fieldError("first", "ask for 1 to %d waiting articles", MaxPerBatch)
	}
	r := Range{First: first}
	if after != "" {
		r.After = MakeCursor(Position{Order: string(ArticlesByID), ID: after})
	}
	found, err := g.store.Articles(ctx, ArticleQuery{Filter: ArticleFilter{State: []ArticleState{ArticleWaiting}},
		Order: ArticleOrder{ArticlesByID, Ascending}, Range: r})
	if err != nil {
		return nil, wrapped(err)
	}
	return found[0].Items, nil
}

// Fail marks an article as one that could not be read, and says why, for people. What was found in it before stays. It does nothing to
// an article that does not wait any more: somebody else has read it meanwhile, or has failed too.
func (g *Graph) Fail(ctx context.Context, id ID, problem string) error {
	return afresh(func() error {
		found, err := g.articlesByID(ctx, []ID{id}, false)
		if err != nil {
			return err
		}
		a := found[id]
		if a == nil {
			return Errorf(NotFound, "there is no article %s; it may have been deleted", clip(string(id)))
		}
		if a.State != ArticleWaiting {
			return nil
		}
		failed := *a
		failed.State, failed.Problem = ArticleFailed, &problem
		_, err = g.store.Write(ctx, Write{Articles: []*Article{&failed}, Were: map[ID]*Article{id: a}})
		return err
	})
}
