package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// whole makes the source of pages that one driver reads. values is the expression of the list of its values: of the anchor, `hung`,
// or of the filter, or one that nobody looks at.
func (r request[T]) whole(d *driver, values string, by graph.Anchor, w *where) source {
	list := wholeList(d, w, r.order, r.descending)
	return source{
		begin:  w.resolving() + anchoring(by) + "WITH *, " + values + " AS values ",
		params: w.params, several: values != "hung" && values != "[0]",
		list: list, counted: []part{{driver: d, where: w}}, never: w.never,
	}
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
