package neo4j

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
)

// put writes nouns: first what goes, then nodes, then relationships.
func (c *change) put() error {
	if err := c.plan(); err != nil {
		return err
	}
	for _, step := range []func() error{
		c.clearStatements, c.clearRelations, c.putGone, c.putCodebook, c.putActors, c.putAliases, c.putArticles, c.putStatements, c.putRelations, c.putFresh,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return c.putEdges()
}

// plan collects the relationships of all that is written.
func (c *change) plan() error {
	c.edges, c.fresh = map[edgeType][]edge{}, map[string][]any{}
	for _, id := range sortedKeys(c.actors) {
		if s := c.actors[id]; s.dirty || s.relink {
			a, err := s.now()
			if err != nil {
				return err
			}
			if err := c.link(id, actorEdges(a, c.now)); err != nil {
				return err
			}
		}
	}
	for _, id := range sortedKeys(c.articles) {
		if s := c.articles[id]; s.dirty && s.kept != nil {
			if err := c.link(id, articleEdges(s.a)); err != nil {
				return err
			}
		}
	}
	for _, id := range sortedKeys(c.reports) {
		if err := c.link(id, statementEdges(c.statements[id].st, c.now)); err != nil {
			return err
		}
	}
	if err := c.planRelations(); err != nil {
		return err
	}
	for _, p := range c.codebook.propositions {
		e := edge{inTopic, p["id"].(string), p["topic"].(string), nil}
		if err := c.link(graph.ID(e.from), []edge{e}); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) planRelations() error {
	for _, id := range sortedKeys(c.relations) {
		if s := c.relations[id]; s.dirty && s.kept != nil {
			r, err := s.now()
			if err != nil {
				return err
			}
			if err := c.link(id, relationEdges(r, c.now)); err != nil {
				return err
			}
		}
	}
	return nil
}

// rows runs a query for rows, a batch at a time.
func (c *change) rows(text string, rows []any, row func([]any) error) error {
	for part := range slices.Chunk(rows, batchRows) {
		if err := c.each(text, packed(map[string]any{"rows": part}), row); err != nil {
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

// link adds relationships of a noun, which are written when all nodes are there.
func (c *change) link(of graph.ID, edges []edge) error {
	for _, e := range edges {
		if !utf8.ValidString(e.from) || !utf8.ValidString(e.to) {
			return graph.Errorf(graph.BadInput, "%q cannot be stored: an id that it names is not valid UTF-8; convert the text first", of)
		}
		if err := e.props.check(of); err != nil {
			return err
		}
		c.edges[e.edgeType] = append(c.edges[e.edgeType], e)
	}
	return nil
}

// firm are the types of relationship whose ends a write always has met, in groups that are written together. Small groups, so that
// a query is planned soon and only when it is needed.
var firm = [][]edgeType{
	{said, takes, printsIt, countsFor, spokeOf}, {spokeTo, onBehalfOf, couldMean, readAs}, {partyTo, reported, printsThat},
	{belongsTo, held, memberOf, partOf},
}

// loose are the types of which the other end may not be there. They are rare, and looked for by their ids.
var loose = []edgeType{within, follows, inTopic}

// putEdges writes relationships, each type sorted by its ends: the same change is written in the same order.
func (c *change) putEdges() error {
	for _, group := range firm {
		var steps []step
		rows := map[string][]any{}
		for _, t := range group {
			steps = append(steps, step{t.kind, edgeText(t.kind), nil})
			for _, e := range sortedEdges(c.edges[t]) {
				row, err := c.edgeRow(e)
				if err != nil {
					return err
				}
				rows[t.kind] = append(rows[t.kind], row)
			}
		}
		if err := c.together(steps, rows); err != nil {
			return err
		}
	}
	for _, t := range loose {
		var rows []any
		for _, e := range sortedEdges(c.edges[t]) {
			rows = append(rows, []any{e.from, e.to, map[string]any(e.props)})
		}
		if err := c.write(looseText(t), rows); err != nil {
			return err
		}
	}
	return nil
}

func sortedEdges(edges []edge) []edge {
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	return edges
}

// edgeText writes relationships of a type between nodes that this transaction has met: by the database's own address of a node it
// is found in half the time that an index takes.
func edgeText(kind string) string {
	return "MATCH (a) WHERE elementId(a) = r[0] MATCH (b) WHERE elementId(b) = r[1] CREATE (a)-[e:" + kind + "]->(b) SET e = r[2]"
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
	return "UNWIND $p.rows AS r MATCH (a:" + t.from + " {id: r[0]}) MATCH (b:" + t.to + " {id: r[1]}) MERGE (a)-[e:" + t.kind + "]->(b) SET e = r[2]"
}

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
