package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// maxUnrestricted is how many statements are counted from their rows when nothing restricts the question.
const maxUnrestricted = 2_000_000

// countAnchors are what counts hang on.
var countAnchors = []graph.Anchor{graph.Nothing, graph.BySpeaker, graph.ByCountsFor, graph.ByProposition, graph.ByTopic}

// Counts groups and counts; see [graph.Store].
func (s *Store) Counts(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	if !slices.Contains(countAnchors, q.Anchors.By) {
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
	var groups [][]graph.Count
	err := s.read(ctx, func(session *session) error {
		c := &counter{planner: planner{
			session: session, by: q.Anchors.By, filter: &q.Filter, order: statementOrders[graph.StatementsBySaid],
			where: statementWhere(&q.Filter, true),
		}, dimensions: q.By, first: first, asked: q.Anchors.IDs}
		if c.by == graph.Nothing {
			c.asked = []graph.ID{""}
		}
		err := c.count()
		groups = c.groups
		return err
	})
	if err != nil {
		return nil, err
	}
	return slices.Concat(groups...), nil
}

// counter counts for one query.
type counter struct {
	planner
	dimensions []graph.Dimension
	first      int
	asked      []graph.ID      // the anchors as they were asked for
	groups     [][]graph.Count // of each of them
}

// count counts for all anchors: from kept rows where these are the groups asked for, else from the statements that each anchor's plan
// finds.
func (c *counter) count() error {
	c.groups = make([][]graph.Count, len(c.asked))
	if c.where.never || len(c.asked) == 0 {
		return nil
	}
	anchors := texts(c.asked)
	all := make([]int, len(anchors))
	for i := range all {
		all[i] = i
	}
	if kept, ok := c.keptGroups(); ok {
		return c.read(c.keptText(kept), anchors, all)
	}
	plans, err := c.plans(anchors)
	if err != nil {
		return err
	}
	return eachPlan(plans, func(p plan, members []int) error {
		if err := c.bounded(p); err != nil {
			return err
		}
		return c.read(c.rowsText(p), anchors, members)
	})
}

// bounded refuses a count of everything in a large graph.
func (c *counter) bounded(p plan) error {
	if !isEvery(p.driver) || c.filter.Said != nil && c.filter.Said.From != nil && c.filter.Said.Until != nil {
		return nil
	}
	row, err := c.one(`MATCH (s:Statement) RETURN count(s)`, nil)
	if err != nil || as[int64](row[0]) <= maxUnrestricted {
		return err
	}
	return graph.Errorf(graph.LimitExceeded,
		"this would read more than %d statements; name an actor, a proposition, an article or a range of days", maxUnrestricted)
}

// read runs a query for the anchors with the numbers of members.
func (c *counter) read(text string, anchors []string, members []int) error {
	params := maps.Clone(c.where.params)
	params["first"] = c.first
	if c.filter.Text != nil {
		params["s_match"] = matchExpression(*c.filter.Text)
	}
	for chunk := range slices.Chunk(members, anchorsAtOnce) {
		some := make([]string, len(chunk))
		for i, m := range chunk {
			some[i] = anchors[m]
		}
		params["anchors"] = some
		err := c.each(text, params, func(values []any) error {
			at := chunk[as[int64](values[0])]
			for _, row := range as[[]any](values[1]) {
				c.add(at, as[[]any](row))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, m := range members { // the database promises an order only for what one subquery gives
		slices.SortFunc(c.groups[m], func(a, b graph.Count) int { return cmp.Or(cmp.Compare(b.N, a.N), slices.Compare(a.Key, b.Key)) })
	}
	return nil
}

// add reads a group: its keys, utterances, first and last day, and the latest statement as latestText or a kept row tells it. Without
// dimensions there is a group even where nothing was found.
func (c *counter) add(at int, row []any) {
	sums := row[len(c.dimensions):]
	count := graph.Count{Anchor: c.asked[at], N: int(as[int64](sums[0])), First: dateOf(sums[1]), Last: dateOf(sums[2]),
		Key: make([]string, len(c.dimensions))}
	if count.N == 0 {
		return
	}
	for i := range count.Key {
		count.Key[i] = as[string](row[i])
	}
	if latest := as[string](sums[3]); latest != "" {
		key := latest[strings.LastIndexByte(latest, ' ')+1:]
		count.Latest = graph.MakeID(graph.KindStatement, strings.TrimPrefix(key, graph.KindStatement+":"))
	}
	c.groups[at] = append(c.groups[at], count)
}
