package resolver

import (
	"context"
	"maps"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/level"
)

// finder finds nodes by id; those there are none of are missing from its answer.
type finder[T any] func(ctx context.Context, ids []graph.ID) (map[graph.ID]T, error)

// one answers a field that names one node by id, for all objects of the level; "" is nothing.
func one[P comparable, T any](ctx context.Context, obj P, id func(P) graph.ID, find finder[T]) (T, error) {
	return level.Each(ctx, obj, func(ctx context.Context, objs []P) ([]T, error) {
		found, err := findAll(ctx, objs, func(p P) []graph.ID { return []graph.ID{id(p)} }, find)
		results := make([]T, len(objs))
		for i, p := range objs {
			results[i] = found[id(p)]
		}
		return results, err
	})
}

// many answers a field that names nodes by id, for all objects of the level, in the order of the ids. A node that is named twice, as
// two that were merged since are, is given once.
func many[P comparable, T any](ctx context.Context, obj P, ids func(P) []graph.ID, find finder[T]) ([]T, error) {
	return level.Each(ctx, obj, func(ctx context.Context, objs []P) ([][]T, error) {
		found, err := findAll(ctx, objs, ids, find)
		results := make([][]T, len(objs))
		for i, p := range objs {
			results[i] = []T{}
			all := ids(p)
			for at, id := range all {
				if t, ok := found[id]; ok && !slices.Contains(all[:at], id) {
					results[i] = append(results[i], t)
				}
			}
		}
		return results, err
	})
}

// findAll finds every id once.
func findAll[P, T any](ctx context.Context, objs []P, ids func(P) []graph.ID, find finder[T]) (map[graph.ID]T, error) {
	var all []graph.ID
	seen := map[graph.ID]bool{"": true}
	for _, p := range objs {
		for _, id := range ids(p) {
			if !seen[id] {
				seen[id] = true
				all = append(all, id)
			}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return find(ctx, all)
}

// firsts maps each id to the one item of its page.
func firsts[T, R any](ids []graph.ID, pages []graph.Page[T], as func(T) (R, bool)) map[graph.ID]R {
	found := make(map[graph.ID]R, len(ids))
	for i, p := range pages {
		if len(p.Items) > 0 {
			if r, ok := as(p.Items[0]); ok {
				found[ids[i]] = r
			}
		}
	}
	return found
}

func same[T any](t T) (T, bool) { return t, true }

// withKept takes what came along with other answers and finds the rest.
func withKept[T any](ctx context.Context, ids []graph.ID, find func([]graph.ID) (map[graph.ID]T, error)) (map[graph.ID]T, error) {
	found, left := level.Kept[graph.ID, T](ctx, ids)
	if len(left) == 0 {
		return found, nil
	}
	more, err := find(left)
	maps.Copy(found, more)
	return found, err
}

// findActors finds actors of any kind.
func (r *Resolver) findActors(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Actor, error) {
	return withKept(ctx, ids, func(ids []graph.ID) (map[graph.ID]graph.Actor, error) {
		pages, err := r.actorsByID(ctx, ids)
		return firsts(ids, pages, same[graph.Actor]), err
	})
}

// findCountries finds countries; an id of another kind finds nothing.
func (r *Resolver) findCountries(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.Country, error) {
	pages, err := r.actorsByID(ctx, ids)
	return firsts(ids, pages, func(a graph.Actor) (*graph.Country, bool) { c, ok := a.(*graph.Country); return c, ok }), err
}

func (r *Resolver) actorsByID(ctx context.Context, ids []graph.ID) ([]graph.Page[graph.Actor], error) {
	return r.Graph.Actors(ctx, graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, Range: graph.Range{First: 1}})
}

// findArticles finds articles, with their texts if the field being resolved asks for them.
func (r *Resolver) findArticles(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.Article, error) {
	withText := r.asksForText(ctx)
	find := func(ids []graph.ID) (map[graph.ID]*graph.Article, error) {
		pages, err := r.Graph.Articles(ctx, graph.ArticleQuery{
			Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, WithoutBody: !withText, Range: graph.Range{First: 1},
		})
		return firsts(ids, pages, same[*graph.Article]), err
	}
	if withText { // those that came along have none
		return find(ids)
	}
	return withKept(ctx, ids, find)
}

// findStatements finds statements.
func (r *Resolver) findStatements(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.Statement, error) {
	pages, err := r.Graph.Statements(ctx, graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, Range: graph.Range{First: 1}})
	return firsts(ids, pages, same[*graph.Statement]), err
}

// findRelations finds relations.
func (r *Resolver) findRelations(ctx context.Context, ids []graph.ID) (map[graph.ID]*graph.Relation, error) {
	pages, err := r.Graph.Relations(ctx, graph.RelationQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}, Range: graph.Range{First: 1}})
	return firsts(ids, pages, same[*graph.Relation]), err
}

// findNodes finds nodes of any kind.
func (r *Resolver) findNodes(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Node, error) {
	nodes, err := r.Graph.Nodes(ctx, ids)
	found := make(map[graph.ID]graph.Node, len(ids))
	for i, n := range nodes {
		if n != nil {
			found[ids[i]] = n
		}
	}
	return found, err
}

// findPropositions finds propositions, retired ones too.
func (r *Resolver) findPropositions(ctx context.Context, _ []graph.ID) (map[graph.ID]*graph.Proposition, error) {
	cb, err := r.Graph.Codebook(ctx)
	found := map[graph.ID]*graph.Proposition{}
	for _, t := range cb.Topics {
		for _, p := range t.Propositions {
			found[p.ID] = p
		}
	}
	return found, err
}

// findTopics finds topics.
func (r *Resolver) findTopics(ctx context.Context, _ []graph.ID) (map[graph.ID]*graph.Topic, error) {
	cb, err := r.Graph.Codebook(ctx)
	found := map[graph.ID]*graph.Topic{}
	for _, t := range cb.Topics {
		found[t.ID] = t
	}
	return found, err
}
