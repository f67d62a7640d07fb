package loader

import (
	"context"
	"runtime"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
	"golang.org/x/sync/errgroup"
)

// TestResult is what became of one of a codebook's own tests.
type TestResult struct {
	Proposition string        `json:"proposition"`
	Test        codebook.Test `json:"test"`
	Got         string        `json:"got"` // the stance that came out: supports, opposes, conditional, neutral or none
}

// Right tells whether the stance is the one the codebook expects.
func (t TestResult) Right() bool { return t.Got == t.Test.Stance }

// Test reads every test sentence of the codebook as an article of its own and tells which stance its speaker takes in it. The
// results are in the codebook's order.
func (e *Extractor) Test(ctx context.Context) ([]TestResult, error) {
	var results []TestResult
	for _, t := range e.codebook.Topics {
		for _, p := range t.Propositions {
			for _, test := range p.Tests {
				results = append(results, TestResult{Proposition: p.ID, Test: test})
			}
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for first := range workers {
		group.Go(func() error {
			for i := first; i < len(results); i += workers {
				if err := e.test(ctx, &results[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return results, group.Wait()
}

// test runs one test.
func (e *Extractor) test(ctx context.Context, t *TestResult) error {
	a, err := Read(graph.Source{Content: []byte(t.Test.Sentence), Bare: true})
	if err != nil {
		return err
	}
	_, d, err := e.Extract(ctx, a)
	if err != nil {
		return err
	}
	t.Got = "none"
	for i := range d.Attributions {
		if !d.spokenBy(i, t.Test.Speaker) {
			continue
		}
		for _, take := range d.Attributions[i].Takes {
			if take.Proposition == t.Proposition && take.ImpliedBy == "" {
				t.Got = strings.ToLower(string(take.Stance))
			}
		}
	}
	return nil
}

// spokenBy tells whether attribution i has the speaker, by its printed words or by the name of one of its actors.
func (d *Document) spokenBy(i int, speaker string) bool {
	a := &d.Attributions[i]
	for _, s := range a.Speaker {
		if strings.Contains(d.text(s), speaker) {
			return true
		}
	}
	for _, n := range a.Speakers {
		if d.Actors[n].Name == speaker {
			return true
		}
	}
	return false
}
