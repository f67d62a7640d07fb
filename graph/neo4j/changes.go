package neo4j

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
)

// changeNoun is how pages of changes are read. They are relationships, from the later statement to the earlier one.
var changeNoun = noun{name: "change", row: "c", columns: "c.actor, c.proposition, endNode(c).id, startNode(c).id, c.before, c.stance, c.day"}

var changeOrder = order{"CHANGED", "changed", false}

// What pages of changes are driven by.
var (
	everyChange          = &driver{name: "every change", match: "MATCH ()-[c:CHANGED_FROM]->()", hint: "INDEX SEEK c:CHANGED_FROM(changed)", order: changeOrder.name, key: "c.changed", within: "c.changed >= ''"}
	changesOfActor       = changeDriver("changes of an actor", "actor")
	changesOfProposition = changeDriver("changes on a proposition", "proposition")
)

func changeDriver(name, property string) *driver {
	return &driver{
		name: name, match: "MATCH ()-[c:CHANGED_FROM]->()", hint: "INDEX SEEK c:CHANGED_FROM(" + property + ", changed)", on: "c." + property + " = v",
		order: changeOrder.name, first: "c." + property, key: "c.changed", within: "c.changed >= ''",
	}
}

// changeDrivers are the anchors that pages of changes hang on. Those of a topic are its propositions'.
var changeDrivers = map[graph.Anchor]*driver{
	graph.BySpeaker: changesOfActor, graph.ByProposition: changesOfProposition, graph.ByTopic: changesOfProposition,
}

// changeKey orders changes by the day of the later statement.
func changeKey(d graph.Date, after, actor, proposition graph.ID) string {
	return d.String() + " " + after.Key() + " " + string(actor) + " " + string(proposition)
}

// Changes answers for each anchor; see [graph.Store].
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery) ([]graph.Page[graph.ChangeRow], error) {
	if by := q.Anchors.By; by != graph.Nothing && changeDrivers[by] == nil {
		return nil, wrongAnchor("changes")
	}
	read := request[graph.ChangeRow]{noun: changeNoun, order: changeOrder, descending: true, Range: q.Range, scan: scanChange}
	return read.answer(ctx, s, q.Anchors, func(session *session, pages []graph.Page[graph.ChangeRow]) error {
		return read.anchored(session, pages, changeSource(q, read), q.Anchors, nil)
	})
}

// changeSource chooses what drives the pages: the anchor, or the filter's actors, propositions or topics. A range of days is a range
// of every driver's index.
func changeSource(q graph.ChangeQuery, read request[graph.ChangeRow]) source {
	f, by := &q.Filter, q.Anchors.By
	w := changeWhere(f)
	d, values := changeDrivers[by], "hung"
	switch {
	case d != nil:
	case f.Speaker != nil && f.Speaker.Ids != nil:
		d, values = changesOfActor, "c_speakers"
	case f.Proposition != nil:
		d, values = changesOfProposition, "$s_propositions"
	case f.Topic != nil:
		d, values = changesOfProposition, topicPropositions
	default:
		d, values = everyChange, "[0]"
	}
	from := read.whole(d, values, by, w)
	if r := f.Day; r != nil && (r.From != nil || r.Until != nil) {
		p := part{driver: d, where: w}
		if r.From != nil {
			p.lower = r.From.String()
		}
		if r.Until != nil {
			p.upper = r.Until.String() + "!"
		}
		from.list, from.counted = []part{p}, []part{p}
	}
	return from
}

// changeWhere is what a filter asks of the change c, beside its day.
func changeWhere(f *graph.ChangeFilter) *where {
	w := newWhere()
	if m := f.Speaker; m != nil && m.Ids != nil {
		w.add("c.actor IN " + w.meant("c_speakers", m.Ids))
	}
	if m := f.Speaker; m != nil && m.Kinds != nil {
		w.addFar("EXISTS { MATCH (wy:Actor {id: c.actor}) USING INDEX SEEK wy:Actor(id) WHERE " + w.isKind("wy", m.Kinds) + " }")
	}
	if f.Proposition != nil {
		w.never = w.never || len(f.Proposition) == 0
		w.add("c.proposition IN " + w.param("s_propositions", texts(f.Proposition)))
	}
	if f.Topic != nil {
		w.never = w.never || len(f.Topic) == 0
		w.addFar("EXISTS { MATCH (wq:Proposition {id: c.proposition})-[:IN]->(wo) USING INDEX SEEK wq:Proposition(id) WHERE wo.id IN " + w.param("s_topics", texts(f.Topic)) + " }")
	}
	return w
}

func scanChange(columns []any) (graph.ChangeRow, error) {
	return graph.ChangeRow{
		ActorID: graph.ID(as[string](columns[0])), PropositionID: graph.ID(as[string](columns[1])), Before: graph.ID(as[string](columns[2])),
		After: graph.ID(as[string](columns[3])), BeforeStance: graph.Stance(as[string](columns[4])), Stance: graph.Stance(as[string](columns[5])),
		Day: dateOf(columns[6]),
	}, nil
}
