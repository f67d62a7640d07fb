package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// batches gives the articles of a random graph in writes of at least n statements.
func batches(seed uint64, statements, n int, write func(graph.Write) error) error {
	var w graph.Write
	err := graphtest.Stream(seed, statements, func(x graph.Write) error {
		if x.Codebook != nil {
			return write(x)
		}
		w.Articles = append(w.Articles, x.Articles...)
		w.Statements = append(w.Statements, x.Statements...)
		w.Relations = append(w.Relations, x.Relations...)
		if len(w.Statements) < n {
			return nil
		}
		full := w
		w = graph.Write{}
		return write(full)
	})
	if err != nil || len(w.Articles) == 0 {
		return err
	}
	return write(w)
}

// BenchmarkWrite measures statements written, article by article and a thousand at a time, acknowledged on the disk and not.
func BenchmarkWrite(b *testing.B) {
	for _, sync := range []bool{true, false} {
		for _, batch := range []int{1, 1000} {
			b.Run(fmt.Sprintf("durable=%v/batch=%d", sync, batch), func(b *testing.B) {
				var opts []Option
				if !sync {
					opts = append(opts, WithoutSync())
				}
				s, err := Open(b.Context(), filepath.Join(b.TempDir(), "graph.db"), opts...)
				if err != nil {
					b.Fatal(err)
				}
				defer s.Close()
				b.ResetTimer()
				err = batches(1, b.N, batch, func(w graph.Write) error {
					_, err := s.Write(context.Background(), w)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "statements/s")
			})
		}
	}
}

// benchmarkFile names a file for TestGrow and the benchmarks of reading, which skip without it: STANDPOINT_BENCHMARK_FILE=PATH,N.
// TestGrow fills it up to N statements, for some minutes at most, and goes on where it was when it is run again.
func benchmarkFile(tb testing.TB) (path string, n int) {
	tb.Helper()
	path, number, ok := strings.Cut(os.Getenv("STANDPOINT_BENCHMARK_FILE"), ",")
	n, err := strconv.Atoi(number)
	if !ok || err != nil {
		tb.Skip("STANDPOINT_BENCHMARK_FILE=PATH,N is not set")
	}
	return path, n
}

func TestGrow(t *testing.T) {
	path, n := benchmarkFile(t)
	s, err := Open(t.Context(), path, WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	pages, err := s.Statements(t.Context(), graph.StatementQuery{Filter: graph.StatementFilter{Review: reviews}, Range: graph.Range{CountTo: 1 << 40}})
	if err != nil {
		t.Fatal(err)
	}
	skip, began, written := pages[0].Total, time.Now(), 0
	full := errors.New("time is up")
	err = batches(1, n, 2000, func(w graph.Write) error {
		if skip -= len(w.Statements); skip >= 0 && w.Codebook == nil {
			return nil
		}
		if time.Since(began) > 7*time.Minute {
			return full
		}
		written += len(w.Statements)
		_, err := s.Write(context.Background(), w)
		return err
	})
	if err != nil && !errors.Is(err, full) {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d statements more (%.0f/s), %d MB in all", written, float64(written)/time.Since(began).Seconds(), info.Size()>>20)
}

// readings are the questions whose speed is promised.
var readings = []struct {
	name string
	ask  func(context.Context, *Store, *hub) error
}{
	{"newest20OfHub", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Statements(ctx, graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: h.speakers[:1]}, Order: newest, Range: graph.Range{First: 20}})
		return err
	}},
	{"newest20OfHubByConfidence", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Statements(ctx, graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: h.speakers[:1]},
			Order: graph.StatementOrder{Field: graph.StatementsByConfidence, Direction: graph.Descending}, Range: graph.Range{First: 20}})
		return err
	}},
	{"hundredStatements", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Statements(ctx, graph.StatementQuery{Order: newest, Range: graph.Range{First: 100}})
		return err
	}},
	{"threeHops", func(ctx context.Context, s *Store, h *hub) error {
		// Five speakers, five statements of each, their articles, and what else stands in them.
		said, err := s.Statements(ctx, graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: h.speakers[1:6]}, Order: newest, Range: graph.Range{First: 5}})
		if err != nil {
			return err
		}
		var articles []graph.ID
		for _, p := range said {
			for _, st := range p.Items {
				articles = append(articles, st.ArticleID)
			}
		}
		if _, err := s.Articles(ctx, graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: articles}, WithoutBody: true, Range: graph.Range{First: 1}}); err != nil {
			return err
		}
		_, err = s.Statements(ctx, graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByArticle, IDs: articles}, Range: graph.Range{First: 3},
			Order: graph.StatementOrder{Field: graph.StatementsByPlace}})
		return err
	}},
	{"speakerOnProposition", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Statements(ctx, graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: h.speakers[:1]}, Order: newest, Range: graph.Range{First: 20},
			Filter: graph.StatementFilter{Takes: &graph.TakeFilter{Proposition: []string{"grain-1"}}}})
		return err
	}},
	{"rareWords", func(ctx context.Context, s *Store, h *hub) error {
		text := h.phrase
		_, err := s.Statements(ctx, graph.StatementQuery{Order: newest, Range: graph.Range{First: 20}, Filter: graph.StatementFilter{Text: &text}})
		return err
	}},
	{"commonWord", func(ctx context.Context, s *Store, h *hub) error {
		text := "harbour"
		_, err := s.Statements(ctx, graph.StatementQuery{Order: newest, Range: graph.Range{First: 20}, Filter: graph.StatementFilter{Text: &text}})
		return err
	}},
	{"oneMonth", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Statements(ctx, graph.StatementQuery{Order: newest, Range: graph.Range{First: 20, CountTo: 10_000}, Filter: graph.StatementFilter{Said: &h.month}})
		return err
	}},
	{"matrixFromProjection", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Counts(ctx, graph.CountQuery{By: []graph.Dimension{graph.BySpeakerDim, graph.ByPropositionDim, graph.ByStanceDim}})
		return err
	}},
	{"stancesOfHub", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Counts(ctx, graph.CountQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: h.speakers[:1]}, By: []graph.Dimension{graph.ByPropositionDim, graph.ByStanceDim}})
		return err
	}},
	{"countedByMonthOfHub", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Counts(ctx, graph.CountQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: h.speakers[:1]}, By: []graph.Dimension{graph.ByMonthDim, graph.ByStanceDim}})
		return err
	}},
	{"totalOfHub", func(ctx context.Context, s *Store, h *hub) error {
		_, err := s.Statements(ctx, graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: h.speakers[:1]}, Range: graph.Range{CountTo: 10_000}})
		return err
	}},
}

