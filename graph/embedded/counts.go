package embedded

import (
	"context"
	"database/sql"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// maxUnrestricted is how many statements are counted from their rows when nothing restricts the question.
const maxUnrestricted = 2_000_000

// dimension is how statements are grouped by something: the join that finds it, the value to group by, and the text of the value.
type dimension struct {
	join  string
	node  string // column of join that is an actor's ident
	value string
	text  string // of the value %s; "" when it is an ident, whose id is the text
}

const (
	saidDay   = "(s.said >> 22)"
	joinTakes = "take"
)

// dimensions of the table s, statement. What has no value counts under the empty key, but for takes. Day 1 was a Monday.
var dimensions = map[graph.Dimension]dimension{
	graph.BySpeakerDim:     {join: " LEFT JOIN link ls ON ls.statement = s.pk AND ls.role = 0", node: "ls.node", value: "coalesce(ls.node, 0)"},
	graph.ByCountsForDim:   {join: " LEFT JOIN link lc ON lc.statement = s.pk AND lc.role = 2", node: "lc.node", value: "coalesce(lc.node, 0)"},
	graph.ByPropositionDim: {join: joinTakes, value: "t.proposition"},
	graph.ByTopicDim:       {join: joinTakes, value: "t.topic"},
	graph.ByStanceDim:      {join: joinTakes, value: "t.stance", text: stances.sql("%s")},
	graph.ByActDim:         {value: "s.act", text: acts.sql("%s")},
	graph.ByFormDim:        {value: "s.form", text: forms.sql("%s")},
	graph.ByReviewDim:      {value: "s.review", text: reviews.sql("%s")},
	graph.ByPublisherDim:   {join: " CROSS JOIN article b ON b.pk = s.article", value: "coalesce(b.publisher, '')", text: "%s"},
	graph.ByYearDim:        {value: periodStart("'start of year'"), text: "%s"},
	graph.ByMonthDim:       {value: periodStart("'start of month'"), text: "%s"},
	graph.ByWeekDim:        {value: "iif(s.said >> 22, (s.said >> 22) - ((s.said >> 22) - 1) % 7, 0)", text: dayText},
	graph.ByDayDim:         {value: saidDay, text: dayText},
}

// dayText writes a day number as YYYY-MM-DD; 1721424.5 is the Julian day before day 1.
const dayText = "iif(%s > 0, date(%s + 1721424.5), '')"

// periodStart is the first day of the year or month in which something was said, as text.
func periodStart(modifier string) string {
	return "iif(" + saidDay + " > 0, date(" + saidDay + " + 1721424.5, " + modifier + "), '')"
}

// Counts groups and counts; see [graph.Store].
func (s *Store) Counts(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	if _, ok := statementDrivers[q.Anchors.By]; !ok {
		return nil, wrongAnchor("counts")
	}
	for _, d := range q.By {
		if _, ok := dimensions[d]; !ok {
			return nil, graph.Errorf(graph.BadInput, "statements cannot be counted by %q", string(d))
		}
	}
	first := q.First
	if first <= 0 || first > graph.MaxCounts {
		first = graph.MaxCounts
	}
	var all []graph.Count
	err := s.read(ctx, func(session *session) error {
		w, err := statementWhere(ctx, session, &q.Filter, true)
		if err != nil {
			return err
		}
		c := &counter{planner: planner{ctx: ctx, session: session, filter: &q.Filter, where: w}, by: q.By, first: first}
		ids := q.Anchors.IDs
		if q.Anchors.By == graph.Nothing {
			ids = []graph.ID{""}
		}
		for _, id := range ids {
			counts, err := c.count(q.Anchors.By, id)
			if err != nil {
				return err
			}
			all = append(all, counts...)
		}
		return nil
	})
	return all, err
}

// counter counts for one query.
type counter struct {
	planner
	by    []graph.Dimension
	first int
}

func (c *counter) count(anchor graph.Anchor, id graph.ID) ([]graph.Count, error) {
	if kept, ok, err := c.fromProjection(anchor, id); ok || err != nil {
		return kept, err
	}
	p, err := c.plan(anchor, id)
	if err != nil || p.where.never || len(p.values) == 0 {
		return nil, err
	}
	if err := c.bounded(p); err != nil {
		return nil, err
	}
	if r := c.filter.Said; p.driver.name == everyStatement.name && r != nil && (r.From != nil || r.Until != nil) {
		p.driver, p.values = statementsOfRange, []any{rangeValue(r)}
	}
	text, args, err := c.text(p, anchor, id)
	if err != nil {
		return nil, err
	}
	return c.groups(text, args, id)
}

// bounded refuses a count of everything in a large graph.
func (c *counter) bounded(p plan) error {
	if p.driver.name != everyStatement.name || c.filter.Said != nil && c.filter.Said.From != nil && c.filter.Said.Until != nil {
		return nil
	}
	var n int
	if _, err := c.one(c.ctx, `SELECT coalesce(max(pk), 0) FROM statement`, nil, &n); err != nil || n <= maxUnrestricted {
		return err
	}
	return graph.Errorf(graph.LimitExceeded,
		"this would read more than %d statements; name an actor, a proposition, an article or a range of days", maxUnrestricted)
}

// groups reads the answer.
func (c *counter) groups(text string, args []any, anchor graph.ID) ([]graph.Count, error) {
	var all []graph.Count
	err := c.each(c.ctx, text, args, func(rows *sql.Rows) error {
		count := graph.Count{Anchor: anchor, Key: make([]string, len(c.by))}
		var first, last sql.NullInt64
		var latest string
		to := make([]any, 0, len(c.by)+4)
		for i := range count.Key {
			to = append(to, &count.Key[i])
		}
		if err := rows.Scan(append(to, &count.N, &first, &last, &latest)...); err != nil {
			return err
		}
		count.First, count.Last = graph.DateOfNumber(int(first.Int64)), graph.DateOfNumber(int(last.Int64))
		if _, tail, ok := strings.Cut(latest, "\x01"); ok && len(tail) > 10 {
			count.Latest = graph.MakeID(graph.KindStatement, tail[10:])
		}
		all = append(all, count)
		return nil
	})
	return all, err
}
