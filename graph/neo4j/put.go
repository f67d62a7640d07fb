package neo4j

import (
	"cmp"
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
		if err := c.write(t.text(), edgeRows(c.edges[t])); err != nil {
			return err
		}
	}
	return nil
}

func edgeRows(edges []edge) []any {
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	rows := make([]any, len(edges))
	for i, e := range edges {
		rows[i] = map[string]any{"from": e.from, "to": e.to, "p": map[string]any(e.props)}
	}
	return rows
}

// text writes relationships of a type. Those between versions of an article are written from both sides.
func (t edgeType) text() string {
	verb := "CREATE"
	if t == follows {
		verb = "MERGE"
	}
	return "UNWIND $rows AS r MATCH (a:" + t.from + " {id: r.from}) MATCH (b:" + t.to + " {id: r.to}) " + verb + " (a)-[e:" + t.kind + "]->(b) SET e = r.p"
}

// node is a row that creates or replaces a node.
func node(p properties, id graph.ID) (any, error) {
	if err := p.check(id); err != nil {
		return nil, err
	}
	return map[string]any{"id": string(id), "p": map[string]any(p)}, nil
}