var newest = graph.StatementOrder{Field: graph.StatementsBySaid, Direction: graph.Descending}

// hub is what the readings ask about: the actors who say most, a phrase that few say, a month in the middle.
type hub struct {
	speakers []graph.ID
	phrase   string
	month    graph.DateRange
}

func newHub(tb testing.TB, s *Store) *hub {
	tb.Helper()
	h := new(hub)
	pages, err := s.Actors(tb.Context(), graph.ActorQuery{Order: graph.ActorOrder{Field: graph.ActorsByStatements, Direction: graph.Descending}, Range: graph.Range{First: 10}})
	if err != nil {
		tb.Fatal(err)
	}
	for _, a := range pages[0].Items {
		h.speakers = append(h.speakers, a.NodeID())
	}
	found, err := s.Statements(tb.Context(), graph.StatementQuery{Order: newest, Range: graph.Range{First: 1}})
	if err != nil {
		tb.Fatal(err)
	}
	st := found[0].Items[0]
	h.phrase = `"` + strings.Join(graph.Words(st.Content)[:3], " ") + `"`
	from, until := st.Said.Day().AddDays(-400), st.Said.Day().AddDays(-370)
	h.month = graph.DateRange{From: &from, Until: &until}
	var n int
	if err := s.reader.db.QueryRow(`SELECT statements FROM actor ORDER BY statements DESC LIMIT 1`).Scan(&n); err != nil {
		tb.Fatal(err)
	}
	tb.Logf("the hub has %d utterances", n)
	return h
}

// BenchmarkRead measures the readings on the benchmark file, one after the other and from as many sides as there are processors.
func BenchmarkRead(b *testing.B) {
	path, _ := benchmarkFile(b)
	s, err := Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	h := newHub(b, s)
	for _, r := range readings {
		b.Run(r.name, func(b *testing.B) {
			for b.Loop() {
				if err := r.ask(context.Background(), s, h); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
