package embedded

import (
	"database/sql"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// remove deletes one node and what rests on it. What is not there is left out in silence: deleting again changes nothing.
func (c *change) remove(id graph.ID) error {
	switch id.Kind() {
	case graph.KindArticle:
		return c.removeArticle(id)
	case graph.KindStatement:
		return c.removeRows(`SELECT pk, id FROM statement WHERE id = ?`, id.Key(), graph.KindStatement, c.removeStatement)
	case graph.KindRelation:
		return c.removeRows(`SELECT pk, id FROM relation WHERE id = ?`, id.Key(), graph.KindRelation, c.removeRelation)
	case graph.KindPerson, graph.KindCountry, graph.KindOrganisation:
		return c.removeActor(id)
	}
	return graph.Errorf(graph.BadInput, "%q cannot be deleted; articles, statements, relations and actors can", id)
}

func (c *change) removeArticle(id graph.ID) error {
	var pk int64
	found, err := c.one(c.ctx, `SELECT pk FROM article WHERE id = ?`, []any{id.Key()}, &pk)
	if err != nil || !found {
		return err
	}
	if err := c.removeRows(`SELECT pk, id FROM statement WHERE article_id = ?`, id.Key(), graph.KindStatement, c.removeStatement); err != nil {
		return err
	}
	if err := c.removeRows(`SELECT pk, id FROM relation WHERE article = ?`, pk, graph.KindRelation, c.removeRelation); err != nil {
		return err
	}
	delete(c.articles, id)
	c.gone = append(c.gone, id)
	return c.execAll(pk, `DELETE FROM article_words WHERE rowid = ?`, `DELETE FROM article_url WHERE article = ?`,
		`DELETE FROM article_body WHERE pk = ?`, `DELETE FROM article WHERE pk = ?`)
}

// removeRows deletes the rows that a query names.
func (c *change) removeRows(query string, arg any, kind string, remove func(pk int64) error) error {
	type row struct {
		pk int64
		id string
	}
	var rows []row
	err := c.each(c.ctx, query, []any{arg}, func(r *sql.Rows) error {
		var x row
		if err := r.Scan(&x.pk, &x.id); err != nil {
			return err
		}
		rows = append(rows, x)
		return nil
	})
	if err != nil {
		return err
	}
	for _, x := range rows {
		if err := remove(x.pk); err != nil {
			return err
		}
		c.gone = append(c.gone, graph.MakeID(kind, x.id))
	}
	return nil
}

func (c *change) removeStatement(pk int64) error {
	if err := c.suspect(`SELECT node FROM link WHERE statement = ?1 UNION SELECT written FROM link WHERE statement = ?1`, pk); err != nil {
		return err
	}
	if err := c.clearStatement(pk); err != nil {
		return err
	}
	return c.execAll(pk, `DELETE FROM statement_words WHERE rowid = ?`, `DELETE FROM statement_record WHERE pk = ?`,
		`DELETE FROM statement WHERE pk = ?`)
}

func (c *change) removeRelation(pk int64) error {
	if err := c.suspect(`SELECT hop >> 3 FROM party WHERE relation = ?1 UNION SELECT written FROM party WHERE relation = ?1`, pk); err != nil {
		return err
	}
	return c.execAll(pk, `DELETE FROM party WHERE relation = ?`, `DELETE FROM relation WHERE pk = ?`)
}

// suspect remembers actors that may be left without anything.
func (c *change) suspect(query string, pk int64) error {
	actors, err := column[int64](c.ctx, c.session, query, pk)
	for _, actor := range actors {
		c.orphans[actor] = true
	}
	return err
}

// removeOrphans deletes the actors of origin ARTICLE that this change has left without any statement, relation or mention.
func (c *change) removeOrphans() error {
	for _, pk := range keysOf(c.orphans) {
		var id string
		found, err := c.one(c.ctx, `SELECT a.id FROM actor a WHERE a.pk = ?1 AND a.origin = ?2
			AND NOT EXISTS (SELECT 1 FROM link WHERE node = ?1) AND NOT EXISTS (SELECT 1 FROM link WHERE written = ?1)
			AND NOT EXISTS (SELECT 1 FROM party WHERE hop >= ?1 << 3 AND hop < (?1 + 1) << 3)
			AND NOT EXISTS (SELECT 1 FROM party WHERE written = ?1)`, []any{pk, origins.code(graph.OriginArticle)}, &id)
		if err != nil {
			return err
		}
		if found {
			if err := c.removeActor(graph.ID(id)); err != nil {
				return err
			}
		}
	}
	return nil
}

// unheld refuses the deletion of an actor that something still names. What another actor answers for is that one's.
func (c *change) unheld(id graph.ID) error {
	if !slices.Contains(c.gone, id) {
		return nil
	}
	var held bool
	_, err := c.one(c.ctx, `SELECT EXISTS (SELECT 1 FROM link WHERE node = i.pk)
		OR EXISTS (SELECT 1 FROM party WHERE hop >= i.pk << 3 AND hop < (i.pk + 1) << 3)
		OR EXISTS (SELECT 1 FROM actor WHERE country = i.pk)
		OR EXISTS (SELECT 1 FROM ident f JOIN actor a ON a.country = f.pk WHERE f.now = i.pk AND f.now <> f.pk)
		FROM ident i WHERE i.id = ? AND i.now = i.pk`, []any{string(id)}, &held)
	if held {
		return graph.Errorf(graph.Conflict, "%s cannot be deleted: something that is stored names it; read it again", id)
	}
	return err
}

func (c *change) removeActor(id graph.ID) error {
	var pk int64
	found, err := c.one(c.ctx, `SELECT pk FROM actor WHERE id = ?`, []any{string(id)}, &pk)
	if err != nil || !found {
		return err
	}
	if err := c.clearActor(pk); err != nil {
		return err
	}
	c.gone = append(c.gone, id)
	return c.execAll(pk, `DELETE FROM actor WHERE pk = ?`)
}

// execAll runs statements that take one row's integer.
func (c *change) execAll(pk int64, texts ...string) error {
	for _, text := range texts {
		if _, err := c.exec(c.ctx, text, pk); err != nil {
			return err
		}
	}
	return nil
}
