package neo4j

import (
	"slices"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// dimension is how statements are grouped by something: the join that finds it, the value to group by, and the text of the value.
type dimension struct {
	join  string
	value string
	text  string // of the value %s, which is a node or a day; "" when the value is the text
}

const (
	// joinTakes stands for the join of takes, which depends on the filter.
	joinTakes = "take"
	nodeText  = "coalesce(%s.id, '')"
	dateText  = "coalesce(toString(%s), '')"
)

// dimensions of the statement s and its take t. What has no value counts under the empty key, but for takes.
var dimensions = map[graph.Dimension]dimension{
	graph.BySpeakerDim:     {join: " OPTIONAL MATCH (ds:Actor)-[:SAID]->(s)", value: "ds", text: nodeText},
	graph.ByCountsForDim:   {join: " OPTIONAL MATCH (s)-[:COUNTS_FOR]->(dc:Actor)", value: "dc", text: nodeText},
	graph.ByPropositionDim: {join: joinTakes, value: "t.proposition"},
	graph.ByTopicDim:       {join: joinTakes, value: "coalesce(tp.topic, '')"},
	graph.ByStanceDim:      {join: joinTakes, value: "t.stance"},
	graph.ByActDim:         {value: "s.act"},
	graph.ByFormDim:        {value: "s.form"},
	graph.ByReviewDim:      {value: "s.review"},
	graph.ByPublisherDim:   {join: " MATCH (s)-[:PRINTED_IN]->(da:Article)", value: "coalesce(da.publisher, '')"},
	graph.ByYearDim:        {value: periodOf("year"), text: dateText},
	graph.ByMonthDim:       {value: periodOf("month"), text: dateText},
	graph.ByWeekDim:        {value: periodOf("week"), text: dateText},
	graph.ByDayDim:         {value: "s.day", text: dateText},
}

// periodOf is the first day of the year, month or week in which something was said.
func periodOf(unit string) string {
	return "CASE WHEN s.day IS NOT NULL THEN date.truncate('" + unit + "', s.day) END"
}

// own are the dimensions that say what an anchor is: grouped by it, the anchor alone is counted, not who or what shares a statement
// with it.
var own = map[graph.Dimension]graph.Anchor{graph.BySpeakerDim: graph.BySpeaker, graph.ByCountsForDim: graph.ByCountsFor}

// latestText orders takes by what latest means: neutral ones before all others, then as graph.CompareLatest. The id stands at the end.
const latestText = `max(CASE coalesce(t.stance, 'NEUTRAL') WHEN 'NEUTRAL' THEN '0' ELSE '1' END + coalesce(toString(s.day), '0000-00-00') +
	coalesce(toString(s.published), '0000-00-00') + s.place)`

// hasLatest tells whether the groups are those of which the latest statement is told.
func (c *counter) hasLatest() bool {
	speaker := c.by == graph.BySpeaker || c.grouped(graph.BySpeakerDim)
	proposition := c.by == graph.ByProposition || c.grouped(graph.ByPropositionDim)
	return speaker && proposition
}

func (c *counter) grouped(d graph.Dimension) bool { return slices.Contains(c.dimensions, d) }

// The drivers of counts that nothing else drives: all statements, which are gone through, or those that may reach into a range of days.
var (
	countedEvery = &driver{name: "every statement, to count", match: "MATCH (s:Statement)", hint: "SCAN s:Statement"}
	countedSince = &driver{name: "every statement since a day, to count", match: "MATCH (s:Statement)", hint: "INDEX SEEK s:Statement(said)"}
)

// isEvery tells whether a driver reads all statements.
func isEvery(d *driver) bool { return d == everyStatement[d.order] }

// rowsText makes the query that groups the statements which a plan finds for each anchor.
func (c *counter) rowsText(p plan) string {
	joins, inner := c.joins()
	if inner { // takes that count have all that the filter asks of one
		p.where = p.where.without(ofTakes)
	}
	var from strings.Builder
	if p.values != ofNobody {
		from.WriteString("UNWIND " + p.values + " AS v ")
	}
	c.find(&from, p)
	from.WriteString(joins + " WITH " + strings.Join(c.raw(), ", "))
	keys := make([]string, len(c.dimensions))
	for i, d := range c.dimensions {
		keys[i] = "g" + strconv.Itoa(i)
		if text := dimensions[d].text; text != "" && !c.isOwn(d) {
			keys[i] = strings.ReplaceAll(text, "%s", keys[i])
		}
	}
	return c.grouping(from.String(), keys, []string{"n", "first", "last", "latest"})
}

// find writes how the statements of a plan are found. Those in a range that has an end are found part by part: what was said later is
// not gone through.
func (c *counter) find(b *strings.Builder, p plan) {
	parts := saidParts(p, c.order, false, c.filter.Said)
	if parts == nil || c.filter.Said.Until == nil {
		sh := shape{noun: statementNoun, driver: p.driver}
		if isEvery(p.driver) {
			sh.driver = countedEvery
			if c.filter.Said != nil && c.filter.Said.From != nil {
				sh.driver = countedSince
			}
		}
		sh.match(b, p.where, "", "")
		return
	}
	b.WriteString("CALL (*) { ")
	for i, part := range parts {
		if i > 0 {
			b.WriteString(" UNION ALL ")
		}
		n := strconv.Itoa(i)
		sh := shape{noun: statementNoun, driver: part.driver, order: c.order}
		sh.match(b, part.where, c.where.param("s_lower"+n, part.lower), c.where.param("s_upper"+n, part.upper))
		b.WriteString(" RETURN s")
	}
	b.WriteString(" }")
}

// isOwn tells whether the dimension says what the anchor is.
func (c *counter) isOwn(d graph.Dimension) bool {
	anchor, ok := own[d]
	return ok && anchor == c.by
}

// raw are the columns of a group: the values g0, g1, … and the sums.
func (c *counter) raw() []string {
	var all []string
	for i, d := range c.dimensions {
		value := dimensions[d].value
		if c.isOwn(d) {
			value = "anchor"
		}
		all = append(all, value+" AS g"+strconv.Itoa(i))
	}
	latest := "''"
	if c.hasLatest() {
		latest = latestText
	}
	return append(all, "count(DISTINCT s.utterance) AS n", "min(s.day) AS first", "max(s.day) AS last", latest+" AS latest")
}

// joins finds what the dimensions need. Of takes, those count that the filter lets through and that the anchor means; inner tells
// that statements without one do not count.
func (c *counter) joins() (text string, inner bool) {
	for _, d := range c.dimensions {
		if join := dimensions[d].join; join == joinTakes {
			inner = true
		} else if !c.isOwn(d) {
			text += join
		}
	}
	conditions := c.where.take(c.filter.Takes, "t", "tp")
	switch c.by {
	case graph.ByProposition, graph.ByTopic:
		conditions = append(conditions, "t.proposition IN hung")
	}
	match := " (s)-[t:TAKES]->(tp:Proposition) WHERE " + strings.Join(conditions, " AND ")
	switch {
	case inner:
		return text + " MATCH" + match, true
	case c.hasLatest(): // for the latest alone, statements need have none
		return text + " OPTIONAL MATCH" + match, false
	}
	return text, false
}

// grouping makes the query that gives, for each of $anchors, its number and the groups with the most utterances: the keys' texts,
// then n, first, last and latest.
func (c *counter) grouping(from string, keys, sums []string) string {
	var columns, names []string
	for i, text := range append(slices.Clone(keys), sums...) {
		name := "c" + strconv.Itoa(i)
		columns, names = append(columns, text+" AS "+name), append(names, name)
	}
	n := names[len(keys)]
	order := append([]string{n + " DESC"}, names[:len(keys)]...)
	return c.where.resolving() + anchoring(c.by) + "CALL (*) { " + from + " WITH " + strings.Join(columns, ", ") +
		" ORDER BY " + strings.Join(order, ", ") + " LIMIT $first RETURN collect([" + strings.Join(names, ", ") + "]) AS groups }" +
		" RETURN i, groups"
}
