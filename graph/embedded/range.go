package embedded

import (
	"math"

	"github.com/standpoint-graph/standpoint/graph"
)

// longSpan is the longest span, in days, that is not called long; see the indexes statement_long and hop_long.
const longSpan = 366

// isLong is the condition of those indexes, on the table @.
const isLong = "@.said >= 4194304 AND (@.said >> 22) - (@.said & 4194303) > 366"

// Drivers for what was said over a long time.
var (
	everyLongStatement = driver{
		name: "every statement said over long", from: "statement s %s", alias: "s", pk: "s.pk",
		where: where{conditions: []string{isLong}}.on("s")[len(" AND "):], indexes: map[string]string{"SAID": "statement_long"},
	}
	longStatementsOfHop = driver{
		name: "statements of a hop said over long", from: "hop h %s CROSS JOIN statement s ON s.pk = h.statement", alias: "h", pk: "h.statement",
		where: "h.hop = ?" + where{conditions: []string{isLong}}.on("h"), indexes: map[string]string{"SAID": "hop_long"},
	}
)

// saidParts says where, in the order of the said days, the rows lie that a range of days can touch: those that end between its
// first day and a year after its last; of those that end later only the long ones; and those of which only the first day is
// known. It is nil when the range or the driver does not help.
func saidParts(d driver, o order, descending bool, r *graph.DateRange) []part {
	long := map[string]driver{everyStatement.name: everyLongStatement, statementsOfHop.name: longStatementsOfHop}[d.name]
	if o.name != "SAID" || r == nil || r.From == nil && r.Until == nil || long.name == "" {
		return nil
	}
	at := func(key int64) *point { return &point{keys: []any{key}} }
	bounds := rangeValue(r)
	lower, upper, beyond := bounds[0].(int64), bounds[1].(int64), bounds[2].(int64)
	var known []part
	if lower < upper {
		known = append(known, part{interval: interval{at(lower), at(upper)}, driver: d})
	}
	if r.Until != nil {
		known = append(known, part{interval: interval{lower: at(beyond)}, driver: long})
	}
	if descending && len(known) == 2 {
		known[0], known[1] = known[1], known[0]
	}
	return append(known, part{interval: interval{at(1), at(knownSpan)}, driver: d, unknown: true})
}

// statementsOfRange reads the same rows as saidParts in no order, for counts. Its value is the three bounds that rangeValue gives.
var statementsOfRange = driver{
	name: "statements of a range of days", alias: "s", pk: "s.pk", where: "1",
	from: `(SELECT pk FROM statement INDEXED BY statement_said WHERE said >= ? AND said < ?
		UNION ALL SELECT pk FROM statement INDEXED BY statement_long WHERE said >= ? AND ` + where{conditions: []string{isLong}}.on("statement")[len(" AND "):] + `
		UNION ALL SELECT pk FROM statement INDEXED BY statement_said WHERE said >= 1 AND said < 4194304) d CROSS JOIN statement s ON s.pk = d.pk`,
}

// rangeValue gives the bounds for statementsOfRange: from, until, and from where only long ones can touch the range.
func rangeValue(r *graph.DateRange) []any {
	lower, upper := int64(knownSpan), int64(math.MaxInt64)
	if r.From != nil {
		lower = max(lower, int64(r.From.Number())<<spanBits)
	}
	if r.Until != nil {
		upper = int64(r.Until.Number()+longSpan+1) << spanBits
	}
	return []any{lower, upper, max(lower, upper)}
}
