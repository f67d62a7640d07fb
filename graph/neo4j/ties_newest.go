package neo4j

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// newestOn finds the newest statements in which the node plays the part of an anchor: along the anchor's own index, unless the filter
// names few.
func (t *tier) newestOn(by graph.Anchor) string {
	p := &planner{by: by, filter: &t.q.Filter, order: statementOrders[graph.StatementsBySaid], descending: true, where: t.where}
	chosen, ok := p.atOnce()
	if !ok {
		chosen = p.own()
	}
	return t.newest(statementNoun, chosen)
}

// newest finds the newest rows of a plan: known days first, each read from the index's end and no further than is asked for. Where no
// index has them in order they are sorted: they are few, or hang on what is seldom a hub.
func (t *tier) newest(n noun, p plan) string {
	sh := shape{noun: n, driver: p.driver, order: statementOrders[graph.StatementsBySaid], descending: true}
	if n.name == relationNoun.name {
		sh.order = relationOrders[false]
	}
	var b strings.Builder
	if t.q.Newest <= 0 || p.values != "hung" || !p.driver.ordered(sh.order) {
		b.WriteString("UNWIND " + p.values + " AS v ")
		unordered := shape{noun: n, driver: p.driver}
		unordered.match(&b, p.where, "", "")
		if t.q.Newest <= 0 {
			b.WriteString(" WITH DISTINCT anchor, " + n.row)
			return b.String()
		}
		at := n.row + "." + sh.order.property
		b.WriteString(" WITH DISTINCT anchor, " + n.row + " ORDER BY " + at + " >= '" + unknownKey + "', " + at + " DESC LIMIT $newest")
		return b.String()
	}
	read := func(values, lower, upper, name string) {
		b.WriteString("CALL (*) { UNWIND " + values + " AS v CALL (*) { " + sh.rows(p.where, lower, upper, "$newest", false) + " RETURN " + n.row + " } RETURN collect(" + n.row + ") AS " + name + " } ")
	}
	read("hung", "''", "'"+unknownKey+"'", "known")
	read("CASE WHEN size(known) < $newest THEN hung ELSE [] END", "'"+unknownKey+"'", "'"+highest+"'", "unknown")
	b.WriteString("UNWIND known + unknown[..$newest - size(known)] AS " + n.row + " WITH anchor, " + n.row)
	return b.String()
}
