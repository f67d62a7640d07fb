package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// remove deletes one node and what rests on it. What is not there is left out in silence: deleting again changes nothing.
func (c *change) remove(id graph.ID) error {
	switch id.Kind() {
	case graph.KindArticle:
		return c.removeArticle(id)
	case graph.KindStatement:
		return c.removeStatement(id)
	case graph.KindRelation:
		return c.removeRelation(id)
	case graph.KindPerson, graph.KindCountry, graph.KindOrganisation:
		c.removeActor(id)
		return nil
	}
	return graph.Errorf(graph.BadInput, "%q cannot be deleted; articles, statements, relations and actors can", id)
}

func (c *change) removeArticle(id graph.ID) error {
	s := c.articles[id]
	if s == nil || s.kept == nil {
		return nil
	}
	rests, err := c.restsOn()
	if err != nil {
		return err
	}
	for _, of := range rests[id] {
		remove := c.removeStatement
		if of.Kind() == graph.KindRelation {
			remove = c.removeRelation
		}
		if err := remove(of); err != nil {
			return err
		}
	}
	s.kept = nil
	c.gone[id] = true
	return nil
}

// restsOn lists, by article, the statements and relations that are printed in it from now on. It is made once: nothing is written
// after the first deletion.
func (c *change) restsOn() (map[graph.ID][]graph.ID, error) {
	if c.rests != nil {
		return c.rests, nil
	}
	rests := map[graph.ID][]graph.ID{}
	for id, s := range c.statements {
		st, err := s.now()
		if err != nil {
			return nil, err
		}
		rests[st.ArticleID] = append(rests[st.ArticleID], id)
	}
	for id, s := range c.relations {
		r, err := s.now()
		if err != nil {
			return nil, err
		}
		rests[r.ArticleID] = append(rests[r.ArticleID], id)
	}
	c.rests = rests
	return rests, nil
}

func (c *change) removeStatement(id graph.ID) error {
	s := c.statements[id]
	if s == nil || s.kept == nil {
		return nil
	}
	st, err := s.now()
	if err != nil {
		return err
	}
	s.kept, s.key = nil, ""
	c.gone[id] = true
	c.suspect(st.ActorIDs())
	return nil
}

func (c *change) removeRelation(id graph.ID) error {
	s := c.relations[id]
	if s == nil || s.kept == nil {
		return nil
	}
	r, err := s.now()
	if err != nil {
		return err
	}
	s.kept = nil
	c.gone[id] = true
	c.suspect(r.ActorIDs())
	return nil
}

func (c *change) removeActor(id graph.ID) {
	if s := c.actors[id]; s != nil && s.kept != nil {
		s.kept, s.dirty = nil, false
		c.gone[id] = true
	}
}

// suspect remembers actors that may be left without anything.
func (c *change) suspect(ids []graph.ID) {
	for _, id := range ids {
		c.suspects[id] = true
	}
}

const (
	// heldText names the suspects that nothing holds any longer: no statement and no relation, neither by this id nor by another one
	// that its words moved to.
	heldText = `UNWIND $p.ids AS id MATCH (a:Actor {id: id}) USING INDEX SEEK a:Actor(id)
		WHERE NOT EXISTS { (a)-[:SAID|SPOKE_OF|COUNTS_FOR|SPOKE_TO|FOR|COULD_MEAN|READ_AS|PARTY_TO|REPORTED]-() }
		AND NOT EXISTS { MATCH (l:Alias {key: id})-[:MEANS]->(:Actor)-[r:SAID|SPOKE_OF|COUNTS_FOR|SPOKE_TO|FOR|COULD_MEAN|READ_AS|PARTY_TO|REPORTED]-() USING INDEX SEEK l:Alias(key) WHERE r.as = id }
		RETURN id, a.origin`
	// namedText names those of some actors that a statement or a relation names, or an actor as its country.
	namedText = `UNWIND $p.ids AS id MATCH (a:Actor {id: id}) USING INDEX SEEK a:Actor(id)
		WHERE EXISTS { (a)-[:SAID|SPOKE_OF|COUNTS_FOR|SPOKE_TO|FOR|COULD_MEAN|READ_AS|PARTY_TO|REPORTED]-() } OR EXISTS { (a)<-[:BELONGS_TO]-() }
		RETURN id`
)

// unheld refuses the deletion of an actor that something still names. What another actor answers for is that one's.
func (c *change) unheld(ids []graph.ID) error {
	var gone []graph.ID
	for _, id := range ids {
		if c.gone[id] && c.actors[id] != nil && c.now(id) == id {
			gone = append(gone, id)
		}
	}
	slices.Sort(gone)
	return c.batches(namedText, "ids", gone, func(v []any) error {
		return graph.Errorf(graph.Conflict, "%s cannot be deleted: something that is stored names it; read it again", as[string](v[0]))
	})
}

// removeOrphans deletes the actors of origin ARTICLE that this change has left without any statement, relation or mention.
func (c *change) removeOrphans() error {
	suspects := sortedKeys(c.suspects)
	if err := c.know(suspects); err != nil {
		return err
	}
	for _, id := range suspects { // both as they were written and as they are now
		c.suspects[c.now(id)] = true
	}
	suspects = sortedKeys(c.suspects)
	var orphans []graph.ID
	err := c.batches(heldText, "ids", suspects, func(v []any) error {
		if as[string](v[1]) == string(graph.OriginArticle) {
			orphans = append(orphans, graph.ID(as[string](v[0])))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := c.loadActors(orphans); err != nil {
		return err
	}
	for _, id := range orphans {
		c.removeActor(id)
	}
	return c.putGoneActors(orphans)
}
