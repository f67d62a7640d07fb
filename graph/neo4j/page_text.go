package neo4j

import (
	"strconv"
	"strings"
)

// highest is behind every key.
const highest = "\U0010FFFF"

// query is one text that answers for every anchor, and its parameters. It gives one row with one list: for each anchor its number,
// the rows, how many were walked, how many were seen beyond, and the total.
type query struct {
	strings.Builder
	shape   shape // its driver is set part by part
	several bool  // several values may lead to the same row
	params  map[string]any
	parts   int
}

// walk adds a block for each part that collects its rows in order, up to $walked of them, unless those before have as many. It gives
// the expression of all. Nothing but the index and what the filter asks is looked at, so that rows may be counted this way, too.
func (q *query) walk(parts []part, backwards bool) string {
	var names []string
	for _, p := range parts {
		name := "hits" + strconv.Itoa(len(names))
		sh := q.shapeOf(p, backwards)
		guard := p.guard
		if len(names) > 0 && guard == "" {
			guard = "size(" + strings.Join(names, " + ") + ") < $walked"
		}
		lower, upper := q.bounds(p)
		find := func(sh shape) string { return sh.rows(p.where, lower, upper, "$walked", q.several) }
		q.block(sh, guard, find, q.found(), q.merged(sh)+"RETURN collect("+sh.noun.row+") AS "+name)
		names = append(names, name)
	}
	if names == nil {
		return "[]"
	}
	return strings.Join(names, " + ")
}

// found are the columns of what is walked.
func (q *query) found() string {
	if q.several {
		return q.shape.noun.row + ", at"
	}
	return q.shape.noun.row
}

// load adds the block that reads the first $n of the rows walked, as columns, of which the first is the key if it is wanted. It gives
// their expression.
func (q *query) load(hits string, key bool) string {
	n := q.shape.noun
	columns := n.columns
	if key {
		columns = n.row + "." + q.shape.order.property + ", " + columns
	}
	q.WriteString("CALL (*) { UNWIND (" + hits + ")[..$n] AS " + n.row + " RETURN collect([" + columns + "]) AS rows } ")
	return "rows"
}

// merged is what follows the rows of several values: the first $walked of all, each once.
func (q *query) merged(sh shape) string {
	if !q.several {
		return ""
	}
	direction := ""
	if sh.descending {
		direction = " DESC"
	}
	return "WITH DISTINCT " + sh.noun.row + ", at ORDER BY at" + direction + " LIMIT $walked "
}

// look adds a block for each part that sees whether it has any row, unless those before had one. It gives the expression of how
// many were seen.
func (q *query) look(parts []part, backwards bool) string {
	var names []string
	for _, p := range parts {
		name := "beyond" + strconv.Itoa(len(names))
		sh := q.shapeOf(p, backwards)
		guard := p.guard
		if len(names) > 0 && guard == "" {
			guard = strings.Join(names, " + ") + " = 0"
		}
		lower, upper := q.bounds(p)
		find := func(sh shape) string { return sh.rows(p.where, lower, upper, "1", false) }
		q.block(sh, guard, find, sh.noun.row, "RETURN count(*) AS "+name)
		names = append(names, name)
	}
	if names == nil {
		return "0"
	}
	return strings.Join(names, " + ")
}

// count adds a block for each part that counts its rows up to $countTo, each once. It gives the expression of the sum.
func (q *query) count(parts []part) string {
	var names []string
	for _, p := range parts {
		name := "total" + strconv.Itoa(len(names))
		sh := q.shapeOf(p, false)
		lower, upper := "", ""
		if p.lower != "" || p.upper != "" {
			lower, upper = q.bounds(p)
		}
		counted := "count(*)"
		if q.several {
			counted = "count(DISTINCT " + sh.noun.row + ")"
		}
		find := func(sh shape) string { return sh.count(p.where, lower, upper, "$countTo") }
		q.block(sh, p.guard, find, sh.noun.row, "RETURN "+counted+" AS "+name)
		names = append(names, name)
	}
	if names == nil {
		return "-1"
	}
	return strings.Join(names, " + ")
}

// block adds a subquery that makes of the rows of one shape what outer says, under a condition; find makes the text of the rows. Where
// the condition fails nothing is read. Of several values each is read by itself.
func (q *query) block(sh shape, guard string, find func(shape) string, columns, outer string) {
	switch {
	case !q.several && (guard == "" || sh.guards()):
		sh.guard = guard
		q.WriteString("CALL (*) { " + find(sh) + " " + outer + " } ")
		return
	case q.several && sh.driver.takesValue():
		q.WriteString("CALL (*) { UNWIND " + unless(guard, "values") + " AS v ")
	default:
		q.WriteString("CALL (*) { UNWIND " + unless(guard, "[0]") + " AS once ")
	}
	q.WriteString("CALL (*) { " + find(sh) + " RETURN " + columns + " } " + outer + " } ")
}

// unless is a list that is empty where a condition fails.
func unless(guard, list string) string {
	if guard == "" {
		return list
	}
	return "CASE WHEN " + guard + " THEN " + list + " ELSE [] END"
}

func (q *query) shapeOf(p part, backwards bool) shape {
	sh := q.shape
	sh.driver = p.driver
	sh.descending = sh.descending != backwards
	return sh
}

// bounds makes parameters of the bounds of a part.
func (q *query) bounds(p part) (lower, upper string) {
	n := strconv.Itoa(q.parts)
	q.parts++
	low, high := p.lower, p.upper
	if high == "" {
		high = highest
	}
	if p.driver.bare && p.driver.ordered(q.shape.order) {
		prefix := q.shape.noun.kind + ":"
		low, high = strings.TrimPrefix(low, prefix), strings.TrimPrefix(high, prefix)
	}
	q.params["lower"+n], q.params["upper"+n] = low, high
	return "$lower" + n, "$upper" + n
}
