package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// statementsText reads statements, what their articles say of themselves, and whose changes they hold without making them.
var statementsText = nounText("Statement", "SAID|SPOKE_OF|COUNTS_FOR|SPOKE_TO|FOR|COULD_MEAN|READ_AS|TAKES|PRINTED_IN|WITHIN",
	"[(n)-[:PRINTED_IN]->(a:Article) | [a.loaded, a.publishedOn]], "+
		"[(n)-[c:CHANGED_FROM]->() WHERE NOT n.lead OR NOT EXISTS { (:Actor {id: c.actor})-[:SAID]->(n) } | c.actor]")

// statementParts compares statements with their records.
func (c *checker) statementParts() error {
	return c.nouns(statementsText, func(l *look, nodes []found) error {
		read := make([]*graph.Statement, len(nodes))
		var all []*graph.Statement
		for i, n := range nodes {
			st, err := record.ReadStatement(n.record())
			if err != nil {
				l.unreadable(n)
				continue
			}
			read[i], all = st, append(all, st)
		}
		named, err := l.namedBy(all)
		if err != nil {
			return err
		}
		for i, st := range read {
			if st != nil {
				l.statement(nodes[i], st, named)
			}
		}
		return nil
	})
}

// names is what is there of all that some statements name.
type names struct {
	now                                        resolver
	actors, articles, propositions, statements set
}

func (l *look) namedBy(all []*graph.Statement) (n names, err error) {
	var actors, articles, propositions, relays []graph.ID
	for _, st := range all {
		actors = append(actors, st.ActorIDs()...)
		articles, relays = append(articles, st.ArticleID), append(relays, st.WithinID)
		for _, t := range st.Takes {
			propositions = append(propositions, t.PropositionID)
		}
	}
	if n.now, n.actors, err = l.resolver(actors); err != nil {
		return n, err
	}
	if n.articles, err = l.stored("Article", articles); err != nil {
		return n, err
	}
	if n.propositions, err = l.stored("Proposition", propositions); err != nil {
		return n, err
	}
	n.statements, err = l.stored("Statement", relays)
	return n, err
}

func (l *look) statement(n found, st *graph.Statement, named names) {
	var in printed
	for _, row := range as[[]any](n.more[0]) {
		v := as[[]any](row)
		in = printed{as[int64](v[0]), dateOf(v[1])}
	}
	l.compareLabels(n, "Statement")
	l.compareProps(n, statementProps(st, in), "utterance")
	n.edges = slices.DeleteFunc(n.edges, func(e edge) bool { return e.kind == within.kind && e.from != n.id })
	l.compareEdges(n, slices.DeleteFunc(statementEdges(st, named.now), func(e edge) bool {
		return e.kind == within.kind && !named.statements[st.WithinID] // it is written when the other comes
	}))
	l.named(n.id, "it names", st.ActorIDs(), named.actors)
	l.named(n.id, "it is printed in", []graph.ID{st.ArticleID}, named.articles)
	l.named(n.id, "it is relayed by", []graph.ID{st.WithinID}, named.statements)
	for _, t := range st.Takes {
		l.named(n.id, "it takes a stance on", []graph.ID{t.PropositionID}, named.propositions)
	}
	for _, actor := range stringsOf(n.more[1]) {
		l.fault(ruleProjection, n.id, "a change of %s is kept that it does not make", actor)
	}
}
