package neo4j

import (
	"bytes"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// relationState is a relation before and after a change.
type relationState struct {
	old   []byte          // record in the database, nil if there is none
	kept  []byte          // record from now on, nil if there is none
	r     *graph.Relation // as kept holds it, once it is needed
	dirty bool            // to be written
}

// now is the relation from now on; of one that goes, as it was.
func (s *relationState) now() (*graph.Relation, error) {
	var err error
	if s.r == nil {
		s.r, err = record.ReadRelation(s.old)
	}
	return s.r, err
}

const (
	relationText    = `UNWIND $ids AS id MATCH (r:Relation {id: id}) RETURN id, elementId(r), r.record`
	relationsOfText = `UNWIND $ids AS id MATCH (r:Relation)-[:PRINTED_IN]->(:Article {id: id}) RETURN r.id, elementId(r), r.record`
)

// loadRelations reads relations, unless they are known.
func (c *change) loadRelations(text string, ids []graph.ID) error {
	return c.batches(text, "ids", ids, func(v []any) error {
		id := graph.ID(as[string](v[0]))
		if c.relations[id] == nil {
			s := &relationState{old: as[[]byte](v[2])}
			s.kept = s.old
			c.relations[id] = s
			c.found("Relation", v[0], v[1])
		}
		return nil
	})
}

// relation replaces a relation.
func (c *change) relation(r *graph.Relation) error {
	if err := checkID(r.ID, graph.KindRelation); err != nil {
		return err
	}
	s, now := c.relations[r.ID], record.Relation(r)
	switch {
	case s == nil:
		s = &relationState{}
		c.relations[r.ID] = s
		c.out.New++
	case bytes.Equal(s.kept, now):
		c.out.Same++
		return nil
	default:
		c.out.Changed++
	}
	if _, err := c.printing(r.ArticleID); err != nil {
		return err
	}
	s.r, s.kept, s.dirty = r, now, true
	return nil
}
