package embedded

import (
	"context"
	"database/sql"
	"math"

	"github.com/standpoint-graph/standpoint/graph"
)

var (
	// turnTable is how pages of changes are read. Their ids are no node's and stand whole.
	turnTable = table{
		columns: "a.id, p.id, b.id, f.id, t.before_stance, t.stance, t.day",
		join: ` CROSS JOIN ident a ON a.pk = t.actor CROSS JOIN ident p ON p.pk = t.proposition
			CROSS JOIN statement b ON b.pk = t.before CROSS JOIN statement f ON f.pk = t.after`,
	}
	turnOrder = order{"CHANGED", []string{"day"}, low, 0, intKey}
)

// What pages of changes are driven by.
var (
	everyTurn          = turnDriver("every change", "", "turn_day")
	turnsOfActor       = turnDriver("changes of an actor", "t.actor = ?", "turn_actor")
	turnsOfProposition = turnDriver("changes on a proposition", "t.proposition = ?", "turn_proposition")
)

func turnDriver(name, where, index string) driver {
	return driver{name: name, from: "turn t %s", alias: "t", pk: "t.pk", where: where, indexes: map[string]string{turnOrder.name: index}}
}

// turnDrivers are the anchors that pages of changes hang on. Those of a topic are its propositions'.
var turnDrivers = map[graph.Anchor]driver{
	graph.Nothing: everyTurn, graph.BySpeaker: turnsOfActor, graph.ByProposition: turnsOfProposition, graph.ByTopic: turnsOfProposition,
}

// Changes answers for each anchor; see [graph.Store].
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery) ([]graph.Page[graph.ChangeRow], error) {
	if _, ok := turnDrivers[q.Anchors.By]; !ok {
		return nil, wrongAnchor("changes")
	}
	read := request[graph.ChangeRow]{table: turnTable, order: turnOrder, descending: true, Range: q.Range, scan: scanTurn}
	var pages []graph.Page[graph.ChangeRow]
	err := s.read(ctx, func(session *session) error {
		var err error
		if read.where, err = turnWhere(ctx, session, &q.Filter); err != nil {
			return err
		}
		pages, err = perAnchor(q.Anchors, func(id graph.ID) (page graph.Page[graph.ChangeRow], err error) {
			if read.driver, read.values, err = chooseTurns(ctx, session, q, id); err != nil {
				return page, err
			}
			read.parts = turnParts(read.driver, q.Filter.Day)
			return read.page(ctx, session)
		})
		return err
	})
	return pages, err
}

// chooseTurns chooses what drives the page of one anchor: the anchor, or the filter's actors, propositions or topics.
func chooseTurns(ctx context.Context, s *session, q graph.ChangeQuery, id graph.ID) (d driver, values []any, err error) {
	f, topics := q.Filter, q.Filter.Topic
	var nodes []int64
	switch by := q.Anchors.By; {
	case by == graph.BySpeaker, by == graph.ByProposition:
		nodes, err = s.nodes(ctx, []graph.ID{id})
		return turnDrivers[by], anys(nodes), err
	case by == graph.ByTopic:
		topics = []graph.ID{id}
	case f.Speaker != nil && f.Speaker.Ids != nil:
		nodes, err = s.nodes(ctx, f.Speaker.Ids)
		return turnsOfActor, anys(nodes), err
	case f.Proposition != nil:
		nodes, err = s.nodes(ctx, f.Proposition)
		return turnsOfProposition, anys(nodes), err
	case f.Topic == nil:
		return everyTurn, []any{nil}, nil
	}
	nodes, err = s.ofTopics(ctx, topics)
	return turnsOfProposition, anys(nodes), err
}

// ofTopics gives the integers of the propositions of topics.
func (s *session) ofTopics(ctx context.Context, topics []graph.ID) ([]int64, error) {
	nodes, err := s.nodes(ctx, topics)
	if err != nil {
		return nil, err
	}
	list, err := asJSON(nodes)
	if err != nil {
		return nil, err
	}
	return column[int64](ctx, s, `SELECT pk FROM proposition WHERE topic IN (SELECT value FROM json_each(?)) ORDER BY pk`, list)
}

// turnWhere is the where of a filter on the table t, turn.
func turnWhere(ctx context.Context, s *session, f *graph.ChangeFilter) (where, error) {
	c := &conditions{ctx: ctx, session: s}
	if m := f.Speaker; m != nil && m.Ids != nil {
		nodes, err := s.nodes(ctx, m.Ids)
		if err != nil {
			return where{}, err
		}
		if err := among(c, "t.actor", nodes); err != nil {
			return where{}, err
		}
	}
	if m := f.Speaker; m != nil && m.Kinds != nil {
		c.add("EXISTS (SELECT 1 FROM actor x WHERE x.pk = t.actor AND (1 << x.kind) & ?)", actorKinds.mask(m.Kinds))
	}
	for _, part := range []struct {
		ids  []graph.ID
		find func(context.Context, []graph.ID) ([]int64, error)
	}{{f.Proposition, s.nodes}, {f.Topic, s.ofTopics}} {
		if part.ids == nil {
			continue
		}
		nodes, err := part.find(ctx, part.ids)
		if err != nil {
			return where{}, err
		}
		if err := among(c, "t.proposition", nodes); err != nil {
			return where{}, err
		}
	}
	c.days("t.day", f.Day)
	return c.where, nil
}

// turnParts says where the changes of a range of days lie; nil when it has no bound.
func turnParts(d driver, r *graph.DateRange) []part {
	if r == nil || r.From == nil && r.Until == nil {
		return nil
	}
	p := part{driver: d, interval: interval{&point{keys: []any{int64(1)}}, &point{keys: []any{int64(math.MaxInt64)}}}}
	if r.From != nil {
		p.lower.keys[0] = int64(r.From.Number())
	}
	if r.Until != nil {
		p.upper.keys[0] = int64(r.Until.Number()) + 1
	}
	return []part{p}
}

func scanTurn(rows *sql.Rows, head []any) (c graph.ChangeRow, err error) {
	var actor, proposition, before, after string
	var was, is, day int
	err = rows.Scan(append(head, &actor, &proposition, &before, &after, &was, &is, &day)...)
	return graph.ChangeRow{
		ActorID: graph.ID(actor), PropositionID: graph.ID(proposition), Before: graph.MakeID(graph.KindStatement, before),
		After: graph.MakeID(graph.KindStatement, after), BeforeStance: stances.value(was), Stance: stances.value(is), Day: graph.DateOfNumber(day),
	}, err
}
