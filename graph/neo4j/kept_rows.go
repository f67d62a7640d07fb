package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// keptRow is a row of the projection actor × proposition × stance, as relationships hold it.
type keptRow struct {
	element     string // of the relationship in the database, "" for a new one
	n           int
	first, last graph.Date
	latest      graph.ID
	order       string // of latest, "" when it is not known
	had         bool   // there was a row before
	touched     bool
	recount     bool // first, last and latest are to be looked up again
}

const (
	keptKinds    = `SUPPORTS|OPPOSES|SUPPORTS_IF|NEUTRAL_ON|SPOKE_ON`
	keptOfActors = `MATCH (a:Actor {id: r[0]})-[k:` + keptKinds + `]->() USING INDEX SEEK a:Actor(id)
		WHERE k.proposition IN r[1]
		RETURN collect([k.actor, k.proposition, type(k), elementId(k), k.statements, k.first, k.last, k.latest]) AS actors`
	keptOfOthers = `MATCH (a:Unnamed|Everyone) MATCH (a)-[k:` + keptKinds + `]->() WHERE k.proposition IN r
		RETURN collect([k.actor, k.proposition, type(k), elementId(k), k.statements, k.first, k.last, k.latest]) AS others`
	orderText = `UNWIND $p.ids AS id MATCH (s:Statement {id: id}) RETURN id, s.day, s.published, s.place`
)

// read reads the rows of all pairs that a change touches, and what is needed to tell which statement is the latest.
func (k *kept) read(c *change) error {
	of := map[graph.ID][]string{}
	others := map[string]bool{}
	for g := range k.shifts {
		switch {
		case g.proposition == "":
		case g.actor == everyoneID || g.actor == unnamedID:
			others[string(g.proposition)] = true
		case g.stance == anyStance:
			of[g.actor] = append(of[g.actor], string(g.proposition))
		}
	}
	var rows []any
	for _, id := range sortedKeys(of) {
		slices.Sort(of[id])
		rows = append(rows, []any{string(id), of[id]})
	}
	var shared []any
	if len(others) > 0 {
		shared = []any{sortedKeys(others)}
	}
	err := c.together([]step{{"actors", keptOfActors, k.readRow}, {"others", keptOfOthers, k.readRow}}, map[string][]any{"actors": rows, "others": shared})
	if err != nil {
		return err
	}
	k.apply()
	return k.orders(c)
}

func (k *kept) readRow(v []any) error {
	g := group{graph.ID(as[string](v[0])), graph.ID(as[string](v[1])), stanceOfType[as[string](v[2])]}
	k.rows[g] = &keptRow{element: as[string](v[3]), n: int(as[int64](v[4])), first: dateOf(v[5]), last: dateOf(v[6]),
		latest: graph.ID(as[string](v[7])), had: true}
	return nil
}

// stanceOfType is the inverse of keptTypes.
var stanceOfType = func() map[string]graph.Stance {
	of := map[string]graph.Stance{anyStanceType: anyStance}
	for stance, kind := range keptTypes {
		of[kind] = stance
	}
	return of
}()

func typeOfStance(s graph.Stance) string {
	if s == anyStance {
		return anyStanceType
	}
	return keptTypes[s]
}

// apply counts, and marks what must be looked up again because something was taken away at its edge.
func (k *kept) apply() {
	for g, s := range k.shifts {
		if g.proposition == "" {
			continue
		}
		row := k.rows[g]
		if row == nil {
			row = &keptRow{}
			k.rows[g] = row
		}
		row.touched = true
		row.n += s.n
		for _, p := range s.removed {
			row.recount = row.recount || p.id == row.latest || p.day == row.first || p.day == row.last
		}
	}
}

// orders reads where latest statements stand, for rows in which another one has the same day or may come to have it: where a row is
// looked up again its last day is not known yet.
func (k *kept) orders(c *change) error {
	need := map[graph.ID][]*keptRow{}
	for _, g := range k.sorted() {
		if g.proposition == "" || g.actor == everyoneID || g.stance != anyStance {
			continue
		}
		days, moves := map[graph.Date]int{}, false
		for _, stance := range stances {
			of := group{g.actor, g.proposition, stance}
			if row := k.rows[of]; row != nil && row.had {
				days[row.last]++
				moves = moves || row.recount
			}
			if s := k.shifts[of]; s != nil {
				for _, p := range s.added {
					days[p.day]++
				}
			}
		}
		for _, stance := range stances {
			if row := k.rows[group{g.actor, g.proposition, stance}]; row != nil && row.had && (moves || days[row.last] > 1) {
				need[row.latest] = append(need[row.latest], row)
			}
		}
	}
	return c.batches(orderText, "ids", sortedKeys(need), func(v []any) error {
		order := latestKey(dateOf(v[1]), dateOf(v[2]), as[string](v[3]))
		for _, row := range need[graph.ID(as[string](v[0]))] {
			row.order = order
		}
		return nil
	})
}

var stances = []graph.Stance{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral}
