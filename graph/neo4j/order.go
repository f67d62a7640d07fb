package neo4j

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// order is one total order of the nodes of a kind: by one property that ends with the id, see keys.go.
type order struct {
	name     string // as cursors hold it
	property string
	// unknown says that keys may begin with unknownKey. Those come last in both directions.
	unknown bool
}

// The orders of each kind of node.
var (
	statementOrders = map[graph.StatementOrderField]order{
		graph.StatementsBySaid:       {"SAID", "said", true},
		graph.StatementsByLoaded:     {"LOADED", "byLoaded", false},
		graph.StatementsByConfidence: {"CONFIDENCE", "byConfidence", false},
		graph.StatementsByPlace:      {"PLACE", "place", false},
		graph.StatementsByID:         {"ID", "id", false},
	}
	actorOrders = map[graph.ActorOrderField]order{
		graph.ActorsByName:       {"NAME", "byName", false},
		graph.ActorsByStatements: {"STATEMENTS", "byStatements", false},
		graph.ActorsByLastSaid:   {"LAST_SAID", "byLastSaid", true},
		graph.ActorsByID:         {"ID", "id", false},
	}
	articleOrders = map[graph.ArticleOrderField]order{
		graph.ArticlesByPublished: {"PUBLISHED", "byPublished", true},
		graph.ArticlesByLoaded:    {"LOADED", "byLoaded", false},
		graph.ArticlesByTitle:     {"TITLE", "byTitle", false},
		graph.ArticlesByID:        {"ID", "id", false},
	}
	relationOrders = map[bool]order{ // by id alone?
		false: {"HAPPENED", "happened", true},
		true:  {"ID", "id", false},
	}
)

// pickOrder finds an order; the zero field takes fallback.
func pickOrder[F ~string](orders map[F]order, field, fallback F) (order, error) {
	if field == "" {
		field = fallback
	}
	o, ok := orders[field]
	if !ok {
		return order{}, graph.Errorf(graph.BadInput, "there is no order %q", string(field))
	}
	return o, nil
}

// byID tells whether the key is the id alone, and whole.
func (o order) byID() bool { return o.property == "id" }

// cursor encodes a key. kind is what ids at the end of keys stand without; "" when they stand whole.
func (o order) cursor(key, kind string) graph.Cursor {
	if o.byID() {
		return graph.MakeCursor(graph.Position{Order: o.name, ID: graph.ID(key)})
	}
	first, id := splitKey(key)
	if kind != "" {
		id = kind + ":" + id
	}
	return graph.MakeCursor(graph.Position{Order: o.name, Keys: []string{first}, ID: graph.ID(id)})
}

// key decodes a cursor; "" for the empty one.
func (o order) key(c graph.Cursor, kind string) (string, error) {
	if c == "" {
		return "", nil
	}
	if o.byID() {
		p, err := graph.ParseCursor(c, o.name, 0)
		return string(p.ID), err
	}
	p, err := graph.ParseCursor(c, o.name, 1)
	if err != nil {
		return "", err
	}
	id := string(p.ID)
	if kind != "" {
		k, ok := strings.CutPrefix(id, kind+":")
		if !ok || k == "" {
			return "", graph.Errorf(graph.BadInput, "the cursor is not one of ours; take it from pageInfo or from an edge")
		}
		id = k
	}
	return p.Keys[0] + " " + id, nil
}

// isUnknown tells whether a key is one of those that come last in both directions.
func (o order) isUnknown(key string) bool { return o.unknown && strings.HasPrefix(key, unknownKey) }
