package embedded

import (
	"database/sql"
	"hash/maphash"
	"maps"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// indexes compares the full-text indexes with the texts, word by word. Each row's words with their places are summed up as one
// number, so that the index can be read in its own order and only the sums are held.
func (c *checker) indexes() error {
	seed := maphash.MakeSeed()
	err := c.index(seed, "statement_terms", `SELECT s.pk, 'statement:' || s.id, r.record, '' FROM statement s
		JOIN statement_record r ON r.pk = s.pk ORDER BY s.pk`, func(kept []byte, _ string) (map[string]string, error) {
		st, err := record.ReadStatement(kept)
		if err != nil {
			return nil, err
		}
		return map[string]string{"words": st.Content}, nil
	})
	if err != nil {
		return err
	}
	return c.index(seed, "article_terms", `SELECT a.pk, 'article:' || a.id, a.record, b.body FROM article a
		JOIN article_body b ON b.pk = a.pk ORDER BY a.pk`, func(kept []byte, body string) (map[string]string, error) {
		a, err := record.ReadArticle(kept)
		if err != nil {
			return nil, err
		}
		return map[string]string{"title": a.Title, "body": body}, nil
	})
}

// index compares one full-text index with the rows of a query, of which fields gives the texts by column.
func (c *checker) index(seed maphash.Seed, terms, query string, fields func([]byte, string) (map[string]string, error)) error {
	sums, err := c.indexSums(seed, terms)
	if err != nil {
		return err
	}
	err = c.each(c.ctx, query, nil, func(rows *sql.Rows) error {
		var pk int64
		var id, body string
		var kept []byte
		if err := rows.Scan(&pk, &id, &kept, &body); err != nil {
			return err
		}
		texts, err := fields(kept, body)
		if err != nil {
			return nil // an unreadable record is reported elsewhere
		}
		if sumTexts(seed, texts) != sums[pk] {
			c.fault(ruleWords, id, "the full-text index has other words for it than its text")
		}
		delete(sums, pk)
		return nil
	})
	for _, pk := range sortedKeys(sums) {
		c.fault(ruleWords, strings.TrimSuffix(terms, "_terms"), "the full-text index has words for row %d, which is not there", pk)
	}
	return err
}

// indexSums sums up what the index holds for each row.
func (c *checker) indexSums(seed maphash.Seed, terms string) (map[int64]uint64, error) {
	sums := map[int64]uint64{}
	err := c.each(c.ctx, `SELECT doc, col, offset, term FROM `+terms, nil, func(rows *sql.Rows) error {
		var doc int64
		var at int
		var column, term sql.RawBytes
		if err := rows.Scan(&doc, &column, &at, &term); err != nil {
			return err
		}
		sums[doc] += sumWord(seed, string(column), at, string(term))
		return nil
	})
	return sums, err
}

func sumTexts(seed maphash.Seed, texts map[string]string) (sum uint64) {
	for column, text := range texts {
		for at, w := range graph.Words(text) {
			sum += sumWord(seed, column, at, record.IndexWord(w))
		}
	}
	return sum
}

func sumWord(seed maphash.Seed, column string, at int, word string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString(column)
	h.Write([]byte{0, byte(at), byte(at >> 8), byte(at >> 16), byte(at >> 24)})
	h.WriteString(word)
	return h.Sum64()
}

// sortedKeys gives the keys of a map in order.
func sortedKeys[K interface{ ~string | ~int64 }, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
