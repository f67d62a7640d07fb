package embedded

import (
	"bytes"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// statementByID reads a statement as it is stored, nil if there is none.
func (c *change) statementByID(id graph.ID) (*graph.Statement, int64, error) {
	k, err := key(id, graph.KindStatement)
	if err != nil {
		return nil, 0, err
	}
	var pk int64
	var kept []byte
	found, err := c.one(c.ctx, `SELECT s.pk, r.record FROM statement s JOIN statement_record r ON r.pk = s.pk WHERE s.id = ?`,
		[]any{k}, &pk, &kept)
	if err != nil || !found {
		return nil, 0, err
	}
	st, err := record.ReadStatement(kept)
	return st, pk, err
}

// statement replaces a statement.
func (c *change) statement(st *graph.Statement) error {
	old, pk, err := c.statementByID(st.ID)
	if err != nil {
		return err
	}
	kept := record.Statement(st)
	if old != nil && bytes.Equal(record.Statement(old), kept) {
		c.out.Same++
		return nil
	}
	if old == nil {
		c.out.New++
	} else {
		c.out.Changed++
		if err := c.clearStatement(pk); err != nil {
			return err
		}
	}
	if pk, err = c.statementRow(pk, st); err != nil {
		return err
	}
	if _, err := c.exec(c.ctx, `INSERT INTO statement_record (pk, record) VALUES (?1, ?2)
		ON CONFLICT (pk) DO UPDATE SET record = ?2`, pk, kept); err != nil {
		return err
	}
	if old == nil || old.Content != st.Content {
		return c.indexStatement(pk, st.Content)
	}
	return nil
}

// rewrite writes the rows of statements and relations anew from their records.
func (c *change) rewrite(statements, relations map[int64]bool) error {
	for _, pk := range keysOf(statements) {
		var kept []byte
		if found, err := c.one(c.ctx, `SELECT record FROM statement_record WHERE pk = ?`, []any{pk}, &kept); err != nil || !found {
			return orMissing(err)
		}
		st, err := record.ReadStatement(kept)
		if err != nil {
			return err
		}
		if err := c.clearStatement(pk); err != nil {
			return err
		}
		if _, err := c.statementRow(pk, st); err != nil {
			return err
		}
	}
	for _, pk := range keysOf(relations) {
		var kept []byte
		if found, err := c.one(c.ctx, `SELECT record FROM relation WHERE pk = ?`, []any{pk}, &kept); err != nil || !found {
			return orMissing(err)
		}
		r, err := record.ReadRelation(kept)
		if err != nil {
			return err
		}
		if err := c.parties(pk, r); err != nil {
			return err
		}
	}
	return nil
}

func keysOf(set map[int64]bool) []int64 {
	keys := make([]int64, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// clearStatement takes away what hangs on a statement's row, but neither the row nor the record.
func (c *change) clearStatement(pk int64) error {
	var id, utteranceKey string
	found, err := c.one(c.ctx, `SELECT id, utterance_key FROM statement WHERE pk = ?`, []any{pk}, &id, &utteranceKey)
	if err != nil || !found {
		return orMissing(err)
	}
	if err := c.touchKey(utteranceKey); err != nil {
		return err
	}
	hops, err := column[int64](c.ctx, c.session, `SELECT node << 3 | role FROM link WHERE statement = ?1 AND role <= ?2
		UNION SELECT proposition << 3 | ?3 FROM take WHERE statement = ?1
		UNION SELECT topic << 3 | ?4 FROM take WHERE statement = ?1`, pk, int64(roleCountsFor), int64(roleProposition), int64(roleTopic))
	if err != nil {
		return err
	}
	for _, h := range hops {
		if _, err := c.exec(c.ctx, `DELETE FROM hop WHERE hop = ? AND id = ?`, h, id); err != nil {
			return err
		}
	}
	for _, text := range []string{
		`DELETE FROM link WHERE statement = ?`, `DELETE FROM take WHERE statement = ?`, `DELETE FROM stand WHERE statement = ?`,
	} {
		if _, err := c.exec(c.ctx, text, pk); err != nil {
			return err
		}
	}
	return nil
}

// keys are what the rows of a statement are found and ordered by.
type keys struct {
	pk         int64
	id         string
	article    articleRow
	lead       bool
	said       int64
	confidence float64
	place      int
}

// statementRow writes the row of a statement and all that hangs on it. pk is 0 for a new one.
func (c *change) statementRow(pk int64, st *graph.Statement) (int64, error) {
	article, err := c.articleByID(st.ArticleID)
	if err != nil {
		return 0, err
	}
	id, err := key(st.ID, graph.KindStatement)
	if err != nil {
		return 0, err
	}
	k := keys{pk: pk, id: id, article: article, lead: st.Leads(), said: spanKey(st.Said), confidence: st.Confidence, place: st.Place()}
	utteranceKey := graph.UtteranceKey(st)
	if err := c.touchKey(utteranceKey); err != nil {
		return 0, err
	}
	var within any
	if st.WithinID != "" {
		within = string(st.WithinID)
	}
	if pk == 0 {
		_, err = c.one(c.ctx, `INSERT INTO statement (id, article, said, loaded, confidence, article_id, place, lead, review, speaking, form, act,
			within, utterance_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING pk`,
			[]any{id, article.pk, k.said, article.loaded, k.confidence, article.id, k.place, k.lead, reviews.code(st.Status()),
				speakings.code(st.Speaking), forms.code(st.Form), acts.code(st.Act), within, utteranceKey}, &k.pk)
	} else {
		_, err = c.exec(c.ctx, `UPDATE statement SET article = ?, said = ?, loaded = ?, confidence = ?, article_id = ?, place = ?, lead = ?,
			review = ?, speaking = ?, form = ?, act = ?, within = ?, utterance_key = ? WHERE pk = ?`,
			article.pk, k.said, article.loaded, k.confidence, article.id, k.place, k.lead, reviews.code(st.Status()),
			speakings.code(st.Speaking), forms.code(st.Form), acts.code(st.Act), within, utteranceKey, pk)
	}
	if err != nil {
		return 0, err
	}
	return k.pk, c.statementHops(k, st)
}
