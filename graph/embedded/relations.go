package embedded

import (
	"context"
	"database/sql"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var relationTable = table{kind: graph.KindRelation, columns: "r.record"}

// What pages of relations are driven by.
var (
	everyRelation = driver{
		name: "every relation", from: "relation r %s", alias: "r", pk: "r.pk",
		indexes: map[string]string{"HAPPENED": "relation_happened", "ID": "sqlite_autoindex_relation_1"},
	}
	relationsByID = driver{
		name: "relations by id", from: "relation r %s", alias: "r", pk: "r.pk", where: "r.id = ?", sorts: "at most one row",
	}
	relationsOfArticle = driver{
		name: "relations of an article", from: "relation r %s", alias: "r", pk: "r.pk", where: "r.article = ?",
		indexes: map[string]string{"HAPPENED": "relation_article", "ID": "article_relation"},
	}
	relationsOfParty = driver{
		name: "relations of an actor", from: "party h %s CROSS JOIN relation r ON r.pk = h.relation", alias: "h", pk: "h.relation",
		where:   "h.hop = ?",
		indexes: map[string]string{"HAPPENED": "", "ID": "party_id"},
	}
)

var relationDrivers = map[graph.Anchor]driver{
	graph.Nothing: everyRelation, graph.ByID: relationsByID, graph.ByArticle: relationsOfArticle, graph.ByParty: relationsOfParty,
}

// Relations answers for each anchor; see [graph.Store].
func (s *Store) Relations(ctx context.Context, q graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	if _, ok := relationDrivers[q.Anchors.By]; !ok {
		return nil, wrongAnchor("relations")
	}
	read := request[*graph.Relation]{
		table: relationTable, driver: relationsByID, order: relationOrders[q.ByID], descending: !q.ByID, Range: q.Range, scan: scanRelation,
	}
	var pages []graph.Page[*graph.Relation]
	err := s.read(ctx, func(session *session) error {
		var err error
		if read.where, err = relationWhere(ctx, session, &q.Filter, q.Anchors.By != graph.ByID); err != nil {
			return err
		}
		if q.Anchors.By == graph.ByID {
			pages, err = read.byIDs(ctx, session, q.IDs, keyOfKind(graph.KindRelation))
			return err
		}
		pages, err = perAnchor(q.Anchors, func(id graph.ID) (page graph.Page[*graph.Relation], err error) {
			if read.driver, read.values, err = relationDriver(ctx, session, q, id); err != nil {
				return page, err
			}
			return read.page(ctx, session)
		})
		return err
	})
	return pages, err
}

// relationDriver chooses what drives the page of one anchor.
func relationDriver(ctx context.Context, s *session, q graph.RelationQuery, id graph.ID) (driver, []any, error) {
	f := q.Filter
	switch {
	case q.Anchors.By == graph.ByArticle:
		articles, err := s.articles(ctx, []graph.ID{id})
		return relationsOfArticle, anys(articles), err
	case q.Anchors.By == graph.ByParty:
		nodes, err := s.nodes(ctx, []graph.ID{id})
		return relationsOfParty, hops(nodes, roleParty), err
	case f.Ids != nil:
		return relationsByID, anys(unique(keysOfKind(graph.KindRelation, f.Ids))), nil
	case f.Article != nil:
		articles, err := s.articles(ctx, f.Article)
		return relationsOfArticle, anys(articles), err
	case f.Party != nil && f.Party.Ids != nil:
		nodes, err := s.nodes(ctx, f.Party.Ids)
		return relationsOfParty, hops(nodes, roleParty), err
	}
	return everyRelation, []any{nil}, nil
}

func hops(nodes []int64, r role) []any {
	all := make([]any, len(nodes))
	for i, node := range nodes {
		all[i] = hop(node, r)
	}
	return all
}

// relationWhere is the where of a filter on the table r, relation.
func relationWhere(ctx context.Context, s *session, f *graph.RelationFilter, byDefault bool) (where, error) {
	c := &conditions{ctx: ctx, session: s}
	if f.Review == nil && byDefault {
		c.add("r.lead = 1")
	}
	bits(c, "r.review", reviews, f.Review)
	bits(c, "r.kind", relationKinds, f.Kind)
	bits(c, "r.status", relationStatuses, f.Status)
	if f.MinConfidence != nil {
		c.add("r.confidence >= ?", *f.MinConfidence)
	}
	c.span("r.happened", f.Happened)
	if f.Ids != nil {
		if err := among(c, "r.id", keysOfKind(graph.KindRelation, f.Ids)); err != nil {
			return where{}, err
		}
	}
	if f.Article != nil {
		articles, err := s.articles(ctx, f.Article)
		if err != nil {
			return where{}, err
		}
		if err := among(c, "r.article", articles); err != nil {
			return where{}, err
		}
	}
	err := c.party(f.Party)
	return c.where, err
}

// party adds that one of the actors meant takes part.
func (c *conditions) party(m *graph.ActorMatch) error {
	if m == nil || m.Ids == nil && m.Kinds == nil {
		return nil
	}
	text, args := "EXISTS (SELECT 1 FROM party l WHERE l.relation = r.pk AND l.hop & 7 = 0", []any{}
	if m.Kinds != nil {
		text = `EXISTS (SELECT 1 FROM party l CROSS JOIN actor x ON x.pk = l.hop >> 3 WHERE l.relation = r.pk AND l.hop & 7 = 0
			AND (1 << x.kind) & ?`
		args = append(args, actorKinds.mask(m.Kinds))
	}
	if m.Ids != nil {
		nodes, err := c.nodes(c.ctx, m.Ids)
		if err != nil {
			return err
		}
		list, err := asJSON(nodes)
		if err != nil {
			return err
		}
		c.never = c.never || len(nodes) == 0
		text += " AND l.hop >> 3 IN (SELECT value FROM json_each(?))"
		args = append(args, list)
	}
	c.add(text+")", args...)
	return nil
}

func scanRelation(rows *sql.Rows, head []any) (*graph.Relation, error) {
	var kept sql.RawBytes
	if err := rows.Scan(append(head, &kept)...); err != nil {
		return nil, err
	}
	return record.ReadRelation(kept)
}
