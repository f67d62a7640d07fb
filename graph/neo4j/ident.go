package neo4j

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
)

// ident is what is known of the id of an actor.
type ident struct {
	there    bool     // a node has this id, perhaps one that is only referred to
	whole    bool     // the actor itself is stored
	was, now graph.ID // the actor that answered for the id before this change, and that does now
	n        int      // kept: utterances among its statements that lead
	last     graph.Date
}

const identText = `OPTIONAL MATCH (a:Actor {id: r}) USING INDEX SEEK a:Actor(id)
	OPTIONAL MATCH (l:Alias {key: r})-[:MEANS]->(b:Actor) USING INDEX SEEK l:Alias(key)
	RETURN collect([r, elementId(a), a.record IS NOT NULL, a.statements, a.lastSaid, b.id]) AS idents`

// know reads what there is of ids, and of the actors that answer for them.
func (c *change) know(ids []graph.ID) error {
	for asked := c.unknown(ids); len(asked) > 0; asked = c.unknown(c.successors) {
		c.successors = nil
		if err := c.together([]step{c.identStep()}, map[string][]any{"idents": idRows(asked)}); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) identStep() step { return step{"idents", identText, c.foundIdent} }

func (c *change) foundIdent(v []any) error {
	id := graph.ID(as[string](v[0]))
	i := &ident{there: v[1] != nil, whole: as[bool](v[2]), was: id, now: id, n: int(as[int64](v[3])), last: dateOf(v[4])}
	if successor := as[string](v[5]); successor != "" {
		i.was, i.now = graph.ID(successor), graph.ID(successor)
		c.successors = append(c.successors, i.now)
	}
	c.idents[id] = i
	c.found("Actor", v[0], v[1])
	return nil
}

// unknown lists the ids that nothing is known of yet, sorted, once each.
func (c *change) unknown(ids []graph.ID) []graph.ID {
	var asked []graph.ID
	for _, id := range ids {
		if id != "" && c.idents[id] == nil {
			asked = append(asked, id)
		}
	}
	slices.Sort(asked)
	return slices.Compact(asked)
}

// now is the actor that answers for an id.
func (c *change) now(id graph.ID) graph.ID {
	if i := c.idents[id]; i != nil {
		return i.now
	}
	return id
}

// checkID refuses an id that is not of the kind or that an order key could not hold.
func checkID(id graph.ID, kind string) error {
	if k, ok := strings.CutPrefix(string(id), kind+":"); !ok || k == "" {
		return graph.Errorf(graph.BadInput, "%q is not the id of one %s: it must begin with %q", id, kind, kind+":")
	}
	return checkSpaces(id)
}

func checkSpaces(id graph.ID) error {
	if strings.ContainsFunc(string(id), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return graph.Errorf(graph.BadInput, "%q cannot be an id: it has a space in it", id)
	}
	if !utf8.ValidString(string(id)) {
		return graph.Errorf(graph.BadInput, "%q cannot be an id: it is not valid UTF-8", id)
	}
	return nil
}

// batches runs a query for a list, a batch at a time.
func (c *change) batches(text, name string, list []graph.ID, row func([]any) error) error {
	for part := range slices.Chunk(list, batchRows) {
		if err := c.each(text, packed(map[string]any{name: texts(part)}), row); err != nil {
			return err
		}
	}
	return nil
}

// texts are ids as the driver takes them without looking at each.
func texts[T ~string](ids []T) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}
