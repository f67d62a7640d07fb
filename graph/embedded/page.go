package embedded

import (
	"context"
	"database/sql"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// request is one page to be read: from the rows of a driver for each of values (merged where there are several), those that the
// filter lets through, in an order.
type request[T any] struct {
	table      table
	driver     driver
	values     []any // what the driver's condition takes, []any where it takes several; one nil for a driver without
	where      where
	order      order
	descending bool
	graph.Range
	scan func(rows *sql.Rows, head []any) (T, error) // head takes the keys and the id
}

// row is one row read.
type row[T any] struct {
	point
	item T
}

// above is greater than every number and every text, by SQLite's order of types.
var above = []byte{0xff}

// page answers a request.
func (q request[T]) page(ctx context.Context, s *session) (graph.Page[T], error) {
	p := graph.Page[T]{Total: -1}
	if q.where.never || len(q.values) == 0 {
		if q.CountTo > 0 {
			p.Total = 0
		}
		return p, nil
	}
	after, err := q.order.point(q.After, q.table.kind)
	if err != nil {
		return p, err
	}
	before, err := q.order.point(q.Before, q.table.kind)
	if err != nil {
		return p, err
	}
	if err := q.fill(ctx, s, &p, after, before); err != nil {
		return p, err
	}
	if q.CountTo > 0 {
		p.Total, err = q.total(ctx, s)
	}
	return p, err
}

// fill reads the rows of the page and looks whether there are more on both sides.
func (q request[T]) fill(ctx context.Context, s *session, p *graph.Page[T], after, before *point) error {
	n, backwards := q.First, false
	if q.Last > 0 {
		n, backwards = q.Last, true
	}
	if n == 0 {
		return nil
	}
	rows, err := q.read(ctx, s, stretch{after: after, before: before}, backwards, n+1)
	if err != nil {
		return err
	}
	more := len(rows) > n
	if more {
		rows = rows[:n]
	}
	if backwards {
		slices.Reverse(rows)
	}
	for _, r := range rows {
		p.Items = append(p.Items, r.item)
		p.Cursors = append(p.Cursors, q.order.cursor(r.point, q.table.kind))
	}
	if backwards {
		p.Before = more
		p.After, err = q.beyond(ctx, s, before, false)
	} else {
		p.After = more
		p.Before, err = q.beyond(ctx, s, after, true)
	}
	return err
}

// beyond tells whether there are rows at the point or past it, looking from it in one direction. The row the cursor was made from
// is nearly always there and found at once.
func (q request[T]) beyond(ctx context.Context, s *session, at *point, backwards bool) (bool, error) {
	if at == nil {
		return false, nil
	}
	in := stretch{after: at, withAfter: true}
	if backwards {
		in = stretch{before: at, withBefore: true}
	}
	rows, err := q.read(ctx, s, in, backwards, 1)
	return len(rows) > 0, err
}

// stretch is a part of the list: after one point and before another, without them unless said so; nil is open.
type stretch struct {
	after, before         *point
	withAfter, withBefore bool
}

// interval is a part of the database's ascending order: from lower, inclusive, to upper, exclusive; nil is open.
type interval struct{ lower, upper *point }

// interval is a stretch as the database orders it.
func (q request[T]) interval(in stretch) interval {
	after, before := in.after, in.before
	if q.descending {
		if in.withAfter && after != nil {
			after = after.successor()
		}
		if !in.withBefore && before != nil {
			before = before.successor()
		}
		return interval{lower: before, upper: after}
	}
	if !in.withAfter && after != nil {
		after = after.successor()
	}
	if in.withBefore && before != nil {
		before = before.successor()
	}
	return interval{lower: after, upper: before}
}

// successor is the next possible point.
func (p *point) successor() *point { return &point{p.keys, p.id + "\x00"} }

// read gives up to n rows of a stretch, from its beginning or, backwards, from its end. Ascending, the rows of which the first key
// is unknown come after the others in the list and before them in the database, so that the two are read apart.
func (q request[T]) read(ctx context.Context, s *session, in stretch, backwards bool, n int) ([]row[T], error) {
	parts := []interval{q.interval(in)}
	if q.order.known != 0 && !q.descending {
		parts = q.knownAndUnknown(in)
		if backwards {
			slices.Reverse(parts)
		}
	}
	var all []row[T]
	for _, part := range parts {
		if len(all) == n {
			break
		}
		rows, err := q.merge(ctx, s, part, q.descending != backwards, n-len(all))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// knownAndUnknown cuts a stretch of an ascending list in two, or one when it has no part of the other.
func (q request[T]) knownAndUnknown(in stretch) []interval {
	known := func(p *point) bool { return p.keys[0].(int64) >= q.order.known }
	edge := &point{keys: []any{q.order.known}}
	var parts []interval
	if in.after == nil || known(in.after) {
		first := in
		if in.before != nil && !known(in.before) {
			first.before = nil
		}
		part := q.interval(first)
		if part.lower == nil {
			part.lower = edge
		}
		parts = append(parts, part)
	}
	if in.before == nil || !known(in.before) {
		last := in
		if in.after != nil && known(in.after) {
			last.after = nil
		}
		part := q.interval(last)
		if part.upper == nil {
			part.upper = edge
		}
		parts = append(parts, part)
	}
	return parts
}

// merge reads up to n rows for each of the driver's values and merges them, once each.
func (q request[T]) merge(ctx context.Context, s *session, in interval, descending bool, n int) ([]row[T], error) {
	sh := shape{q.driver, q.order, descending}
	text := sh.rows(q.table, q.where)
	var all []row[T]
	for _, value := range q.values {
		rows, err := q.scanRows(ctx, s, text, q.args(value, in, n))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	if len(q.values) == 1 {
		return all, nil
	}
	slices.SortFunc(all, func(a, b row[T]) int {
		if descending {
			return b.compare(a.point)
		}
		return a.compare(b.point)
	})
	all = slices.CompactFunc(all, func(a, b row[T]) bool { return a.id == b.id })
	return all[:min(n, len(all))], nil
}

func (q request[T]) args(value any, in interval, n int) []any {
	args := q.driverArgs(value)
	if in.lower != nil {
		args = append(append(args, in.lower.keys...), in.lower.id)
	} else {
		args = append(append(args, q.order.lowest...), "")
	}
	if in.upper != nil {
		args = append(append(args, in.upper.keys...), in.upper.id)
	} else {
		for range len(q.order.lowest) + 1 {
			args = append(args, above)
		}
	}
	return append(append(args, q.where.args...), n)
}

func (q request[T]) scanRows(ctx context.Context, s *session, text string, args []any) ([]row[T], error) {
	var all []row[T]
	err := s.each(ctx, text, args, func(rows *sql.Rows) error {
		keys := make([]any, len(q.order.lowest))
		to := make([]any, 0, len(keys)+8)
		for i := range keys {
			to = append(to, &keys[i])
		}
		r := row[T]{point: point{keys: keys}}
		var err error
		r.item, err = q.scan(rows, append(to, &r.id))
		all = append(all, r)
		return err
	})
	return all, err
}

// total counts the rows that the filter lets through, no further than CountTo.
func (q request[T]) total(ctx context.Context, s *session) (int, error) {
	if len(q.values) > 1 {
		return q.totalOfMany(ctx, s)
	}
	var n int
	_, err := s.one(ctx, q.driver.count(q.where), q.countArgs(q.values[0]), &n)
	return n, err
}

func (q request[T]) countArgs(value any) []any {
	return append(append(q.driverArgs(value), q.where.args...), q.CountTo)
}

// driverArgs are what the driver's condition takes.
func (q request[T]) driverArgs(value any) []any {
	args := make([]any, 0, 8+len(q.where.args))
	if q.driver.where == "" {
		return args
	}
	if several, ok := value.([]any); ok {
		return append(args, several...)
	}
	return append(args, value)
}

// totalOfMany counts rows once that several values lead to.
func (q request[T]) totalOfMany(ctx context.Context, s *session) (int, error) {
	seen := map[int64]bool{}
	text := q.driver.list(q.where)
	for _, value := range q.values {
		rows, err := column[int64](ctx, s, text, q.countArgs(value)...)
		if err != nil {
			return 0, err
		}
		for _, pk := range rows {
			seen[pk] = true
		}
	}
	return min(len(seen), q.CountTo), nil
}
