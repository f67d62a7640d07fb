package resolver

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/view"
)

// The orders in use where the query names none.
var (
	latestFirst = graph.StatementOrder{Field: graph.StatementsBySaid, Direction: graph.Descending}
	inTextOrder = graph.StatementOrder{Field: graph.StatementsByPlace, Direction: graph.Ascending}
)

// statementsBy asks for the statements that hang on each of some nodes.
func (r *Resolver) statementsBy(by graph.Anchor, filter *graph.StatementFilter, order graph.StatementOrder) func(context.Context, []graph.ID, graph.Range) ([]graph.Page[*graph.Statement], error) {
	return func(ctx context.Context, ids []graph.ID, rg graph.Range) ([]graph.Page[*graph.Statement], error) {
		return r.statements(ctx, graph.StatementQuery{
			Anchors: graph.Anchors{By: by, IDs: ids}, Filter: or(filter, graph.StatementFilter{}), Order: order, Range: rg,
		})
	}
}

// statements asks for statements, and keeps what came along with them of what is asked for next.
func (r *Resolver) statements(ctx context.Context, q graph.StatementQuery) ([]graph.Page[*graph.Statement], error) {
	along := r.asksAlong(ctx, graphql.GetFieldContext(ctx).Field.Selections, max(q.First, q.Last)*max(1, len(q.IDs)))
	q.Along = along.wanted()
	found, err := r.Graph.Statements(ctx, q)
	along.keep(ctx)
	return found, err
}

// Statements is the resolver for the statements field.
func (r *queryResolver) Statements(ctx context.Context, filter *graph.StatementFilter, orderBy *graph.StatementOrder, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return root(ctx, paging{first, after, last, before}, func(rg graph.Range) ([]graph.Page[*graph.Statement], error) {
		return r.statements(ctx, graph.StatementQuery{Filter: or(filter, graph.StatementFilter{}), Order: or(orderBy, latestFirst), Range: rg})
	}, view.Statements)
}

// StatementAdded is the resolver for the statementAdded field.
func (r *subscriptionResolver) StatementAdded(ctx context.Context, filter *graph.StatementFilter) (<-chan *graph.Statement, error) {
	return r.Added.Follow(ctx, filter)
}

// Takes is the resolver for the takes field.
func (r *reviewResolver) Takes(ctx context.Context, obj *graph.Decision) ([]*graph.Take, error) {
	return each(ctx, obj, func(d *graph.Decision) []*graph.Take { return pointers(d.Takes) })
}

// Speakers is the resolver for the speakers field.
func (r *statementResolver) Speakers(ctx context.Context, obj *graph.Statement) ([]graph.Actor, error) {
	return many(ctx, obj, func(s *graph.Statement) []graph.ID { return s.SpeakerIDs }, r.findActors)
}

// OnBehalfOf is the resolver for the onBehalfOf field.
func (r *statementResolver) OnBehalfOf(ctx context.Context, obj *graph.Statement) (graph.Actor, error) {
	return one(ctx, obj, func(s *graph.Statement) graph.ID { return s.OnBehalfOfID }, r.findActors)
}

// CountsFor is the resolver for the countsFor field.
func (r *statementResolver) CountsFor(ctx context.Context, obj *graph.Statement) (*graph.Country, error) {
	return one(ctx, obj, func(s *graph.Statement) graph.ID { return s.CountsForID }, r.findCountries)
}

// Within is the resolver for the within field.
func (r *statementResolver) Within(ctx context.Context, obj *graph.Statement) (*graph.Statement, error) {
	return one(ctx, obj, func(s *graph.Statement) graph.ID { return s.WithinID }, r.findStatements)
}

// Takes is the resolver for the takes field.
func (r *statementResolver) Takes(ctx context.Context, obj *graph.Statement) ([]*graph.Take, error) {
	return each(ctx, obj, func(s *graph.Statement) []*graph.Take { return pointers(s.Takes) })
}

// Addressees is the resolver for the addressees field.
func (r *statementResolver) Addressees(ctx context.Context, obj *graph.Statement) ([]graph.Actor, error) {
	return many(ctx, obj, func(s *graph.Statement) []graph.ID { return s.AddresseeIDs }, r.findActors)
}

// Mentions is the resolver for the mentions field.
func (r *statementResolver) Mentions(ctx context.Context, obj *graph.Statement) ([]graph.Actor, error) {
	return many(ctx, obj, func(s *graph.Statement) []graph.ID { return s.MentionIDs }, r.findActors)
}

// Article is the resolver for the article field.
func (r *statementResolver) Article(ctx context.Context, obj *graph.Statement) (*graph.Article, error) {
	return one(ctx, obj, func(s *graph.Statement) graph.ID { return s.ArticleID }, r.findArticles)
}

// Review is the resolver for the review field.
func (r *statementResolver) Review(ctx context.Context, obj *graph.Statement) (*graph.Decision, error) {
	return each(ctx, obj, func(s *graph.Statement) *graph.Decision {
		if n := len(s.Decisions); n > 0 {
			return &s.Decisions[n-1]
		}
		return &graph.Decision{Status: graph.Unreviewed, Takes: s.Takes}
	})
}

// History is the resolver for the history field.
func (r *statementResolver) History(ctx context.Context, obj *graph.Statement) ([]*graph.Decision, error) {
	return each(ctx, obj, func(s *graph.Statement) []*graph.Decision {
		all := pointers(s.Decisions)
		slices.Reverse(all)
		return append(all, &graph.Decision{Status: graph.Unreviewed, Takes: s.Machine.Takes})
	})
}

// Reports is the resolver for the reports field.
func (r *statementResolver) Reports(ctx context.Context, obj *graph.Statement, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return r.reports(ctx, obj, paging{first, after, last, before})
}

// Proposition is the resolver for the proposition field.
func (r *takeResolver) Proposition(ctx context.Context, obj *graph.Take) (*graph.Proposition, error) {
	return one(ctx, obj, func(t *graph.Take) graph.ID { return t.PropositionID }, r.findPropositions)
}

// ImpliedBy is the resolver for the impliedBy field.
func (r *takeResolver) ImpliedBy(ctx context.Context, obj *graph.Take) (*graph.Proposition, error) {
	return one(ctx, obj, func(t *graph.Take) graph.ID { return t.ImpliedByID }, r.findPropositions)
}

// Review returns gql.ReviewResolver implementation.
func (r *Resolver) Review() gql.ReviewResolver { return &reviewResolver{r} }

// Statement returns gql.StatementResolver implementation.
func (r *Resolver) Statement() gql.StatementResolver { return &statementResolver{r} }

// Take returns gql.TakeResolver implementation.
func (r *Resolver) Take() gql.TakeResolver { return &takeResolver{r} }

type (
	reviewResolver    struct{ *Resolver }
	statementResolver struct{ *Resolver }
	takeResolver      struct{ *Resolver }
)
