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
