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
	parts      []part // of the list, when something is known of where its rows lie; nil: all of it
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

// merge reads up to n rows for each of the driver's values and merges them, once each.
func (q request[T]) merge(ctx context.Context, s *session, p part, descending bool, n int) ([]row[T], error) {
	text := shape{p.driver, q.order, descending}.rows(q.table, q.where)
	var all []row[T]
	for _, value := range q.values {
		rows, err := q.scanRows(ctx, s, text, q.args(value, p, n))
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

func (q request[T]) args(value any, in part, n int) []any {
	args := in.driver.args(value)
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
	switch {
	case len(q.values) > 1:
		return q.totalOfMany(ctx, s)
	case q.parts != nil:
		return q.totalOfParts(ctx, s)
	}
	var n int
	_, err := s.one(ctx, q.driver.count(q.where), q.countArgs(q.values[0]), &n)
	return n, err
}

func (q request[T]) countArgs(value any) []any {
	return append(append(q.driver.args(value), q.where.args...), q.CountTo)
}

// totalOfParts counts part by part.
func (q request[T]) totalOfParts(ctx context.Context, s *session) (int, error) {
	total := 0
	for _, p := range q.parts {
		var n int
		text := shape{p.driver, q.order, false}.count(q.where)
		if _, err := s.one(ctx, text, q.args(q.values[0], p, q.CountTo-total), &n); err != nil {
			return 0, err
		}
		if total += n; total >= q.CountTo {
			break
		}
	}
	return total, nil
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
