package neo4j

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var relationNoun = noun{name: "relation", label: "Relation", row: "r", kind: graph.KindRelation, columns: "r.record"}

// What pages of relations are driven by.
var (
	everyRelation = everyOf(relationNoun, relationOrders)
	relationsByID = &driver{name: "relations by id", match: "MATCH (r:Relation)", hint: "INDEX SEEK r:Relation(id)", on: "r.id = v", sorts: "at most one row of each id"}
	// relationsOfArticle takes the ids of articles. What else is printed in them has no day on which it happened.
	relationsOfArticle = &driver{
		name: "relations of an article", match: "MATCH (w:Article {id: v})<-[:PRINTED_IN]-(r)", hint: "INDEX SEEK w:Article(id)",
		sorts: "an article prints few", on: "r.happened IS NOT NULL",
	}
	relationsOfParty = &driver{
		name: "relations of an actor", match: "MATCH ()-[h:PARTY_TO]->(r)", hint: "INDEX SEEK h:PARTY_TO(actor, happened)", on: "h.actor = v",
		order: "HAPPENED", first: "h.actor", key: "h.happened", within: "h.happened >= ''", sorts: "what one actor takes part in is read at once",
	}
)

// relationDrivers are the anchors that pages of relations hang on.
var relationDrivers = map[graph.Anchor]*driver{
	graph.ByID: relationsByID, graph.ByArticle: relationsOfArticle, graph.ByParty: relationsOfParty,
}

// Relations answers for each anchor; see [graph.Store].
func (s *Store) Relations(ctx context.Context, q graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	by := q.Anchors.By
	if by != graph.Nothing && relationDrivers[by] == nil {
		return nil, wrongAnchor("relations")
	}
	read := request[*graph.Relation]{
		noun: relationNoun, order: relationOrders[q.ByID], descending: !q.ByID, Range: q.Range, scan: scanRelation,
	}
	return read.answer(ctx, s, q.Anchors, func(session *session, pages []graph.Page[*graph.Relation]) error {
		w := relationWhere(&q.Filter, by != graph.ByID)
		if by == graph.ByID {
			return read.byIDs(session, pages, q.IDs, w)
		}
		return read.anchored(session, pages, relationSource(q, read, w), q.Anchors, nil)
	})
}

// relationSource chooses what drives the pages.
func relationSource(q graph.RelationQuery, read request[*graph.Relation], w *where) source {
	f := &q.Filter
	d, values := relationDrivers[q.Anchors.By], ofAnchor
	switch {
	case d != nil:
	case f.Ids != nil:
		d, values = relationsByID, "$r_ids"
	case f.Article != nil:
		d, values = relationsOfArticle, "$r_articles"
	case f.Party != nil && f.Party.Ids != nil:
		d, values = relationsOfParty, "r_parties"
	default:
		d, values = everyRelation[read.order.name], ofNobody
	}
	return read.whole(d, values, q.Anchors.By, w)
}

func scanRelation(columns []any) (*graph.Relation, error) {
	return record.ReadRelation(as[[]byte](columns[0]))
}
