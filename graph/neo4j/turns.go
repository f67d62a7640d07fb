package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// Changes of stance are kept between statements: from the latest of a day to the latest of the day with words before it, where the
// actor took another stance, and neither day has two. Only pairs with more than one side can have any.

const (
	// nearText finds the days with words before and after a day.
	nearText = `UNWIND $rows AS d
		CALL (d) {
			MATCH ()-[t:TAKES]->() WHERE t.pair = d.pair AND t.said < d.day AND t.stance <> 'NEUTRAL'
			WITH t ORDER BY t.pair DESC, t.said DESC LIMIT 1 RETURN collect(left(t.said, 10)) AS before
		}
		CALL (d) {
			MATCH ()-[t:TAKES]->() WHERE t.pair = d.pair AND t.said > d.day + '~' AND t.said < 'u' AND t.stance <> 'NEUTRAL'
			WITH t ORDER BY t.pair, t.said LIMIT 1 RETURN collect(left(t.said, 10)) AS after
		}
		RETURN d.at, date(before[0]), date(after[0])`
	// dayText reads a day: its statements that take a side, and the changes that are kept of them.
	dayText = `UNWIND $rows AS d
		MATCH (s:Statement)-[t:TAKES]->() WHERE t.pair = d.pair AND t.said >= d.day AND t.said < d.day + '~' AND t.stance <> 'NEUTRAL'
		RETURN d.at, s.id, t.stance, s.published, s.place, elementId(s),
			[(s)-[c:CHANGED_FROM]->(b) WHERE c.actor = d.actor AND c.proposition = d.proposition | [elementId(c), b.id, c.before, c.stance]]`
	deleteTurnText = `UNWIND $rows AS id MATCH ()-[c]->() WHERE elementId(c) = id DELETE c`
)

// sideDay is what an actor said on a proposition on one day.
type sideDay struct {
	stance graph.Stance
	both   bool // more than one side
	latest point
	turns  map[string]turn // that are kept of its statements, by element
}

// turn is a change of stance.
type turn struct {
	after, before graph.ID // statements
	was, is       graph.Stance
}

// turns looks again at every day that the change touched and at the next day with words after it.
func (c *change) turns() error {
	days := c.turnDays()
	if len(days) == 0 {
		return nil
	}
	again, all, err := c.nearDays(days)
	if err != nil {
		return err
	}
	read, err := c.sideDays(all)
	if err != nil {
		return err
	}
	var create, gone []any
	for _, d := range again {
		day := read[d]
		if day == nil {
			continue
		}
		want, is := day.turn(read[previous(all, read, d)])
		for _, element := range sortedKeys(day.turns) {
			if is && day.turns[element] == want {
				is = false
				continue
			}
			gone = append(gone, element)
		}
		if is {
			row, err := c.edgeRow(edge{changedFrom, string(want.after), string(want.before), want.props(d)})
			if err != nil {
				return err
			}
			create = append(create, row)
		}
	}
	if err := c.write(deleteTurnText, gone); err != nil {
		return err
	}
	return c.write(edgeText(changedFrom.kind), create)
}

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

// nearDays gives the days to look at again, and with them all that must be read for it, both in order.
func (c *change) nearDays(days []wordsDay) (again, all []wordsDay, err error) {
	again, all = slices.Clone(days), slices.Clone(days)
	err = c.rows(nearText, dayRows(days), func(v []any) error {
		d := days[as[int64](v[0])]
		if before := dateOf(v[1]); !before.IsZero() {
			all = append(all, wordsDay{d.actor, d.proposition, before})
		}
		if after := dateOf(v[2]); !after.IsZero() {
			again = append(again, wordsDay{d.actor, d.proposition, after})
			all = append(all, wordsDay{d.actor, d.proposition, after})
		}
		return nil
	})
	for _, list := range []*[]wordsDay{&again, &all} {
		slices.SortFunc(*list, wordsDay.compare)
		*list = slices.Compact(*list)
	}
	return again, all, err
}

func dayRows(days []wordsDay) []any {
	rows := make([]any, len(days))
	for i, d := range days {
		rows[i] = map[string]any{"at": int64(i), "pair": pairKey(d.actor, d.proposition), "day": d.day.String(),
			"actor": string(d.actor), "proposition": string(d.proposition)}
	}
	return rows
}

// sideDays reads days; those without words on a side are not in the answer.
func (c *change) sideDays(days []wordsDay) (map[wordsDay]*sideDay, error) {
	read := map[wordsDay]*sideDay{}
	err := c.rows(dayText, dayRows(days), func(v []any) error {
		d := days[as[int64](v[0])]
		p := point{id: graph.ID(as[string](v[1])), day: d.day, order: latestKey(d.day, dateOf(v[3]), as[string](v[4]))}
		stance := graph.Stance(as[string](v[2]))
		c.found("Statement", v[1], v[5])
		s := read[d]
		if s == nil {
			s = &sideDay{stance: stance, latest: p, turns: map[string]turn{}}
			read[d] = s
		}
		s.both = s.both || s.stance != stance
		if s.latest.order < p.order {
			s.latest = p
		}
		for _, x := range as[[]any](v[6]) {
			of := as[[]any](x)
			s.turns[as[string](of[0])] = turn{p.id, graph.ID(as[string](of[1])), graph.Stance(as[string](of[2])), graph.Stance(as[string](of[3]))}
		}
		return nil
	})
	return read, err
}

// previous is the day with words before d among days, the zero day if there is none.
func previous(days []wordsDay, read map[wordsDay]*sideDay, d wordsDay) wordsDay {
	i, _ := slices.BinarySearchFunc(days, d, wordsDay.compare)
	for i--; i >= 0 && days[i].actor == d.actor && days[i].proposition == d.proposition; i-- {
		if read[days[i]] != nil {
			return days[i]
		}
	}
	return wordsDay{}
}

// turn is the change from the day with words before, if it is one.
func (s *sideDay) turn(before *sideDay) (turn, bool) {
	if before == nil || s.both || before.both || s.stance == before.stance {
		return turn{}, false
	}
	return turn{s.latest.id, before.latest.id, before.stance, s.stance}, true
}

func (t turn) props(d wordsDay) properties {
	p := properties{"actor": string(d.actor), "proposition": string(d.proposition), "before": string(t.was), "stance": string(t.is)}
	p.put("day", d.day)
	return p
}
