package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// actorLabel is the second label of an actor.
func actorLabel(a graph.Actor) string {
	switch a.Kind() {
	case graph.ActorPerson:
		return "Person"
	case graph.ActorCountry:
		return "Country"
	}
	return "Organisation"
}

// actorProps are the properties of an actor, but for what is kept of its statements.
func actorProps(a graph.Actor) properties {
	prof := a.Profiled()
	p := properties{"id": string(prof.ID), "name": prof.Name, "record": record.Actor(a), "names": namesText(prof), "byName": nameKey(prof.Name, prof.ID)}
	p.put("aliases", prof.Aliases)
	p.put("origin", string(prof.Origin))
	p.put("wikidataId", prof.WikidataID)
	p.put("description", prof.Description)
	switch a := a.(type) {
	case *graph.Person:
		p.put("country", a.Country)
		p.put("offices", officeSpans(a.Tenures))
	case *graph.Country:
		p.put("iso3166", a.Iso3166)
	case *graph.Organisation:
		p.put("form", string(a.Form))
		p.put("country", a.CountryID)
		p.put("partOf", a.PartOfID)
	}
	return p
}

// officeEnd is behind every day: the end of an office that is open or whose end is unknown.
const officeEnd = "9999-99-99"

// officeSpans are the times in office, as the first day, a space, and the day after the last: an unknown bound does not exclude.
func officeSpans(tenures []graph.Tenure) []string {
	var spans []string
	for _, t := range tenures {
		until := officeEnd
		if t.To != nil {
			until = orNone(*t.To)
		}
		spans = append(spans, orNone(dayOf(t.From))+" "+until)
	}
	return spans
}

// keptProps are what is kept of an actor's statements that lead: how many utterances, and the last known day.
func keptProps(id graph.ID, n int, last graph.Date) properties {
	p := properties{"statements": int64(n), "byStatements": statementsKey(n, id), "byLastSaid": lastSaidKey(last, id)}
	p.put("lastSaid", last)
	return p
}

// aliasKeys are what an actor is found by: its names, folded, and the ids it answers for beside its own, which have a colon.
func aliasKeys(p *graph.Profile) (names []string, former []graph.ID) {
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		names = append(names, graph.Slug(name))
	}
	slices.Sort(names)
	for _, id := range p.FormerIds {
		if id != p.ID {
			former = append(former, id)
		}
	}
	slices.Sort(former)
	return slices.Compact(names), slices.Compact(former)
}

// actorEdges are an actor's relationships to other actors. An office without a body is not among them.
func actorEdges(a graph.Actor, now resolver) []edge {
	self := string(a.NodeID())
	var edges []edge
	to := func(kind edgeType, id graph.ID, p properties) {
		if id != "" {
			edges = append(edges, edge{kind, self, string(now(id)), p})
		}
	}
	switch a := a.(type) {
	case *graph.Person:
		to(belongsTo, a.Country, nil)
		for _, t := range a.Tenures {
			p := properties{}
			p.put("title", t.Title)
			p.put("from", t.From)
			p.put("to", t.To)
			p.put("countsFor", t.CountsForID)
			to(held, t.BodyID, p)
		}
	case *graph.Organisation:
		to(belongsTo, a.CountryID, nil)
		to(partOf, a.PartOfID, nil)
		for _, l := range linked(a.MemberIDs, now) {
			edges = append(edges, edge{memberOf, string(l.actor), self, nil})
		}
	}
	return edges
}
