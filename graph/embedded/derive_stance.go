package embedded

import (
	"database/sql"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// project applies the differences to the kept counts and looks up first, last and latest anew.
func (c *change) project(deltas map[group]int) error {
	groups := make([]group, 0, len(deltas))
	for g := range deltas {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, compareGroups)
	for _, g := range groups {
		var err error
		if g.proposition == 0 {
			err = c.projectActor(g.actor, deltas[g])
		} else {
			err = c.projectStance(g, deltas[g])
		}
		if err != nil {
			return err
		}
	}
	for _, actor := range keysOf(c.touched.actors) {
		if err := c.recountActor(actor); err != nil {
			return err
		}
	}
	return nil
}

func compareGroups(a, b group) int {
	return slices.Compare([]int64{a.actor, a.proposition, a.stance}, []int64{b.actor, b.proposition, b.stance})
}

const newestLead = `coalesce((SELECT said >> 22 FROM hop INDEXED BY hop_said WHERE hop = actor.pk << 3 AND lead = 1
	ORDER BY said DESC, id DESC LIMIT 1), 0)`

func (c *change) projectActor(actor int64, delta int) error {
	_, err := c.exec(c.ctx, `UPDATE actor SET statements = statements + ?2, last_said = `+newestLead+` WHERE pk = ?1`, actor, delta)
	return err
}

// recountActor counts anew for an actor that has just come, whose statements may have been there before it.
func (c *change) recountActor(actor int64) error {
	_, err := c.exec(c.ctx, `UPDATE actor SET statements = (SELECT count(DISTINCT s.utterance) FROM hop h JOIN statement s ON s.pk = h.statement
		WHERE h.hop = actor.pk << 3 AND h.lead = 1), last_said = `+newestLead+` WHERE pk = ?1`, actor)
	return err
}

// standing is what the rows of a group give besides their number: the first and the last known day and the latest statement.
type standing struct{ first, last, latest int64 }

func (c *change) projectStance(g group, delta int) error {
	now, found, err := c.standing(g)
	if err != nil {
		return err
	}
	if !found {
		_, err := c.exec(c.ctx, `DELETE FROM stance WHERE actor = ? AND proposition = ? AND stance = 0 + ?`, g.actor, g.proposition, g.stance)
		return err
	}
	_, err = c.exec(c.ctx, `INSERT INTO stance (actor, proposition, stance, n, first, last, latest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
		ON CONFLICT (actor, proposition, stance) DO UPDATE SET n = n + ?4, first = ?5, last = ?6, latest = ?7`,
		g.actor, g.proposition, g.stance, delta, now.first, now.last, now.latest)
	return err
}

// standing looks up a group in the order of its rows.
func (c *change) standing(g group) (standing, bool, error) {
	switch {
	case g.actor == anybody:
		return c.look(standingOfAnybody, g.proposition, g.stance)
	case g.stance == anyStance:
		return c.look(standingOfAnyStance, g.actor, g.proposition, int64(stances.code(graph.Neutral)))
	}
	return c.look(standingOfGroup, g.actor, g.proposition, g.stance)
}

// look reads one row of three numbers; there is no group when the last day is NULL.
func (c *change) look(query string, args ...any) (standing, bool, error) {
	var first, last, latest sql.NullInt64
	_, err := c.one(c.ctx, query, args, &first, &last, &latest)
	return standing{first.Int64, last.Int64, latest.Int64}, last.Valid, err
}

// The first and the last day and the latest statement of a group, each found at an end of an index. Stances are written 0 + ? so
// that the database does not compile the query again for every other stance.
const (
	standingOfGroup = `SELECT (SELECT day FROM stand WHERE actor = ?1 AND proposition = ?2 AND stance = 0 + ?3 AND day > 0 ORDER BY day LIMIT 1),
		day, statement FROM stand WHERE actor = ?1 AND proposition = ?2 AND stance = 0 + ?3
		ORDER BY day DESC, published DESC, article_id DESC, place DESC, id DESC LIMIT 1`
	standingOfAnybody = `SELECT (SELECT min(day) FROM stand WHERE proposition = ?1 AND stance = 0 + ?2 AND day > 0),
		(SELECT max(day) FROM stand WHERE proposition = ?1 AND stance = 0 + ?2), 0`
	// standingOfAnyStance makes the row of any stance from the rows of each, which are written before it: 9 is the greatest. The
	// latest is that of a side if there is one.
	standingOfAnyStance = `SELECT min(nullif(first, 0)), max(last), (SELECT d.statement FROM stance k
			CROSS JOIN stand d INDEXED BY stand_statement ON d.statement = k.latest AND d.actor = k.actor AND d.proposition = k.proposition AND d.stance = k.stance
			WHERE k.actor = ?1 AND k.proposition = ?2 AND k.stance < 9
			ORDER BY k.stance <> 0 + ?3 DESC, d.day DESC, d.published DESC, d.article_id DESC, d.place DESC, d.id DESC LIMIT 1)
		FROM stance WHERE actor = ?1 AND proposition = ?2 AND stance < 9`
)
