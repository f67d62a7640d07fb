package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// project brings what is kept up to date, after the nouns are written.
func (c *change) project() error {
	k := c.kept
	if err := c.recount(); err != nil {
		return err
	}
	for g, s := range k.shifts {
		if row := k.rows[g]; row != nil && !row.recount && g.stance != anyStance {
			row.extend(s.added)
		}
	}
	for g := range k.shifts {
		if g.stance == anyStance {
			k.sum(g)
		}
	}
	for _, step := range []func() error{c.putKept, c.turns} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// extend adds points to a row from which nothing was taken away.
func (r *keptRow) extend(added []point) {
	for _, p := range added {
		later := r.latest == "" || r.last.Before(p.day) || r.last == p.day && r.order < p.order
		r.first, r.last = graph.Widen(r.first, r.last, p.day)
		if later {
			r.latest, r.order = p.id, p.order
		}
	}
}

// sum makes the row of any stance from the rows of each. The latest is that of a side if there is one.
func (k *kept) sum(g group) {
	row := k.rows[g]
	row.first, row.last, row.latest = graph.Date{}, graph.Date{}, ""
	var best *keptRow
	side := false
	for _, stance := range stances {
		of := k.rows[group{g.actor, g.proposition, stance}]
		if of == nil || of.n == 0 {
			continue
		}
		row.first, _ = graph.Widen(row.first, row.last, of.first)
		_, row.last = graph.Widen(row.first, row.last, of.last)
		isSide := stance != graph.Neutral
		if best == nil || isSide && !side || isSide == side && best.before(of) {
			best, side = of, isSide
		}
	}
	if best != nil {
		row.latest = best.latest
	}
}

// before tells whether the latest statement of another row is later than that of this one.
func (r *keptRow) before(o *keptRow) bool {
	return r.last.Before(o.last) || r.last == o.last && r.order < o.order
}

const (
	updateKeptText = `MATCH ()-[k]->() WHERE elementId(k) = r[0] SET k.statements = r[1].statements, k.first = r[1].first, k.last = r[1].last, k.latest = r[1].latest`
	deleteKeptText = `MATCH ()-[k]->() WHERE elementId(k) = r DELETE k`
	totalText      = `MATCH (a) WHERE elementId(a) = r[0] SET a += r[1]`
	// sharedText makes the nodes that kept rows hang on where there is no actor.
	sharedText = `MERGE (a:Unnamed {id: 'unnamed'}) ON CREATE SET a.name = 'speakers not named'
		MERGE (b:Everyone {id: 'everyone'}) ON CREATE SET b.name = 'all speakers'
		RETURN elementId(a), elementId(b)`
)

// keptSteps are the queries that write what is kept, by the names of their rows: kinds of relationship for new ones. Those that
// change rows are apart, to be planned only when there are rows: a plan for none of them would go through all relationships.
var keptSteps = func() []step {
	steps := []step{{"totals", totalText, nil}}
	for _, stance := range append(slices.Clone(stances), anyStance) {
		steps = append(steps, step{typeOfStance(stance), edgeText(typeOfStance(stance)), nil})
	}
	return steps
}()

// putKept writes the touched rows, and what is kept of actors.
func (c *change) putKept() error {
	rows := map[string][]any{}
	for _, g := range c.kept.sorted() {
		row := c.kept.rows[g]
		switch {
		case row == nil:
		case row.n <= 0 && row.had:
			rows["delete"] = append(rows["delete"], row.element)
		case row.n <= 0:
		case row.had:
			rows["update"] = append(rows["update"], []any{row.element, row.params(g)})
		default:
			fresh, err := c.freshRow(g, row)
			if err != nil {
				return err
			}
			kind := typeOfStance(g.stance)
			rows[kind] = append(rows[kind], fresh)
		}
	}
	var err error
	if rows["totals"], err = c.totals(); err != nil {
		return err
	}
	if err := c.together(keptSteps, rows); err != nil {
		return err
	}
	return c.together([]step{{"update", updateKeptText, nil}, {"delete", deleteKeptText, nil}}, rows)
}

// freshRow is a row that is not there yet.
func (c *change) freshRow(g group, row *keptRow) (any, error) {
	from := nodeKey{"Actor", string(g.actor)}
	if g.actor == unnamedID || g.actor == everyoneID {
		from.label = ""
		if c.elements[from] == "" {
			nodes, err := c.one(sharedText, nil)
			if err != nil {
				return nil, err
			}
			c.elements[nodeKey{"", string(unnamedID)}], c.elements[nodeKey{"", string(everyoneID)}] = as[string](nodes[0]), as[string](nodes[1])
		}
	}
	return c.edgeRow(edge{edgeType{typeOfStance(g.stance), from.label, "Proposition"}, from.id, string(g.proposition), row.params(g)})
}

func (r *keptRow) params(g group) map[string]any {
	p := properties{"actor": string(g.actor), "proposition": string(g.proposition), "statements": int64(r.n)}
	if g.actor != everyoneID {
		p["latest"] = string(r.latest)
	}
	p.put("first", r.first)
	p.put("last", r.last)
	return p
}
