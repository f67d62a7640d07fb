package neo4j

import (
	"context"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var (
	// articleNoun leaves the text out, which lists never need; fullArticle has it.
	articleNoun = noun{name: "article", label: "Article", row: "p", kind: graph.KindArticle, columns: "p.record"}
	fullArticle = noun{name: "article", label: "Article", row: "p", kind: graph.KindArticle, columns: "p.record, p.text"}
)

// What pages of articles are driven by.
var (
	everyArticle   = everyOf(articleNoun, articleOrders)
	articlesByID   = &driver{name: "articles by id", match: "MATCH (p:Article)", hint: "INDEX SEEK p:Article(id)", on: "p.id = v", sorts: "at most one row of each id"}
	articlesByURL  = &driver{name: "articles by url", match: "MATCH (u:Url {url: v})-[:LEADS_TO]->(p)", hint: "INDEX SEEK u:Url(url)", sorts: "an address has few texts"}
	articlesByHash = &driver{
		name: "articles by text", match: "MATCH (p:Article)", hint: "INDEX SEEK p:Article(textHash)", on: "p.textHash = v", sorts: "a text has few articles",
	}
	articlesUnread = &driver{
		name: "articles not read", match: "MATCH (p:Article)", hint: "INDEX SEEK p:Article(unread)", order: "ID", key: "p.unread", within: "p.unread >= ''", bare: true,
	}
	articlesWithWords = wordsDriver(articleNoun, "article_words", "p_match")
)

// articleDrivers are the anchors that pages of articles hang on.
var articleDrivers = map[graph.Anchor]*driver{graph.ByID: articlesByID}

// Articles answers for each anchor; see [graph.Store].
func (s *Store) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	o, err := pickOrder(articleOrders, q.Order.Field, graph.ArticlesByPublished)
	if err != nil {
		return nil, err
	}
	if q.By != graph.Nothing && articleDrivers[q.By] == nil {
		return nil, wrongAnchor("articles")
	}
	read := request[*graph.Article]{
		noun: fullArticle, order: o, descending: q.Order.Direction == graph.Descending, Range: q.Range, scan: scanArticle,
	}
	if q.WithoutBody {
		read.noun = articleNoun
	}
	return read.answer(ctx, s, q.Anchors, func(session *session, pages []graph.Page[*graph.Article]) error {
		w := articleWhere(&q.Filter)
		if q.By == graph.ByID {
			return read.byIDs(session, pages, q.IDs, w)
		}
		from, err := articleSource(session, &q.Filter, read, w)
		if err != nil {
			return err
		}
		return read.anchored(session, pages, from, q.Anchors, nil)
	})
}

// articleSource chooses what drives the page of a filter.
func articleSource(s *session, f *graph.ArticleFilter, read request[*graph.Article], w *where) (source, error) {
	d, values := everyArticle[read.order.name], ofNobody
	switch {
	case f.Ids != nil:
		d, values = articlesByID, "$p_ids"
	case f.Urls != nil:
		d, values = articlesByURL, "$p_urls"
	case f.TextHash != nil:
		d, values = articlesByHash, "$p_hashes"
	case f.State != nil && read.order.byID() && !slices.Contains(f.State, graph.ArticleRead):
		d = articlesUnread
	case f.Text != nil && !w.never:
		w.param("p_match", matchExpression(*f.Text))
		found, err := s.one(articlesWithWords.match+" RETURN count(*)", w.params)
		if err != nil {
			return source{}, err
		}
		if as[int64](found[0]) <= wordsDrive {
			d = articlesWithWords
		}
	}
	return read.whole(d, values, graph.Nothing, w), nil
}

// scanArticle reads the columns of articleNoun or fullArticle.
func scanArticle(columns []any) (*graph.Article, error) {
	a, err := record.ReadArticle(as[[]byte](columns[0]))
	if err != nil {
		return nil, err
	}
	if len(columns) > 1 {
		a.Body = as[string](columns[1])
	}
	return a, nil
}
