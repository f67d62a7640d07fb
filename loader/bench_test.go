//go:build unix

package loader

import (
	"context"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// benchmarkedArticle is read by the benchmarks: of usual length, about the codebook's topics, with positions of several speakers.
const benchmarkedArticle = "2025-02-25-minerals.txt"

// processorTime is what this process has used; a busy machine does not distort it as it does the time on the clock.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// BenchmarkExtract measures one worker in processor time: articles and words a second, and under the name of each stage the
// milliseconds that it takes of an article. The sample article is short and every sentence of it is on the codebook's topics;
// the corpus's articles, where they are to be had, are as long and as varied as a newspaper's.
func BenchmarkExtract(b *testing.B) {
	e, err := New(testCodebook(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("sample", func(b *testing.B) { benchmarkExtract(b, e, []*graph.Article{sampleArticle(b, benchmarkedArticle)}) })
	b.Run("corpus", func(b *testing.B) { benchmarkExtract(b, e, longArticles(b)) })
}

func benchmarkExtract(b *testing.B, e *Extractor, articles []*graph.Article) {
	words := 0
	for _, a := range articles {
		words += len(strings.Fields(a.Body))
	}
	took := map[string]time.Duration{}
	timedExtract(b, e, articles[0], map[string]time.Duration{}) // the first article finds cold caches
	began := processorTime()
	for b.Loop() {
		for _, a := range articles {
			timedExtract(b, e, a, took)
		}
	}
	all, n := (processorTime() - began).Seconds(), float64(b.N)
	b.ReportMetric(n*float64(len(articles))/all, "articles/s")
	b.ReportMetric(n*float64(words)/all, "words/s")
	b.ReportMetric(100*(took["attribute"]+took["classify"]).Seconds()/all, "encoder-%")
	for name, d := range took {
		b.ReportMetric(float64(d.Microseconds())/1000/n/float64(len(articles)), name+"-ms")
	}
}

// BenchmarkWorkers measures how extraction spreads over processors: 1, 2, 4 … workers, each with a processor, share the models and take articles in turn.
// articles/s is by the clock; core-articles/s is by processor time, and falls where workers hinder one another.
func BenchmarkWorkers(b *testing.B) {
	e, err := New(testCodebook(b))
	if err != nil {
		b.Fatal(err)
	}
	articles := longArticles(b)
	for n := 1; n <= runtime.GOMAXPROCS(0); n *= 2 {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			e.pool = newPool(n, e.newHands)
			used := processorTime()
			for b.Loop() {
				extractAll(b, e, articles, n)
			}
			all := float64(b.N) * float64(len(articles))
			b.ReportMetric(all/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(all/(processorTime()-used).Seconds(), "core-articles/s")
		})
	}
}

// extractAll lets n workers extract articles.
func extractAll(b *testing.B, e *Extractor, articles []*graph.Article, n int) {
	todo := make(chan *graph.Article, len(articles))
	for _, a := range articles {
		todo <- a
	}
	close(todo)
	var wait sync.WaitGroup
	for range n {
		wait.Go(func() {
			for a := range todo {
				if _, _, err := e.Extract(b.Context(), a); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

// timedExtract does what Extract does and adds to took what each stage has used.
func timedExtract(b *testing.B, e *Extractor, a *graph.Article, took map[string]time.Duration) {
	d := &Document{Article: a}
	for _, s := range stages {
		began := processorTime()
		if err := s.run(context.Background(), e, d); err != nil {
			b.Fatalf("%s: %v", s.name, err)
		}
		took[s.name] += processorTime() - began
	}
	began := processorTime()
	if p, err := Assemble(d, e.codebook, ownCoder()); err != nil || len(p.Statements) == 0 {
		b.Fatalf("%d statements, %v", len(p.Statements), err)
	}
	took["assemble"] += processorTime() - began
}

// longArticles are those of the held-out fifth of the attribution corpus that have 600 to 800 words.
func longArticles(b *testing.B) (out []*graph.Article) {
	_, held := attributionCorpus(b)
	for _, m := range held {
		if n := len(strings.Fields(m.text)); n >= 600 && n <= 800 {
			out = append(out, m.document(b).Article)
		}
	}
	return out
}
