package embedded

import (
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// dayOf is what an actor said surely on a proposition on one day: the stance, the latest statement, and whether there was only one stance.
type dayOf struct {
	stance, latest int64
	single         bool
}

// perSide repeats a query for each stance that makes a turn. The stance stands in the text: as a small parameter it would have the
// database compile the query again with nearly every call.
func perSide(query string) string {
	var parts []string
	for _, side := range []graph.Stance{graph.Supports, graph.Opposes, graph.Conditional} {
		parts = append(parts, "SELECT * FROM ("+strings.ReplaceAll(query, "%s", strconv.Itoa(stances.code(side)))+")")
	}
	return strings.Join(parts, " UNION ALL ")
}

var (
	dayQuery = perSide(`SELECT stance, statement FROM stand INDEXED BY stand_sure WHERE sure = 1 AND actor = ?1 AND proposition = ?2 AND stance = %s AND day = ?3
		ORDER BY published DESC, article_id DESC, place DESC, id DESC LIMIT 1`)
	nextQuery = `SELECT min(day) FROM (` +
		perSide(`SELECT min(day) AS day FROM stand INDEXED BY stand_sure WHERE sure = 1 AND actor = ?1 AND proposition = ?2 AND stance = %s AND day > ?3`) + `)`
	previousQuery = `SELECT max(day) FROM (` +
		perSide(`SELECT max(day) AS day FROM stand INDEXED BY stand_sure WHERE sure = 1 AND actor = ?1 AND proposition = ?2 AND stance = %s AND day < ?3`) + `)`
)

// turns looks again at every day that the change touched and at the next day with words after it.
func (c *change) turns() error {
	days := map[wordsDay]bool{}
	for d := range c.touched.days {
		if d.day == 0 || d.actor == 0 {
			continue
		}
		days[d] = true
		next, err := c.neighbour(d, nextQuery)
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
	previous, err := c.neighbour(d, previousQuery)
	if err != nil || previous == 0 {
		return err
	}
	before, err := c.dayOf(wordsDay{d.actor, d.proposition, previous})
	if err != nil || !before.single || before.stance == after.stance {
		return err
	}
	_, err = c.exec(c.ctx, `INSERT INTO turn (actor, proposition, day, before, after, before_stance, stance, id) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7,
		s.id || ' ' || a.id || ' ' || p.id FROM statement s CROSS JOIN ident a CROSS JOIN ident p WHERE s.pk = ?5 AND a.pk = ?1 AND p.pk = ?2`,
		d.actor, d.proposition, d.day, before.latest, after.latest, before.stance, after.stance)
	return err
}

// dayOf reads one day; one with no words, or with several stances, is not single.
func (c *change) dayOf(d wordsDay) (dayOf, error) {
	var found dayOf
	err := c.each(c.ctx, dayQuery, []any{d.actor, d.proposition, d.day}, func(rows *sql.Rows) error {
		found.single = found.stance == 0
		return rows.Scan(&found.stance, &found.latest)
	})
	return found, err
}

// neighbour is the nearest other day with words, on the side that the query looks, 0 if there is none.
func (c *change) neighbour(d wordsDay, query string) (int64, error) {
	var day sql.NullInt64
	_, err := c.one(c.ctx, query, []any{d.actor, d.proposition, d.day}, &day)
	return day.Int64, err
}

// stand writes a take of a statement's speakers.
func (c *change) stand(k keys, speakers []int64, proposition int64, t graph.Take) error {
	if !k.lead {
		return nil
	}
	if len(speakers) == 0 {
		speakers = []int64{0} // somebody unnamed
	}
	for _, actor := range speakers {
		if _, err := c.exec(c.ctx, `INSERT INTO stand (actor, proposition, stance, day, published, article_id, place, id, statement, sure,
			utterance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT utterance FROM statement WHERE pk = ?9))
			ON CONFLICT DO UPDATE SET sure = max(sure, excluded.sure)`, actor, proposition, stances.code(t.Stance),
			k.said>>spanBits, k.article.published, k.article.id, k.place, k.id, k.pk, t.MakesChange(graph.SureEnough)); err != nil {
			return err
		}
	}
	return nil
}
