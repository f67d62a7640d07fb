package resolver

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/level"
	"github.com/standpoint-graph/standpoint/server/view"
)

// paging are the arguments of a connection as they came.
type paging struct {
	first  *int
	after  *string
	last   *int
	before *string
}

// read makes a range of them that asks for no more than the query does: no rows where only the total is wanted, and no
// total where only rows are. nothing tells that the query asks for neither.
func (p paging) read(ctx context.Context) (r graph.Range, nothing bool, err error) {
	return p.of(ctx, graphql.GetFieldContext(ctx).Field.Selections)
}

// of is read for a connection of which a selection is asked.
func (p paging) of(ctx context.Context, set ast.SelectionSet) (r graph.Range, nothing bool, err error) {
	if r, err = view.Range(p.first, p.after, p.last, p.before); err != nil {
		return r, false, err
	}
	rows, cursors, total, err := asked(ctx, set)
	if err != nil {
		return r, false, err
	}
	if !rows {
		r.First, r.Last = 0, 0
	}
	r.CountTo, r.NoCursors = total, !cursors
	return r, r.First == 0 && r.Last == 0 && r.CountTo == 0, nil
}

// asked tells whether a selection asks a connection for rows and for where they are, and how far it is to be counted.
func asked(ctx context.Context, set ast.SelectionSet) (rows, cursors bool, total int, err error) {
	op := graphql.GetOperationContext(ctx)
	for _, f := range graphql.CollectFields(op, set, nil) {
		switch f.Name {
		case "nodes":
			rows = true
		case "edges", "pageInfo":
			rows, cursors = true, true
		case "totalCount":
			upTo, ok := f.ArgumentMap(op.Variables)["upTo"]
			n, isNumber := number(upTo)
			if ok && (!isNumber || n < 1 || n > graph.MaxCountTo) {
				e := graph.Errorf(graph.BadInput, "upTo must be from 1 to %d", graph.MaxCountTo)
				e.Field = "upTo"
				return false, false, 0, e
			}
			total = max(total, n)
		}
	}
	return rows, cursors, total, nil
}

func number(v any) (int, bool) {
	switch v := v.(type) {
	case int64:
		return int(v), true
	case int:
		return v, true
	case json.Number:
		n, err := strconv.Atoi(v.String())
		return n, err == nil
	}
	return 0, false
}

// asksForText tells whether the field being resolved is asked for the text of articles, and whoever asks may see it.
func (r *Resolver) asksForText(ctx context.Context) bool {
	op := graphql.GetOperationContext(ctx)
	return r.MaySeeTexts(ctx) && selects(op, graphql.GetFieldContext(ctx).Field.Selections, "text")
}

// selects looks for a field of the objects themselves, through the pages they are on.
func selects(op *graphql.OperationContext, set ast.SelectionSet, name string) (found bool) {
	eachSelected(op, set, func(f graphql.CollectedField) { found = found || f.Name == name })
	return found
}

// eachSelected goes through the fields of the objects themselves, through the pages they are on.
func eachSelected(op *graphql.OperationContext, set ast.SelectionSet, fn func(graphql.CollectedField)) {
	for _, f := range graphql.CollectFields(op, set, nil) {
		switch f.Name {
		case "nodes", "edges", "node":
			eachSelected(op, f.Selections, fn)
		default:
			fn(f)
		}
	}
}

// pages answers a connection for all objects of the level with one question to the store. order is how the answer is
// shown; ask gives one page for each id.
func pages[P comparable, T, C any](ctx context.Context, obj P, p paging, id func(P) graph.ID,
	ask func(ctx context.Context, ids []graph.ID, r graph.Range) ([]graph.Page[T], error), show func([]graph.Page[T]) []C) (C, error) {
	return level.Each(ctx, obj, func(ctx context.Context, objs []P) ([]C, error) {
		r, nothing, err := p.read(ctx)
		if err != nil {
			return nil, err
		}
		if nothing {
			return show(make([]graph.Page[T], len(objs))), nil
		}
		ids := make([]graph.ID, len(objs))
		for i, o := range objs {
			ids[i] = id(o)
		}
		found, ok := pagesAhead[T](ctx, ids)
		if !ok {
			found, err = ask(ctx, ids, r)
		}
		return show(found), err
	})
}

// root answers a connection of the query itself.
func root[T, C any](ctx context.Context, p paging, ask func(graph.Range) ([]graph.Page[T], error), show func([]graph.Page[T]) []C) (c C, err error) {
	r, nothing, err := p.read(ctx)
	if err != nil {
		return c, err
	}
	found := make([]graph.Page[T], 1)
	if !nothing {
		if found, err = ask(r); err != nil {
			return c, err
		}
	}
	return show(found)[0], nil
}
