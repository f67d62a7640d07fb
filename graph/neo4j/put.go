package neo4j

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// put writes nouns: first what goes, then nodes, then relationships.
func (c *change) put() error {
	if err := c.plan(); err != nil {
		return err
	}
	for _, step := range []func() error{
		c.clearStatements, c.clearRelations, c.putGone, c.putCodebook, c.putActors, c.putAliases, c.putArticles, c.putStatements, c.putRelations,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return c.putEdges()
}

// plan collects the relationships of all that is written.
func (c *change) plan() error {
	c.edges = map[edgeType][]edge{}
	for _, id := range sortedKeys(c.actors) {
		if s := c.actors[id]; s.dirty || s.relink {
			a, err := s.now()
			if err != nil {
				return err
			}
			c.link(actorEdges(a, c.now))
		}
	}
	for _, id := range sortedKeys(c.articles) {
		if s := c.articles[id]; s.dirty && s.kept != nil {
			c.link(articleEdges(s.a))
		}
	}
	for _, id := range sortedKeys(c.reports) {
		c.link(statementEdges(c.statements[id].st, c.now))
	}
	for _, id := range sortedKeys(c.relations) {
		if s := c.relations[id]; s.dirty && s.kept != nil {
			r, err := s.now()
			if err != nil {
				return err
			}
			c.link(relationEdges(r, c.now))
		}
	}
	for _, p := range c.codebook.propositions {
		c.link([]edge{{inTopic, p["id"].(string), p["topic"].(string), nil}})
	}
	return nil
}

// rows runs a query for rows, a thousand at a time.
func (c *change) rows(text string, rows []any, row func([]any) error) error {
	for part := range slices.Chunk(rows, batchRows) {
		if err := c.each(text, map[string]any{"rows": part}, row); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) write(text string, rows []any) error {
	return c.rows(text, rows, func([]any) error { return nil })
}

// idRows are ids as rows.
func idRows(ids []graph.ID) []any {
	rows := make([]any, len(ids))
	for i, id := range ids {
		rows[i] = string(id)
	}
	return rows
}

// link adds relationships that are written when all nodes are there.
func (c *change) link(edges []edge) {
	for _, e := range edges {
		c.edges[e.edgeType] = append(c.edges[e.edgeType], e)
	}
}

// putEdges writes relationships, type by type, each sorted by its ends: so all writers lock the same nodes in the same order.
func (c *change) putEdges() error {
	types := make([]edgeType, 0, len(c.edges))
	for t := range c.edges {
		types = append(types, t)
	}
	slices.SortFunc(types, func(a, b edgeType) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.from, b.from)) })
	for _, t := range types {
		edges := c.edges[t]
		slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
		text := edgeText(t.kind)
		row := c.edgeRow
		if t == within || t == follows || t == inTopic {
			text, row = looseText(t), looseRow
		}
		rows := make([]any, len(edges))
		for i, e := range edges {
			var err error
			if rows[i], err = row(e); err != nil {
				return err
			}
		}
		if err := c.write(text, rows); err != nil {
			return err
		}
	}
	return nil
}

// edgeText writes relationships of a type between nodes that this transaction has met: by the database's own address of a node it
// is found in half the time that an index takes.
func edgeText(kind string) string {
	return "UNWIND $rows AS r MATCH (a) WHERE elementId(a) = r[0] MATCH (b) WHERE elementId(b) = r[1] CREATE (a)-[e:" + kind + "]->(b) SET e = r[2]"
}

func (c *change) edgeRow(e edge) (any, error) {
	from, to := c.elements[nodeKey{e.edgeType.from, e.from}], c.elements[nodeKey{e.edgeType.to, e.to}]
	if from == "" || to == "" {
		return nil, fmt.Errorf("%s %s %s: %w", e.from, e.kind, e.to, errMissing)
	}
	return []any{from, to, map[string]any(e.props)}, nil
}

var errMissing = errors.New("a node that must be there is not")

// looseText writes relationships of which the other end may not be there, and that may have been written from there.
func looseText(t edgeType) string {
	return "UNWIND $rows AS r MATCH (a:" + t.from + " {id: r[0]}) MATCH (b:" + t.to + " {id: r[1]}) MERGE (a)-[e:" + t.kind + "]->(b) SET e = r[2]"
}

func looseRow(e edge) (any, error) { return []any{e.from, e.to, map[string]any(e.props)}, nil }

// nodeKey is a node as an end of relationships.
type nodeKey struct{ label, id string }

// found remembers where the database keeps a node, if there is one.
func (c *change) found(label string, id, element any) {
	if at := as[string](element); at != "" {
		c.elements[nodeKey{label, as[string](id)}] = at
	}
}

// create makes nodes with a text that gives the id and the address of each.
func (c *change) create(label, text string, rows []any) error {
	return c.rows(text, rows, func(v []any) error {
		c.found(label, v[0], v[1])
		return nil
	})
}

// node is a row that creates or replaces a node.
func node(p properties, id graph.ID) (any, error) {
	if err := p.check(id); err != nil {
		return nil, err
	}
	return map[string]any{"id": string(id), "p": map[string]any(p)}, nil
}
