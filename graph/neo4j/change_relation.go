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
	relationText = `MATCH (x:Relation {id: r})
	RETURN collect([r, elementId(x), x.record]) AS relations`
	relationsOfText = `MATCH (x:Relation)-[:PRINTED_IN]->(a:Article {id: r}) USING INDEX SEEK a:Article(id)
	RETURN collect([x.id, elementId(x), x.record]) AS relationsOf`
)

func (c *change) relationStep() step { return step{"relations", relationText, c.foundRelation} }

// foundRelation keeps a relation, unless it is known.
func (c *change) foundRelation(v []any) error {
	id := graph.ID(as[string](v[0]))
	if c.relations[id] == nil {
		s := &relationState{old: as[[]byte](v[2])}
		s.kept = s.old
		c.relations[id] = s
		c.found("Relation", v[0], v[1])
	}
	return nil
}

func (c *change) loadRelations(ids []graph.ID) error {
	return c.together([]step{c.relationStep()}, map[string][]any{"relations": idRows(ids)})
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
