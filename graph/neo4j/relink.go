package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// movedText finds what hangs on an actor by an id that another one answers for from now on. Words that came under another id
	// are among them; the record tells.
	movedText = `UNWIND $p.rows AS r MATCH (a:Actor {id: r.was})-[e:SAID|SPOKE_OF|COUNTS_FOR|SPOKE_TO|FOR|COULD_MEAN|READ_AS|PARTY_TO|REPORTED]-(x) USING INDEX SEEK a:Actor(id)
		WHERE r.id = r.was OR e.as IS NOT NULL
		RETURN DISTINCT x.id`
	// neighboursText finds the actors that have to do with a moved id.
	neighboursText = `UNWIND $p.rows AS r MATCH (a:Actor {id: r.was})-[:BELONGS_TO|PART_OF|HELD|MEMBER_OF]-(b:Actor) USING INDEX SEEK a:Actor(id) RETURN DISTINCT b.id`
)

// relink marks the statements, relations and actors whose actors answer to another id since this change.
func (c *change) relink() error {
	moved := c.moved()
	if len(moved) == 0 {
		return nil
	}
	var rows []any
	isMoved := map[graph.ID]bool{}
	for _, id := range moved {
		isMoved[id] = true
		rows = append(rows, map[string]any{"id": string(id), "was": string(c.idents[id].was)})
	}
	var statements, relations, actors []graph.ID
	err := c.rows(movedText, rows, func(v []any) error {
		switch id := graph.ID(as[string](v[0])); id.Kind() {
		case graph.KindStatement:
			statements = append(statements, id)
		default:
			relations = append(relations, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = c.rows(neighboursText, rows, func(v []any) error {
		actors = append(actors, graph.ID(as[string](v[0])))
		return nil
	})
	if err != nil {
		return err
	}
	names := func(ids []graph.ID) bool {
		return slices.ContainsFunc(ids, func(id graph.ID) bool { return isMoved[id] })
	}
	if err := c.relinkStatements(once(statements), names); err != nil {
		return err
	}
	if err := c.relinkRelations(once(relations), names); err != nil {
		return err
	}
	return c.relinkActors(once(actors), names)
}

func (c *change) relinkStatements(ids []graph.ID, concerned func([]graph.ID) bool) error {
	if err := c.loadStatements(ids); err != nil {
		return err
	}
	for _, id := range ids {
		s := c.statements[id]
		st, err := s.now()
		if err != nil {
			return err
		}
		if s.kept != nil && concerned(st.ActorIDs()) {
			s.dirty = true
		}
	}
	return nil
}

func (c *change) relinkRelations(ids []graph.ID, concerned func([]graph.ID) bool) error {
	if err := c.loadRelations(ids); err != nil {
		return err
	}
	for _, id := range ids {
		s := c.relations[id]
		r, err := s.now()
		if err != nil {
			return err
		}
		if s.kept != nil && concerned(r.ActorIDs()) {
			s.dirty = true
		}
	}
	return nil
}

func (c *change) relinkActors(ids []graph.ID, concerned func([]graph.ID) bool) error {
	if err := c.loadActors(ids); err != nil {
		return err
	}
	if err := c.know(ids); err != nil { // they are there, with relationships to be cleared
		return err
	}
	for _, id := range ids {
		s := c.actors[id]
		if s.kept == nil || s.dirty {
			continue
		}
		a, err := s.now()
		if err != nil {
			return err
		}
		s.relink = concerned(graph.ActorRefs(a))
	}
	return nil
}
