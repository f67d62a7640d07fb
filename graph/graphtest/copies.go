package graphtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testCopies has three printings of one text in a store, one of them three weeks after the others, and a text of other words.
func (s *suite) testCopies(t *testing.T) {
	g := graph.Open(s.open(t))
	printing := func(body string, day int, url string) graph.Proposal {
		p := reading(body, 0)
		p.Article.PublishedOn, p.Article.Urls = &graph.Date{Year: 2025, Month: 2, Day: day}, []string{url}
		p.Article.Coverage = graph.Coverage{Statements: len(p.Statements)}
		on := *p.Article.PublishedOn
		for i := range p.Statements {
			p.Statements[i].Coding.Said = graph.Said{From: &on, Until: &on, Basis: graph.SaidPublication}
		}
		return p
	}
	other := strings.ReplaceAll(quays(), "every harbour", "some people in the town of somebody else who happened to be there on that")
	out, err := g.Ingest(t.Context(), []graph.Proposal{
		printing(quays()+"One.", 1, "https://a.example/1"), printing(quays()+"Two.", 10, "https://b.example/1"),
		printing(quays()+"Three.", 22, "https://c.example/1"), printing(other, 1, "https://d.example/1"),
	})
	if err != nil {
		t.Fatal(err)
	}
	var ids []graph.ID
	for _, o := range out {
		if o.Err != nil || o.Statements != aligned {
			t.Fatalf("%+v", o)
		}
		ids = append(ids, o.ArticleID)
	}
	pages, err := g.Copies(t.Context(), ids, graph.Range{First: 10, CountTo: 10}, true)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]graph.ID{{ids[1]}, {ids[2], ids[0]}, {ids[1]}, {}} {
		if got := idsOf(pages[i].Items); !slices.Equal(got, want) || pages[i].Total != len(want) {
			t.Errorf("copies of %d: %v of %d, want %v", i, got, pages[i].Total, want)
		}
	}
}
