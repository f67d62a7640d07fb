package embedded

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := graphtest.Generate(1, 2000)
	t0 := time.Now()
	out, err := s.Write(ctx, c.Write())
	t.Log(out, err, time.Since(t0))
	t0 = time.Now()
	out, err = s.Write(ctx, c.Write())
	t.Log(out, err, time.Since(t0))
	pages, err := s.Statements(ctx, graph.StatementQuery{Range: graph.Range{First: 5, CountTo: 10000}})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(pages[0].Items), pages[0].Total)
	counts, err := s.Counts(ctx, graph.CountQuery{By: []graph.Dimension{graph.BySpeakerDim, graph.ByPropositionDim, graph.ByStanceDim}, First: 5})
	t.Log(counts, err)
	t0 = time.Now()
	n := 0
	err = s.Check(ctx, func(f graph.Fault) {
		if n++; n < 20 {
			t.Error(f)
		}
	})
	t.Log(err, n, time.Since(t0))
}
