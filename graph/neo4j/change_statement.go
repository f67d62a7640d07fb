package neo4j

import (
	"bytes"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// statementState is a statement before and after a change.
type statementState struct {
	old    []byte           // record in the database, nil if there is none
	oldKey string           // utterance key in the database
	kept   []byte           // record from now on, nil if there is none
	st     *graph.Statement // as kept holds it, once it is needed
	key    string           // utterance key from now on
	dirty  bool             // to be written
}

// now is the statement from now on; of one that goes, as it was.
func (s *statementState) now() (*graph.Statement, error) {
	var err error
	if s.st == nil {
		s.st, err = record.ReadStatement(s.old)
	}
	return s.st, err
}

const (
	statementText = `MATCH (s:Statement {id: r})
	RETURN collect([r, elementId(s), s.record, s.utteranceKey]) AS statements`
	statementsOfText = `MATCH (s:Statement)-[:PRINTED_IN]->(a:Article {id: r}) USING INDEX SEEK a:Article(id)
	RETURN collect([s.id, elementId(s), s.record, s.utteranceKey]) AS statementsOf`
)

func (c *change) statementStep() step { return step{"statements", statementText, c.foundStatement} }

// foundStatement keeps a statement, unless it is known.
func (c *change) foundStatement(v []any) error {
	id := graph.ID(as[string](v[0]))
	if c.statements[id] == nil {
		s := &statementState{old: as[[]byte](v[2]), oldKey: as[string](v[3])}
		s.kept, s.key = s.old, s.oldKey
		c.statements[id] = s
		c.found("Statement", v[0], v[1])
	}
	return nil
}

func (c *change) loadStatements(ids []graph.ID) error {
	return c.together([]step{c.statementStep()}, map[string][]any{"statements": idRows(ids)})
}

// loadPrinted reads all that is printed in articles: the statements of the first, the relations of the second.
func (c *change) loadPrinted(ofStatements, ofRelations []graph.ID) error {
	return c.together([]step{{"statementsOf", statementsOfText, c.foundStatement}, {"relationsOf", relationsOfText, c.foundRelation}},
		map[string][]any{"statementsOf": idRows(ofStatements), "relationsOf": idRows(ofRelations)})
}

// statement replaces a statement.
func (c *change) statement(st *graph.Statement) error {
	if err := checkID(st.ID, graph.KindStatement); err != nil {
		return err
	}
	s, now := c.statements[st.ID], record.Statement(st)
	switch {
	case s == nil:
		s = &statementState{}
		c.statements[st.ID] = s
		c.out.New++
	case bytes.Equal(s.kept, now):
		c.out.Same++
		return nil
	default:
		c.out.Changed++
	}
	if _, err := c.printing(st.ArticleID); err != nil {
		return err
	}
	s.st, s.kept, s.key, s.dirty = st, now, graph.UtteranceKey(st), true
	return nil
}
