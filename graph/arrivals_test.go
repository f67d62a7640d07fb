package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// words lists what has come, in its order.
func wordsOf(a *Arrived, f *StatementFilter) string {
	var all []string
	for _, s := range a.Match(f) {
		all = append(all, s.Content)
	}
	return strings.Join(all, "; ")
}

func next(t *testing.T, a *Arrivals) *Arrived {
	t.Helper()
	got, err := a.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

const harbourWords = "the harbours would stay open; “Nobody shuts our harbours for us at any price”; the bridge must go"

// TestArrivals: statements are told once, when their article has been read, whether it was seen waiting or not.
func TestArrivals(t *testing.T) {
	g, m := newGraph(t)
	a, err := g.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m.calls = nil
	if got := wordsOf(next(t, a), nil); got != "" || len(m.calls) != 2 {
		t.Errorf("at once: %q, %v", got, m.calls)
	}
	accept(t, g, &Article{Body: harbourNews}, &Article{Body: "Lena Orlov said nothing at all."})
	if got := wordsOf(next(t, a), nil); got != "" {
		t.Errorf("while they wait: %q", got)
	}
	ingest(t, g, harbourProposal())
	if got := wordsOf(next(t, a), nil); got != harbourWords {
		t.Errorf("when one is read: %q", got)
	}
	if err := g.Fail(t.Context(), ArticleID("Lena Orlov said nothing at all."), "it burnt"); err != nil {
		t.Fatal(err)
	}
	if got := wordsOf(next(t, a), nil); got != "" {
		t.Errorf("when one fails: %q", got)
	}
	ingest(t, g, told("Max Orlov said that ferries cost nothing.", everybody, said{who: "person:max-orlov", words: "ferries cost nothing"}))
	if got := wordsOf(next(t, a), nil); got != "ferries cost nothing" {
		t.Errorf("read at once: %q", got)
	}
	for range 3 {
		if got := wordsOf(next(t, a), nil); got != "" {
			t.Errorf("once more: %q", got)
		}
	}
	if late, err := g.Arrivals(t.Context()); err != nil || wordsOf(next(t, late), nil) != "" {
		t.Errorf("what was there before: %v", err)
	}
}

// TestArrivalsOfRereading: of an article that is read again only what is new is told.
func TestArrivalsOfRereading(t *testing.T) {
	g, _ := newGraph(t)
	p := harbourProposal()
	first := p
	first.Statements = p.Statements[:1]
	ingest(t, g, first)
	a, err := g.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.Article = &Article{Body: harbourNews, Title: "Another title", Language: "en", PublishedOn: day("2024-04-01")}
	if out := accept(t, g, p.Article); out[0].State != ArticleWaiting {
		t.Fatalf("%+v", out)
	}
	next(t, a)
	ingest(t, g, p)
	if got := wordsOf(next(t, a), nil); got != strings.TrimPrefix(harbourWords, "the harbours would stay open; ") {
		t.Errorf("%q", got)
	}
}

// TestArrivalsAfterFailure: a look that fails is made up for by the next one.
func TestArrivalsAfterFailure(t *testing.T) {
	g, _ := newGraph(t)
	a, err := g.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ingest(t, g, harbourProposal())
	_, err = a.Next(cancelled(t))
	wantCode(t, err, Cancelled)
	if got := wordsOf(next(t, a), nil); got != harbourWords {
		t.Errorf("%q", got)
	}
	if _, err := g.Arrivals(cancelled(t)); CodeOf(err) != Cancelled {
		t.Errorf("%v", err)
	}
}

// TestArrivalsOfMany: more articles than a page holds come at once, and what is remembered of them stays small.
func TestArrivalsOfMany(t *testing.T) {
	g, _ := newGraph(t)
	a, err := g.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []Proposal
	for i := range 2*MaxPage + 30 {
		all = append(all, told(fmt.Sprintf("Max Orlov said that ferry %d is late.", i), everybody, said{who: "person:max-orlov", words: fmt.Sprintf("ferry %d is late", i)}))
	}
	for batch := range slices.Chunk(all, 100) {
		if _, err := g.Ingest(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(next(t, a).Match(nil)); got != len(all) {
		t.Errorf("%d came of %d", got, len(all))
	}
	g.clock = func() time.Time { return time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC) }
	ingest(t, g, harbourProposal())
	if got := wordsOf(next(t, a), nil); got != harbourWords || len(a.seen) != 1 || len(a.waiting) != 0 {
		t.Errorf("%q, %d remembered, %d waiting", got, len(a.seen), len(a.waiting))
	}
}

// TestArrivingFilter: filters mean what they mean in lists, names and kinds included; wrong ones are refused when one begins.
func TestArrivingFilter(t *testing.T) {
	g, _ := newGraph(t)
	a, err := g.Arrivals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ingest(t, g, harbourProposal())
	came := next(t, a)
	text := "bridge"
	for name, row := range map[string]struct {
		filter StatementFilter
		want   string
	}{
		"a name":        {StatementFilter{Speaker: &ActorMatch{Names: []string{"Lena Orlov"}}}, "the harbours would stay open; “Nobody shuts our harbours for us at any price”"},
		"a kind":        {StatementFilter{Addressee: &ActorMatch{Kinds: []ActorKind{ActorPerson}}}, "“Nobody shuts our harbours for us at any price”"},
		"another kind":  {StatementFilter{Speaker: &ActorMatch{Kinds: []ActorKind{ActorCountry}}}, ""},
		"a topic":       {StatementFilter{Takes: &TakeFilter{Topic: []string{"harbours"}}}, "the harbours would stay open"},
		"a proposition": {StatementFilter{Takes: &TakeFilter{Proposition: []string{"close-bridge"}}}, ""},
		"a text":        {StatementFilter{Text: &text}, "the bridge must go"},
		"a country":     {StatementFilter{CountsFor: []ID{"country:nor"}}, "the harbours would stay open"},
		"nothing":       {StatementFilter{Ids: []ID{}}, ""},
	} {
		f, err := g.Arriving(t.Context(), &row.filter)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := wordsOf(came, f); got != row.want {
			t.Errorf("%s: %q, want %q", name, got, row.want)
		}
	}
	if f, err := g.Arriving(t.Context(), nil); f != nil || err != nil {
		t.Errorf("no filter: %v %v", f, err)
	}
	for _, wrong := range []StatementFilter{{Speaker: &ActorMatch{Names: []string{"Nobody Known"}}}, {Takes: &TakeFilter{Topic: []string{"no-topic"}}}} {
		_, err := g.Arriving(t.Context(), &wrong)
		wantCode(t, err, BadInput)
	}
}
