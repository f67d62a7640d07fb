package neo4j

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// keptDimensions are the columns of kept rows. k is the row, between the actor, unnamed speakers or everyone and the proposition p.
var keptDimensions = map[graph.Dimension]string{
	graph.BySpeakerDim:     "CASE k.actor WHEN 'unnamed' THEN '' ELSE k.actor END",
	graph.ByPropositionDim: "p.id",
	graph.ByStanceDim:      "CASE type(k) WHEN 'SUPPORTS_IF' THEN 'CONDITIONAL' WHEN 'NEUTRAL_ON' THEN 'NEUTRAL' ELSE type(k) END",
}

// keptGroups says which kept rows are the groups asked for.
type keptGroups struct {
	types    []string // of relationships
	everyone bool     // of all speakers together, else of each
}

// keptGroups finds the kept rows that are exactly the groups asked for, over statements that the default filter lets through, if
// there are: speaker and proposition each grouped by or fixed, with stances or over all of them; or proposition and stance over
// all speakers.
func (c *counter) keptGroups() (kept keptGroups, ok bool) {
	for i, d := range c.dimensions {
		if keptDimensions[d] == "" || slices.Contains(c.dimensions[:i], d) {
			return kept, false
		}
	}
	if c.by == graph.ByCountsFor || !c.keptFilter() {
		return kept, false
	}
	speaker := c.grouped(graph.BySpeakerDim) || c.by == graph.BySpeaker || c.filter.Speaker != nil
	proposition := c.grouped(graph.ByPropositionDim) || c.by == graph.ByProposition
	kept = keptGroups{types: c.stanceTypes(), everyone: !speaker}
	switch {
	case !proposition:
		return kept, false
	case c.grouped(graph.ByStanceDim):
		return kept, true
	}
	kept.types = []string{anyStanceType}
	return kept, speaker && (c.filter.Takes == nil || c.filter.Takes.Stance == nil)
}

// keptFilter tells whether the filter restricts nothing but what kept rows have: one speaker, propositions, topics, stances.
func (c *counter) keptFilter() bool {
	f := *c.filter
	speaker, takes := f.Speaker, f.Takes
	f.Speaker, f.Takes = nil, nil
	if !isZeroFilter(f) {
		return false
	}
	if speaker != nil && (speaker.Kinds != nil || len(speaker.Ids) != 1 || c.by == graph.BySpeaker || c.grouped(graph.BySpeakerDim)) {
		return false
	}
	return takes == nil || takes.MinConfidence == nil && takes.CodedBy == nil && takes.Implied == nil && (takes.Any == nil || *takes.Any)
}

func isZeroFilter(f graph.StatementFilter) bool {
	return f.Ids == nil && f.Speaker == nil && f.Speaking == nil && f.OnBehalfOf == nil && f.CountsFor == nil && f.Addressee == nil &&
		f.Mentions == nil && f.Takes == nil && f.Act == nil && f.Form == nil && f.Article == nil && f.Publisher == nil &&
		f.Language == nil && f.Review == nil && f.MinConfidence == nil && f.Said == nil && f.Published == nil &&
		f.LoadedBefore == nil && f.Text == nil
}

// stanceTypes are the types of the stances that the filter lets through.
func (c *counter) stanceTypes() []string {
	var types []string
	for _, stance := range stances {
		if c.filter.Takes == nil || c.filter.Takes.Stance == nil || slices.Contains(c.filter.Takes.Stance, stance) {
			types = append(types, keptTypes[stance])
		}
	}
	return types
}

const seekKeptActor = " USING INDEX SEEK x:Actor(id)"

// keptText makes the query of kept rows for each anchor. It begins at whatever is fixed: the actor, the propositions, or neither.
func (c *counter) keptText(kept keptGroups) string {
	from, hint, where := "()", "", "k.actor <> 'everyone'" // whose row it is stands in the row, so that nobody need be looked at
	switch {
	case kept.everyone:
		from, hint, where = "(x:Everyone {id: 'everyone'})", " USING INDEX SEEK x:Everyone(id)", ""
	case c.by == graph.BySpeaker:
		from, hint, where = "(x:Actor {id: anchor})", seekKeptActor, ""
	case c.filter.Speaker != nil:
		from, hint, where = "(x:Actor {id: s_speakers[0]})", seekKeptActor, ""
	}
	conditions := []string{where}
	if c.by == graph.ByProposition || c.by == graph.ByTopic {
		conditions = append(conditions, "p.id IN hung")
	}
	if t := c.filter.Takes; t != nil && t.Proposition != nil {
		conditions = append(conditions, "p.id IN $s_propositions")
	}
	switch {
	case hint != "":
	case slices.ContainsFunc(conditions, func(s string) bool { return strings.HasPrefix(s, "p.id") }):
		hint = " USING INDEX SEEK p:Proposition(id)"
	default: // all rows are meant, found from the propositions; 5.x would else look at every node for them where it planned for an empty graph
		hint = " USING SCAN p:Proposition"
	}
	if t := c.filter.Takes; t != nil && t.Topic != nil {
		conditions = append(conditions, "p.topic IN $s_topics")
	}
	match := "MATCH " + from + "-[k:" + strings.Join(kept.types, "|") + "]->(p:Proposition)" + hint
	if conditions = slices.DeleteFunc(conditions, func(s string) bool { return s == "" }); len(conditions) > 0 {
		match += " WHERE " + strings.Join(conditions, " AND ")
	}
	keys := make([]string, len(c.dimensions))
	for i, d := range c.dimensions {
		keys[i] = keptDimensions[d]
	}
	latest := "''"
	if c.hasLatest() {
		latest = "k.latest"
	}
	return c.grouping(match, keys, []string{"k.statements", "k.first", "k.last", latest})
}
