package embedded

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// order is one total order of the rows of a table: its key columns and then the id, all in one direction. Where the first key can
// be unknown, rows below known come last in both directions.
type order struct {
	name    string   // as cursors hold it
	columns []string // key columns; the id follows by itself
	lowest  []any    // below every value of the columns
	known   int64    // smallest known value of the first key; 0: it is always known
	codec   keyCodec
}

// keyCodec writes order keys into cursors and reads them back.
type keyCodec struct {
	n     int // keys in a cursor
	write func([]any) []string
	read  func(graph.Position) ([]any, error)
}

var (
	noKeys  = keyCodec{0, func([]any) []string { return nil }, func(graph.Position) ([]any, error) { return nil, nil }}
	intKey  = keyCodec{1, func(k []any) []string { return []string{decimal(k[0])} }, readInts(1)}
	textKey = keyCodec{1, func(k []any) []string { return []string{k[0].(string)} },
		func(p graph.Position) ([]any, error) { return []any{p.Keys[0]}, nil }}
	realKey = keyCodec{1, func(k []any) []string { return []string{strconv.FormatFloat(k[0].(float64), 'g', -1, 64)} }, readReal}
	// spanKeys are until and from, which the column holds in one.
	spanKeys = keyCodec{2, func(k []any) []string {
		span := k[0].(int64)
		return []string{decimal(span >> spanBits), decimal(span & (1<<spanBits - 1))}
	}, readSpan}
	placeKeys = keyCodec{2, func(k []any) []string {
		return []string{graph.KindArticle + ":" + k[0].(string), decimal(k[1])}
	}, readPlace}
)

func decimal(v any) string { return strconv.FormatInt(v.(int64), 10) }

func readInts(n int) func(graph.Position) ([]any, error) {
	return func(p graph.Position) ([]any, error) {
		keys := make([]any, n)
		for i := range keys {
			v, err := p.Int(i)
			if err != nil {
				return nil, err
			}
			keys[i] = v
		}
		return keys, nil
	}
}

func readSpan(p graph.Position) ([]any, error) {
	keys, err := readInts(2)(p)
	if err != nil {
		return nil, err
	}
	return []any{keys[0].(int64)<<spanBits | keys[1].(int64)}, nil
}

func readReal(p graph.Position) ([]any, error) {
	v, err := strconv.ParseFloat(p.Keys[0], 64)
	if err != nil || math.IsNaN(v) {
		return nil, badCursor()
	}
	return []any{v}, nil
}

func readPlace(p graph.Position) ([]any, error) {
	at, err := p.Int(1)
	if err != nil {
		return nil, err
	}
	return []any{graph.ID(p.Keys[0]).Key(), at}, nil
}

func badCursor() error {
	return graph.Errorf(graph.BadInput, "the cursor is not one of ours; take it from pageInfo or from an edge")
}

// low is below every number that a column holds.
var low = []any{math.MinInt64}

// The orders of each table.
var (
	statementOrders = map[graph.StatementOrderField]order{
		graph.StatementsBySaid:       {"SAID", []string{"said"}, low, knownSpan, spanKeys},
		graph.StatementsByLoaded:     {"LOADED", []string{"loaded"}, low, 0, intKey},
		graph.StatementsByConfidence: {"CONFIDENCE", []string{"confidence"}, low, 0, realKey},
		graph.StatementsByPlace:      {"PLACE", []string{"article_id", "place"}, []any{"", math.MinInt64}, 0, placeKeys},
		graph.StatementsByID:         {"ID", nil, nil, 0, noKeys},
	}
	actorOrders = map[graph.ActorOrderField]order{
		graph.ActorsByName:       {"NAME", []string{"name"}, []any{""}, 0, textKey},
		graph.ActorsByStatements: {"STATEMENTS", []string{"statements"}, low, 0, intKey},
		graph.ActorsByLastSaid:   {"LAST_SAID", []string{"last_said"}, low, 1, intKey},
		graph.ActorsByID:         {"ID", nil, nil, 0, noKeys},
	}
	articleOrders = map[graph.ArticleOrderField]order{
		graph.ArticlesByPublished: {"PUBLISHED", []string{"published"}, low, 1, intKey},
		graph.ArticlesByLoaded:    {"LOADED", []string{"loaded"}, low, 0, intKey},
		graph.ArticlesByTitle:     {"TITLE", []string{"title"}, []any{""}, 0, textKey},
		graph.ArticlesByID:        {"ID", nil, nil, 0, noKeys},
	}
	relationOrders = map[bool]order{ // by id alone?
		false: {"HAPPENED", []string{"happened"}, low, knownSpan, spanKeys},
		true:  {"ID", nil, nil, 0, noKeys},
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

// point is a place in an order: the keys and the id without its kind.
type point struct {
	keys []any
	id   string
}

// compare orders points as the database does.
func (a point) compare(b point) int {
	for i := range a.keys {
		var c int
		switch x := a.keys[i].(type) {
		case int64:
			c = cmp.Compare(x, b.keys[i].(int64))
		case float64:
			c = cmp.Compare(x, b.keys[i].(float64))
		case string:
			c = strings.Compare(x, b.keys[i].(string))
		}
		if c != 0 {
			return c
		}
	}
	return strings.Compare(a.id, b.id)
}

// cursor encodes a point; kind is put before its id, unless it is empty.
func (o order) cursor(p point, kind string) graph.Cursor {
	id := graph.ID(p.id)
	if kind != "" {
		id = graph.MakeID(kind, p.id)
	}
	return graph.MakeCursor(graph.Position{Order: o.name, Keys: o.codec.write(p.keys), ID: id})
}

// point decodes a cursor; nil for the empty one.
func (o order) point(c graph.Cursor, kind string) (*point, error) {
	if c == "" {
		return nil, nil
	}
	position, err := graph.ParseCursor(c, o.name, o.codec.n)
	if err != nil {
		return nil, err
	}
	keys, err := o.codec.read(position)
	if err != nil {
		return nil, err
	}
	id := string(position.ID)
	if kind != "" {
		if id, err = key(position.ID, kind); err != nil {
			return nil, badCursor()
		}
	}
	return &point{keys, id}, nil
}
