package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// anchorsAtOnce is how many anchors one query answers for.
const anchorsAtOnce = 1000

// request is a page to be read for each of some anchors.
type request[T any] struct {
	noun       noun
	order      order
	descending bool
	graph.Range
	scan func(columns []any) (T, error) // reads the noun's columns
	key  func(T) string                 // gives the order's key of what was read; nil where that does not say it
	with map[string]any                 // parameters of the noun's columns
	// meant takes the records of the actor that an anchor means; nil if nobody wants to know
	meant func(anchor string, records []any) error
}

// source is where the pages of some anchors come from.
type source struct {
	begin   string         // Cypher that gives, for each of $anchors, its number i and the values that drivers take, before all blocks
	params  map[string]any // of begin and of conditions
	several bool           // the values may be several and lead to the same rows
	list    []part         // the list in its order
	counted []part         // what a total counts
	never   bool           // nothing is there to be found
	actor   string         // expression of the id of the actor that an anchor means
}

// row is one row read.
type row[T any] struct {
	key  string
	item T
}

// pages answers for anchors from one source. Each answer goes where place says, into an empty page.
func (r request[T]) pages(s *session, from source, anchors []string, place func(i int) *graph.Page[T]) error {
	after, before, err := r.keys()
	if err != nil {
		return err
	}
	if from.never {
		return nil
	}
	for start := 0; start < len(anchors); start += anchorsAtOnce {
		chunk := anchors[start:min(start+anchorsAtOnce, len(anchors))]
		q := r.query(from, after, before)
		q.params["anchors"] = chunk
		err := s.each(q.String(), q.params, func(values []any) error {
			for _, answer := range as[[]any](values[0]) {
				fields := as[[]any](answer)
				i := int(as[int64](fields[0]))
				if err := r.fill(place(start+i), fields[1:]); err != nil {
					return err
				}
				if r.meant == nil {
					continue
				}
				if err := r.meant(chunk[i], as[[]any](fields[5])); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// answer gives a page for each anchor, or one when there is none. fn fills them; they are empty pages when it begins.
func (r request[T]) answer(ctx context.Context, s *Store, anchors graph.Anchors, fn func(*session, []graph.Page[T]) error) ([]graph.Page[T], error) {
	n := len(anchors.IDs)
	if anchors.By == graph.Nothing {
		n = 1
	}
	if n > graph.MaxAnchors {
		return nil, graph.Errorf(graph.LimitExceeded, "at most %d at a time; ask for fewer", graph.MaxAnchors)
	}
	if _, _, err := r.keys(); err != nil {
		return nil, err
	}
	pages := make([]graph.Page[T], n)
	err := s.read(ctx, func(session *session) error {
		for i := range pages {
			pages[i] = graph.Page[T]{Total: r.noTotal()}
		}
		if n == 0 {
			return nil
		}
		return fn(session, pages)
	})
	if err != nil {
		return nil, err
	}
	return pages, nil
}

// noTotal is the total of a page with nothing on it.
func (r request[T]) noTotal() int {
	if r.CountTo > 0 {
		return 0
	}
	return -1
}

// keys decodes the cursors.
func (r request[T]) keys() (after, before string, err error) {
	if after, err = r.order.key(r.After, r.noun.kind); err == nil {
		before, err = r.order.key(r.Before, r.noun.kind)
	}
	return after, before, err
}

// backwards tells whether the page is the end of what was asked, and size how many rows it has.
func (r request[T]) backwards() (backwards bool, size int) {
	if r.Last > 0 {
		return true, r.Last
	}
	return false, r.First
}

// query makes the text for the page: its rows, how many were walked to see whether there are more, whether there are any on the side
// it was reached from, and the total. A total that can be is counted on the same walk.
func (r request[T]) query(from source, after, before string) *query {
	q := &query{shape: shape{noun: r.noun, order: r.order, descending: r.descending}, several: from.several, params: maps.Clone(from.params)}
	maps.Copy(q.params, r.with)
	q.WriteString(from.begin)
	rows, walked, beyond, total := "[]", "0", "0", "-1"
	at := stretch{after: after, before: before}
	counts := r.countsOnTheWay(from, at)
	if backwards, n := r.backwards(); n > 0 {
		q.params["n"], q.params["walked"] = n, n+1
		if counts {
			q.params["walked"] = max(n+1, r.CountTo)
		}
		hits := q.walk(clipAll(from.list, at, r.order, r.descending, backwards), backwards)
		rows, walked = q.load(hits, r.key == nil), "size("+hits+")"
		switch { // the row the cursor was made from is nearly always there and found at once
		case backwards && before != "":
			beyond = q.look(clipAll(from.list, stretch{after: before, withAfter: true}, r.order, r.descending, false), false)
		case !backwards && after != "":
			beyond = q.look(clipAll(from.list, stretch{before: after, withBefore: true}, r.order, r.descending, true), true)
		}
	}
	switch {
	case counts:
		total = walked
	case r.CountTo > 0:
		q.params["countTo"] = r.CountTo
		total = q.count(from.counted)
	}
	q.WriteString("RETURN collect([i, " + rows + ", " + walked + ", " + beyond + ", " + total)
	if r.meant != nil {
		q.WriteString(", COLLECT { MATCH (wa:Actor {id: " + from.actor + "}) RETURN wa.record }")
	}
	q.WriteString("])")
	return q
}

// countsOnTheWay tells whether the walk for the page goes on to the total: over the whole list, no further than totals are counted
// when nothing is said, and where it need not sort what several values give.
func (r request[T]) countsOnTheWay(from source, at stretch) bool {
	_, n := r.backwards()
	return n > 0 && r.CountTo > 0 && r.CountTo <= graph.MaxTotal && at == stretch{} && !from.several &&
		!slices.ContainsFunc(from.list, func(p part) bool { return p.guard != "" })
}

// fill makes a page of what the query gave for an anchor: rows, how many were walked, how many were seen beyond, the total.
func (r request[T]) fill(p *graph.Page[T], fields []any) error {
	if r.CountTo > 0 {
		p.Total = min(int(as[int64](fields[3])), r.CountTo)
	}
	backwards, n := r.backwards()
	if n == 0 {
		return nil
	}
	rows, err := r.rows(as[[]any](fields[0]))
	if err != nil {
		return err
	}
	r.sort(rows, backwards)
	more := int(as[int64](fields[1])) > n
	if backwards {
		slices.Reverse(rows)
	}
	p.Items = make([]T, len(rows))
	for i, x := range rows {
		p.Items[i] = x.item
	}
	if !r.NoCursors {
		p.Cursors = make([]graph.Cursor, len(rows))
		for i, x := range rows {
			p.Cursors[i] = r.order.cursor(x.key, r.noun.kind)
		}
	}
	beyond := as[int64](fields[2]) > 0
	if backwards {
		p.Before, p.After = more, beyond
	} else {
		p.Before, p.After = beyond, more
	}
	return nil
}

// rows reads what the query gave of each row.
func (r request[T]) rows(raw []any) ([]row[T], error) {
	rows := make([]row[T], 0, len(raw))
	for _, x := range raw {
		columns, key := as[[]any](x), ""
		if r.key == nil {
			key, columns = as[string](columns[0]), columns[1:]
		}
		item, err := r.scan(columns)
		if err != nil {
			return nil, fmt.Errorf("a %s in order of %s, the key %q: %w", r.noun.name, r.order.name, key, err)
		}
		if r.key != nil {
			key = r.key(item)
		}
		rows = append(rows, row[T]{key, item})
	}
	return rows, nil
}

// sort puts rows in order. They are already, but a database promises that only for what one subquery gives.
func (r request[T]) sort(rows []row[T], backwards bool) {
	descending := r.descending != backwards
	compare := func(a, b row[T]) int {
		if unknown := r.order.isUnknown(a.key); unknown != r.order.isUnknown(b.key) {
			if unknown != backwards {
				return 1
			}
			return -1
		}
		if descending {
			return strings.Compare(b.key, a.key)
		}
		return strings.Compare(a.key, b.key)
	}
	if !slices.IsSortedFunc(rows, compare) {
		slices.SortFunc(rows, compare)
	}
}
