package neo4j

import (
	"maps"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// articlesText reads articles and the records of those that they follow or that follow them.
var articlesText = nounText("Article", "LEADS_TO|FOLLOWS", "[(n)-[:FOLLOWS]-(o) | o.record]")

// articleParts compares articles with their records.
func (c *checker) articleParts() error {
	return c.nouns(articlesText, func(l *look, nodes []found) error {
		var ids []graph.ID
		read := make([]*graph.Article, len(nodes))
		for i, n := range nodes {
			a, err := record.ReadArticle(n.record())
			if err != nil {
				l.unreadable(n)
				continue
			}
			read[i] = a
			ids = append(ids, a.PreviousID, a.NextID)
		}
		there, err := l.stored("Article", ids)
		if err != nil {
			return err
		}
		for i, a := range read {
			if a != nil {
				l.article(nodes[i], a, there)
			}
		}
		return nil
	})
}

func (l *look) article(n found, a *graph.Article, there set) {
	a.Body = as[string](n.props["text"])
	l.compareLabels(n, "Article")
	l.compareProps(n, articleProps(a))
	var want []edge
	for _, url := range slices.Compact(slices.Sorted(slices.Values(a.Urls))) {
		want = append(want, edge{leadsTo, url, n.id, properties{}})
	}
	l.named(n.id, "it names", []graph.ID{a.PreviousID, a.NextID}, there)
	all := []*graph.Article{a}
	for _, kept := range as[[]any](n.more[0]) {
		if other, err := record.ReadArticle(as[[]byte](kept)); err == nil { // an unreadable record is reported where it is
			all = append(all, other)
			there[other.ID] = true
		}
	}
	l.compareEdges(n, append(want, followings(n.id, all, there)...))
}

// followings are the edges that articles give between one of them and those that are there, each once.
func followings(id string, all []*graph.Article, there set) []edge {
	edges := map[string]edge{}
	for _, a := range all {
		for _, e := range articleEdges(a) {
			if e.from == id && there[graph.ID(e.to)] || e.to == id && there[graph.ID(e.from)] {
				edges[e.text()] = e
			}
		}
	}
	return slices.Collect(maps.Values(edges))
}
