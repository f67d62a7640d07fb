package resolver

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/level"
)

// What is asked of the next objects is known before they are: a store across a network answers it in the same round trip. Whatever
// does not come along is asked for in its place, so that answers are the same.

// pageOf names the page that a field of the query is for one object.
type pageOf struct {
	field *ast.Field
	id    graph.ID
}

// mostPrinted is up to how many statements come along with the articles of a page: an article comes once for each statement of the
// page that it prints, so that larger pages had better ask for theirs by themselves.
const mostPrinted = 200

// along is what a query asks of statements that can come along with them.
type along struct {
	graph.Along
	printed *ast.Field // the field for which pages of articles come along
}

// asksAlong says what a selection asks of up to n statements that can come along with them; nil if nothing. An article with its text
// does not: a text is long, and on a page many statements have the same.
func (r *Resolver) asksAlong(ctx context.Context, set ast.SelectionSet, n int) *along {
	op := graphql.GetOperationContext(ctx)
	a, articles := &along{}, 0
	a.Lean = true
	eachSelected(op, set, func(f graphql.CollectedField) {
		switch f.Name {
		default:
			a.Lean = false
		case "__typename", "id", "content", "cursor", "pageInfo", "totalCount": // of the statement and of the page
		case "said":
			a.Lean = a.Lean && !asksMore(op, f.Selections, "from", "until")
		case "speakers":
			a.Speakers = true
		case "article":
			if articles++; r.MaySeeTexts(ctx) && selects(op, f.Selections, "text") {
				a.Lean = false
				return
			}
			a.Article = true
			a.prints(ctx, r, f.Selections, n)
		}
	})
	if articles > 1 {
		a.Printed = nil
	}
	if !a.Speakers && !a.Article && !a.Lean {
		return nil
	}
	return a
}

// asksMore tells whether a selection asks an object for other fields than some.
func asksMore(op *graphql.OperationContext, set ast.SelectionSet, fields ...string) bool {
	return slices.ContainsFunc(graphql.CollectFields(op, set, nil), func(f graphql.CollectedField) bool {
		return f.Name != "__typename" && !slices.Contains(fields, f.Name)
	})
}

// prints adds what a selection asks of the statements of articles, where it asks for no more than the first of them.
func (a *along) prints(ctx context.Context, r *Resolver, set ast.SelectionSet, n int) {
	next, ok := gql.ArticleAhead(ctx, set)
	if !ok || next.Filter != nil || next.OrderBy != nil {
		return
	}
	page, nothing, err := paging{next.First, next.After, next.Last, next.Before}.of(ctx, next.Field.Selections)
	if err != nil || nothing || (page != graph.Range{First: page.First, NoCursors: page.NoCursors}) || page.First*n > mostPrinted {
		return
	}
	of := r.asksAlong(ctx, next.Field.Selections, mostPrinted)
	if of != nil && of.Article {
		return
	}
	a.Printed, a.printed = &graph.Printed{First: page.First, NoCursors: page.NoCursors}, next.Field.Field
	if of != nil {
		a.Printed.Speakers, a.Printed.Lean = of.Speakers, of.Lean
	}
}

// wanted is what the store is asked for.
func (a *along) wanted() *graph.Along {
	if a == nil {
		return nil
	}
	return &a.Along
}

// keep keeps what came along for the fields that would ask for it.
func (a *along) keep(ctx context.Context) {
	if a == nil {
		return
	}
	level.Keep(ctx, a.Actors)
	level.Keep(ctx, a.Articles)
	if a.Printed == nil {
		return
	}
	pages := make(map[pageOf]graph.Page[*graph.Statement], len(a.Printed.Pages))
	for id, p := range a.Printed.Pages {
		pages[pageOf{a.printed, id}] = p
	}
	level.Keep(ctx, pages)
}

// pagesAhead are the pages of objects for the field being resolved, if they came along for all of them.
func pagesAhead[T any](ctx context.Context, ids []graph.ID) ([]graph.Page[T], bool) {
	field := graphql.GetFieldContext(ctx).Field.Field
	keys := make([]pageOf, len(ids))
	for i, id := range ids {
		keys[i] = pageOf{field, id}
	}
	found, left := level.Kept[pageOf, graph.Page[T]](ctx, keys)
	if len(left) > 0 {
		return nil, false
	}
	pages := make([]graph.Page[T], len(ids))
	for i, k := range keys {
		pages[i] = found[k]
	}
	return pages, true
}

// actorAhead finds the actor that the field being resolved asks for together with the page of statements that is asked of it. It finds
// nil where that is not asked, where there is no such actor, and where the store brings none along.
func (r *Resolver) actorAhead(ctx context.Context, id graph.ID) (graph.Actor, error) {
	next, ok := gql.ActorAhead(ctx, graphql.GetFieldContext(ctx).Field.Selections, id.Kind())
	if !ok {
		return nil, nil
	}
	page, nothing, err := paging{next.First, next.After, next.Last, next.Before}.of(ctx, next.Field.Selections)
	if err != nil || nothing { // the field itself says so, in its place
		return nil, nil
	}
	a := r.asksAlong(ctx, next.Field.Selections, max(page.First, page.Last))
	if a == nil {
		a = &along{}
	}
	a.Anchors = true
	found, err := r.Graph.Statements(ctx, graph.StatementQuery{
		Anchors: graph.Anchors{By: graph.BySpeaker, IDs: []graph.ID{id}}, Filter: or(next.Filter, graph.StatementFilter{}),
		Order: or(next.OrderBy, latestFirst), Range: page, Along: &a.Along,
	})
	switch graph.CodeOf(err) {
	case "":
	case graph.BadInput, graph.NotFound, graph.LimitExceeded:
		return nil, nil // as above
	default:
		return nil, err
	}
	a.keep(ctx)
	actor := a.Anchored[id]
	if actor != nil {
		id = actor.NodeID()
	}
	level.Keep(ctx, map[pageOf]graph.Page[*graph.Statement]{{next.Field.Field, id}: found[0]})
	return actor, nil
}
