package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
)

// TestSummaryNamesWhatIsLeftOut: what was found and not stored is counted and named with its article, and no failure.
func TestSummaryNamesWhatIsLeftOut(t *testing.T) {
	var sum loader.Summary
	for i := range 15 {
		sum.Add(graph.LoadResult{Name: fmt.Sprintf("a-%d.txt", i), ArticleID: "article:a", Outcome: graph.OutcomeRead, LeftOut: []string{"statement 2: no\x1b such words", "relation 1: it is open"}})
	}
	sum.Add(graph.LoadResult{Name: "b.txt", ArticleID: "article:b", Outcome: graph.OutcomeRead})
	p := quiet()
	var out bytes.Buffer
	p.out = &out
	if err := p.showSummary(sum); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"16 articles read, 0 known before, 0 failed\n", "\n30 found and left out; ", "\n  left out: a-0.txt: statement 2: no  such words\n", "\n  left out: a-9.txt: relation 1: it is open\n  and 10 more; --json names them\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	out.Reset()
	p.json = true
	p.printResult(graph.LoadResult{Name: "a.txt", Outcome: graph.OutcomeRead, LeftOut: []string{"relation 1: it is open"}})
	p.printResult(graph.LoadResult{Name: "b.txt", Outcome: graph.OutcomeRead})
	if err := p.showSummary(sum); err != nil {
		t.Error(err)
	}
	if got := out.String(); strings.Count(got, `"leftOut":["relation 1: it is open"]`) != 1 || strings.Count(got, `"name":"b.txt"`) != 1 || !strings.Contains(got, `"leftOut":30,"incomplete":[{"name":"a-0.txt","article":"article:a","problems":["statement 2:`) {
		t.Errorf("%s", got)
	}
}
