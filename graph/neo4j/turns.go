package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// Changes of stance are kept between statements: from the latest of a day to the latest of the day with words before it, where the
// actor took another stance, and neither day has two. Only pairs with more than one side can have any.

const (
	// nearText finds the days with words before and after a day.
	nearText = `UNWIND $p.rows AS d
		CALL (d) {
			MATCH ()-[t:TAKES]->() USING INDEX t:TAKES(pair, said) WHERE t.pair = d.pair AND t.said < d.day AND t.stance <> 'NEUTRAL'
			WITH t ORDER BY t.pair DESC, t.said DESC LIMIT 1 RETURN collect(left(t.said, 10)) AS before
		}
		CALL (d) {
			MATCH ()-[t:TAKES]->() USING INDEX t:TAKES(pair, said) WHERE t.pair = d.pair AND t.said > d.day + '~' AND t.said < 'u' AND t.stance <> 'NEUTRAL'
			WITH t ORDER BY t.pair, t.said LIMIT 1 RETURN collect(left(t.said, 10)) AS after
		}
		RETURN d.at, date(before[0]), date(after[0])`
	// dayText reads a day: its statements that take a side, and the changes that are kept of them.
	dayText = `UNWIND $p.rows AS d
		MATCH (s)-[t:TAKES]->() USING INDEX t:TAKES(pair, said) WHERE t.pair = d.pair AND t.said >= d.day AND t.said < d.day + '~' AND t.stance <> 'NEUTRAL'
		RETURN d.at, s.id, t.stance, s.published, s.place, elementId(s),
			[(s)-[c:CHANGED_FROM]->(b) WHERE c.actor = d.actor AND c.proposition = d.proposition | [elementId(c), b.id, c.before, c.stance]]`
	// pairText reads all days of a pair that has few.
	pairText = `UNWIND $p.rows AS d
		MATCH (s)-[t:TAKES]->() USING INDEX t:TAKES(pair, said) WHERE t.pair = d.pair AND t.said < 'u' AND t.stance <> 'NEUTRAL'
		RETURN d.at, s.id, t.stance, s.published, s.place, elementId(s),
			[(s)-[c:CHANGED_FROM]->(b) WHERE c.actor = d.actor AND c.proposition = d.proposition | [elementId(c), b.id, c.before, c.stance]], s.day`
	deleteTurnText = `MATCH ()-[c]->() WHERE elementId(c) = r DELETE c`
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

// few is how many statements a pair may have to be read at once; of others only the days around those that the change touched.
const few = 24

// turns looks again at every day that the change touched and at the next day with words after it.
func (c *change) turns() error {
	days := c.turnDays()
	if len(days) == 0 {
		return nil
	}
	read := sideDays{}
	small, large := c.bySize(days)
	if err := c.readPairs(small, read); err != nil {
		return err
	}
	near, err := c.nearDays(large)
	if err != nil {
		return err
	}
	if err := c.readDays(near, read); err != nil {
		return err
	}
	known := read.sorted()
	var create, gone []any
	for _, d := range again(days, known) {
		want, is := read[d].turn(read[previous(known, d)])
		for _, element := range sortedKeys(read[d].turns) {
			if is && read[d].turns[element] == want {
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
	if err := c.together([]step{{"gone", deleteTurnText, nil}}, map[string][]any{"gone": gone}); err != nil {
		return err
	}
	return c.together([]step{{"create", edgeText(changedFrom.kind), nil}}, map[string][]any{"create": create})
}

// again lists the days with words to look at again: those that are touched, and the next after each.
func again(days, known []wordsDay) []wordsDay {
	var all []wordsDay
	for _, d := range days {
		i, there := slices.BinarySearchFunc(known, d, wordsDay.compare)
		if there {
			all = append(all, d)
			i++
		}
		if i < len(known) && known[i].actor == d.actor && known[i].proposition == d.proposition {
			all = append(all, known[i])
		}
	}
	slices.SortFunc(all, wordsDay.compare)
	return slices.Compact(all)
}

// bySize parts days into those of pairs with few statements, of which one day stands for the pair, and others.
func (c *change) bySize(days []wordsDay) (small, large []wordsDay) {
	for _, d := range days {
		row := c.kept.rows[group{d.actor, d.proposition, anyStance}]
		switch last := len(small) - 1; {
		case row == nil || row.n > few:
			large = append(large, d)
		case last < 0 || small[last].actor != d.actor || small[last].proposition != d.proposition:
			small = append(small, d)
		}
	}
	return small, large
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
	return c.rows(dayText, dayRows(days), func(v []any) error {
		return c.readSide(days[as[int64](v[0])], v, into)
	})
}

func (c *change) readPairs(pairs []wordsDay, into sideDays) error {
	return c.rows(pairText, dayRows(pairs), func(v []any) error {
		d := pairs[as[int64](v[0])]
		d.day = dateOf(v[7])
		return c.readSide(d, v, into)
	})
}

// readSide reads one stance of a statement on a day.
func (c *change) readSide(d wordsDay, v []any, into sideDays) error {
	p := point{id: graph.ID(as[string](v[1])), day: d.day, order: latestKey(d.day, dateOf(v[3]), as[string](v[4]))}
	stance := graph.Stance(as[string](v[2]))
	c.found("Statement", v[1], v[5])
	s := into[d]
	if s == nil {
		s = &sideDay{stance: stance, latest: p, turns: map[string]turn{}}
		into[d] = s
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
}

// previous is the day with words before d among days, the zero day if there is none.
func previous(known []wordsDay, d wordsDay) wordsDay {
	i, _ := slices.BinarySearchFunc(known, d, wordsDay.compare)
	if i == 0 || known[i-1].actor != d.actor || known[i-1].proposition != d.proposition {
		return wordsDay{}
	}
	return known[i-1]
}

// turn is the change from the day with words before, if it is one.
func (s *sideDay) turn(before *sideDay) (turn, bool) {
	if before == nil || s.both || before.both || s.stance == before.stance {
		return turn{}, false
	}
	return turn{s.latest.id, before.latest.id, before.stance, s.stance}, true
}

func (t turn) props(d wordsDay) properties {
	p := properties{"actor": string(d.actor), "proposition": string(d.proposition), "before": string(t.was), "stance": string(t.is),
		"changed": changeKey(d.day, t.after, d.actor, d.proposition)}
	p.put("day", d.day)
	return p
}
