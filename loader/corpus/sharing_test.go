package corpus

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

func TestSharing(t *testing.T) {
	p := &Passage{Said: []Said{
		{Content: []graph.Span{{Start: 10, End: 30}}},
		{Content: []graph.Span{{Start: 40, End: 50}, {Start: 60, End: 70}}},
	}}
	for _, c := range []struct {
		name    string
		content []graph.Span
		want    int
	}{
		{"the same", []graph.Span{{Start: 10, End: 30}}, 0},
		{"most of it", []graph.Span{{Start: 18, End: 30}}, 0},
		{"half of it", []graph.Span{{Start: 20, End: 30}}, -1},
		{"much more than it", []graph.Span{{Start: 0, End: 55}}, -1},
		{"one of two pieces", []graph.Span{{Start: 40, End: 50}}, -1},
		{"both pieces and what lies between", []graph.Span{{Start: 40, End: 70}}, 1},
		{"something else", []graph.Span{{Start: 80, End: 90}}, -1},
		{"nothing", nil, -1},
	} {
		if got := p.Sharing(c.content); got != c.want {
			t.Errorf("%s: %d, not %d", c.name, got, c.want)
		}
	}
}
