package gql

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/standpoint-graph/standpoint/graph"
)

// Ahead is a field that lists statements, with its arguments, as it will be asked of objects that are not there yet.
type Ahead struct {
	Field         graphql.CollectedField
	Filter        *graph.StatementFilter
	OrderBy       *graph.StatementOrder
	First, Last   *int
	After, Before *string
}

// reading reads the arguments of a field.
type reading func(*executionContext, context.Context, map[string]any) (map[string]any, error)

// ActorAhead is what a selection asks of the statements of an actor whose id has a kind. There is nothing to know ahead when it asks
// not at all or more than once, or in a way that is to be refused.
func ActorAhead(ctx context.Context, set ast.SelectionSet, kind string) (Ahead, bool) {
	switch kind {
	case graph.KindPerson:
		return ahead(ctx, set, personImplementors, (*executionContext).field_Person_statements_args)
	case graph.KindCountry:
		return ahead(ctx, set, countryImplementors, (*executionContext).field_Country_statements_args)
	case graph.KindOrganisation:
		return ahead(ctx, set, organisationImplementors, (*executionContext).field_Organisation_statements_args)
	}
	return Ahead{}, false
}

// ArticleAhead is what a selection asks of the statements of an article; see [ActorAhead].
func ArticleAhead(ctx context.Context, set ast.SelectionSet) (Ahead, bool) {
	return ahead(ctx, set, articleImplementors, (*executionContext).field_Article_statements_args)
}

func ahead(ctx context.Context, set ast.SelectionSet, of []string, read reading) (a Ahead, ok bool) {
	op := graphql.GetOperationContext(ctx)
	found := 0
	for _, f := range graphql.CollectFields(op, set, of) {
		if f.Name == "statements" {
			a.Field = f
			found++
		}
	}
	if found != 1 {
		return a, false
	}
	args, err := read(&executionContext{}, ctx, a.Field.ArgumentMap(op.Variables))
	if err != nil { // the field itself says so, in its place
		return a, false
	}
	a.Filter, _ = args["filter"].(*graph.StatementFilter)
	a.OrderBy, _ = args["orderBy"].(*graph.StatementOrder)
	a.First, _ = args["first"].(*int)
	a.Last, _ = args["last"].(*int)
	a.After, _ = args["after"].(*string)
	a.Before, _ = args["before"].(*string)
	return a, true
}
