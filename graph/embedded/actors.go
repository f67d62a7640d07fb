package embedded

import (
	"context"
	"database/sql"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var actorTable = table{columns: "a.record"}

var actorIndexes = map[string]string{"NAME": "actor_name", "STATEMENTS": "actor_statements", "LAST_SAID": "actor_last_said",
	"ID": "sqlite_autoindex_actor_1"}

// What pages of actors are driven by.
var (
	everyActor = driver{name: "every actor", from: "actor a %s", alias: "a", pk: "a.pk", indexes: actorIndexes}
	actorsByID = driver{name: "actors by id", from: "actor a %s", alias: "a", pk: "a.pk", where: "a.id = ?", sorts: "at most one row of each id"}
	actorsByPK = driver{name: "actors of a list", from: "actor a %s", alias: "a", pk: "a.pk", where: "a.pk = ?", sorts: "at most one row"}
	actorsOf   = driver{
		name: "members of an organisation", from: "member m CROSS JOIN actor a %s ON a.pk = m.actor", alias: "a", pk: "a.pk",
		where: "m.organisation = ?", sorts: "the members stand in one record",
	}
	actorsByAlias = driver{
		name: "actors by alias", from: "alias m CROSS JOIN actor a %s ON a.pk = m.actor", alias: "a", pk: "a.pk",
		where: "m.key = ?", sorts: "namesakes are few",
	}
	actorsByBeginning = driver{
		name: "actors by the beginning of a word", alias: "a", pk: "a.pk",
		from:  "(SELECT DISTINCT actor FROM beginning WHERE words >= ? AND words < ?) m CROSS JOIN actor a %s ON a.pk = m.actor",
		where: "1", sorts: "chosen only when no more than wordsDrive names begin so",
	}
)

var actorDrivers = map[graph.Anchor]driver{
	graph.Nothing: everyActor, graph.ByID: actorsByID, graph.ByOrganisation: actorsOf, graph.ByAlias: actorsByAlias,
}

// Actors answers for each anchor; see [graph.Store].
func (s *Store) Actors(ctx context.Context, q graph.ActorQuery) ([]graph.Page[graph.Actor], error) {
	o, err := pickOrder(actorOrders, q.Order.Field, graph.ActorsByName)
	if err != nil {
		return nil, err
	}
	if _, ok := actorDrivers[q.By]; !ok {
		return nil, wrongAnchor("actors")
	}
	read := request[graph.Actor]{
		table: actorTable, driver: actorsByID, order: o, descending: q.Order.Direction == graph.Descending, Range: q.Range, scan: scanActor,
	}
	var pages []graph.Page[graph.Actor]
	err = s.read(ctx, func(session *session) error {
		var err error
		if read.where, err = actorWhere(ctx, session, &q.Filter); err != nil {
			return err
		}
		if q.By == graph.ByID {
			key, err := session.answering(ctx, q.IDs)
			if err == nil {
				pages, err = read.byIDs(ctx, session, q.IDs, key)
			}
			return err
		}
		pages, err = perAnchor(q.Anchors, func(id graph.ID) (page graph.Page[graph.Actor], err error) {
			if read.driver, read.values, err = actorDriver(ctx, session, q, id); err != nil {
				return page, err
			}
			return read.page(ctx, session)
		})
		return err
	})
	return pages, err
}

// actorDriver chooses what drives the page of one anchor.
func actorDriver(ctx context.Context, s *session, q graph.ActorQuery, id graph.ID) (driver, []any, error) {
	switch q.By {
	case graph.ByOrganisation:
		nodes, err := s.nodes(ctx, []graph.ID{id})
		return actorsOf, anys(nodes), err
	case graph.ByAlias:
		return actorsByAlias, []any{string(id)}, nil
	}
	if q.Filter.Ids != nil {
		nodes, err := s.nodes(ctx, q.Filter.Ids)
		return actorsByPK, anys(nodes), err
	}
	if q.Filter.NamePrefix == nil {
		return everyActor, []any{nil}, nil
	}
	from, to := beginnings(*q.Filter.NamePrefix)
	var n int
	_, err := s.one(ctx, `SELECT count(*) FROM (SELECT 1 FROM beginning WHERE words >= ? AND words < ? LIMIT 0 + ?)`,
		[]any{from, to, wordsDrive + 1}, &n)
	if n > wordsDrive {
		return everyActor, []any{nil}, err
	}
	return actorsByBeginning, []any{[]any{from, to}}, err
}

// beginnings is the range of all words that begin with a prefix.
func beginnings(prefix string) (from, to string) {
	from = graph.NameKey(prefix)
	return from, from + "\U0010FFFF"
}

// actorWhere is the where of a filter on the table a, actor.
func actorWhere(ctx context.Context, s *session, f *graph.ActorFilter) (where, error) {
	c := &conditions{ctx: ctx, session: s}
	if f.Ids != nil {
		nodes, err := s.nodes(ctx, f.Ids)
		if err != nil {
			return where{}, err
		}
		if err := among(c, "a.pk", nodes); err != nil {
			return where{}, err
		}
	}
	bits(c, "a.kind", actorKinds, f.Kinds)
	bits(c, "a.origin", origins, f.Origin)
	for _, part := range []struct {
		column string
		ids    []graph.ID
	}{{"a.country", f.Country}, {"a.part_of", f.PartOf}} {
		if part.ids == nil {
			continue
		}
		nodes, err := s.nodes(ctx, part.ids)
		if err != nil {
			return where{}, err
		}
		if err := among(c, part.column, nodes); err != nil {
			return where{}, err
		}
	}
	if f.OfficeOn != nil {
		on := f.OfficeOn.Number()
		c.add("EXISTS (SELECT 1 FROM office o WHERE o.actor = a.pk AND o.starts <= ? AND o.ends > ?)", on, on)
		c.never = c.never || f.OfficeOn.IsZero()
	}
	if f.NamePrefix != nil {
		from, to := beginnings(*f.NamePrefix)
		c.never = c.never || from == ""
		c.add("EXISTS (SELECT 1 FROM beginning b INDEXED BY beginning_actor WHERE b.actor = a.pk AND b.words >= ? AND b.words < ?)", from, to)
	}
	err := c.anyStatement(f.Statements, "hop h CROSS JOIN statement s ON s.pk = h.statement", "h.hop = a.pk << 3")
	return c.where, err
}

// anyStatement adds that at least one of the statements that hang on the row passes a filter.
func (c *conditions) anyStatement(f *graph.StatementFilter, from, on string) error {
	if f == nil {
		return nil
	}
	w, err := statementWhere(c.ctx, c.session, f, true)
	if err != nil {
		return err
	}
	c.never = c.never || w.never
	c.add("EXISTS (SELECT 1 FROM "+from+w.join+" WHERE "+on+w.text()+")", w.args...)
	return nil
}

func scanActor(rows *sql.Rows, head []any) (graph.Actor, error) {
	var kept sql.RawBytes
	if err := rows.Scan(append(head, &kept)...); err != nil {
		return nil, err
	}
	return record.ReadActor(kept)
}
