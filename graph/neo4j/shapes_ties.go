package neo4j

import (
	"fmt"

	"github.com/standpoint-graph/standpoint/graph"
)

// ranks is why the ties of a node are sorted: its neighbours are those who have most.
const ranks = "neighbours are ranked by what was counted"

// tieShapes are the texts that ties are read with: every kind by itself and all together, of everything and of the newest, and with each
// filter that chooses another driver.
func tieShapes() []Shape {
	var all []Shape
	add := func(name string, q graph.TieQuery) {
		q.Of, q.First = []graph.ID{"person:lena-orlov", "proposition:grain-1"}, 25
		t := newTier(&q)
		params := t.paramsFor(q.Of, graph.Neighbour{Weight: 1 << 60})
		all = append(all, Shape{Name: "ties / " + name, Text: t.text(), Params: params, Sorts: ranks})
	}
	filters := shapeFilters()
	for _, newest := range []int{0, 1000} {
		for _, k := range graph.TieKinds() {
			add(fmt.Sprintf("%s / newest %d", k, newest), graph.TieQuery{Kinds: []graph.TieKind{k}, Newest: newest})
			add(fmt.Sprintf("%s / newest %d / in a range", k, newest), graph.TieQuery{Kinds: []graph.TieKind{k}, Newest: newest, Filter: filters["in a range"]})
		}
		add(fmt.Sprintf("to some / newest %d", newest), graph.TieQuery{Kinds: graph.TieKinds(), Newest: newest, To: []graph.ID{"person:lena-orlov"}})
	}
	for name, f := range filters {
		add("all kinds "+name, graph.TieQuery{Kinds: graph.TieKinds(), Newest: 1000, Filter: f})
	}
	return all
}
