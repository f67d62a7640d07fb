package main

import (
	"bytes"
	"context"
	"io"
	"iter"
	"path/filepath"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// quiet is a program that writes nowhere.
func quiet() *program {
	return &program{in: bytes.NewReader(nil), out: io.Discard, err: io.Discard, env: func(string) (string, bool) { return "", false }, now: time.Now}
}

// loadSamples loads the sample articles into a file and gives up after so many results, 0 for never.
func loadSamples(t *testing.T, p *program, file string, giveUpAfter int) (results map[graph.LoadOutcome]int, dump string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	g, err := p.openFile(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close(g)
	r, err := p.openReader(ctx, g)
	if err != nil {
		t.Fatal(err)
	}
	results = map[graph.LoadOutcome]int{}
	n := 0
	err = r.loader.Load(ctx, few(8), func(res graph.LoadResult) {
		results[res.Outcome]++
		if n++; n == giveUpAfter {
			cancel()
		}
	})
	if giveUpAfter > 0 && graph.CodeOf(err) != graph.Cancelled {
		t.Errorf("an interrupted load gave %v", err)
	}
	if giveUpAfter == 0 && err != nil {
		t.Fatal(err)
	}
	if giveUpAfter == 0 {
		if err := r.loader.Resume(ctx, func(graph.LoadResult) {}); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := g.Dump(context.WithoutCancel(ctx), &out, graph.DumpOptions{WithoutTimes: true}); err != nil {
		t.Fatal(err)
	}
	return results, out.String()
}

// few yields the first n samples.
func few(n int) iter.Seq2[graph.Source, error] {
	return func(yield func(graph.Source, error) bool) {
		left := n
		for src, err := range samples() {
			if left == 0 || !yield(src, err) {
				return
			}
			left--
		}
	}
}

func TestInterruptedLoadGoesOn(t *testing.T) {
	dir := t.TempDir()
	p := quiet()
	_, whole := loadSamples(t, p, filepath.Join(dir, "whole.db"), 0)

	file := filepath.Join(dir, "interrupted.db")
	first, _ := loadSamples(t, p, file, 2)
	second, dump := loadSamples(t, p, file, 0)
	if dump != whole {
		t.Errorf("a load that was interrupted and repeated differs from one that was not")
	}
	if second[graph.OutcomeKnown] < first[graph.OutcomeRead] || second[graph.OutcomeRead] == 0 || second[graph.OutcomeFailed] > 0 {
		t.Errorf("first %v, then %v", first, second)
	}
}

// TestInterruptedSaysHowToGoOn interrupts commands and wants of each what is true of it.
func TestInterruptedSaysHowToGoOn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	if g, err := quiet().openFile(t.Context(), file); err != nil || g.Close() != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for want, args := range map[string][]string{
		"standpoint: interrupted; the same command goes on where it was\n":                                   {"load", "-"},
		"standpoint: interrupted; remove the folder if it is there and run it again\n":                       {"export", filepath.Join(t.TempDir(), "tables")},
		"standpoint: interrupted; what was written is not the whole graph: run it again\n":                   {"dump"},
		"standpoint: interrupted; run it again with the same graph: what is stored already stays as it is\n": {"restore"},
		"standpoint: interrupted\n": {"check"},
	} {
		var said bytes.Buffer
		p := quiet()
		p.err = &said
		if code := p.run(ctx, append([]string{"--db", file}, args...)); code != exitFailed || said.String() != want {
			t.Errorf("%v: exit code %d, %q, want %q", args, code, said.String(), want)
		}
	}
}
