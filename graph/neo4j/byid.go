package neo4j

import (
	"fmt"
	"maps"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// byIDs fills a page for each id, with the node if the filter lets it through, in one query: nested lists ask for many nodes at a
// time.
func (r request[T]) byIDs(s *session, pages []graph.Page[T], ids []graph.ID, w *where) error {
	after, before, err := r.keys()
	if err != nil || w.never {
		return err
	}
	found := map[graph.ID]row[T]{}
	for chunk := range slices.Chunk(once(slices.Clone(ids)), anchorsAtOnce) {
		if err := r.find(s, chunk, w, found); err != nil {
			return err
		}
	}
	for i, id := range ids {
		if x, ok := found[id]; ok {
			r.only(&pages[i], x, after, before)
		}
	}
	return nil
}

// find reads the nodes of ids. What is found by a former id takes precedence.
func (r request[T]) find(s *session, ids []graph.ID, w *where, found map[graph.ID]row[T]) error {
	params := maps.Clone(w.params)
	params["ids"] = texts(ids)
	maps.Copy(params, r.with)
	return s.each(r.findText(w), params, func(values []any) error {
		for _, list := range values {
			for _, x := range as[[]any](list) {
				columns := as[[]any](x)
				id := graph.ID(as[string](columns[0]))
				item, err := r.scan(columns[2:])
				if err != nil {
					return fmt.Errorf("the %s %s: %w", r.noun.name, id, err)
				}
				found[id] = row[T]{as[string](columns[1]), item}
			}
		}
		return nil
	})
}

// findText makes the query that gives the nodes of $ids as lists of id, key and columns: those that have the ids and, for actors,
// those that answer for them now.
func (r request[T]) findText(w *where) string {
	n, key := r.noun, r.noun.row+"."+r.order.property
	rest := conjoined(w.own)
	if len(w.far) > 0 {
		rest += " WITH * WHERE " + conjoined(w.far)[len(" AND "):]
	}
	text := w.resolving() + "CALL (*) { MATCH (" + n.row + ":" + n.label + ") USING INDEX SEEK " + n.row + ":" + n.label + "(id) WHERE " + n.row + ".id IN $ids" +
		rest + " RETURN collect([" + n.row + ".id, " + key + ", " + n.columns + "]) AS direct } "
	if !n.former {
		return text + "RETURN direct"
	}
	return text + "CALL (*) { MATCH (l:Alias)-[:MEANS]->(" + n.row + ") USING INDEX SEEK l:Alias(key) WHERE l.key IN $ids" +
		rest + " RETURN collect([l.key, " + key + ", " + n.columns + "]) AS former } RETURN direct, former"
}

// only fills the page of a list with one row on it.
func (r request[T]) only(p *graph.Page[T], x row[T], after, before string) {
	if r.CountTo > 0 {
		p.Total = 1
	}
	backwards, n := r.backwards()
	at := part{upper: successor(x.key), lower: x.key}
	list := wholeList(nil, nil, r.order, r.descending)
	holds := func(in stretch) bool {
		for _, whole := range list {
			if clipped, some := whole.clip(in, r.order, r.descending); some && at.overlaps(clipped) {
				return true
			}
		}
		return false
	}
	if n == 0 {
		return
	}
	if holds(stretch{after: after, before: before}) {
		p.Items, p.Cursors = []T{x.item}, []graph.Cursor{r.order.cursor(x.key, r.noun.kind)}
	}
	if backwards {
		p.After = before != "" && holds(stretch{after: before, withAfter: true})
	} else {
		p.Before = after != "" && holds(stretch{before: after, withBefore: true})
	}
}

// overlaps tells whether two parts have keys in common.
func (p part) overlaps(o part) bool {
	return (o.upper == "" || p.lower < o.upper) && (o.lower == "" || p.upper > o.lower)
}
