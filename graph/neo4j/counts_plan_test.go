package neo4j

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	driver5 "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

// countShape is a text that counts are read with.
type countShape struct {
	Shape
	whole bool // it reads all there is, and may scan
}

// ranked is why counts are sorted.
const ranked = "groups are ranked by their counts"

// keptGroupings are dimensions whose groups are kept, and keptFilters the filters that kept rows can answer.
var (
	keptGroupings = [][]graph.Dimension{
		{graph.BySpeakerDim, graph.ByPropositionDim}, {graph.ByPropositionDim, graph.ByStanceDim},
		{graph.BySpeakerDim, graph.ByPropositionDim, graph.ByStanceDim},
	}
	keptFilters = []string{"", "by speakers", "on propositions", "on topics", "by speakers on propositions", "by speakers with stances"}
)

// countShapes are the texts of counts: of everything and of each anchor by every dimension, with every filter, and what is kept.
func countShapes() []countShape {
	var all []countShape
	filters := shapeFilters()
	for _, by := range countAnchors {
		for _, d := range sortedKeys(dimensions) {
			all = append(all, countsOf(by, "", filters[""], []graph.Dimension{d})...)
		}
		for _, name := range sortedKeys(filters) {
			all = append(all, countsOf(by, name, filters[name], nil)...)
		}
		for _, dims := range keptGroupings {
			for _, name := range keptFilters {
				all = append(all, countsOf(by, name, filters[name], dims)...)
			}
		}
	}
	return all
}

// countsOf are the texts that may be chosen for one question.
func countsOf(by graph.Anchor, name string, f graph.StatementFilter, dims []graph.Dimension) []countShape {
	c := &counter{planner: planner{by: by, filter: &f, order: statementOrders[graph.StatementsBySaid], where: statementWhere(&f, true)}, dimensions: dims}
	params := c.where.params // texts may add to them
	params["first"], params["anchors"] = 20, []string{"person:lena-orlov", "proposition:grain-1"}
	if by == graph.Nothing {
		params["anchors"] = []string{""}
	}
	if f.Text != nil {
		params["s_match"] = matchExpression(*f.Text)
	}
	named := fmt.Sprintf("counts / anchor %d %s / by %v", by, name, dims)
	if kept, ok := c.keptGroups(); ok {
		fixed := kept.everyone || by != graph.Nothing || f.Speaker != nil || f.Takes != nil && f.Takes.Proposition != nil
		return []countShape{{Shape{Name: named + " / kept", Text: c.keptText(kept), Params: params, Sorts: ranked}, !fixed}}
	}
	var all []countShape
	for _, p := range c.possible() {
		whole := isEvery(p.driver) && f.Said == nil
		all = append(all, countShape{Shape{Name: named + " / " + p.driver.name, Text: c.rowsText(p), Params: params, Sorts: ranked}, whole})
	}
	return all
}

// wrongCount tells what is wrong with the plan of a count, "" if nothing is.
func wrongCount(sh countShape, plan []driver5.ProfiledPlan) string {
	if !sh.whole {
		return wrong(plan, true)
	}
	return wrong(slices.DeleteFunc(slices.Clone(plan), func(p driver5.ProfiledPlan) bool {
		return strings.HasPrefix(p.Operator(), "NodeByLabelScan")
	}), true)
}

func (b *bench) explainCounts(t *testing.T, state string) {
	t.Helper()
	for _, sh := range countShapes() {
		plan := b.profile(t, sh.Text, sh.Params).operators
		if what := wrongCount(sh, plan); what != "" {
			t.Errorf("%s, %s: %s\n%s\n%s", sh.Name, state, what, sh.Text, operators(plan))
		}
	}
}

// TestCountPlans looks at every text of counts, while nothing is in the graph and with 30,000 statements.
func TestCountPlans(t *testing.T) {
	b := openBench(t)
	b.explainCounts(t, "while the graph is empty")
	b.grow(t)
	b.explainCounts(t, "with 30,000 statements")
}
