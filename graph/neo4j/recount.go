package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// The bounds and the latest statement of a group, each read from the end of an index at which it stands, however much a group holds:
// other writers wait meanwhile. Those of everyone have no latest; what leads is what names a pair.
const (
	recountText = `UNWIND $p.rows AS g
		CALL (g) {
			MATCH ()-[t:TAKES]->() USING INDEX SEEK t:TAKES(pair, said) WHERE t.pair = g.pair AND t.said < 'u' AND t.stance = g.stance
			WITH t ORDER BY t.pair, t.said LIMIT 1 RETURN collect(left(t.said, 10))[0] AS first
		}
		CALL (g) {
			MATCH ()-[t:TAKES]->() USING INDEX SEEK t:TAKES(pair, said) WHERE t.pair = g.pair AND t.said < 'u' AND t.stance = g.stance
			WITH t ORDER BY t.pair DESC, t.said DESC LIMIT 1 RETURN collect(left(t.said, 10))[0] AS last
		}
		CALL (g, last) {
			WITH g, coalesce(last, 'unknown') AS day
			MATCH (s)-[t:TAKES]->() USING INDEX SEEK t:TAKES(pair, said) WHERE t.pair = g.pair AND t.said >= day AND t.said < day + '!' AND t.stance = g.stance
			RETURN s.id AS latest, s.day AS day, s.published AS published, s.place AS place
			ORDER BY coalesce(toString(published), '') DESC, place DESC LIMIT 1
		}
		RETURN g.at, date(first), day, latest, published, place`
	recountEveryoneText = `UNWIND $p.rows AS g
		CALL (g) {
			MATCH ()-[t:TAKES]->() USING INDEX SEEK t:TAKES(proposition, said) WHERE t.proposition = g.proposition AND t.said < 'u' AND t.stance = g.stance AND t.pair IS NOT NULL
			WITH t ORDER BY t.proposition, t.said LIMIT 1 RETURN collect(left(t.said, 10))[0] AS first
		}
		CALL (g) {
			MATCH ()-[t:TAKES]->() USING INDEX SEEK t:TAKES(proposition, said) WHERE t.proposition = g.proposition AND t.said < 'u' AND t.stance = g.stance AND t.pair IS NOT NULL
			WITH t ORDER BY t.proposition DESC, t.said DESC LIMIT 1 RETURN collect(left(t.said, 10))[0] AS last
		}
		RETURN g.at, date(first), date(last), '' AS latest, NULL AS published, '' AS place`
	recountTotalText = `UNWIND $p.rows AS g
		CALL (g) {
			MATCH ()-[r:SAID]->(s) USING INDEX SEEK r:SAID(actor, said) WHERE r.actor = g.actor AND r.said < 'u' AND s.lead
			WITH r ORDER BY r.actor DESC, r.said DESC LIMIT 1 RETURN collect(left(r.said, 10))[0] AS last
		}
		RETURN g.at, date(last)`
)

// recount looks up rows from which something was taken away at an edge.
func (c *change) recount() error {
	var groups []group
	var pairs, everyone []any
	for _, g := range c.kept.sorted() {
		row := c.kept.rows[g]
		if row == nil || !row.recount || row.n == 0 || g.stance == anyStance {
			continue
		}
		at := map[string]any{"at": int64(len(groups)), "proposition": string(g.proposition), "stance": string(g.stance)}
		if groups = append(groups, g); g.actor == everyoneID {
			everyone = append(everyone, at)
		} else {
			at["pair"] = pairKey(g.actor, g.proposition)
			pairs = append(pairs, at)
		}
	}
	found := func(v []any) error {
		row := c.kept.rows[groups[as[int64](v[0])]]
		row.first, row.last, row.latest = dateOf(v[1]), dateOf(v[2]), graph.ID(as[string](v[3]))
		row.order = latestKey(row.last, dateOf(v[4]), as[string](v[5]))
		return nil
	}
	if err := c.rows(recountText, pairs, found); err != nil {
		return err
	}
	return c.rows(recountEveryoneText, everyone, found)
}

// totals are rows with what is kept of actors: of those whose statements changed, and of those that were written.
func (c *change) totals() ([]any, error) {
	last := map[graph.ID]bool{} // to be looked up again
	touched := map[graph.ID]bool{}
	for g, s := range c.kept.shifts {
		if g.proposition != "" {
			continue
		}
		i := c.idents[g.actor]
		touched[g.actor] = true
		i.n += s.n
		for _, p := range s.removed {
			last[g.actor] = last[g.actor] || p.day == i.last
		}
		for _, p := range s.added {
			_, i.last = graph.Widen(graph.Date{}, i.last, p.day)
		}
	}
	for id, s := range c.actors {
		touched[id] = touched[id] || s.dirty
	}
	if err := c.recountTotals(sortedKeys(last), last); err != nil {
		return nil, err
	}
	var rows []any
	for _, id := range sortedKeys(touched) {
		if !touched[id] {
			continue
		}
		if at := c.elements[nodeKey{"Actor", string(id)}]; at != "" { // else it is gone, with the last that it had said
			rows = append(rows, []any{at, map[string]any(c.totalProps(id))})
		}
	}
	return rows, nil
}

// totalProps are what is kept of an actor; one that is only referred to is in no order.
func (c *change) totalProps(id graph.ID) properties {
	i := c.idents[id]
	p := keptProps(id, i.n, i.last)
	if i.last.IsZero() {
		p["lastSaid"] = nil
	}
	if s := c.actors[id]; s != nil && s.kept == nil || s == nil && !i.whole {
		delete(p, "byStatements")
		delete(p, "byLastSaid")
	}
	return p
}

func (c *change) recountTotals(ids []graph.ID, wanted map[graph.ID]bool) error {
	ids = slices.DeleteFunc(ids, func(id graph.ID) bool { return !wanted[id] })
	rows := make([]any, len(ids))
	for i, id := range ids {
		rows[i] = map[string]any{"at": int64(i), "actor": string(id)}
	}
	return c.rows(recountTotalText, rows, func(v []any) error {
		c.idents[ids[as[int64](v[0])]].last = dateOf(v[1])
		return nil
	})
}
