package embedded

import (
	"database/sql"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// group is a row of the projection actor × proposition × stance. With proposition and stance 0 it is all that an actor said.
type group struct{ actor, proposition, stance int64 }

// day on which an actor had words on a proposition.
type wordsDay struct{ actor, proposition, day int64 }

// touched remembers what a change touches of that which is kept: utterances are clustered by their key, so that keys say it all.
type touched struct {
	before map[string]map[group]int // utterances of each group under a key, before the change
	days   map[wordsDay]bool
	actors map[int64]bool
}

func newTouched() touched {
	return touched{before: map[string]map[group]int{}, days: map[wordsDay]bool{}, actors: map[int64]bool{}}
}

func (t *touched) actor(pk int64) { t.actors[pk] = true }

// touchKey must be called before anything changes that hangs on a statement with this key.
func (c *change) touchKey(key string) error {
	if _, known := c.touched.before[key]; known {
		return nil
	}
	groups, err := c.groupsOf(key)
	c.touched.before[key] = groups
	return err
}

// What stands for any of them in a group.
const (
	anybody   int64 = -1
	anyStance int64 = 9
)

// groupsOf counts the utterances of each group among the statements with a key, and notes their days.
func (c *change) groupsOf(key string) (map[group]int, error) {
	type member struct {
		utterance int64
		group
	}
	groups, seen := map[group]int{}, map[member]bool{}
	add := func(utterance int64, g group) {
		if m := (member{utterance, g}); !seen[m] {
			seen[m] = true
			groups[g]++
		}
	}
	err := c.each(c.ctx, `SELECT DISTINCT s.utterance, d.actor, d.proposition, d.stance, d.day FROM statement s
		JOIN stand d ON d.statement = s.pk WHERE s.utterance_key = ?1 UNION ALL
		SELECT DISTINCT s.utterance, l.node, 0, 0, 0 FROM statement s JOIN link l ON l.statement = s.pk AND l.role = 0
		WHERE s.utterance_key = ?1 AND s.lead = 1`, []any{key}, func(rows *sql.Rows) error {
		var utterance, day int64
		var g group
		if err := rows.Scan(&utterance, &g.actor, &g.proposition, &g.stance, &day); err != nil {
			return err
		}
		add(utterance, g)
		if g.proposition != 0 {
			add(utterance, group{g.actor, g.proposition, anyStance})
			add(utterance, group{anybody, g.proposition, g.stance})
			c.touched.days[wordsDay{g.actor, g.proposition, day}] = true
		}
		return nil
	})
	return groups, err
}

// derive brings utterances and projections up to date with what the change touched.
func (c *change) derive() error {
	deltas := map[group]int{}
	keys := make([]string, 0, len(c.touched.before))
	for key := range c.touched.before {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if err := c.cluster(key); err != nil {
			return err
		}
		after, err := c.groupsOf(key)
		if err != nil {
			return err
		}
		for g, n := range after {
			deltas[g] += n
		}
		for g, n := range c.touched.before[key] {
			deltas[g] -= n
		}
	}
	if err := c.project(deltas); err != nil {
		return err
	}
	return c.turns()
}

// cluster tells again which statements with a key report one utterance.
func (c *change) cluster(key string) error {
	type row struct{ pk, day, utterance, first int64 }
	of := map[graph.ID]row{}
	var reports []graph.Dated
	err := c.each(c.ctx, `SELECT pk, id, said >> 22, utterance, utterance_day FROM statement WHERE utterance_key = ?`, []any{key},
		func(rows *sql.Rows) error {
			var r row
			var id string
			if err := rows.Scan(&r.pk, &id, &r.day, &r.utterance, &r.first); err != nil {
				return err
			}
			of[graph.ID(id)] = r
			reports = append(reports, graph.Dated{ID: graph.ID(id), Day: graph.DateOfNumber(int(r.day))})
			return nil
		})
	if err != nil {
		return err
	}
	utterances := graph.Utterances(key, reports)
	eldest := map[string]int64{}
	for id, u := range utterances {
		if pk, ok := eldest[u]; !ok || of[id].pk < pk {
			eldest[u] = of[id].pk
		}
	}
	for _, r := range reports {
		u, now := utterances[r.ID], of[r.ID]
		first, err := firstDay(u)
		if err != nil {
			return err
		}
		if now.utterance == eldest[u] && now.first == first {
			continue
		}
		if _, err := c.exec(c.ctx, `UPDATE statement SET utterance = ?, utterance_day = ? WHERE pk = ?`, eldest[u], first, now.pk); err != nil {
			return err
		}
		if _, err := c.exec(c.ctx, `UPDATE stand SET utterance = ? WHERE statement = ?`, eldest[u], now.pk); err != nil {
			return err
		}
	}
	return nil
}

const unknownDay = "unknown"

// firstDay is the day in the name of an utterance.
func firstDay(utterance string) (int64, error) {
	_, d, _ := strings.Cut(utterance, "@")
	if d == unknownDay {
		return 0, nil
	}
	parsed, err := graph.ParseDate(d)
	return int64(parsed.Number()), err
}

// utteranceName is the name of an utterance of which the key and the first day are known.
func utteranceName(key string, first int64) string {
	if first == 0 {
		return key + "@" + unknownDay
	}
	return key + "@" + graph.DateOfNumber(int(first)).String()
}

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

// standing looks up a group in the order of its rows. Of any stance, the latest is that of a side if there is one.
func (c *change) standing(g group) (now standing, found bool, err error) {
	if g.actor == anybody {
		var first, last *int64
		key := []any{g.proposition, g.stance}
		if found, err = c.one(c.ctx, `SELECT day FROM stand WHERE proposition = ? AND stance = 0 + ? ORDER BY day DESC LIMIT 1`, key, &last); err != nil || !found {
			return now, found, err
		}
		now.last = *last
		if _, err = c.one(c.ctx, `SELECT min(day) FROM stand WHERE proposition = ? AND stance = 0 + ? AND day > 0`, key, &first); err == nil && first != nil {
			now.first = *first
		}
		return now, true, err
	}
	key := []any{g.actor, g.proposition, g.stance}
	if g.stance == anyStance {
		var first, last, latest *int64
		_, err = c.one(c.ctx, anyStanding, []any{g.actor, g.proposition, int64(stances.code(graph.Neutral))}, &first, &last, &latest)
		if err != nil || latest == nil {
			return now, false, err
		}
		now = standing{last: *last, latest: *latest}
		if first != nil {
			now.first = *first
		}
		return now, true, nil
	}
	if found, err = c.one(c.ctx, `SELECT statement, day FROM stand WHERE actor = ? AND proposition = ? AND stance = 0 + ?
		ORDER BY day DESC, published DESC, article_id DESC, place DESC, id DESC LIMIT 1`, key, &now.latest, &now.last); err != nil || !found {
		return now, false, err
	}
	_, err = c.one(c.ctx, `SELECT day FROM stand WHERE actor = ? AND proposition = ? AND stance = 0 + ? AND day > 0
		ORDER BY day LIMIT 1`, key, &now.first)
	return now, true, err
}

// anyStanding makes the row of any stance from the kept rows of each, which are written before it: 9 is the greatest stance.
const anyStanding = `SELECT min(nullif(first, 0)), max(last), (SELECT d.statement FROM stance k JOIN stand d ON d.actor = k.actor
	AND d.proposition = k.proposition AND d.stance = k.stance AND d.statement = k.latest WHERE k.actor = ?1 AND k.proposition = ?2 AND k.stance < 9
	ORDER BY k.stance <> ?3 DESC, d.day DESC, d.published DESC, d.article_id DESC, d.place DESC, d.id DESC LIMIT 1)
	FROM stance WHERE actor = ?1 AND proposition = ?2 AND stance < 9`
