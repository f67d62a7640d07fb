package eval

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
)

func TestCodedReport(t *testing.T) {
	at := func(start, end int) []graph.Segment { return []graph.Segment{{Start: start, End: end, Exact: "words"}} }
	span := func(spans ...int) (out []graph.Span) {
		for i := 0; i < len(spans); i += 2 {
			out = append(out, graph.Span{Start: spans[i], End: spans[i+1]})
		}
		return out
	}
	p := &corpus.Passage{ID: "rp-0001", Said: []corpus.Said{
		{Content: span(10, 30), Takes: []corpus.Take{{Proposition: "quay", Stance: "opposes"}}},
		{Content: span(40, 50, 60, 70)},
	}}
	twice := CodedReport(p, []graph.ProposedStatement{{Evidence: graph.Evidence{Content: at(10, 30)}}, {Evidence: graph.Evidence{Content: at(11, 30)}}})
	if twice[0] == nil || twice[0].Takes["quay"] != "opposes" || twice[1] != nil {
		t.Errorf("what was coded once is %+v and %+v", twice[0], twice[1])
	}
}
