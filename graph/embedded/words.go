package embedded

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// matchExpression asks the full-text index for all terms, each a run of words. It is "" when there is nothing to look for.
func matchExpression(terms [][]string) string {
	var b strings.Builder
	for i, term := range terms {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteByte('"')
		for j, w := range term {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(record.IndexWord(w))
		}
		b.WriteByte('"')
	}
	return b.String()
}

func (c *change) indexStatement(pk int64, content string) error {
	_, err := c.exec(c.ctx, `INSERT OR REPLACE INTO statement_words (rowid, words) VALUES (?, ?)`, pk, record.IndexText(content))
	return err
}

func (c *change) indexArticle(pk int64, title, body string) error {
	_, err := c.exec(c.ctx, `INSERT OR REPLACE INTO article_words (rowid, title, body) VALUES (?, ?, ?)`, pk, record.IndexText(title), record.IndexText(body))
	return err
}
