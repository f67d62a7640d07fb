package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// nearText finds the days with sure words before and after a day.
	nearText = `UNWIND $p.rows AS d
		CALL (d) {
			MATCH ()-[t:TAKES]->() USING INDEX SEEK t:TAKES(sure, said) WHERE t.sure = d.pair AND t.said < d.day
			WITH t ORDER BY t.sure DESC, t.said DESC LIMIT 1 RETURN collect(left(t.said, 10)) AS before
		}
		CALL (d) {
			MATCH ()-[t:TAKES]->() USING INDEX SEEK t:TAKES(sure, said) WHERE t.sure = d.pair AND t.said > d.day + '~' AND t.said < 'u'
			WITH t ORDER BY t.sure, t.said LIMIT 1 RETURN collect(left(t.said, 10)) AS after
		}
		RETURN d.at, date(before[0]), date(after[0])`
	// dayText reads a day, pairText all days of a pair: who surely takes a side when. The key says which statement it is.
	dayText = `UNWIND $p.rows AS d
		MATCH (s)-[t:TAKES]->() USING INDEX SEEK t:TAKES(sure, said) WHERE t.sure = d.pair AND t.said >= d.day AND t.said < d.day + '~'
		RETURN d.at, t.said, t.stance, elementId(s)`
	pairText = `UNWIND $p.rows AS d
		MATCH (s)-[t:TAKES]->() USING INDEX SEEK t:TAKES(sure, said) WHERE t.sure = d.pair AND t.said < 'u'
		RETURN d.at, t.said, t.stance, elementId(s)`
	// turnsText reads the changes that are kept of statements.
	turnsText = `UNWIND $p.rows AS r MATCH (s) WHERE elementId(s) = r
		MATCH (s)-[c:CHANGED_FROM]->(b)
		RETURN c.actor, c.proposition, c.day, elementId(c), s.id, b.id, c.before, c.stance`
)

// turnDays lists the touched days of pairs that have, or had, more than one side.
func (c *change) turnDays() []wordsDay {
	type pair struct{ actor, proposition graph.ID }
	open := map[pair]bool{}
	var days []wordsDay
	for d := range c.kept.days {
		p := pair{d.actor, d.proposition}
		is, known := open[p]
		if !known {
			had, have := 0, 0
			for _, stance := range stances[:3] {
				if row := c.kept.rows[group{d.actor, d.proposition, stance}]; row != nil {
					if row.had {
						had++
					}
					if row.n > 0 {
						have++
					}
				}
			}
			is = max(had, have) > 1
			open[p] = is
		}
		if is {
			days = append(days, d)
		}
	}
	slices.SortFunc(days, wordsDay.compare)
	return days
}

// nearDays gives days, and the days with words before and after each, in order.
func (c *change) nearDays(days []wordsDay) ([]wordsDay, error) {
	all := slices.Clone(days)
	err := c.rows(nearText, dayRows(days), func(v []any) error {
		d := days[as[int64](v[0])]
		for _, near := range []graph.Date{dateOf(v[1]), dateOf(v[2])} {
			if !near.IsZero() {
				all = append(all, wordsDay{d.actor, d.proposition, near})
			}
		}
		return nil
	})
	slices.SortFunc(all, wordsDay.compare)
	return slices.Compact(all), err
}

func dayRows(days []wordsDay) []any {
	rows := make([]any, len(days))
	for i, d := range days {
		rows[i] = map[string]any{"at": int64(i), "pair": pairKey(d.actor, d.proposition), "day": d.day.String(),
			"actor": string(d.actor), "proposition": string(d.proposition)}
	}
	return rows
}

// sideDays are days with words on a side.
type sideDays map[wordsDay]*sideDay

func (read sideDays) sorted() []wordsDay {
	days := make([]wordsDay, 0, len(read))
	for d := range read {
		days = append(days, d)
	}
	slices.SortFunc(days, wordsDay.compare)
	return days
}

func (c *change) readDays(days []wordsDay, into sideDays) error {
	return c.rows(dayText, dayRows(days), func(v []any) error { return c.readSide(days[as[int64](v[0])], v, into) })
}

func (c *change) readPairs(pairs []wordsDay, into sideDays) error {
	return c.rows(pairText, dayRows(pairs), func(v []any) error { return c.readSide(pairs[as[int64](v[0])], v, into) })
}

// readSide reads one stance of a statement on a day.
func (c *change) readSide(pair wordsDay, v []any, into sideDays) (err error) {
	key := as[string](v[1])
	_, k := splitKey(key)
	id, stance := graph.MakeID(graph.KindStatement, k), graph.Stance(as[string](v[2]))
	c.found("Statement", string(id), v[3])
	d := pair
	if d.day, err = graph.ParseDate(key[:len(noFrom)]); err != nil {
		return err
	}
	s := into[d]
	if s == nil {
		s = &sideDay{stance: stance, latest: id}
		into[d] = s
	}
	s.both = s.both || s.stance != stance
	s.statements = append(s.statements, id)
	return nil
}

// readLatest finds the latest statement of days that have several.
func (c *change) readLatest(read sideDays) error {
	orders := map[graph.ID]string{}
	var asked []graph.ID
	for _, s := range read {
		if len(s.statements) == 1 {
			continue
		}
		for _, id := range s.statements {
			if r := c.reports[id]; r != nil {
				orders[id] = r.order
			} else {
				asked = append(asked, id)
			}
		}
	}
	err := c.batches(orderText, "ids", once(asked), func(v []any) error {
		orders[graph.ID(as[string](v[0]))] = latestKey(dateOf(v[1]), dateOf(v[2]), as[string](v[3]))
		return nil
	})
	for _, s := range read {
		for _, id := range s.statements {
			if orders[s.latest] < orders[id] {
				s.latest = id
			}
		}
	}
	return err
}

// readTurns reads what is kept of days. Of statements that this write has made, nothing is.
func (c *change) readTurns(days []wordsDay, read sideDays) error {
	var statements []string
	for _, d := range days {
		read[d].turns = map[string]turn{}
		for _, id := range read[d].statements {
			if c.reports[id] == nil {
				statements = append(statements, c.elements[nodeKey{"Statement", string(id)}])
			}
		}
	}
	return c.rows(turnsText, idRows(ids(once(statements))), func(v []any) error {
		d := wordsDay{graph.ID(as[string](v[0])), graph.ID(as[string](v[1])), dateOf(v[2])}
		if s := read[d]; s != nil && s.turns != nil {
			s.turns[as[string](v[3])] = turn{graph.ID(as[string](v[4])), graph.ID(as[string](v[5])), graph.Stance(as[string](v[6])), graph.Stance(as[string](v[7]))}
		}
		return nil
	})
}

// previous is the day with words before d among days, the zero day if there is none.
func previous(known []wordsDay, d wordsDay) wordsDay {
	i, _ := slices.BinarySearchFunc(known, d, wordsDay.compare)
	if i == 0 || known[i-1].actor != d.actor || known[i-1].proposition != d.proposition {
		return wordsDay{}
	}
	return known[i-1]
}
