package graph

import "context"

// eachActor gives every actor that the filter lets through, in the order of the ids.
func (g *Graph) eachActor(ctx context.Context, f ActorFilter, yield func(Actor)) error {
	return pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[Actor], error) {
		return g.store.Actors(ctx, ActorQuery{Filter: f, Order: ActorOrder{ActorsByID, Ascending}, Range: r})
	}, func(actors []Actor) error {
		for _, a := range actors {
			yield(a)
		}
		return nil
	})
}

// actorsInUse gives every actor that a statement, a relation, or an actor met in articles or made by hand names. It looks at all of
// them, and so only in a store of up to MaxUnbound statements; all is false for a larger one, in which nothing should be taken for unused.
func (g *Graph) actorsInUse(ctx context.Context) (used map[ID]bool, all bool, err error) {
	if n, err := g.countStatements(ctx); err != nil || n > MaxUnbound {
		return nil, false, err
	}
	used = map[ID]bool{}
	err = g.eachActor(ctx, ActorFilter{Origin: []ActorOrigin{OriginArticle, OriginHand}}, func(a Actor) { mark(used, ActorRefs(a)) })
	if err != nil {
		return nil, false, err
	}
	err = g.eachStatement(ctx, func(s *Statement) error {
		mark(used, s.ActorIDs())
		return nil
	})
	if err != nil {
		return nil, false, err
	}
	err = g.eachRelation(ctx, func(r *Relation) error {
		mark(used, r.ActorIDs())
		return nil
	})
	return used, err == nil, err
}

func mark(used map[ID]bool, ids []ID) {
	for _, id := range ids {
		used[id] = true
	}
}

// inUse gives those of some actors that are used. Who stays uses whatever it names itself, down to the last: an office stays what
// it was only as long as its body is there.
func inUse(actors []Actor, used map[ID]bool) map[ID]bool {
	stay := map[ID]bool{}
	for found := true; found; {
		found = false
		for _, a := range actors {
			if id := a.NodeID(); !stay[id] && used[id] {
				stay[id], found = true, true
				mark(used, ActorRefs(a))
			}
		}
	}
	return stay
}

// countStatements counts the statements that lead, no further than MaxUnbound and one.
func (g *Graph) countStatements(ctx context.Context) (int, error) {
	found, err := g.store.Statements(ctx, StatementQuery{Order: StatementOrder{StatementsByID, Ascending}, Range: Range{CountTo: MaxUnbound + 1}})
	if err != nil {
		return 0, wrapped(err)
	}
	return found[0].Total, nil
}

// eachStatement gives every statement, whatever its status, in the order of the ids.
func (g *Graph) eachStatement(ctx context.Context, yield func(*Statement) error) error {
	return pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[*Statement], error) {
		return g.store.Statements(ctx, StatementQuery{Filter: StatementFilter{Review: allReviews}, Order: StatementOrder{StatementsByID, Ascending}, Range: r})
	}, each(yield))
}

// eachRelation gives every relation, whatever its status, in the order of the ids.
func (g *Graph) eachRelation(ctx context.Context, yield func(*Relation) error) error {
	return pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[*Relation], error) {
		return g.store.Relations(ctx, RelationQuery{Filter: RelationFilter{Review: allReviews}, ByID: true, Range: r})
	}, each(yield))
}

func each[T any](yield func(T) error) func([]T) error {
	return func(rows []T) error {
		for _, row := range rows {
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	}
}
