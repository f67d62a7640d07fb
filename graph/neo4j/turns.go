package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// Changes of stance are kept between statements: from the latest of a day to the latest of the day with words before it, where the
// actor took another stance, and neither day has two. Only takes that are sure count, and only pairs with more than one side can have any.

const deleteTurnText = `MATCH ()-[c]->() WHERE elementId(c) = r DELETE c`

// sideDay is what an actor surely said on a proposition on one day.
type sideDay struct {
	stance     graph.Stance
	both       bool // more than one side
	statements []graph.ID
	latest     graph.ID
	turns      map[string]turn // that are kept of its statements, by element
}

// turn is a change of stance.
type turn struct {
	after, before graph.ID // statements
	was, is       graph.Stance
}

// few is how many statements a pair may have to be read at once; of others only the days around those that the change touched.
const few = 24

// turns looks again at pairs whose days the change touched: at every day of one with few statements, else at the touched days and at the
// next day with words after each.
func (c *change) turns() error {
	days := c.turnDays()
	if len(days) == 0 {
		return nil
	}
	look, known, read, err := c.lookAgain(days)
	if err != nil {
		return err
	}
	var create, gone []any
	for _, d := range look {
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

// lookAgain reads what is needed to tell the changes of days: which to look at, which there are in order, and what was said on them.
func (c *change) lookAgain(days []wordsDay) (look, known []wordsDay, read sideDays, err error) {
	read = sideDays{}
	small, large := c.bySize(days)
	if err := c.readPairs(small, read); err != nil {
		return nil, nil, nil, err
	}
	near, err := c.nearDays(large)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := c.readDays(near, read); err != nil {
		return nil, nil, nil, err
	}
	if err := c.readLatest(read); err != nil {
		return nil, nil, nil, err
	}
	known = read.sorted()
	look = again(days, known)
	return look, known, read, c.readTurns(look, read)
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

// turn is the change from the day with words before, if it is one.
func (s *sideDay) turn(before *sideDay) (turn, bool) {
	if before == nil || s.both || before.both || s.stance == before.stance {
		return turn{}, false
	}
	return turn{s.latest, before.latest, before.stance, s.stance}, true
}

func (t turn) props(d wordsDay) properties {
	p := properties{"actor": string(d.actor), "proposition": string(d.proposition), "before": string(t.was), "stance": string(t.is),
		"changed": changeKey(d.day, t.after, d.actor, d.proposition)}
	p.put("day", d.day)
	return p
}
