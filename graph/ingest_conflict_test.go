package graph

import (
	"slices"
	"testing"
)

func TestIngestTriesAgainAfterAConflict(t *testing.T) {
	g, m := newGraph(t)
	m.conflicts = 3
	ingest(t, g, harbourProposal())
	if len(m.statements) != 3 {
		t.Errorf("%d statements", len(m.statements))
	}
	m.conflicts = 100
	other := told("Something else is here.", everybody, said{who: "person:lena-orlov", words: "Something else"})
	_, err := g.Ingest(t.Context(), []Proposal{other})
	wantCode(t, err, Conflict)
	_, err = g.Ingest(cancelled(t), []Proposal{other})
	wantCode(t, err, Cancelled)
}

// TestArticlesKeepWhatOthersAddedMeanwhile changes an article between reading and writing it, in every way in which one is written back.
func TestArticlesKeepWhatOthersAddedMeanwhile(t *testing.T) {
	const theirs = "https://elsewhere.example/1"
	id := ArticleID(harbourNews)
	later := "The harbours stay open, said Lena Orlov, whatever anybody thinks of it."
	for name, write := range map[string]func(g *Graph) error{
		"accept": func(g *Graph) error {
			out, err := g.Accept(t.Context(), []*Article{{Body: harbourNews, Urls: []string{"https://here.example/2"}}})
			if err == nil && out[0].Outcome != OutcomeKnown {
				t.Errorf("accepted as %v", out[0].Outcome)
			}
			return err
		},
		"ingest": func(g *Graph) error {
			p := harbourProposal()
			p.Article.Publisher = ptr("The Post")
			_, err := g.Ingest(t.Context(), []Proposal{p})
			return err
		},
		"fail":   func(g *Graph) error { return g.Fail(t.Context(), id, "a broken page") },
		"delete": func(g *Graph) error { _, err := g.Delete(t.Context(), ArticleID(later), false); return err },
		"recode": func(g *Graph) error {
			_, err := g.Recode(t.Context(), id, map[ID][]Take{})
			return err
		},
	} {
		g, m := newGraph(t)
		p := harbourProposal()
		p.Article.Urls = []string{"https://here.example/1"}
		ingest(t, g, p)
		accept(t, g, &Article{Body: later, Urls: p.Article.Urls})
		if m.articles[id].NextID != ArticleID(later) {
			t.Fatal("no chain")
		}
		stale := *m.articles[id]
		stale.Coverage.WithStance = 7 // so that coding anew has something to write
		stale.State = ArticleWaiting  // and failing too
		m.articles[id] = &stale
		m.meanwhile = func() {
			c := *m.articles[id]
			c.Urls = append(slices.Clone(c.Urls), theirs)
			m.articles[id] = &c
		}
		if err := write(g); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if m.meanwhile != nil || !slices.Contains(m.articles[id].Urls, theirs) {
			t.Errorf("%s: %v, the address that somebody else added is gone", name, m.articles[id].Urls)
		}
	}
}
