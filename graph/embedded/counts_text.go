package embedded

import (
	"slices"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// hasLatest tells whether the groups are those of which the latest statement is told.
func (c *counter) hasLatest(anchor graph.Anchor) bool {
	speaker := anchor == graph.BySpeaker || slices.Contains(c.by, graph.BySpeakerDim)
	proposition := anchor == graph.ByProposition || slices.Contains(c.by, graph.ByPropositionDim)
	return speaker && proposition
}

// latestKey orders takes by what latest means: neutral ones before all others, then as graph.CompareLatest.
const latestKey = `max(format('%d%07d%07d%s%s%010d%s', coalesce(t.stance, 4) <> 4, s.said >> 22, k.published, s.article_id, char(1), s.place, s.id))`

// text makes the query: groups by values inside, their texts and their order outside.
func (c *counter) text(p plan, anchor graph.Anchor, id graph.ID) (string, []any, error) {
	joins, joinArgs, err := c.joins(anchor, id)
	if err != nil {
		return "", nil, err
	}
	latest := "''"
	if c.hasLatest(anchor) {
		latest = latestKey
	}
	var values, groups []string
	for i, d := range c.by {
		values = append(values, dimensions[d].value+" AS k"+strconv.Itoa(i))
		groups = append(groups, strconv.Itoa(i+1))
	}
	inner := "SELECT " + strings.Join(append(values, "count(DISTINCT s.utterance) AS n", "min(nullif(s.said >> 22, 0)) AS first",
		"max(s.said >> 22) AS last", latest+" AS latest"), ", ") + " FROM " + strings.Replace(p.driver.from, "%s", "", 1) +
		p.where.join + joins + " WHERE " + p.driver.many() + p.where.on(p.driver.alias)
	if len(groups) > 0 {
		inner += " GROUP BY " + strings.Join(groups, ", ")
	}
	own, err := p.driver.manyArgs(p.values)
	if err != nil {
		return "", nil, err
	}
	args := slices.Concat(joinArgs, own)
	if strings.Contains(p.driver.from, "?") { // parameters stand in the order of the text
		args = slices.Concat(own, joinArgs)
	}
	return c.outer("(" + inner + ")"), append(append(args, p.where.args...), c.first), nil
}

// own are the dimensions that say what an anchor is: grouped by it, the anchor alone is counted, not who or what shares a statement
// with it.
var own = map[graph.Dimension]graph.Anchor{graph.BySpeakerDim: graph.BySpeaker, graph.ByCountsForDim: graph.ByCountsFor}

// joins finds what the dimensions need. Of takes, those count that the filter lets through and that the anchor means.
func (c *counter) joins(anchor graph.Anchor, id graph.ID) (string, []any, error) {
	nodes, err := c.nodes(c.ctx, []graph.ID{id})
	if err != nil {
		return "", nil, err
	}
	var text string
	var args []any
	takes := "" // for the latest alone, statements need have none
	if c.hasLatest(anchor) {
		takes = " LEFT JOIN take t ON t.statement = s.pk"
	}
	for _, d := range unique(c.by) {
		x := dimensions[d]
		if x.join == joinTakes {
			takes = " JOIN take t ON t.statement = s.pk"
			continue
		}
		text += x.join
		if a, isOwn := own[d]; isOwn && a == anchor && len(nodes) > 0 {
			text += " AND " + x.node + " = ?"
			args = append(args, nodes[0])
		}
	}
	if c.hasLatest(anchor) {
		text += " CROSS JOIN article k ON k.pk = s.article"
	}
	if takes == "" {
		return text, args, nil
	}
	w, err := c.takesMeant(anchor, nodes)
	if err != nil {
		return "", nil, err
	}
	return text + takes + w.text(), append(args, w.args...), nil
}

// takesMeant is the where of the takes that count.
func (c *counter) takesMeant(anchor graph.Anchor, nodes []int64) (where, error) {
	w, err := takeWhere(c.ctx, c.session, c.filter.Takes)
	if err != nil || len(nodes) == 0 || anchor != graph.ByProposition && anchor != graph.ByTopic {
		return w, err
	}
	if anchor == graph.ByTopic {
		return w.with("t.topic = ?", nodes[0]), nil
	}
	return w.with("t.proposition = ?", nodes[0]), nil
}

// outer gives groups their texts and their order. g has the columns k0, k1, …, n, first, last, latest.
func (c *counter) outer(g string) string {
	var texts, order []string
	join := ""
	for i, d := range c.by {
		n := strconv.Itoa(i)
		text := strings.ReplaceAll(dimensions[d].text, "%s", "g.k"+n)
		if text == "" {
			join += " LEFT JOIN ident i" + n + " ON i" + n + ".pk = g.k" + n
			text = "coalesce(i" + n + ".id, '')"
		}
		texts = append(texts, text)
		order = append(order, strconv.Itoa(i+1))
	}
	return "SELECT " + strings.Join(append(texts, "g.n", "g.first", "g.last", "g.latest"), ", ") + " FROM " + g + " g" + join +
		" WHERE g.n > 0 ORDER BY " + strings.Join(append([]string{"g.n DESC"}, order...), ", ") + " LIMIT 0 + ?"
}
