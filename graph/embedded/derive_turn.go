package embedded

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// dayOf is what an actor said on a proposition on one day: the stance, the latest statement, and whether there was only one stance.
type dayOf struct {
	day, stance, latest int64
	single              bool
}

// sides are the stances that make a turn.
var sides = []int64{int64(stances.code(graph.Supports)), int64(stances.code(graph.Opposes)), int64(stances.code(graph.Conditional))}

// turns looks again at every day that the change touched and at the next day with words after it.
func (c *change) turns() error {
	days := map[wordsDay]bool{}
	for d := range c.touched.days {
		if d.day == 0 || d.actor == 0 {
			continue
		}
		days[d] = true
		next, err := c.neighbour(d, `SELECT min(day) FROM stand WHERE actor = ? AND proposition = ? AND stance = ? AND day > ?`)
		if err != nil {
			return err
		}
		if next != 0 {
			days[wordsDay{d.actor, d.proposition, next}] = true
		}
	}
	all := make([]wordsDay, 0, len(days))
	for d := range days {
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b wordsDay) int {
		return slices.Compare([]int64{a.actor, a.proposition, a.day}, []int64{b.actor, b.proposition, b.day})
	})
	for _, d := range all {
		if err := c.turn(d); err != nil {
			return err
		}
	}
	return nil
}

// turn tells whether on this day the actor took another stance than on the day with words before it.
func (c *change) turn(d wordsDay) error {
	if _, err := c.exec(c.ctx, `DELETE FROM turn WHERE actor = ? AND proposition = ? AND day = ?`, d.actor, d.proposition, d.day); err != nil {
		return err
	}
	after, err := c.dayOf(d)
	if err != nil || !after.single {
		return err
	}
	previous, err := c.neighbour(d, `SELECT max(day) FROM stand WHERE actor = ? AND proposition = ? AND stance = ? AND day < ?`)
	if err != nil || previous == 0 {
		return err
	}
	before, err := c.dayOf(wordsDay{d.actor, d.proposition, previous})
	if err != nil || !before.single || before.stance == after.stance {
		return err
	}
	_, err = c.exec(c.ctx, `INSERT INTO turn (actor, proposition, day, before, after, before_stance, stance) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		d.actor, d.proposition, d.day, before.latest, after.latest, before.stance, after.stance)
	return err
}

// dayOf reads one day; one with no words, or with several stances, is not single.
func (c *change) dayOf(d wordsDay) (dayOf, error) {
	found := dayOf{day: d.day}
	for _, side := range sides {
		var latest int64
		there, err := c.one(c.ctx, `SELECT statement FROM stand WHERE actor = ? AND proposition = ? AND stance = ? AND day = ?
			ORDER BY published DESC, article_id DESC, place DESC, id DESC LIMIT 1`, []any{d.actor, d.proposition, side, d.day}, &latest)
		if err != nil {
			return dayOf{}, err
		}
		if there {
			found.single = found.stance == 0
			found.stance, found.latest = side, latest
		}
	}
	return found, nil
}

// neighbour is the nearest other day with words, on the side that the query looks, 0 if there is none.
func (c *change) neighbour(d wordsDay, query string) (int64, error) {
	var nearest int64
	for _, side := range sides {
		var day *int64
		if _, err := c.one(c.ctx, query, []any{d.actor, d.proposition, side, d.day}, &day); err != nil {
			return 0, err
		}
		if day == nil || *day == 0 {
			continue
		}
		if nearest == 0 || distance(*day, d.day) < distance(nearest, d.day) {
			nearest = *day
		}
	}
	return nearest, nil
}

func distance(a, b int64) int64 { return max(a-b, b-a) }

// stand writes the takes of a statement's speakers.

func (c *change) stand(k keys, speakers []int64, proposition int64, stance graph.Stance) error {
	if !k.lead {
		return nil
	}
	if len(speakers) == 0 {
		speakers = []int64{0} // somebody unnamed
	}
	for _, actor := range speakers {
		if _, err := c.exec(c.ctx, `INSERT OR IGNORE INTO stand (actor, proposition, stance, day, published, article_id, place, id, statement,
			utterance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT utterance FROM statement WHERE pk = ?9))`, actor, proposition,
			stances.code(stance), k.said>>spanBits, k.article.published, k.article.id, k.place, k.id, k.pk); err != nil {
			return err
		}
	}
	return nil
}
