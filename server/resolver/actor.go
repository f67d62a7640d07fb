package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/level"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Actors is the resolver for the actors field.
func (r *queryResolver) Actors(ctx context.Context, filter *graph.ActorFilter, orderBy *graph.ActorOrder, first *int, after *string, last *int, before *string) (*view.ActorConnection, error) {
	return root(ctx, paging{first, after, last, before}, func(rg graph.Range) ([]graph.Page[graph.Actor], error) {
		return r.Graph.Actors(ctx, graph.ActorQuery{Filter: or(filter, graph.ActorFilter{}), Order: or(orderBy, byName), Range: rg})
	}, view.Actors)
}

var byName = graph.ActorOrder{Field: graph.ActorsByName, Direction: graph.Ascending}

// or is the value given or another.
func or[T any](given *T, otherwise T) T {
	if given != nil {
		return *given
	}
	return otherwise
}

// actorStances answers stances of every kind of actor: a level may hold all three.
func (r *Resolver) actorStances(ctx context.Context, obj graph.Actor, filter *graph.StatementFilter) ([]*graph.StanceSummary, error) {
	return level.Each(ctx, obj, func(ctx context.Context, objs []graph.Actor) ([][]*graph.StanceSummary, error) {
		ids := make([]graph.ID, len(objs))
		for i, a := range objs {
			ids[i] = a.NodeID()
		}
		found, err := r.Graph.Stances(ctx, ids, filter)
		all := make([][]*graph.StanceSummary, len(found))
		for i, rows := range found {
			all[i] = pointers(rows)
		}
		return all, err
	})
}

// pointers gives each value an address of its own, by which its level knows it.
func pointers[T any](values []T) []*T {
	all := make([]*T, len(values))
	for i := range values {
		all[i] = &values[i]
	}
	return all
}

// pointed is a page of addresses.
func pointed[T any](p graph.Page[T]) graph.Page[*T] {
	return graph.Page[*T]{Items: pointers(p.Items), Cursors: p.Cursors, Before: p.Before, After: p.After, Total: p.Total}
}

// actorStatements answers statements of every kind of actor.
func (r *Resolver) actorStatements(ctx context.Context, obj graph.Actor, filter *graph.StatementFilter, orderBy *graph.StatementOrder, p paging) (*view.StatementConnection, error) {
	return pages(ctx, obj, p, graph.Actor.NodeID, r.statementsBy(graph.BySpeaker, filter, or(orderBy, latestFirst)), view.Statements)
}

// actorRelations answers relations of every kind of actor.
func (r *Resolver) actorRelations(ctx context.Context, obj graph.Actor, filter *graph.RelationFilter, p paging) (*view.RelationConnection, error) {
	return pages(ctx, obj, p, graph.Actor.NodeID, r.relationsBy(graph.ByParty, filter), view.Relations)
}

// Stances is the resolver for the stances field.
func (r *countryResolver) Stances(ctx context.Context, obj *graph.Country, filter *graph.StatementFilter) ([]*graph.StanceSummary, error) {
	return r.actorStances(ctx, obj, filter)
}

// Statements is the resolver for the statements field.
func (r *countryResolver) Statements(ctx context.Context, obj *graph.Country, filter *graph.StatementFilter, orderBy *graph.StatementOrder, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return r.actorStatements(ctx, obj, filter, orderBy, paging{first, after, last, before})
}

// Relations is the resolver for the relations field.
func (r *countryResolver) Relations(ctx context.Context, obj *graph.Country, filter *graph.RelationFilter, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	return r.actorRelations(ctx, obj, filter, paging{first, after, last, before})
}

// Stances is the resolver for the stances field.
func (r *organisationResolver) Stances(ctx context.Context, obj *graph.Organisation, filter *graph.StatementFilter) ([]*graph.StanceSummary, error) {
	return r.actorStances(ctx, obj, filter)
}

// Statements is the resolver for the statements field.
func (r *organisationResolver) Statements(ctx context.Context, obj *graph.Organisation, filter *graph.StatementFilter, orderBy *graph.StatementOrder, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return r.actorStatements(ctx, obj, filter, orderBy, paging{first, after, last, before})
}

// Relations is the resolver for the relations field.
func (r *organisationResolver) Relations(ctx context.Context, obj *graph.Organisation, filter *graph.RelationFilter, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	return r.actorRelations(ctx, obj, filter, paging{first, after, last, before})
}

