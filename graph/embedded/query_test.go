package embedded

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// TestCancelStops wants a query that takes long to end soon after its context.
func TestCancelStops(t *testing.T) {
	s, _ := grown(t, 10)
	slow := graph.CountQuery{By: []graph.Dimension{graph.BySpeakerDim, graph.ByPublisherDim, graph.ByDayDim, graph.ByCountsForDim}}
	began := time.Now()
	if _, err := s.Counts(t.Context(), slow); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(began)
	ctx, cancel := context.WithTimeout(t.Context(), whole/10)
	defer cancel()
	began = time.Now()
	_, err := s.Counts(ctx, slow)
	late := time.Since(began) - whole/10
	t.Logf("the query takes %v and ends %v after its context", whole, late)
	if graph.CodeOf(err) != graph.Timeout {
		t.Errorf("the query ends with %v", err)
	}
	if late > whole/2+50*time.Millisecond {
		t.Errorf("it goes on for %v", late)
	}
	if _, err := s.Counts(t.Context(), graph.CountQuery{By: slow.By[:1]}); err != nil {
		t.Errorf("the connection is spoilt: %v", err)
	}
}

// TestBusy wants a clear error when another program holds the file.
func TestBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	db := raw(t, path)
	run(t, db, `BEGIN IMMEDIATE`)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := s.Write(ctx, graphtest.Generate(1, 1).Write()); graph.CodeOf(err) != graph.Timeout {
		t.Errorf("while another program writes: %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it waited %v", took)
	}
	if _, err := s.Statements(t.Context(), graph.StatementQuery{Range: graph.Range{First: 1}}); err != nil {
		t.Errorf("reading while another program writes: %v", err)
	}
	run(t, db, `ROLLBACK`)
	if _, err := s.Write(t.Context(), graphtest.Generate(1, 1).Write()); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// FuzzText searches for anything: it must never be taken for a query language, and find what graph.MatchesText says.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"harbour", `"a b`, `a" OR "b`, "NEAR(a b)", "{words}:a", "a*", "'; --", "\x00", "“北港”", "((((", "-a +b ^c", "words MATCH 'x'"} {
		f.Add(seed)
	}
	s, err := Open(context.Background(), filepath.Join(f.TempDir(), "graph.db"), WithoutSync())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	w := graphtest.NewWorld(graphtest.Generate(6, 60))
	if _, err := s.Write(context.Background(), w.Write()); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		filter := graph.StatementFilter{Text: &text}
		want := 0
		for _, st := range w.Statements {
			if filter.Match(st, w.Article(st.ArticleID), w) {
				want++
			}
		}
		pages, err := s.Statements(context.Background(), graph.StatementQuery{Filter: filter, Range: graph.Range{CountTo: 1000}})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if pages[0].Total != want {
			t.Errorf("%q finds %d statements, want %d", text, pages[0].Total, want)
		}
		for _, anchor := range []graph.Anchor{graph.BySpeaker, graph.ByUtterance, graph.ByWithin, graph.ByID} {
			if _, err := s.Statements(context.Background(), graph.StatementQuery{Anchors: graph.Anchors{By: anchor, IDs: []graph.ID{graph.ID(text)}}, Range: graph.Range{First: 1}}); err != nil {
				t.Errorf("anchor %d, %q: %v", anchor, text, err)
			}
		}
	})
}
