package neo4j

import (
	"fmt"
	"maps"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// planner chooses what drives the pages of statements of one query: the anchor, or the filter's most selective part.
type planner struct {
	*session
	by         graph.Anchor
	filter     *graph.StatementFilter
	order      order
	descending bool
	where      *where
}

// plan is how the pages of some anchors are read.
type plan struct {
	driver *driver
	hub    *hub   // whose driver it is, if it may have more than hubRows and the order is another
	values string // expression of the list of values: ofAnchor, ofNobody, or a list of the filter's
	one    bool   // the list has no more than one
	where  *where
}

const (
	// eachAnchor begins every query. Without anchors there is one, which is "".
	eachAnchor = "UNWIND range(0, size($anchors) - 1) AS i "
	// meantActor makes `anchor` the actor that an id means now.
	meantActor  = "CALL (i) { " + findMeant + "RETURN coalesce(now.id, $anchors[i]) AS anchor } "
	findMeant   = "OPTIONAL MATCH (l:Alias {key: $anchors[i]})-[:MEANS]->(now) USING INDEX SEEK l:Alias(key) "
	plainAnchor = "WITH *, $anchors[i] AS anchor "
	hungAnchor  = "WITH *, [anchor] AS hung "
	hungTopic   = "WITH *, COLLECT { MATCH (wo:Topic {id: anchor})<-[:IN]-(wq) USING INDEX SEEK wo:Topic(id) RETURN wq.id } AS hung "
)

// anchoring makes `anchor`, and `hung`, the values of its own driver.
func anchoring(by graph.Anchor) string {
	switch {
	case namesActors(by):
		return eachAnchor + meantActor + hungAnchor
	case by == graph.ByTopic:
		return eachAnchor + plainAnchor + hungTopic
	}
	return eachAnchor + plainAnchor + hungAnchor
}

// namesActors tells whether anchors are ids of actors.
func namesActors(by graph.Anchor) bool {
	switch by {
	case graph.BySpeaker, graph.ByMention, graph.ByCountsFor, graph.ByParty, graph.ByOrganisation:
		return true
	}
	return false
}

// run has the pages of all anchors read. Each call of read is for those with one plan.
func (p *planner) run(pages []graph.Page[*graph.Statement], ids []graph.ID, read reading[*graph.Statement]) error {
	p.where = statementWhere(p.filter, true)
	anchors, at := p.anchors(ids)
	plans, err := p.plans(anchors)
	if err != nil {
		return err
	}
	return eachPlan(plans, func(plan plan, members []int) error {
		chosen := make([]string, len(members))
		for i, m := range members {
			chosen[i] = anchors[m]
		}
		return read(p.source(plan), chosen, func(i int) *graph.Page[*graph.Statement] { return &pages[at[members[i]]] })
	})
}

// reading has the pages of some anchors read from one source.
type reading[T any] func(from source, anchors []string, place func(i int) *graph.Page[T]) error

// anchors gives the anchors as drivers take them, and where each stood.
func (p *planner) anchors(ids []graph.ID) (anchors []string, at []int) {
	return takeAnchors(graph.Anchors{By: p.by, IDs: ids}, func(id graph.ID) (string, bool) {
		if p.by == graph.ByArticle {
			return strings.CutPrefix(string(id), graph.KindArticle+":")
		}
		return string(id), true
	})
}

// eachPlan calls fn once for each plan with the anchors that have it.
func eachPlan(plans []plan, fn func(plan, []int) error) error {
	type key struct {
		driver *driver
		values string
	}
	var order []key
	members := map[key][]int{}
	for i, p := range plans {
		k := key{p.driver, p.values}
		if members[k] == nil {
			order = append(order, k)
		}
		members[k] = append(members[k], i)
	}
	for _, k := range order {
		if err := fn(plans[members[k][0]], members[k]); err != nil {
			return err
		}
	}
	return nil
}

// plans chooses for each anchor. Ids, then what is small by its nature, then what one says on one proposition win at once; words
// and hubs are compared by their rows.
func (p *planner) plans(anchors []string) ([]plan, error) {
	if chosen, ok := p.atOnce(); ok {
		return repeat(chosen, len(anchors)), nil
	}
	candidates, words := p.candidates(), p.filter.Text != nil && !p.where.never
	own := p.own()
	switch {
	case p.where.never, len(candidates) == 0 && !words:
		return repeat(own, len(anchors)), nil
	case p.by == graph.Nothing && len(candidates) == 1 && !words:
		return []plan{candidates[0]}, nil
	}
	return p.compare(anchors, own, candidates, words)
}

func repeat(p plan, n int) []plan {
	all := make([]plan, n)
	for i := range all {
		all[i] = p
	}
	return all
}

// own is what the anchor itself drives.
func (p *planner) own() plan {
	if d := statementDrivers[p.by]; d != nil {
		return plan{driver: d, values: ofAnchor, where: p.where}
	}
	if h := statementHubs[p.by]; h != nil {
		return plan{driver: h.driver, hub: h, values: ofAnchor, where: p.where}
	}
	return plan{driver: everyStatement[p.order.name], values: ofNobody, where: p.where}
}

// atOnce is the plan that is the best whatever there is.
func (p *planner) atOnce() (plan, bool) {
	f := p.filter
	switch {
	case statementDrivers[p.by] != nil:
		return p.own(), true
	case f.Ids != nil:
		return p.hanging(plan{driver: statementsByID, values: "$s_ids", one: len(f.Ids) == 1, where: p.where}), true
	case f.Article != nil:
		return p.hanging(plan{driver: statementsOfArticle, values: "[id IN $s_articles WHERE id STARTS WITH 'article:' | substring(id, 8)]", where: p.where}), true
	}
	return p.pair()
}

// hanging is a plan that is driven by something else than the anchor, of which the rows must hang on the anchor all the same.
func (p *planner) hanging(chosen plan) plan {
	if h := statementHubs[p.by]; h != nil {
		chosen.where = chosen.where.with(fmt.Sprintf(h.onHub, "hung"))
	}
	return chosen
}

// source makes of a plan what pages are read from.
func (p *planner) source(chosen plan) source {
	several := chosen.several(p.by)
	from := source{
		begin: beginning(p.where, p.by, chosen.values, several), params: maps.Clone(p.where.params), several: several, never: p.where.never,
		counted: []part{{driver: chosen.driver, where: chosen.where}},
	}
	if from.actor = "anchor"; chosen.values == ofAnchor {
		from.actor = "v"
	}
	if p.filter.Text != nil {
		from.params["s_match"] = matchExpression(*p.filter.Text)
	}
	ranged := saidParts(chosen, p.order, p.descending, p.filter.Said)
	switch {
	case ranged != nil:
		from.list, from.counted = ranged, ranged
	case chosen.hub == nil || chosen.driver.ordered(p.order):
		from.list = wholeList(chosen.driver, chosen.where, p.order, p.descending)
	default:
		values := "values"
		if !several {
			values = "[v]"
		}
		from.begin += chosen.hub.degrees(values, "degree")
		walk := chosen.where.with(fmt.Sprintf(chosen.hub.onHub, values))
		from.list = []part{
			{driver: chosen.driver, where: chosen.where, guard: fmt.Sprintf("degree <= %d", hubRows)},
			{driver: everyStatement[p.order.name], where: walk, guard: fmt.Sprintf("degree > %d", hubRows)},
		}
	}
	return from
}

// several tells whether the rows of several values are merged.
func (p plan) several(by graph.Anchor) bool {
	switch p.values {
	case ofNobody:
		return false
	case ofAnchor:
		return by == graph.ByTopic
	}
	return !p.one
}

// degrees counts the relationships of a list of hubs, which the database knows without looking at them.
func (h *hub) degrees(values, name string) string {
	label, _, _ := strings.Cut(strings.TrimPrefix(h.node, "(x:"), " ")
	unwind := "UNWIND " + values + " AS v "
	if values == "[v]" { // it is bound already
		unwind = ""
	}
	return "CALL (*) { " + unwind + "MATCH " + h.node + " USING INDEX SEEK x:" + label + "(id) RETURN sum(COUNT { " + h.degree + " }) AS " + name + " } "
}

// saidParts says where, in the order of the said days, the rows lie that a range of days can touch: those that end within it, those
// that end later and may have begun by its last day, and those of which only the first day is known. It is nil when the range or the
// driver does not help.
func saidParts(chosen plan, o order, descending bool, r *graph.DateRange) []part {
	if r == nil || r.From == nil && r.Until == nil || o.name != "SAID" || !chosen.driver.ordered(o) {
		return nil
	}
	where := chosen.where.without(ofSaid) // all parts lie within
	ended := part{driver: chosen.driver, where: where, upper: unknownKey}
	begun := part{driver: chosen.driver, where: where, lower: unknownKey + " 0000-00-01", unknown: true}
	if r.From != nil {
		ended.lower = r.From.String()
	}
	if r.Until == nil {
		return []part{ended, begun}
	}
	end := r.Until.String() + "!" // next behind the keys of that day
	later := part{driver: chosen.driver.lasting(), where: where, lower: max(end, ended.lower), upper: unknownKey}
	ended.upper, begun.upper = end, unknownKey+" "+end
	if descending {
		return []part{later, ended, begun}
	}
	return []part{ended, later, begun}
}