// Country is the resolver for the country field.
func (r *organisationResolver) Country(ctx context.Context, obj *graph.Organisation) (*graph.Country, error) {
	return one(ctx, obj, func(o *graph.Organisation) graph.ID { return o.CountryID }, r.findCountries)
}

// PartOf is the resolver for the partOf field.
func (r *organisationResolver) PartOf(ctx context.Context, obj *graph.Organisation) (graph.Actor, error) {
	return one(ctx, obj, func(o *graph.Organisation) graph.ID { return o.PartOfID }, r.findActors)
}

// Members is the resolver for the members field.
func (r *organisationResolver) Members(ctx context.Context, obj *graph.Organisation, on *graph.Date, first *int, after *string, last *int, before *string) (*view.ActorConnection, error) {
	ask := func(ctx context.Context, ids []graph.ID, rg graph.Range) ([]graph.Page[graph.Actor], error) {
		return r.Graph.Actors(ctx, graph.ActorQuery{
			Anchors: graph.Anchors{By: graph.ByOrganisation, IDs: ids}, Filter: graph.ActorFilter{OfficeOn: on}, Order: byName, Range: rg,
		})
	}
	return pages(ctx, obj, paging{first, after, last, before}, (*graph.Organisation).NodeID, ask, view.Actors)
}

// Stances is the resolver for the stances field.
func (r *personResolver) Stances(ctx context.Context, obj *graph.Person, filter *graph.StatementFilter) ([]*graph.StanceSummary, error) {
	return r.actorStances(ctx, obj, filter)
}

// Statements is the resolver for the statements field.
func (r *personResolver) Statements(ctx context.Context, obj *graph.Person, filter *graph.StatementFilter, orderBy *graph.StatementOrder, first *int, after *string, last *int, before *string) (*view.StatementConnection, error) {
	return r.actorStatements(ctx, obj, filter, orderBy, paging{first, after, last, before})
}

// Relations is the resolver for the relations field.
func (r *personResolver) Relations(ctx context.Context, obj *graph.Person, filter *graph.RelationFilter, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	return r.actorRelations(ctx, obj, filter, paging{first, after, last, before})
}

// Tenures is the resolver for the tenures field.
func (r *personResolver) Tenures(ctx context.Context, obj *graph.Person, on *graph.Date) ([]*graph.Tenure, error) {
	return each(ctx, obj, func(p *graph.Person) []*graph.Tenure {
		held := []*graph.Tenure{}
		for i := range p.Tenures {
			if on == nil || p.Tenures[i].Holds(*on) {
				held = append(held, &p.Tenures[i])
			}
		}
		return held
	})
}

// each answers a field from the objects themselves, for all of the level, so that what comes out is a level too.
func each[P comparable, R any](ctx context.Context, obj P, get func(P) R) (R, error) {
	return level.Each(ctx, obj, func(_ context.Context, objs []P) ([]R, error) {
		all := make([]R, len(objs))
		for i, o := range objs {
			all[i] = get(o)
		}
		return all, nil
	})
}

// Body is the resolver for the body field.
func (r *tenureResolver) Body(ctx context.Context, obj *graph.Tenure) (graph.Actor, error) {
	return one(ctx, obj, func(t *graph.Tenure) graph.ID { return t.BodyID }, r.findActors)
}

// CountsFor is the resolver for the countsFor field.
func (r *tenureResolver) CountsFor(ctx context.Context, obj *graph.Tenure) (*graph.Country, error) {
	return one(ctx, obj, func(t *graph.Tenure) graph.ID { return t.CountsForID }, r.findCountries)
}

// Country returns gql.CountryResolver implementation.
func (r *Resolver) Country() gql.CountryResolver { return &countryResolver{r} }

// Organisation returns gql.OrganisationResolver implementation.
func (r *Resolver) Organisation() gql.OrganisationResolver { return &organisationResolver{r} }

// Person returns gql.PersonResolver implementation.
func (r *Resolver) Person() gql.PersonResolver { return &personResolver{r} }

// Tenure returns gql.TenureResolver implementation.
func (r *Resolver) Tenure() gql.TenureResolver { return &tenureResolver{r} }

type (
	countryResolver      struct{ *Resolver }
	organisationResolver struct{ *Resolver }
	personResolver       struct{ *Resolver }
	tenureResolver       struct{ *Resolver }
)
