package embedded

import (
	"bytes"
	"crypto/sha256"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// articleRow is what a statement's rows repeat of its article.
type articleRow struct {
	pk                int64
	id                string // without the kind
	loaded, published int64
}

// millis is an instant as columns hold it, the unit in which filters compare; records keep it as it was given.
func millis(t time.Time) int64 { return t.UnixMilli() }

func day(d *graph.Date) int64 {
	if d == nil {
		return 0
	}
	return int64(d.Number())
}

// article replaces an article.
func (c *change) article(a *graph.Article) error {
	id, err := key(a.ID, graph.KindArticle)
	if err != nil {
		return err
	}
	var pk int64
	var oldRecord, oldSum []byte
	found, err := c.one(c.ctx, `SELECT a.pk, a.record, b.sha256 FROM article a JOIN article_body b ON b.pk = a.pk WHERE a.id = ?`,
		[]any{id}, &pk, &oldRecord, &oldSum)
	if err != nil {
		return err
	}
	kept, sum := record.Article(a), sha256.Sum256([]byte(a.Body))
	sameBody := found && bytes.Equal(oldSum, sum[:])
	switch {
	case sameBody && bytes.Equal(oldRecord, kept):
		c.out.Same++
		return nil
	case found:
		c.out.Changed++
	default:
		c.out.New++
	}
	row := articleRow{pk: pk, id: id, loaded: millis(a.LoadedAt), published: day(a.PublishedOn)}
	if !found {
		if row.pk, err = c.newArticle(a, row, kept); err != nil {
			return err
		}
	} else if err = c.changeArticle(a, row, kept); err != nil {
		return err
	}
	c.articles[a.ID] = row
	if !sameBody {
		if _, err := c.exec(c.ctx, `INSERT INTO article_body (pk, sha256, body) VALUES (?1, ?2, ?3)
			ON CONFLICT (pk) DO UPDATE SET sha256 = ?2, body = ?3`, row.pk, sum[:], a.Body); err != nil {
			return err
		}
	}
	return c.articleRest(a, row.pk)
}

// were compares articles with what was read of them, in the order of the ids so that the same conflict is always the one reported.
func (c *change) were(articles map[graph.ID]*graph.Article) error {
	for _, id := range sortedKeys(articles) {
		k, err := key(id, graph.KindArticle)
		if err != nil {
			return err
		}
		var kept, sum []byte
		if _, err := c.one(c.ctx, `SELECT a.record, b.sha256 FROM article a JOIN article_body b ON b.pk = a.pk WHERE a.id = ?`, []any{k}, &kept, &sum); err != nil {
			return err
		}
		a := articles[id]
		same, err := record.SameArticle(kept, a)
		if err != nil {
			return err
		}
		if same && a != nil {
			was := sha256.Sum256([]byte(a.Body))
			same = bytes.Equal(sum, was[:])
		}
		if !same {
			return graph.Errorf(graph.Conflict, "%s has been changed meanwhile; read it again", id)
		}
	}
	return nil
}

func (c *change) newArticle(a *graph.Article, row articleRow, kept []byte) (pk int64, err error) {
	_, err = c.one(c.ctx, `INSERT INTO article (id, title, published, loaded, state, publisher, language, text_hash, record)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING pk`,
		[]any{row.id, graph.Slug(a.Title), row.published, row.loaded, states.code(a.State), a.Publisher, a.Language, a.TextHash, kept}, &pk)
	return pk, err
}

// changeArticle also rewrites the rows of its statements that repeat what changed.
func (c *change) changeArticle(a *graph.Article, row articleRow, kept []byte) error {
	var loaded, published int64
	found, err := c.one(c.ctx, `SELECT loaded, published FROM article WHERE pk = ?`, []any{row.pk}, &loaded, &published)
	if err != nil || !found {
		return orMissing(err)
	}
	_, err = c.exec(c.ctx, `UPDATE article SET title = ?, published = ?, loaded = ?, state = ?, publisher = ?, language = ?, text_hash = ?,
		record = ? WHERE pk = ?`, graph.Slug(a.Title), row.published, row.loaded, states.code(a.State), a.Publisher, a.Language,
		a.TextHash, kept, row.pk)
	if err != nil || loaded == row.loaded && published == row.published {
		return err
	}
	c.articles[a.ID] = row
	rows, err := column[int64](c.ctx, c.session, `SELECT pk FROM statement WHERE article_id = ?`, row.id)
	if err != nil {
		return err
	}
	again := map[int64]bool{}
	for _, pk := range rows {
		again[pk] = true
	}
	return c.rewrite(again, nil)
}

// articleRest rewrites addresses and words.
func (c *change) articleRest(a *graph.Article, pk int64) error {
	if _, err := c.exec(c.ctx, `DELETE FROM article_url WHERE article = ?`, pk); err != nil {
		return err
	}
	for _, u := range a.Urls {
		if _, err := c.exec(c.ctx, `INSERT OR IGNORE INTO article_url (url, article) VALUES (?, ?)`, u, pk); err != nil {
			return err
		}
	}
	return c.indexArticle(pk, a.Title, a.Body)
}

// articleByID is the row of an article, from memory if this change has met it.
func (c *change) articleByID(id graph.ID) (articleRow, error) {
	if row, ok := c.articles[id]; ok {
		return row, nil
	}
	k, err := key(id, graph.KindArticle)
	if err != nil {
		return articleRow{}, err
	}
	row := articleRow{id: k}
	found, err := c.one(c.ctx, `SELECT pk, loaded, published FROM article WHERE id = ?`, []any{k}, &row.pk, &row.loaded, &row.published)
	if err != nil {
		return articleRow{}, err
	}
	if !found {
		return articleRow{}, graph.Errorf(graph.NotFound, "there is no %s to print a statement or relation; write the article first", id)
	}
	c.articles[id] = row
	return row, nil
}

// orMissing is err, or errMissing when there is none.
func orMissing(err error) error {
	if err != nil {
		return err
	}
	return errMissing
}
