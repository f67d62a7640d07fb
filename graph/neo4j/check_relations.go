package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var relationsText = nounText("Relation", "PARTY_TO|REPORTED|PRINTED_IN", "")

// relationParts compares relations with their records.
func (c *checker) relationParts() error {
	return c.nouns(relationsText, func(l *look, nodes []found) error {
		read := make([]*graph.Relation, len(nodes))
		var ids, articleIDs []graph.ID
		for i, n := range nodes {
			r, err := record.ReadRelation(n.record())
			if err != nil {
				l.unreadable(n)
				continue
			}
			read[i] = r
			ids, articleIDs = append(ids, r.ActorIDs()...), append(articleIDs, r.ArticleID)
		}
		now, stored, err := l.resolver(ids)
		if err != nil {
			return err
		}
		articles, err := l.stored("Article", articleIDs)
		if err != nil {
			return err
		}
		for i, r := range read {
			if r == nil {
				continue
			}
			l.compareLabels(nodes[i], labelsOfRelation(r)...)
			l.compareProps(nodes[i], relationProps(r))
			l.compareEdges(nodes[i], relationEdges(r, now))
			l.named(nodes[i].id, "it names", r.ActorIDs(), stored)
			l.named(nodes[i].id, "it is printed in", []graph.ID{r.ArticleID}, articles)
		}
		return nil
	})
}
