package embedded

import (
	"strings"
)

// driver is what a page is driven by: the rows that are read in order, and those that are looked up for each of them.
type driver struct {
	name    string
	from    string            // tables; "%s" stands for INDEXED BY
	lean    string            // the same without the noun's own table, where the driver can be counted without; "" if it cannot
	alias   string            // of the table with the order's keys
	pk      string            // column with the integer of the noun
	where   string            // condition on the value, "" if there is none
	indexes map[string]string // index that gives the order, by the order's name; "" for the primary key
	// sorts says why the rows may be sorted; "" when an index gives the order and the database must not sort.
	sorts string
}

// shape is one query text: a driver, an order, a direction.
type shape struct {
	driver     driver
	order      order
	descending bool
}

// table is what pages of one noun read besides order keys.
type table struct {
	kind    string // of the ids, which are kept without it; "" when ids are kept whole
	columns string // what is read of each row, after keys and id
	join    string // further tables that columns needs
}

// rows gives the text that reads rows of a shape from one point up to, but without, another. Parameters: the driver's value (if any),
// the lower point, the upper point, the filter's, and the limit.
func (sh shape) rows(t table, w where) string {
	direction := ""
	if sh.descending {
		direction = " DESC"
	}
	columns := sh.keyColumns()
	return "SELECT " + strings.Join(append(columns, t.columns), ", ") + " FROM " + sh.tables() + w.join + t.join +
		" WHERE " + sh.between() + w.on(sh.driver.alias) +
		" ORDER BY " + strings.Join(columns, direction+", ") + direction + " LIMIT 0 + ?"
}

// count gives the text that counts rows between two points, no further than a limit. Parameters as for rows.
func (sh shape) count(w where) string {
	return "SELECT count(*) FROM (SELECT 1 FROM " + sh.tables() + w.join + " WHERE " + sh.between() + w.on(sh.driver.alias) + " LIMIT 0 + ?)"
}

// between is the condition for the rows of the driver between two points.
func (sh shape) between() string {
	keys := "(" + strings.Join(sh.keyColumns(), ", ") + ")"
	marks := "(?" + strings.Repeat(", ?", len(sh.order.columns)) + ")"
	own := ""
	if sh.driver.where != "" {
		own = sh.driver.where + " AND "
	}
	return own + keys + " >= " + marks + " AND " + keys + " < " + marks
}

// keyColumns are the order's columns and the id.
func (sh shape) keyColumns() []string {
	var all []string
	for _, c := range sh.order.columns {
		all = append(all, sh.driver.alias+"."+c)
	}
	return append(all, sh.driver.alias+".id")
}

func (sh shape) tables() string {
	index, known := sh.driver.indexes[sh.order.name]
	switch {
	case !known || sh.driver.sorts != "":
		return strings.Replace(sh.driver.from, "%s", "", 1)
	case index == "":
		return strings.Replace(sh.driver.from, "%s", "NOT INDEXED", 1)
	}
	return strings.Replace(sh.driver.from, "%s", "INDEXED BY "+index, 1)
}

// count gives the text that counts the rows of a driver, no further than a limit. Parameters: the driver's value, the filter's,
// the limit.
func (d driver) count(w where) string { return "SELECT count(*) FROM (" + d.list(w) + ")" }

// list gives the text that lists the integers of a driver's rows. Parameters as for count.
func (d driver) list(w where) string {
	own := d.where
	if own == "" {
		own = "1"
	}
	from, conditions := strings.Replace(d.from, "%s", "", 1), w.on(d.alias)
	if d.lean != "" && w.join == "" && !strings.Contains(conditions, "s.") {
		from = d.lean
	}
	return "SELECT " + d.pk + " FROM " + from + w.join + " WHERE " + own + conditions + " LIMIT 0 + ?"
}

// args are what the driver's condition takes for one of its values.
func (d driver) args(value any) []any {
	args := make([]any, 0, 12)
	if !strings.Contains(d.from+d.where, "?") {
		return args
	}
	if several, ok := value.([]any); ok {
		return append(args, several...)
	}
	return append(args, value)
}

// many is the driver's condition for a list of values, and manyArgs what it takes.
func (d driver) many() string {
	switch {
	case d.where == "":
		return "1"
	case strings.Count(d.where, "?") == 1 && strings.HasSuffix(d.where, " = ?"):
		return strings.TrimSuffix(d.where, "= ?") + "IN (SELECT value FROM json_each(?))"
	}
	return d.where
}

func (d driver) manyArgs(values []any) ([]any, error) {
	if !strings.HasSuffix(d.many(), "json_each(?))") {
		return d.args(values[0]), nil
	}
	list, err := asJSON(values)
	return []any{list}, err
}

// where is the part of a query that a filter makes: text from constants, values as parameters. In conditions "@" stands for the
// table that the driver reads first, which repeats those columns: what it can tell alone spares a look at the row.
type where struct {
	join       string // further tables
	conditions []string
	args       []any
	never      bool // nothing can pass
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

// on gives the conditions, each after " AND ", for a driver's first table.
func (w where) on(first string) string {
	var b strings.Builder
	for _, c := range w.conditions {
		b.WriteString(" AND " + strings.ReplaceAll(c, "@", first))
	}
	return b.String()
}

// text gives the conditions for the noun's own table.
func (w where) text() string { return w.on("s") }

// with is w and one more condition.
func (w where) with(condition string, args ...any) where {
	w.conditions = append(append([]string(nil), w.conditions...), condition)
	w.args = append(append([]any(nil), w.args...), args...)
	return w
}
