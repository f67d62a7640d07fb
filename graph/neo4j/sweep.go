package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// Nodes that are only referred to go with the last that refers to them.
const (
	sweepActorsText = `UNWIND $p.rows AS id MATCH (a:Actor {id: id})
		WHERE a.record IS NULL AND NOT EXISTS { (a)--(x) WHERE NOT x:Alias }
		OPTIONAL MATCH (l:Alias)-[:MEANS]->(a)
		DETACH DELETE l, a`
	sweepPropositionsText = `UNWIND $p.rows AS id MATCH (n:Proposition {id: id}) WHERE n.record IS NULL AND NOT EXISTS { (n)--() } DELETE n`
)

// sweep takes away bare nodes that what was deleted or changed has referred to, or that were deleted themselves.
func (c *change) sweep() error {
	actors, propositions, err := c.referred()
	if err != nil {
		return err
	}
	actors = append(actors, sortedKeys(c.suspects)...)
	for _, id := range c.moved() {
		actors = append(actors, c.idents[id].was)
	}
	if err := c.write(sweepActorsText, idRows(once(actors))); err != nil {
		return err
	}
	return c.write(sweepPropositionsText, idRows(once(propositions)))
}

// referred lists what was referred to by what is gone or written anew, and actors that are gone.
func (c *change) referred() (actors, propositions []graph.ID, err error) {
	for id, s := range c.actors {
		if s.old == nil || s.kept != nil && !s.dirty {
			continue
		}
		a, err := record.ReadActor(s.old)
		if err != nil {
			return nil, nil, err
		}
		actors = append(append(actors, id), graph.ActorRefs(a)...)
	}
	for _, s := range c.statements {
		if s.old == nil || s.kept != nil && !s.dirty {
			continue
		}
		st, err := record.ReadStatement(s.old)
		if err != nil {
			return nil, nil, err
		}
		actors = append(actors, st.ActorIDs()...)
		for _, t := range st.Takes {
			propositions = append(propositions, t.PropositionID)
		}
	}
	for _, s := range c.relations {
		if s.old == nil || s.kept != nil && !s.dirty {
			continue
		}
		r, err := record.ReadRelation(s.old)
		if err != nil {
			return nil, nil, err
		}
		actors = append(actors, r.ActorIDs()...)
	}
	return actors, propositions, nil
}
