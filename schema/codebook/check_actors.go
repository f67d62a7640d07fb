package codebook

import (
	"fmt"
	"slices"
	"strings"
)

// checkActors checks what actors say of one another.
func (c *checker) checkActors() {
	partOf := map[string]string{}
	for _, e := range c.draft.actors {
		a := e.value
		first, ok := c.actors[a.ID]
		switch {
		case ok && a.Name == "":
			c.additions(e.from, first, map[string]string{
				"iso": a.ISO, "form": a.Form, "country": a.Country, "partOf": a.PartOf, "capital": a.Capital,
				"gender": a.Gender, "wikidata": a.Wikidata, "description": a.Description,
			})
		case a.Kind == "organisation" && a.Form == "" && !e.from.has("form"):
			c.faults.add(e.from.at(), "the organisation "+code(a.ID)+" has no `form`", "write `form:` with "+orList(OrganisationForms))
		}
		c.refer(e.from.at("country"), a.Country, "country")
		c.refer(e.from.at("partOf"), a.PartOf, "organisation")
		for i, member := range a.Members {
			c.member(e, i, member)
		}
		c.tenures(e)
		if a.PartOf != "" {
			partOf[a.ID] = a.PartOf
		}
	}
	c.circles(partOf)
}

// tenures checks the offices of a person. Two may overlap, also in one
// office: one of them is acting.
func (c *checker) tenures(e entry[Actor]) {
	first := map[Tenure]spot{}
	for i, t := range e.value.Tenures {
		c.refer(e.from.at("tenures", i, "of"), t.Of, "country", "organisation")
		at := e.from.at("tenures", i)
		if before, repeated := first[t]; repeated && t.Of != "" {
			c.faults.add(at, "the same tenure is at "+before.String(), "write it once")
		} else {
			first[t] = at
		}
	}
}

// member checks one member of an organisation.
func (c *checker) member(e entry[Actor], i int, id string) {
	if id == e.value.ID {
		c.faults.add(e.from.at("members", i), "an organisation cannot be its own member", "take it out")
		return
	}
	c.refer(e.from.at("members", i), id, Kinds...)
}

// refer checks that an id names an actor of one of the kinds.
func (c *checker) refer(at spot, id string, kinds ...string) {
	if id == "" {
		return
	}
	kind, _, _ := strings.Cut(id, ":")
	if _, known := c.actors[id]; !known {
		var ids []string
		for _, known := range c.actorIDs {
			if k, _, _ := strings.Cut(known, ":"); slices.Contains(kinds, k) {
				ids = append(ids, known)
			}
		}
		c.unknown(at, "actor", id, ids)
		return
	}
	if !slices.Contains(kinds, kind) {
		c.faults.add(at, fmt.Sprintf("%s is %s", code(id), article(kind)), "write the id of "+orKinds(kinds))
	}
}

// circles reports organisations that are parts of themselves by way of others.
func (c *checker) circles(partOf map[string]string) {
	done := map[string]bool{}
	for _, id := range c.actorIDs {
		onWay := map[string]bool{}
		at := id
		for at != "" && !done[at] && !onWay[at] {
			onWay[at] = true
			at = partOf[at]
		}
		if at != "" && onWay[at] {
			c.faults.add(c.actors[at].at("partOf"), code(at)+" is a part of itself", "write the organisation above it")
		}
		for way := range onWay {
			done[way] = true
		}
	}
}

// checkNames reports names and aliases that two actors of one kind claim: a
// name in an article must mean one of them. Between kinds it may: the kind
// found in the text decides, and the statistics list such names.
func (c *checker) checkNames() {
	type claim struct {
		id, name string
		at       spot
	}
	claims := map[string]claim{}
	for _, e := range c.draft.actors {
		a := e.value
		claimed := func(name string, at spot) {
			if name == "" || a.ID == "" || a.Kind == "" {
				return
			}
			key := a.Kind + "\n" + fold(name)
			first, taken := claims[key]
			switch {
			case !taken:
				claims[key] = claim{a.ID, name, at}
			case first.id != a.ID:
				c.faults.add(at, fmt.Sprintf("%s is already a name of %s at %s", quoted(name), code(first.id), first.at),
					"write it for one of them, or a longer form for each")
			case first.name == name:
				c.faults.add(at, quoted(name)+" is a name of the actor already, at "+first.at.String(), "take it out")
			}
		}
		claimed(a.Name, e.from.at("name"))
		for i, alias := range a.Aliases {
			claimed(alias, e.from.at("aliases", i))
		}
	}
}
