package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// statementsText reads statements, what their articles say of themselves, whose changes they hold without making them, and whether
// the statement that relays them is there.
var statementsText = nounText("Statement", "SAID|SPOKE_OF|COUNTS_FOR|SPOKE_TO|FOR|COULD_MEAN|READ_AS|TAKES|PRINTED_IN|WITHIN",
	"[(n)-[:PRINTED_IN]->(a:Article) | [a.loaded, a.publishedOn]], "+
		"[(n)-[c:CHANGED_FROM]->() WHERE NOT n.lead OR NOT EXISTS { (:Actor {id: c.actor})-[:SAID]->(n) } | c.actor], "+
		"EXISTS { MATCH (:Statement {id: n.within}) }")

// statementParts compares statements with their records.
func (c *checker) statementParts() error {
	return c.nouns(statementsText, func(l *look, nodes []found) error {
		read := make([]*graph.Statement, len(nodes))
		var ids []graph.ID
		for i, n := range nodes {
			st, err := record.ReadStatement(n.record())
			if err != nil {
				l.unreadable(n)
				continue
			}
			read[i] = st
			ids = append(ids, st.ActorIDs()...)
		}
		now, stored, err := l.resolver(ids)
		if err != nil {
			return err
		}
		for i, st := range read {
			if st != nil {
				l.statement(nodes[i], st, now)
				l.named(nodes[i].id, st.ActorIDs(), stored)
			}
		}
		return nil
	})
}

func (l *look) statement(n found, st *graph.Statement, now resolver) {
	var in printed
	for _, row := range as[[]any](n.more[0]) {
		v := as[[]any](row)
		in = printed{as[int64](v[0]), dateOf(v[1])}
	}
	l.compareLabels(n, "Statement")
	l.compareProps(n, statementProps(st, in), "utterance")
	relays := func(e edge) bool { return e.kind == within.kind && e.to == n.id }
	n.edges = slices.DeleteFunc(n.edges, relays)
	want := statementEdges(st, now)
	if st.WithinID != "" && !as[bool](n.more[2]) {
		l.fault(ruleReference, n.id, "it is relayed by %s, which is not there", st.WithinID)
		want = slices.DeleteFunc(want, func(e edge) bool { return e.kind == within.kind })
	}
	l.compareEdges(n, want)
	for _, e := range n.dangle {
		if e.kind == takes.kind || e.kind == printsIt.kind {
			l.fault(ruleReference, n.id, "it leads to %s, which is not there", e.to)
		}
	}
	for _, actor := range stringsOf(n.more[1]) {
		l.fault(ruleProjection, n.id, "a change of %s is kept that it does not make", actor)
	}
}

// named reports actors that are named and not there.
func (l *look) named(id string, actors []graph.ID, stored func(graph.ID) bool) {
	for _, actor := range actors {
		if !stored(actor) {
			l.fault(ruleReference, id, "it names %s, which is not there", actor)
		}
	}
}
