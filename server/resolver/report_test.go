package resolver

import (
	"strconv"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestWithoutCursors: a store may leave cursors out where nobody looks at them, and the page is cut all the same.
func TestWithoutCursors(t *testing.T) {
	self := &graph.Statement{ID: "statement:b"}
	p := graph.Page[*graph.Statement]{Items: []*graph.Statement{{ID: "statement:a"}, self, {ID: "statement:c"}, {ID: "statement:d"}}, Total: 4}
	for asked, want := range map[graph.Range]string{
		{First: 2, NoCursors: true}: "ac, after true, before false", {Last: 2, NoCursors: true}: "cd, after false, before true",
		{First: 3, NoCursors: true}: "acd, after false, before false",
	} {
		cut, got := without(p, self, asked), ""
		for _, s := range cut.Items {
			got += s.ID.Key()
		}
		got += ", after " + strconv.FormatBool(cut.After) + ", before " + strconv.FormatBool(cut.Before)
		if got != want || len(cut.Cursors) > 0 {
			t.Errorf("%+v: %s, want %s; cursors %v", asked, got, want, cut.Cursors)
		}
	}
}
