package graphtest

import (
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// testArrivals has one graph look while another one writes into the same store, as two programs do.
func (s *suite) testArrivals(t *testing.T) {
	store := s.open(t)
	at := time.Date(2025, 2, 13, 12, 0, 0, 0, time.UTC)
	writer := graph.Open(store, graph.WithClock(func() time.Time { return at }))
	looking := graph.Open(store)
	body := func(name string) string { return name + ". " + quays() }
	ingestOne := func(name string) {
		t.Helper()
		if out, err := writer.Ingest(t.Context(), []graph.Proposal{reading(body(name), 0)}); err != nil || out[0].Err != nil {
			t.Fatalf("%s: %+v, %v", name, out, err)
		}
	}
	ingestOne("before anybody looks")
	arrivals, err := looking.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	next := func(when string, want int) {
		t.Helper()
		got, err := arrivals.Next(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", when, err)
		}
		found := got.Match(nil)
		if len(found) != want {
			t.Errorf("%s: %d statements came, want %d", when, len(found), want)
		}
		for i := 1; i < len(found); i++ {
			if found[i-1].ArticleID == found[i].ArticleID && found[i-1].Evidence.Content[0].Start > found[i].Evidence.Content[0].Start {
				t.Errorf("%s: not in the order of the text", when)
			}
		}
	}
	next("at once", 0)
	if _, err := writer.Accept(t.Context(), []*graph.Article{{Body: body("accepted first")}}); err != nil {
		t.Fatal(err)
	}
	next("while it waits", 0)
	at = at.Add(10 * time.Minute)
	ingestOne("stored and read in one go")
	next("an article nobody saw waiting", aligned)
	ingestOne("accepted first")
	next("one that was loaded before the others", aligned)
	next("once more", 0)
	if _, err := looking.Delete(t.Context(), graph.ArticleID(body("accepted first")), false); err != nil {
		t.Fatal(err)
	}
	next("after a deletion", 0)
}
