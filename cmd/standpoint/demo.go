package main

import (
	"context"
	"fmt"
	"io/fs"
	"iter"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/sample"
)

// How much of an answer the demo prints: enough to see what it is about, on one screen or two.
const (
	demoTopics       = 3
	demoPropositions = 3
	demoQuotations   = 2
	demoConfidence   = 0.7 // of the stances it shows
)

func (p *program) demoCommand() *cobra.Command {
	var dir string
	var once bool
	c := &cobra.Command{
		Use:   "demo",
		Short: "load the sample articles, print an answer, serve it on this machine",
		Long: `Loads the sample articles (or a folder of your own) into a file of its own, beside your store and not in it, prints who stands where with
quotations, and serves GraphQL on this machine until it is interrupted.`,
		Example: "  standpoint demo\n  standpoint demo --articles my-articles/",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.demo(cmd.Context(), dir, once)
		},
	}
	c.Flags().StringVar(&dir, "articles", "", "load the articles of this folder instead of the samples")
	c.Flags().BoolVar(&once, "once", false, "print the answer and stop: do not serve")
	return c
}

func (p *program) demo(ctx context.Context, dir string, once bool) error {
	path := p.settings.DB
	if !p.settings.dbGiven { // a store that the environment names is the user's own, and stays so
		var err error
		if path, err = dataFile(p.env, "demo.db"); err != nil {
			return err
		}
	}
	g, err := p.openFile(ctx, path)
	if err != nil {
		return err
	}
	defer p.close(g)
	r, err := p.openReader(ctx, g)
	if err != nil {
		return err
	}
	sum, err := p.loadDemo(ctx, r, dir)
	if err != nil {
		return err
	}
	p.sayf("%s read, %d known before, %s\n", count(sum.Articles, "article"), sum.Known, count(sum.Statements, "new statement"))
	for _, f := range sum.Failures {
		p.sayf("failed: %s: %s", printable(f.Name), printable(f.Problem))
	}
	if sum.Articles+sum.Known == 0 {
		return graph.Errorf(graph.BadInput, "no article was found there; give a folder of text, Markdown, HTML or JSON Lines")
	}
	if err := p.showDemo(ctx, g); err != nil {
		return err
	}
	if once {
		return nil
	}
	return p.serve(ctx, r)
}

// loadDemo loads a folder, or the samples that are part of the program.
func (p *program) loadDemo(ctx context.Context, r *reader, dir string) (loader.Summary, error) {
	if dir != "" {
		return p.load(ctx, r, []string{dir})
	}
	var sum loader.Summary
	bar := p.progress("articles", 0)
	defer bar.end()
	err := r.loader.Load(ctx, samples(), func(res graph.LoadResult) {
		sum.Add(res)
		bar.at(sum.Done(), sum.Statements)
	})
	return sum, err
}

// samples yields the sample articles.
func samples() iter.Seq2[graph.Source, error] {
	return func(yield func(graph.Source, error) bool) {
		names, err := fs.Glob(sample.Articles, "*.txt")
		if err != nil {
			yield(graph.Source{Name: "samples"}, err)
			return
		}
		for _, name := range names {
			content, err := sample.Articles.ReadFile(name)
			if !yield(graph.Source{Name: "sample " + name, Content: content, ContentType: "text/plain"}, err) {
				return
			}
		}
	}
}

// showDemo prints the most spoken-of propositions of the first topics of the codebook that anybody spoke of.
func (p *program) showDemo(ctx context.Context, g *graph.Graph) error {
	cb, err := g.Codebook(ctx)
	if err != nil {
		return err
	}
	c, shown := p.painter(), 0
	for _, t := range cb.Topics {
		if shown == demoTopics {
			break
		}
		groups, err := standings(ctx, g, sure(), t.Propositions, graph.DefaultPage)
		if err != nil {
			return err
		}
		top := mostSpokenOf(groups, demoPropositions)
		if len(top) == 0 {
			continue
		}
		shown++
		if !p.json {
			p.printf("%s\n\n", c.paint(marked, "Who stands where on "+t.Name))
		}
		for _, i := range top {
			if err := p.showStanding(t.Propositions[i], groups[i], demoQuotations); err != nil {
				return err
			}
		}
	}
	if shown == 0 {
		p.sayf("nobody took a stance on a proposition of the codebook in these articles")
		return nil
	}
	p.sayf("more: %s", fmt.Sprintf("standpoint --db %s ask --about %s --by stance", g.About().Place, cb.Topics[0].ID.Key()))
	return nil
}

// sure lets through what was said, not what follows from it, and what the program is rather sure of.
func sure() *graph.StatementFilter {
	confidence, implied := demoConfidence, false
	return &graph.StatementFilter{Takes: &graph.TakeFilter{MinConfidence: &confidence, Implied: &implied}}
}

// mostSpokenOf gives the indices of the groups with most statements, at most n, in their own order.
func mostSpokenOf(groups []group, n int) []int {
	weight := func(i int) (sum int) {
		for _, s := range groups[i].standings {
			if s.Stance != graph.Neutral {
				sum += s.Statements
			}
		}
		return sum
	}
	var out []int
	for i := range groups {
		ahead := 0
		for j := range groups {
			if weight(j) > weight(i) || weight(j) == weight(i) && j < i {
				ahead++
			}
		}
		if weight(i) > 0 && ahead < n {
			out = append(out, i)
		}
	}
	return out
}
