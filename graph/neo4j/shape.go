package neo4j

import "strings"

// noun is a kind of node that pages are read of.
type noun struct {
	name    string
	label   string
	row     string // its variable
	kind    string // of the ids at the end of its order keys, which stand without it; "" when they stand whole
	columns string // what is read of each row kept
	former  bool   // nodes are found by former ids, too
}

// driver is what a page is driven by: how rows are found for each value v of a list.
type driver struct {
	name  string
	match string // pattern that binds the row and, where an index of relationships leads to it, the relationship h
	hint  string // index to use, as USING names it; "" for none
	on    string // condition, mostly on v; "" for none
	// order is the name of the order that the index gives and key is its key, which stand after first in the index. Rows are sorted
	// for other orders. All are "" where there is no such index.
	order, first, key string
	within            string // condition on key that lets the index be used without bounds on it; "" when it is not needed
	sorts             string // why rows may be sorted
	bare              bool   // key is the id without its kind, where the order has it whole
}

// lasting drives with what may have been said before its last day, in the same order; see lastingKey. It is for drivers that have the
// order of when it was said.
func (d *driver) lasting() *driver {
	l := *d
	l.hint = strings.TrimSuffix(d.hint, "said)") + "lasting)"
	l.key = strings.TrimSuffix(d.key, "said") + "lasting"
	l.within = l.key + " >= ''"
	return &l
}

// takesValue tells whether the driver finds rows for a value.
func (d *driver) takesValue() bool { return d.on != "" || strings.Contains(d.match, ": v}") }

// keep names the variables that conditions and orders need.
func (d *driver) keep(n noun) string {
	if strings.Contains(d.match, "[h:") {
		return n.row + ", h"
	}
	return n.row
}

// ordered tells whether the driver's index gives the order.
func (d *driver) ordered(o order) bool { return d.order == o.name }

// keyOf is the expression of the order's key.
func (d *driver) keyOf(n noun, o order) string {
	if d.ordered(o) {
		return d.key
	}
	return n.row + "." + o.property
}

// shape is one way to read rows: a driver, an order, a direction.
type shape struct {
	noun       noun
	driver     *driver
	order      order
	descending bool
	guard      string // condition without which the index is not read; see guards
}

// guards tells whether a guard can keep the index from being read.
func (sh shape) guards() bool { return sh.driver.ordered(sh.order) || sh.driver.within != "" }

// guarded is a bound, or null where the guard fails: an index has nothing beyond null.
func (sh shape) guarded(bound string) string {
	if sh.guard == "" {
		return bound
	}
	return "CASE WHEN " + sh.guard + " THEN " + bound + " END"
}

// fromIndex has a condition on the said days look at the index that the rows come from, rather than at each row.
func (d *driver) fromIndex(n noun, condition string) string {
	if strings.HasSuffix(d.key, ".said") || strings.HasSuffix(d.key, ".lasting") {
		return strings.ReplaceAll(condition, n.row+".said", d.key)
	}
	return condition
}

// rows gives the text that finds up to limit rows of v between two parameters, the lower inclusive and the upper exclusive, as the
// row, in order. keyed says that its key is wanted, too, as `at`; to take it out of the index costs as much as to find the row.
func (sh shape) rows(w *where, lower, upper, limit string, keyed bool) string {
	var b strings.Builder
	sh.match(&b, w, lower, upper)
	d, n := sh.driver, sh.noun
	key, direction := d.keyOf(n, sh.order), ""
	at := key
	if d.bare {
		at = n.row + "." + sh.order.property
	}
	if sh.descending {
		direction = " DESC"
	}
	if keyed || !d.ordered(sh.order) {
		b.WriteString(" WITH " + n.row + ", " + at + " AS at ORDER BY ")
	} else {
		b.WriteString(" WITH " + d.keep(n) + " ORDER BY ")
	}
	if d.ordered(sh.order) {
		if d.first != "" {
			b.WriteString(d.first + direction + ", ")
		}
		b.WriteString(key + direction)
	} else {
		b.WriteString("at" + direction)
	}
	b.WriteString(" LIMIT " + limit)
	return b.String()
}

// match writes how rows are found and what is asked of them. What follows relationships is asked after the rest.
func (sh shape) match(b *strings.Builder, w *where, lower, upper string) {
	d, n := sh.driver, sh.noun
	b.WriteString(d.match)
	if d.hint != "" {
		b.WriteString(" USING " + d.hint)
	}
	var conditions []string
	if d.on != "" {
		conditions = append(conditions, d.on)
	}
	switch {
	case d.ordered(sh.order):
		if lower != "" {
			lower = sh.guarded(lower)
		}
	case d.within != "":
		conditions = append(conditions, d.key+" >= "+sh.guarded("''"))
	}
	if key := d.keyOf(n, sh.order); lower != "" {
		conditions = append(conditions, key+" >= "+lower+" AND "+key+" < "+upper)
	}
	for _, c := range w.own {
		conditions = append(conditions, d.fromIndex(n, c.text))
	}
	if len(conditions) > 0 {
		b.WriteString(" WHERE " + strings.Join(conditions, " AND "))
	}
	if len(w.far) > 0 {
		b.WriteString(" WITH " + d.keep(n) + " WHERE " + strings.TrimPrefix(conjoined(w.far), " AND "))
	}
}

// count gives the text that finds up to limit rows of v in no order, between two parameters or, with "" for both, all.
func (sh shape) count(w *where, lower, upper, limit string) string {
	var b strings.Builder
	if lower == "" && sh.driver.within != "" { // by any other order, which makes the index read all of v
		sh.order = order{}
	}
	sh.match(&b, w, lower, upper)
	b.WriteString(" WITH " + sh.noun.row + " LIMIT " + limit)
	return b.String()
}
