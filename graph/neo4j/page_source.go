package neo4j

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// The values of a driver, as an expression: those of the anchor, or none.
const (
	ofAnchor = "hung"
	ofNobody = "[0]"
)

// whole makes the source of pages that one driver reads. values is the expression of the list of its values: ofAnchor, ofNobody, or a
// list of the filter's.
func (r request[T]) whole(d *driver, values string, by graph.Anchor, w *where) source {
	several := values != ofAnchor && values != ofNobody || values == ofAnchor && by == graph.ByTopic
	return source{
		begin: beginning(w, by, values, several), params: w.params, several: several,
		list: wholeList(d, w, r.order, r.descending), counted: []part{{driver: d, where: w}}, never: w.never,
	}
}

// beginning begins a query with what its blocks need: for each anchor its number i, and the value v of the driver or the list of its
// values. Where the anchor does not drive, it is `anchor`, and `hung` the values of its own driver. The fewer steps, the sooner a
// query is planned that has not been asked before.
func beginning(w *where, by graph.Anchor, values string, several bool) string {
	carried := ""
	for _, name := range w.actors {
		carried += name + ", "
	}
	var b strings.Builder
	b.WriteString(w.resolving())
	switch {
	case by == graph.Nothing:
		b.WriteString("WITH " + carried + "0 AS i ")
	case values != ofAnchor || several:
		b.WriteString(anchoring(by))
	case namesActors(by):
		b.WriteString(eachAnchor + findMeant + "WITH " + carried + "i, coalesce(now.id, $anchors[i]) AS v ")
	default:
		b.WriteString(eachAnchor + "WITH " + carried + "i, $anchors[i] AS v ")
	}
	switch {
	case values == ofNobody:
	case several:
		b.WriteString("WITH *, " + values + " AS values ")
	case values != ofAnchor:
		b.WriteString("WITH *, " + values + "[0] AS v ")
	}
	return b.String()
}

// takeAnchors gives anchors as a driver takes them, which leaves out what nothing hangs on, and where each stood; one that is "" when
// there are none. take nil takes ids as they are.
func takeAnchors(of graph.Anchors, take func(graph.ID) (string, bool)) (anchors []string, at []int) {
	if of.By == graph.Nothing {
		return []string{""}, []int{0}
	}
	for i, id := range of.IDs {
		anchor, some := string(id), true
		if take != nil {
			anchor, some = take(id)
		}
		if some {
			anchors, at = append(anchors, anchor), append(at, i)
		}
	}
	return anchors, at
}

// anchored fills the pages of all anchors from one source.
func (r request[T]) anchored(s *session, pages []graph.Page[T], from source, of graph.Anchors, take func(graph.ID) (string, bool)) error {
	anchors, at := takeAnchors(of, take)
	return r.pages(s, from, anchors, func(i int) *graph.Page[T] { return &pages[at[i]] })
}
