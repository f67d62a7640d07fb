package embedded

import (
	"context"
	"slices"
)

// stretch is a part of the list: after one point and before another, without them unless said so; nil is open.
type stretch struct {
	after, before         *point
	withAfter, withBefore bool
}

// interval is a part of the database's ascending order: from lower, inclusive, to upper, exclusive; nil is open.
type interval struct{ lower, upper *point }

// part is an interval that one scan reads. The parts of a list follow one another in the list's order.
type part struct {
	interval
	driver  driver
	unknown bool // of rows whose first key is unknown, which come last in both directions
}

// successor is the next possible point, nil for nil.
func (p *point) successor() *point {
	if p == nil {
		return nil
	}
	return &point{p.keys, p.id + "\x00"}
}

// interval is a stretch as the database orders it.
func (q request[T]) interval(in stretch) interval {
	first, last := in.after, in.before
	if in.withAfter == q.descending {
		first = first.successor()
	}
	if in.withBefore != q.descending {
		last = last.successor()
	}
	if q.descending {
		return interval{last, first}
	}
	return interval{first, last}
}

// list gives the parts of the list in its order: those that are known to hold its rows, or all there is, the unknown last.
func (q request[T]) list() []part {
	if q.parts != nil {
		return q.parts
	}
	if q.order.known == 0 {
		return []part{{driver: q.driver}}
	}
	edge := &point{keys: []any{q.order.known}}
	return []part{{interval: interval{lower: edge}, driver: q.driver}, {interval: interval{upper: edge}, driver: q.driver, unknown: true}}
}

// place tells whether a point lies before a part of the list (-1), in it (0) or after it (1).
func (q request[T]) place(at *point, p part) int {
	if unknown := q.order.known != 0 && at.keys[0].(int64) < q.order.known; unknown != p.unknown {
		if unknown {
			return 1
		}
		return -1
	}
	below, above := -1, 1
	if q.descending {
		below, above = 1, -1
	}
	switch {
	case p.lower != nil && at.compare(*p.lower) < 0:
		return below
	case p.upper != nil && at.compare(*p.upper) >= 0:
		return above
	}
	return 0
}

// clip is what a part of the list and a stretch of it share; some is false when that is nothing.
func (q request[T]) clip(p part, in stretch) (clipped part, some bool) {
	if in.after != nil {
		switch q.place(in.after, p) {
		case 1:
			return p, false
		case -1:
			in.after = nil
		}
	}
	if in.before != nil {
		switch q.place(in.before, p) {
		case -1:
			return p, false
		case 1:
			in.before = nil
		}
	}
	bounds := q.interval(in)
	if bounds.lower != nil {
		p.lower = bounds.lower
	}
	if bounds.upper != nil {
		p.upper = bounds.upper
	}
	return p, true
}

// read gives up to n rows of a stretch, from its beginning or, backwards, from its end.
func (q request[T]) read(ctx context.Context, s *session, in stretch, backwards bool, n int) ([]row[T], error) {
	parts := slices.Clone(q.list())
	if backwards {
		slices.Reverse(parts)
	}
	var all []row[T]
	for _, p := range parts {
		clipped, some := q.clip(p, in)
		if !some || len(all) == n {
			continue
		}
		rows, err := q.merge(ctx, s, clipped, q.descending != backwards, n-len(all))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
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
