package graphtest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// testGraph tries a store under graph.Graph, which asks of it what the product asks.
func (s *suite) testGraph(t *testing.T) {
	t.Run("DumpAndRestore", s.testDump)
	t.Run("Alignment", s.testAlignment)
	t.Run("Accept", s.testAccept)
	t.Run("Arrivals", s.testArrivals)
	t.Run("Copies", s.testCopies)
	t.Run("Summing", s.testSumming)
	t.Run("Meanwhile", s.testMeanwhile)
}

// testDump moves a graph into another store and wants the same dump of it.
func (s *suite) testDump(t *testing.T) {
	store := s.open(t)
	from := graph.Open(store)
	c := Generate(71, 200)
	for _, a := range c.Articles { // ids as the product makes them, which restoring proves
		id := graph.ArticleID(a.Body)
		for _, st := range c.Statements {
			if st.ArticleID == a.ID {
				st.ArticleID = id
			}
		}
		for _, r := range c.Relations {
			if r.ArticleID == a.ID {
				r.ArticleID = id
			}
		}
		a.ID = id
	}
	write(t, store, c.Write())
	dump := func(g *graph.Graph) []byte {
		var b bytes.Buffer
		if err := g.Dump(t.Context(), &b, graph.DumpOptions{}); err != nil {
			t.Fatalf("dump: %v", err)
		}
		return b.Bytes()
	}
	first := dump(from)
	other := s.open(t)
	into := graph.Open(other)
	if _, err := into.Restore(t.Context(), bytes.NewReader(first)); err != nil {
		t.Fatalf("restore: %v", err)
	}
	if second := dump(into); !bytes.Equal(first, second) {
		t.Errorf("dumped, restored and dumped again: %d bytes, then %d, that differ", len(first), len(second))
	}
	again, err := into.Restore(t.Context(), bytes.NewReader(first))
	if err != nil || again.Written.New+again.Written.Changed+again.Written.Deleted != 0 {
		t.Errorf("restored again: %+v, %v", again, err)
	}
	if len(first) < 100_000 {
		t.Errorf("a dump of %d bytes: it tests nothing", len(first))
	}
	clean(t, other)
}

// aligned is how many statements the article of testAlignment has.
const aligned = 50

// quays is a text of as many sentences.
func quays() string {
	var b strings.Builder
	for i := range aligned {
		fmt.Fprintf(&b, "On day %d the wardens of quay %d told every harbour that no ferry number %d leaves before noon again. ", i, i, i)
	}
	return b.String()
}

// reading is what a loader finds in a text of quays, with every content beginning shift words later.
func reading(text string, shift int) graph.Proposal {
	lena := graph.ProposedActor{ID: "person:lena-orlov", Kind: graph.ActorPerson, Name: "Lena Orlov"}
	p := graph.Proposal{Article: &graph.Article{Title: "Ferries", Body: text, Language: "en", State: graph.ArticleRead}, Actors: []graph.ProposedActor{lena}}
	at := 0
	for i := range aligned {
		from := at + strings.Index(text[at:], "that no ferry")
		until := from + strings.Index(text[from:], " again.")
		at = until
		for range shift {
			from += strings.Index(text[from:], " ") + 1
		}
		segment := graph.Segment{Start: from, End: until, Exact: text[from:until]} // the text is plain ASCII
		p.Statements = append(p.Statements, graph.ProposedStatement{Within: -1,
			Evidence: graph.Evidence{TextHash: graph.TextHash(text), Content: []graph.Segment{segment}},
			Coding: graph.Coding{SpeakerIDs: []graph.ID{lena.ID}, Speaking: graph.Named, Content: segment.Exact, Form: graph.Indirect, Act: graph.ActDemand,
				Said: graph.Said{Basis: graph.SaidUnknown}, Confidence: float64(i%10) / 10,
				CodedBy: graph.Coder{Kind: graph.CoderModel, Name: fmt.Sprint("reader ", shift)}}})
	}
	return p
}

// testAlignment reads an article again with every boundary moved by two words: fifty statements, fifty decisions, fifty ids.
func (s *suite) testAlignment(t *testing.T) {
	g := graph.Open(s.open(t), graph.WithClock(func() time.Time { return epoch }))
	text := quays()
	read := func(shift int) []*graph.Statement {
		out, err := g.Ingest(t.Context(), []graph.Proposal{reading(text, shift)})
		if err != nil || out[0].Err != nil || len(out[0].Problems) > 0 {
			t.Fatalf("ingest: %v, %+v", err, out)
		}
		return statements(t, g.Store(), graph.StatementQuery{Order: graph.StatementOrder{Field: graph.StatementsByPlace},
			Filter: graph.StatementFilter{Review: allReviews}})[0].Items
	}
	before := read(0)
	if len(before) != aligned {
		t.Fatalf("%d statements of %d", len(before), aligned)
	}
	decisions := []graph.ReviewStatus{graph.Accepted, graph.Rejected}
	const half = aligned / 2
	for i, status := range decisions {
		if _, err := g.Decide(t.Context(), graph.Decide{IDs: idsOf(before[i*half : (i+1)*half]), Status: status, By: ptr("ana")}); err != nil {
			t.Fatal(err)
		}
	}
	after := read(2)
	sameIDs(t, "after reading again", idsOf(after), idsOf(before))
	for i, st := range after {
		if st.Status() != decisions[i/half] || len(st.Decisions) != 1 {
			t.Errorf("%s: %s after %d decisions, want %s", st.ID, st.Status(), len(st.Decisions), decisions[i/half])
		}
		if strings.HasPrefix(st.Machine.Content, "that no") {
			t.Errorf("%s: the machine's coding is still %q", st.ID, st.Machine.Content)
		}
	}
	clean(t, g.Store())
}

// testAccept accepts texts, which wait, are known when they come again, and are found by whoever starts next.
func (s *suite) testAccept(t *testing.T) {
	g := graph.Open(s.open(t))
	var articles []*graph.Article
	for i := range 30 {
		articles = append(articles, &graph.Article{Title: fmt.Sprint("Quay ", i), Body: fmt.Sprintf("The ferry number %d left at noon.", i)})
	}
	out, err := g.Accept(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	var ids []graph.ID
	for _, a := range out {
		if a.Outcome != graph.OutcomeRead || a.State != graph.ArticleWaiting {
			t.Errorf("accepted as %+v", a)
		}
		ids = append(ids, a.ArticleID)
	}
	slices.Sort(ids)
	again, err := g.Accept(t.Context(), articles)
	if err != nil || again[3].Outcome != graph.OutcomeKnown {
		t.Errorf("accepted again: %+v, %v", again, err)
	}
	var waiting []graph.ID
	for after := graph.ID(""); ; {
		page, err := g.Waiting(t.Context(), after, 7)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		waiting = append(waiting, idsOf(page)...)
		after = page[len(page)-1].ID
	}
	sameIDs(t, "waiting", waiting, ids)
}
