package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	createBareText   = `UNWIND $p.rows AS id CREATE (a:Actor {id: id}) RETURN id, elementId(a)`
	createActorText  = `UNWIND $p.rows AS r CREATE (a:Actor:`
	createActorProps = `) SET a = r.p RETURN r.id, elementId(a)`
	replaceActorText = `UNWIND $p.rows AS r MATCH (a:Actor {id: r.id}) REMOVE a:Person:Country:Organisation SET a = r.p, a:`
	clearActorText   = `UNWIND $p.rows AS id MATCH (a:Actor {id: id})-[e:BELONGS_TO|PART_OF|HELD]->() USING INDEX SEEK a:Actor(id) DELETE e`
	clearMembersText = `UNWIND $p.rows AS id MATCH (a:Actor {id: id})<-[e:MEMBER_OF]-() USING INDEX SEEK a:Actor(id) DELETE e`
	clearNamesText   = `UNWIND $p.rows AS r MATCH (l:Alias {key: r.key})-[m:MEANS]->(a:Actor {id: r.id}) USING INDEX SEEK l:Alias(key) USING INDEX SEEK a:Actor(id) DELETE m WITH DISTINCT l WHERE NOT EXISTS { (l)-->() } DELETE l`
	createNamesText  = `UNWIND $p.rows AS r MATCH (a:Actor {id: r.id}) MERGE (l:Alias {key: r.key}) MERGE (l)-[:MEANS]->(a)`
	goneActorText    = `UNWIND $p.rows AS id MATCH (a:Actor {id: id}) SET a = {id: id, statements: a.statements, lastSaid: a.lastSaid} REMOVE a:Person:Country:Organisation`
)

// putActors writes actors, and a node with nothing but its id for each that is only referred to.
func (c *change) putActors() error {
	fresh, replaced := map[string][]any{}, map[string][]any{}
	var cleared []graph.ID
	for _, id := range sortedKeys(c.actors) {
		s := c.actors[id]
		if !s.dirty && !s.relink {
			continue
		}
		a, err := s.now()
		if err != nil {
			return err
		}
		if c.idents[id].there {
			cleared = append(cleared, id)
		}
		if !s.dirty {
			continue
		}
		row, err := node(actorProps(a), id)
		if err != nil {
			return err
		}
		into := fresh
		if c.idents[id].there {
			into = replaced
		}
		into[actorLabel(a)] = append(into[actorLabel(a)], row)
	}
	if err := c.putLabelled(fresh, replaced, cleared); err != nil {
		return err
	}
	return c.putBare()
}

// putLabelled writes rows of actors by their labels, and clears relationships of those that were there.
func (c *change) putLabelled(fresh, replaced map[string][]any, cleared []graph.ID) error {
	for _, label := range sortedKeys(fresh) {
		if err := c.create("Actor", createActorText+label+createActorProps, fresh[label]); err != nil {
			return err
		}
	}
	for _, label := range sortedKeys(replaced) {
		if err := c.write(replaceActorText+label, replaced[label]); err != nil {
			return err
		}
	}
	for _, text := range []string{clearActorText, clearMembersText} {
		if err := c.write(text, idRows(cleared)); err != nil {
			return err
		}
	}
	return nil
}

// putBare makes nodes for actors that are only referred to.
func (c *change) putBare() error {
	wanted := map[string]bool{}
	for t, edges := range c.edges {
		for _, e := range edges {
			if t.from == "Actor" {
				wanted[e.from] = true
			}
			if t.to == "Actor" {
				wanted[e.to] = true
			}
		}
	}
	var bare []graph.ID
	for id := range wanted {
		i, s := c.idents[graph.ID(id)], c.actors[graph.ID(id)]
		if !(i != nil && i.there) && !(s != nil && s.dirty) {
			bare = append(bare, graph.ID(id))
		}
	}
	slices.Sort(bare)
	return c.create("Actor", createBareText, idRows(bare))
}

// putAliases writes by what actors are found: their names, and ids that they answer for.
func (c *change) putAliases() error {
	var clear, create []any
	row := func(key string, id graph.ID) any { return map[string]any{"key": key, "id": string(id)} }
	for _, id := range sortedKeys(c.actors) {
		s := c.actors[id]
		if !s.dirty {
			continue
		}
		names, _ := aliasKeys(s.a.Profiled())
		for _, key := range s.names {
			if !slices.Contains(names, key) {
				clear = append(clear, row(key, id))
			}
		}
		for _, key := range names {
			if !slices.Contains(s.names, key) {
				create = append(create, row(key, id))
			}
		}
	}
	for _, id := range c.moved() {
		i := c.idents[id]
		if i.was != id {
			clear = append(clear, row(string(id), i.was))
		}
		if i.now != id {
			create = append(create, row(string(id), i.now))
		}
	}
	if err := c.write(clearNamesText, clear); err != nil {
		return err
	}
	return c.write(createNamesText, create)
}

// putGoneActors makes bare what is deleted, for it may still be referred to, and takes its names away.
func (c *change) putGoneActors(ids []graph.ID) error {
	var clear []any
	for _, id := range ids {
		for _, key := range c.actors[id].names {
			clear = append(clear, map[string]any{"key": key, "id": string(id)})
		}
	}
	if err := c.write(clearNamesText, clear); err != nil {
		return err
	}
	for _, text := range []string{clearActorText, clearMembersText, goneActorText} {
		if err := c.write(text, idRows(ids)); err != nil {
			return err
		}
	}
	return nil
}
