package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// matchField is a match of a filter that may hold names, and where it stands, for messages.
type matchField struct {
	field string
	match **ActorMatch
}

// expand replaces names by the ids of the actors they mean, with one indexed call for all of them. The matches are copied.
func (g *Graph) expand(ctx context.Context, fields []*matchField) error {
	names, given := 0, false
	var slugs []ID
	for _, f := range fields {
		m := *f.match
		if m == nil {
			continue
		}
		err := firstError(checkList(f.field+".ids", m.Ids), checkEnum(f.field+".kinds", m.Kinds, ActorPerson, ActorCountry, ActorOrganisation))
		if err != nil {
			return err
		}
		names, given = names+len(m.Names), given || m.Names != nil
		for _, n := range m.Names {
			slugs = append(slugs, ID(Slug(n)))
		}
	}
	switch {
	case names > MaxNames:
		return fieldError(fields[0].field, "the filter has %d names, and %d are allowed; give ids", names, MaxNames)
	case !given:
		return nil
	}
	called, err := g.actorsCalled(ctx, slugs)
	if err != nil {
		return err
	}
	for _, f := range fields {
		if *f.match == nil || (*f.match).Names == nil {
			continue
		}
		if *f.match, err = g.expandMatch(ctx, f.field, *f.match, called); err != nil {
			return err
		}
	}
	return nil
}

// actorsCalled finds the actors that have one of these slugs as a name or alias.
func (g *Graph) actorsCalled(ctx context.Context, slugs []ID) (map[ID][]Actor, error) {
	return allOf(ctx, slugs, func(ctx context.Context, ids []ID, r Range) ([]Page[Actor], error) {
		return g.store.Actors(ctx, ActorQuery{Anchors: Anchors{ByAlias, ids}, Order: ActorOrder{ActorsByID, Ascending}, Range: r})
	})
}

func (g *Graph) expandMatch(ctx context.Context, field string, m *ActorMatch, called map[ID][]Actor) (*ActorMatch, error) {
	ids := slices.Clone(m.Ids)
	for _, name := range m.Names {
		if id := ID(name); isActorID(id) {
			ids = append(ids, id)
			continue
		}
		meant := whoIsMeant(name, m.Kinds, called[ID(Slug(name))])
		switch len(meant) {
		case 1:
			ids = append(ids, meant[0].NodeID())
		case 0:
			return nil, g.unknownName(ctx, field, name, m.Kinds)
		default:
			return nil, fieldError(field, "%q could mean %s; give the id of one of them", clip(name), describe(meant, true))
		}
	}
	ids = tidyIDs(ids)
	if ids == nil {
		ids = []ID{}
	}
	return &ActorMatch{Ids: ids, Kinds: m.Kinds}, nil
}

func isActorID(id ID) bool {
	k := id.Kind()
	return (k == KindPerson || k == KindCountry || k == KindOrganisation) && id.Key() != "" && !strings.ContainsAny(id.Key(), " \t\n")
}

// whoIsMeant chooses among actors that have the name or alias: those of the codebook or made by hand before those met in
// articles, and among either those whose name it is before those who merely have the alias.
func whoIsMeant(name string, kinds []ActorKind, called []Actor) []Actor {
	slug := Slug(name)
	var ranks [4][]Actor
	for _, a := range called {
		p := a.Profiled()
		if kinds != nil && !slices.Contains(kinds, a.Kind()) {
			continue
		}
		rank := 0
		if p.Origin == OriginArticle {
			rank += 2
		}
		if Slug(p.Name) != slug {
			rank++
		}
		ranks[rank] = append(ranks[rank], a)
	}
	for _, r := range ranks {
		if len(r) > 0 {
			return r
		}
	}
	return nil
}

// unknownName says that nobody has this name, and who has one like it.
func (g *Graph) unknownName(ctx context.Context, field, name string, kinds []ActorKind) error {
	near, err := g.suggest(ctx, name, kinds)
	if err != nil {
		return err
	}
	if len(near) == 0 {
		return fieldError(field, "nobody here is called %q; load articles first", clip(name))
	}
	return fieldError(field, "nobody here is called %q; the nearest are %s", clip(name), describe(near, false))
}

// suggest gives the three actors whose names are most like a name. It compares a few hundred at most: those with a word that begins
// like one of the name's, and those with most statements.
func (g *Graph) suggest(ctx context.Context, name string, kinds []ActorKind) ([]Actor, error) {
	filters := []ActorFilter{{Kinds: kinds}}
	words := Words(name)
	for i, w := range words {
		if i == 0 || i == len(words)-1 {
			begin, _ := NewText(w).Slice(Span{0, min(2, NewText(w).Len())})
			filters = append(filters, ActorFilter{Kinds: kinds, NamePrefix: &begin})
		}
	}
	var known []Actor
	for _, f := range filters {
		found, err := g.store.Actors(ctx, ActorQuery{Filter: f, Order: ActorOrder{ActorsByStatements, Descending}, Range: Range{First: MaxPage}})
		if err != nil {
			return nil, wrapped(err)
		}
		known = append(known, found[0].Items...)
	}
	return NearestNames(name, known, 3), nil
}

// describe names up to three actors, with their ids if they have to be told apart.
func describe(actors []Actor, withIDs bool) string {
	var names []string
	for _, a := range actors[:min(3, len(actors))] {
		p := a.Profiled()
		if withIDs {
			names = append(names, fmt.Sprintf("%s (%s)", p.Name, p.ID))
			continue
		}
		names = append(names, p.Name)
	}
	text := strings.Join(names, ", ")
	if more := len(actors) - 3; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
