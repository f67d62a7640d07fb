package embedded

import (
	"context"
	"database/sql"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var (
	// articleTable leaves the body out; fullArticles reads it too.
	articleTable = table{kind: graph.KindArticle, columns: "a.record, ''"}
	fullArticles = table{kind: graph.KindArticle, columns: "a.record, y.body", join: " CROSS JOIN article_body y ON y.pk = a.pk"}
)

var articleIndexes = map[string]string{"PUBLISHED": "article_published", "LOADED": "article_loaded", "TITLE": "article_title",
	"ID": "sqlite_autoindex_article_1"}

// What pages of articles are driven by.
var (
	everyArticle  = driver{name: "every article", from: "article a %s", alias: "a", pk: "a.pk", indexes: articleIndexes}
	articlesByID  = driver{name: "articles by id", from: "article a %s", alias: "a", pk: "a.pk", where: "a.id = ?", sorts: "at most one row"}
	articlesByURL = driver{
		name: "articles by url", from: "article_url u CROSS JOIN article a %s ON a.pk = u.article", alias: "a", pk: "a.pk",
		where: "u.url = ?", sorts: "an address has few texts",
	}
	articlesByHash = driver{
		name: "articles by text", from: "article a %s", alias: "a", pk: "a.pk", where: "a.text_hash = ?", sorts: "a text has few articles",
	}
	articlesUnread = driver{
		name: "articles not read", from: "article a %s", alias: "a", pk: "a.pk", where: "a.state = ? AND a.state <> 2",
		indexes: map[string]string{"ID": "article_unread"},
	}
	articlesWithWords = driver{
		name: "articles with words", from: "article_words w CROSS JOIN article a ON a.pk = w.rowid", alias: "a", pk: "a.pk",
		where: "w.article_words MATCH ?", sorts: "chosen only when no more than wordsDrive articles have the words",
	}
)

var articleDrivers = map[graph.Anchor]driver{graph.Nothing: everyArticle, graph.ByID: articlesByID}

// Articles answers for each anchor; see [graph.Store].
func (s *Store) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	o, err := pickOrder(articleOrders, q.Order.Field, graph.ArticlesByPublished)
	if err != nil {
		return nil, err
	}
	if _, ok := articleDrivers[q.By]; !ok {
		return nil, wrongAnchor("articles")
	}
	read := request[*graph.Article]{
		table: fullArticles, driver: articlesByID, order: o, descending: q.Order.Direction == graph.Descending, Range: q.Range, scan: scanArticle,
	}
	if q.WithoutBody {
		read.table = articleTable
	}
	var pages []graph.Page[*graph.Article]
	err = s.read(ctx, func(session *session) error {
		var err error
		if read.where, err = articleWhere(ctx, session, &q.Filter); err != nil {
			return err
		}
		if q.By == graph.ByID {
			pages, err = read.byIDs(ctx, session, q.IDs, keyOfKind(graph.KindArticle))
			return err
		}
		if read.driver, read.values, err = articleDriver(ctx, session, q.Filter, o); err != nil {
			return err
		}
		page, err := read.page(ctx, session)
		pages = []graph.Page[*graph.Article]{page}
		return err
	})
	return pages, err
}

// articleDriver chooses what drives the page of a filter.
func articleDriver(ctx context.Context, s *session, f graph.ArticleFilter, o order) (driver, []any, error) {
	switch {
	case f.Ids != nil:
		return articlesByID, anys(unique(keysOfKind(graph.KindArticle, f.Ids))), nil
	case f.Urls != nil:
		return articlesByURL, anys(unique(f.Urls)), nil
	case f.TextHash != nil:
		return articlesByHash, anys(unique(f.TextHash)), nil
	case f.State != nil && o.name == "ID" && states.mask(f.State)&states.mask([]graph.ArticleState{graph.ArticleRead}) == 0:
		var codes []any
		for _, state := range unique(f.State) {
			codes = append(codes, states.code(state))
		}
		return articlesUnread, codes, nil
	case f.Text != nil:
		match := matchExpression(graph.ParseText(*f.Text))
		if match == "" {
			return articlesByID, nil, nil
		}
		var n int
		_, err := s.one(ctx, `SELECT count(*) FROM (SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT 0 + ?)`,
			[]any{match, wordsDrive + 1}, &n)
		if err != nil || n <= wordsDrive {
			return articlesWithWords, []any{match}, err
		}
	}
	return everyArticle, []any{nil}, nil
}

// articleWhere is the where of a filter on the table a, article.
func articleWhere(ctx context.Context, s *session, f *graph.ArticleFilter) (where, error) {
	c := &conditions{ctx: ctx, session: s}
	if f.Ids != nil {
		if err := among(c, "a.id", keysOfKind(graph.KindArticle, f.Ids)); err != nil {
			return where{}, err
		}
	}
	if f.TextHash != nil {
		if err := among(c, "a.text_hash", f.TextHash); err != nil {
			return where{}, err
		}
	}
	if f.Urls != nil {
		list, err := asJSON(f.Urls)
		if err != nil {
			return where{}, err
		}
		c.add("EXISTS (SELECT 1 FROM article_url v WHERE v.article = a.pk AND v.url IN (SELECT value FROM json_each(?)))", list)
		c.never = c.never || len(f.Urls) == 0
	}
	if err := c.article("a", f.Publisher, f.Language, f.Published); err != nil {
		return where{}, err
	}
	c.before("a.loaded", f.LoadedBefore)
	bits(c, "a.state", states, f.State)
	c.words("article_words", "a.pk", f.Text)
	err := c.anyStatement(f.Statements, "statement s", "s.article_id = a.id")
	return c.where, err
}

func scanArticle(rows *sql.Rows, head []any) (*graph.Article, error) {
	var kept sql.RawBytes
	var body string
	if err := rows.Scan(append(head, &kept, &body)...); err != nil {
		return nil, err
	}
	a, err := record.ReadArticle(kept)
	if err != nil {
		return nil, err
	}
	a.Body = body
	return a, nil
}
