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
	rows, err := q.read(ctx, s, q.between(after, before), backwards, n+1)
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
	in := interval{lower: at}
	if backwards != q.descending {
		in = interval{upper: at.successor()}
	}
	rows, err := q.read(ctx, s, in, backwards, 1)
	return len(rows) > 0, err
}

// interval is a stretch in the database's ascending order: from lower, inclusive, to upper, exclusive; nil is open.
type interval struct{ lower, upper *point }

// between is the stretch strictly between two points of the list.
func (q request[T]) between(after, before *point) interval {
	if q.descending {
		return interval{before.successor(), after}
	}
	return interval{after.successor(), before}
}

// successor is the next possible point, nil for nil.
func (p *point) successor() *point {
	if p == nil {
		return nil
	}
	return &point{p.keys, p.id + "\x00"}
}

// meet is what two intervals share; some is false when that is nothing.
func (in interval) meet(o interval) (both interval, some bool) {
	if in.lower == nil || o.lower != nil && o.lower.compare(*in.lower) > 0 {
		in.lower = o.lower
	}
	if in.upper == nil || o.upper != nil && o.upper.compare(*in.upper) < 0 {
		in.upper = o.upper
	}
	return in, in.lower == nil || in.upper == nil || in.lower.compare(*in.upper) < 0
}

// parts are the stretches of the order that one scan each can read, in the order of reading: descending, the unknown come last by
// themselves; ascending, they have to be read after the known.
func (q request[T]) parts(backwards bool) []interval {
	if q.order.known == 0 || q.descending {
		return []interval{{}}
	}
	edge := &point{keys: []any{q.order.known}}
	known, unknown := interval{lower: edge}, interval{upper: edge}
	if backwards {
		return []interval{unknown, known}
	}
	return []interval{known, unknown}
}

// read gives up to n rows of an interval, from the beginning of the list or, backwards, from its end.
func (q request[T]) read(ctx context.Context, s *session, in interval, backwards bool, n int) ([]row[T], error) {
	var all []row[T]
	for _, part := range q.parts(backwards) {
		stretch, some := part.meet(in)
		if !some || len(all) >= n {
			continue
		}
		rows, err := q.merge(ctx, s, stretch, q.descending != backwards, n-len(all))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
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
