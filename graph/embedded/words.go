package embedded

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Words go into the index in a writing of letters and digits that no tokeniser can cut or fold further. Plain words stand as they
// are, all others as hexadecimal behind escape, so that two words are equal in the index exactly when graph.Words made them equal.
const (
	escape = "0x"
	// longest is the length in bytes from which on a word is replaced by its hash; the index would cut it off at 32 kB.
	longest = 200
)

func indexWord(w string) string {
	if len(w) > longest {
		sum := sha256.Sum256([]byte(w))
		return escape + "h" + hex.EncodeToString(sum[:])
	}
	plain := !strings.HasPrefix(w, escape)
	for i := 0; plain && i < len(w); i++ {
		plain = w[i] >= 'a' && w[i] <= 'z' || w[i] >= '0' && w[i] <= '9'
	}
	if plain {
		return w
	}
	return escape + hex.EncodeToString([]byte(w))
}

// indexText is what the full-text index holds for a text.
func indexText(text string) string {
	var b strings.Builder
	for i, w := range graph.Words(text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(indexWord(w))
	}
	return b.String()
}

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
			b.WriteString(indexWord(w))
		}
		b.WriteByte('"')
	}
	return b.String()
}

func (c *change) indexStatement(pk int64, content string) error {
	_, err := c.exec(c.ctx, `INSERT OR REPLACE INTO statement_words (rowid, words) VALUES (?, ?)`, pk, indexText(content))
	return err
}

func (c *change) indexArticle(pk int64, title, body string) error {
	_, err := c.exec(c.ctx, `INSERT OR REPLACE INTO article_words (rowid, title, body) VALUES (?, ?, ?)`, pk, indexText(title), indexText(body))
	return err
}
