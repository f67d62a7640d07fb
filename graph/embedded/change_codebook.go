package embedded

import (
	"bytes"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// inUse compares the fingerprint of the codebook.
func (c *change) inUse(fingerprint *string) error {
	if fingerprint == nil {
		return nil
	}
	var now string
	if _, err := c.one(c.ctx, `SELECT fingerprint FROM codebook`, nil, &now); err != nil {
		return err
	}
	if now != *fingerprint {
		return graph.Errorf(graph.Conflict, "another codebook has come into use meanwhile (%.12s, expected %.12s); read it again", now, *fingerprint)
	}
	return nil
}

// codebook replaces the codebook in use. Propositions it lacks become retired, and their topics stay as long as they are needed.
func (c *change) codebook(b *graph.Codebook) error {
	if b == nil {
		return nil
	}
	before, err := c.codebookRows()
	if err != nil {
		return err
	}
	_, err = c.exec(c.ctx, `INSERT INTO codebook (pk, fingerprint, record) VALUES (1, ?1, ?2)
		ON CONFLICT (pk) DO UPDATE SET fingerprint = ?1, record = ?2`, b.Fingerprint, record.Codebook(b))
	if err != nil {
		return err
	}
	if _, err := c.exec(c.ctx, `UPDATE proposition SET retired = 1`); err != nil {
		return err
	}
	if _, err := c.exec(c.ctx, `UPDATE topic SET place = ?`, len(b.Topics)); err != nil { // those left over come last
		return err
	}
	for i, t := range b.Topics {
		if err := c.topic(i, t); err != nil {
			return err
		}
	}
	if _, err := c.exec(c.ctx, `DELETE FROM topic WHERE pk NOT IN (SELECT topic FROM proposition) AND place = ?`, len(b.Topics)); err != nil {
		return err
	}
	after, err := c.codebookRows()
	switch {
	case err != nil:
		return err
	case len(before) == 0:
		c.out.New++
	case bytes.Equal(before, after):
		c.out.Same++
	default:
		c.out.Changed++
	}
	return nil
}

// codebookRows is all that is kept of the codebook, to see whether it changed; empty when there is none.
func (c *change) codebookRows() ([]byte, error) {
	parts, err := column[[]byte](c.ctx, c.session, `SELECT record FROM codebook
		UNION ALL SELECT concat_ws(' ', pk, place, hex(record)) FROM topic
		UNION ALL SELECT concat_ws(' ', pk, topic, place, retired, hex(record)) FROM proposition`)
	return bytes.Join(parts, []byte{0}), err
}

func (c *change) topic(place int, t *graph.Topic) error {
	self, err := c.ident(t.ID)
	if err != nil {
		return err
	}
	if _, err := c.exec(c.ctx, `INSERT INTO topic (pk, place, record) VALUES (?1, ?2, ?3)
		ON CONFLICT (pk) DO UPDATE SET place = ?2, record = ?3`, self.pk, place, record.Topic(t)); err != nil {
		return err
	}
	for i, p := range t.Propositions {
		if err := c.proposition(self.pk, i, p); err != nil {
			return err
		}
	}
	return nil
}

// proposition writes a proposition under its topic. If it stood under another, the hops of what was coded with it move along.
func (c *change) proposition(topic int64, place int, p *graph.Proposition) error {
	self, err := c.ident(p.ID)
	if err != nil {
		return err
	}
	var old int64
	found, err := c.one(c.ctx, `SELECT topic FROM proposition WHERE pk = ?`, []any{self.pk}, &old)
	if err != nil {
		return err
	}
	if _, err := c.exec(c.ctx, `INSERT INTO proposition (pk, topic, place, retired, slug, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
		ON CONFLICT (pk) DO UPDATE SET topic = ?2, place = ?3, retired = ?4, slug = ?5, record = ?6`,
		self.pk, topic, place, p.Retired, p.Slug, record.Proposition(p)); err != nil {
		return err
	}
	if found && old == topic {
		return nil
	}
	rows, err := column[int64](c.ctx, c.session, `SELECT statement FROM hop WHERE hop = ?`, hop(self.now, roleProposition))
	if err != nil || len(rows) == 0 {
		return err
	}
	again := map[int64]bool{}
	for _, pk := range rows {
		again[pk] = true
	}
	return c.rewrite(again, nil)
}

// topicOf is the topic of a proposition, 0 if the codebook has none for it.
func (c *change) topicOf(proposition int64) (topic int64, err error) {
	_, err = c.one(c.ctx, `SELECT topic FROM proposition WHERE pk = ?`, []any{proposition}, &topic)
	return topic, err
}
