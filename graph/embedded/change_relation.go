package embedded

import (
	"bytes"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// relationByID reads a relation as it is stored, nil if there is none.
func (c *change) relationByID(id graph.ID) (*graph.Relation, int64, error) {
	k, err := key(id, graph.KindRelation)
	if err != nil {
		return nil, 0, err
	}
	var pk int64
	var kept []byte
	found, err := c.one(c.ctx, `SELECT pk, record FROM relation WHERE id = ?`, []any{k}, &pk, &kept)
	if err != nil || !found {
		return nil, 0, err
	}
	r, err := record.ReadRelation(kept)
	return r, pk, err
}

// relation replaces a relation.
func (c *change) relation(r *graph.Relation) error {
	old, pk, err := c.relationByID(r.ID)
	if err != nil {
		return err
	}
	kept := record.Relation(r)
	if old != nil && bytes.Equal(record.Relation(old), kept) {
		c.out.Same++
		return nil
	}
	article, err := c.articleByID(r.ArticleID)
	if err != nil {
		return err
	}
	values := []any{article.pk, spanKey(r.Happened), relationKinds.code(r.Kind), relationStatuses.code(r.Status),
		reviews.code(r.ReviewStatus()), r.Leads(), r.Confidence, kept}
	if old == nil {
		c.out.New++
		k, _ := key(r.ID, graph.KindRelation) // relationByID has refused a wrong one
		_, err = c.one(c.ctx, `INSERT INTO relation (article, happened, kind, status, review, lead, confidence, record, id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING pk`, append(values, k), &pk)
	} else {
		c.out.Changed++
		_, err = c.exec(c.ctx, `UPDATE relation SET article = ?, happened = ?, kind = ?, status = ?, review = ?, lead = ?,
			confidence = ?, record = ? WHERE pk = ?`, append(values, pk)...)
	}
	if err != nil {
		return err
	}
	return c.parties(pk, r)
}

// parties rewrites who takes part and who reports it.
func (c *change) parties(pk int64, r *graph.Relation) error {
	if _, err := c.exec(c.ctx, `DELETE FROM party WHERE relation = ?`, pk); err != nil {
		return err
	}
	k, err := key(r.ID, graph.KindRelation)
	if err != nil {
		return err
	}
	for _, side := range []struct {
		role role
		ids  []graph.ID
	}{{roleParty, r.FromIDs}, {roleParty, r.ToIDs}, {roleReporter, r.ReportedByIDs}} {
		for _, id := range side.ids {
			actor, err := c.ident(id)
			if err != nil {
				return err
			}
			if _, err := c.exec(c.ctx, `INSERT OR IGNORE INTO party (hop, happened, id, relation, written) VALUES (?, ?, ?, ?, ?)`,
				hop(actor.now, side.role), spanKey(r.Happened), k, pk, actor.pk); err != nil {
				return err
			}
		}
	}
	return nil
}
