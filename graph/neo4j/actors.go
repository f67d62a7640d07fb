package neo4j

import (
	"context"
	"maps"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var actorNoun = noun{name: "actor", label: "Actor", row: "a", columns: "a.record", former: true}

// What pages of actors are driven by.
var (
	everyActor = everyOf(actorNoun, actorOrders)
	actorsByID = &driver{name: "actors by id", match: "MATCH (a:Actor)", hint: "INDEX SEEK a:Actor(id)", on: "a.id = v", sorts: "at most one row of each id"}
	// actorsOf takes the ids of organisations.
	actorsOf = &driver{
		name: "members of an organisation", match: "MATCH (o:Actor {id: v})<-[:MEMBER_OF]-(a)", hint: "INDEX SEEK o:Actor(id)",
		sorts: "the members stand in one record",
	}
	actorsByAlias = &driver{name: "actors by alias", match: "MATCH (l:Alias {key: v})-[:MEANS]->(a)", hint: "INDEX SEEK l:Alias(key)", sorts: "namesakes are few"}
	// actorsByBeginning finds the names that contain the parameter, which the filter asks again. There is no seek for a part of a text: its
	// index is asked by three letters at a time, which the planner calls a scan.
	actorsByBeginning = &driver{
		name: "actors by the beginning of a word", match: "MATCH (a:Actor)", hint: "TEXT INDEX a:Actor(names)", on: "a.names CONTAINS $a_prefix",
		sorts: "chosen only when no more than wordsDrive have such a name",
	}
)

// actorDrivers are the anchors that pages of actors hang on.
var actorDrivers = map[graph.Anchor]*driver{graph.ByID: actorsByID, graph.ByOrganisation: actorsOf, graph.ByAlias: actorsByAlias}

// Actors answers for each anchor; see [graph.Store].
func (s *Store) Actors(ctx context.Context, q graph.ActorQuery) ([]graph.Page[graph.Actor], error) {
	o, err := pickOrder(actorOrders, q.Order.Field, graph.ActorsByName)
	if err != nil {
		return nil, err
	}
	if q.By != graph.Nothing && actorDrivers[q.By] == nil {
		return nil, wrongAnchor("actors")
	}
	read := request[graph.Actor]{
		noun: actorNoun, order: o, descending: q.Order.Direction == graph.Descending, Range: q.Range, scan: scanActor,
	}
	return read.answer(ctx, s, q.Anchors, func(session *session, pages []graph.Page[graph.Actor]) error {
		w := actorWhere(&q.Filter)
		if q.By == graph.ByID {
			return read.byIDs(session, pages, q.IDs, w)
		}
		from, err := actorSource(session, q, read, w)
		if err != nil {
			return err
		}
		return read.anchored(session, pages, from, q.Anchors, func(id graph.ID) (string, bool) {
			return string(id), q.By != graph.ByAlias || !strings.Contains(string(id), ":") // former ids are aliases of another sort
		})
	})
}

// actorSource chooses what drives the pages.
func actorSource(s *session, q graph.ActorQuery, read request[graph.Actor], w *where) (source, error) {
	d, values := actorDrivers[q.By], ofAnchor
	switch {
	case d != nil:
	case q.Filter.Ids != nil:
		d, values = actorsByID, "a_ids"
	default:
		d, values = everyActor[read.order.name], ofNobody
		few, err := fewBegin(s, q.Filter.NamePrefix, w)
		if err != nil {
			return source{}, err
		}
		if few {
			d = actorsByBeginning
		}
	}
	return read.whole(d, values, q.By, w), nil
}

// textIndexed is from how many bytes on a text is found by an index of parts of texts rather than by looking at all of them.
const textIndexed = 3

// fewBegin tells whether so few names have a word that begins with a prefix that they may be sorted.
func fewBegin(s *session, prefix *string, w *where) (bool, error) {
	if prefix == nil || w.never || len(graph.NameKey(*prefix)) < textIndexed {
		return false, nil
	}
	values, err := s.one(beginningText, maps.Clone(w.params))
	if err != nil {
		return false, err
	}
	return as[int64](values[0]) <= wordsDrive, nil
}

var beginningText = "MATCH (a:Actor) USING TEXT INDEX a:Actor(names) WHERE a.names CONTAINS $a_prefix WITH a LIMIT " + wordsLimit + " RETURN count(*)"

func scanActor(columns []any) (graph.Actor, error) {
	return record.ReadActor(as[[]byte](columns[0]))
}
