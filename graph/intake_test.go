package graph

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

// textStore counts the texts that it gives, and does something once before it looks for addresses.
type textStore struct {
	*memStore
	texts     int
	looksLate func()
}

func (s *textStore) Articles(ctx context.Context, q ArticleQuery) ([]Page[*Article], error) {
	if late := s.looksLate; late != nil && q.Filter.Urls != nil {
		s.looksLate = nil
		late()
	}
	found, err := s.memStore.Articles(ctx, q)
	for _, p := range found {
		for _, a := range p.Items {
			if a.Body != "" {
				s.texts++
			}
		}
	}
	return found, err
}

// editions makes n texts of one address, a day apart.
func editions(n int) []*Article {
	all := make([]*Article, n)
	for i := range all {
		all[i] = &Article{Body: fmt.Sprintf("Edition %d of the harbour news.", i), Urls: []string{"https://here.example/1"}, PublishedOn: ptr(day("2024-01-01").AddDays(i))}
	}
	return all
}

// TestArrivalsReadFewTexts: of an address with many texts those are read that change, and all keep theirs.
func TestArrivalsReadFewTexts(t *testing.T) {
	g, m := newGraph(t)
	all := editions(40)
	middle := all[20]
	accept(t, g, slices.Delete(slices.Clone(all), 20, 21)...)
	s := &textStore{memStore: m}
	h := Open(s)
	if out := accept(t, h, middle)[0]; out.Outcome != OutcomeUpdated {
		t.Errorf("%+v", out)
	}
	if s.texts != 2 {
		t.Errorf("%d texts were read for an arrival between two", s.texts)
	}
	p := told(middle.Body, everybody, said{who: "person:lena-orlov", words: "the harbour news"})
	p.Article.Urls, p.Article.PublishedOn = middle.Urls, middle.PublishedOn
	s.texts = 0
	if ingest(t, h, p); s.texts != 1 {
		t.Errorf("%d texts were read to store what one article says", s.texts)
	}
	for i, a := range all {
		now := m.articles[ArticleID(a.Body)]
		if now.Body != a.Body || i > 0 && now.PreviousID != ArticleID(all[i-1].Body) || i+1 < len(all) && now.NextID != ArticleID(all[i+1].Body) {
			t.Errorf("edition %d: %+v", i, now)
		}
	}
	sound(t, h)
}

// TestArrivalsThatAnotherBrings: an article of the batch comes from somebody else between the look for it and the look for its address.
func TestArrivalsThatAnotherBrings(t *testing.T) {
	g, m := newGraph(t)
	p := harbourProposal()
	p.Article.Urls = []string{"https://here.example/1"}
	s := &textStore{memStore: m, looksLate: func() { ingest(t, g, p) }}
	printing := clone(p.Article)
	printing.Body = "  " + printing.Body
	if out := accept(t, Open(s), printing)[0]; out.Outcome != OutcomeUpdated || out.State != ArticleWaiting {
		t.Errorf("%+v", out)
	}
	if got := m.articles[ArticleID(printing.Body)].Body; got != printing.Body || len(m.statements) == 0 {
		t.Errorf("%d statements of %q", len(m.statements), got)
	}
	sound(t, g)
}
