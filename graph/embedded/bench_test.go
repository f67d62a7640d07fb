package embedded

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

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
