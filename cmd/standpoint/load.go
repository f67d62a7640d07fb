package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
)

func (p *program) loadCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "load PATH… | ADDRESS… | -",
		Short: "read articles and keep what is in them",
		Long: `Reads files, folders, globs, pages of the web (https://…, your own network too) and standard input: plain text (a small header of "title:", "date:", "publisher:", "url:" lines is
understood), Markdown with front matter, HTML, and JSON Lines of {"id", "title", "text", "url", "publisher", "publishedOn", "authors",
"language"}. What has been loaded before is known and costs nothing; an interrupted load that is repeated goes on where it was.
Of a folder what ends in .txt, .text, .md, .markdown, .html, .htm, .xhtml, .jsonl, .ndjson or in nothing is read; other files are named and passed over, as are
links to folders. A file or a link that you name yourself is read whatever it ends in or leads to. A source that cannot be read is named with its reason and stops nothing. The exit code is 0 only if all were loaded.`,
		Example: "  standpoint load articles/ 'archive/2025-*.jsonl'\n  standpoint load https://news.example/2025/harbour-talks",
		Args:    atLeast(1, "a file, a folder, an address or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			defer p.sparing()()
			g, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			defer p.close(g)
			r, err := p.openReader(cmd.Context(), g)
			if err != nil {
				return err
			}
			sum, err := p.load(cmd.Context(), r, args)
			if r.asked != nil {
				sum.Asked = r.asked()
			}
			if err != nil {
				if sum.Asked != nil {
					p.sayf("%s", askedWords(sum.Asked)) // what was spent is spent
				}
				return err
			}
			return p.showSummary(sum)
		},
	}
}

// atLeast demands n arguments and says which.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return usage{fmt.Errorf("say what: %s", what)}
		}
		return nil
	}
}

// close closes the graph; a fault then is one that people must know of.
func (p *program) close(g *graph.Graph) {
	if err := g.Close(); err != nil {
		p.sayf("standpoint: the store was not closed cleanly: %v", err)
	}
}

// load finishes what an earlier program left, then loads, with progress on standard error.
func (p *program) load(ctx context.Context, r *reader, paths []string) (loader.Summary, error) {
	var sum loader.Summary
	if err := p.finishEarlier(ctx, r); err != nil {
		return sum, err
	}
	total, known := loader.CountSources(ctx, paths)
	if !known {
		total = 0
	}
	sum.PassedOver = loader.PassedOver(ctx, paths)
	bar := p.progress("articles", total)
	defer bar.end()
	err := r.loader.Load(ctx, loader.Sources(ctx, paths, p.in, p.ownPages()), func(res graph.LoadResult) {
		sum.Add(res)
		if p.json {
			p.printResult(res)
		}
		bar.at(sum.Done(), sum.Statements)
	})
	return sum, err
}

// finishEarlier reads what an interrupted load left waiting, which may be much and has nothing to do with what is asked for now: it says so
// before it begins, and how far it has come.
func (p *program) finishEarlier(ctx context.Context, r *reader) error {
	pages, err := r.graph.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{State: []graph.ArticleState{graph.ArticleWaiting}}, Range: graph.Range{CountTo: graph.MaxCountTo}})
	if err != nil {
		return err
	}
	waiting := pages[0].Total
	if waiting == 0 {
		return nil
	}
	p.sayf("first what an earlier load left is read: %s", count(waiting, "article"))
	bar := p.progress("articles of an earlier load", waiting)
	done, statements := 0, 0
	err = r.loader.Resume(ctx, func(res graph.LoadResult) {
		done, statements = done+1, statements+res.Statements
		if res.Outcome == graph.OutcomeFailed {
			bar.aside(fmt.Sprintf("failed: %s: %s", printable(res.Name), printable(res.Problem)))
		}
		for _, why := range res.LeftOut {
			bar.aside(fmt.Sprintf("left out: %s: %s", printable(res.Name), printable(why)))
		}
		bar.at(done, statements)
	})
	bar.end()
	if done > 0 {
		p.sayf("%s finished that had been waiting", count(done, "article"))
	}
	return err
}

// printResult writes one result as JSON.
func (p *program) printResult(r graph.LoadResult) {
	line, err := json.Marshal(struct {
		Name       string            `json:"name"`
		Article    graph.ID          `json:"article,omitempty"`
		Outcome    graph.LoadOutcome `json:"outcome"`
		Problem    string            `json:"problem,omitempty"`
		Statements int               `json:"statements"`
		LeftOut    []string          `json:"leftOut,omitempty"`
	}{r.Name, r.ArticleID, r.Outcome, r.Problem, r.Statements, r.LeftOut})
	if err != nil {
		p.sayf("standpoint: it cannot be written as JSON: %v", err)
		return
	}
	p.printf("%s\n", line)
}

// showSummary says what became of a load and whether all of it was loaded.
func (p *program) showSummary(s loader.Summary) error {
	if p.json {
		line, err := json.Marshal(s)
		if err != nil {
			return err
		}
		p.printf("%s\n", line)
	} else {
		p.printf("%s read, %d known before, %d failed\n", count(s.Articles, "article"), s.Known, s.Failed)
		p.printf("%s by %s (%d of them new), %d without a speaker\n", count(s.Statements, "statement"), count(s.NewActors+s.Actors, "actor mention"), s.NewActors, s.NoSpeaker)
		if s.Asked != nil {
			p.printf("%s\n", askedWords(s.Asked))
		}
		for _, f := range s.Failures {
			p.printf("  failed: %s: %s\n", printable(f.Name), printable(f.Problem))
		}
		if more := s.Failed - len(s.Failures); more > 0 {
			p.printf("  and %d more\n", more)
		}
		for _, line := range append(leftOut(s), passedOver(s.PassedOver)...) {
			p.printf("%s\n", line)
		}
	}
	if s.Failed > 0 {
		return errFailed
	}
	return nil
}

// mostLeftOut is how many of what was left out are named; --json has them all.
const mostLeftOut = 20

// leftOut names what was found in articles and not stored, a line each with its reason; nothing if there is none.
func leftOut(s loader.Summary) []string {
	if s.LeftOut == 0 {
		return nil
	}
	lines := []string{fmt.Sprintf("%d found and left out; the rest of these articles is stored", s.LeftOut)}
	for _, a := range s.Incomplete {
		for _, why := range a.Problems {
			if len(lines) > mostLeftOut {
				return append(lines, fmt.Sprintf("  and %d more; --json names them", s.LeftOut-mostLeftOut))
			}
			lines = append(lines, "  left out: "+printable(a.Name)+": "+printable(why))
		}
	}
	return lines
}

// mostPassedOver is how many of what was passed over are named; of a folder of a million pictures nobody reads more.
const mostPassedOver = 20

// passedOver names what was left out of folders, a line each below its reason; nothing if there is none.
func passedOver(all []loader.Over) []string {
	var lines []string
	for _, o := range all {
		lines = append(lines, fmt.Sprintf("%s passed over: %s", count(o.Count, o.Noun), o.Why))
		for _, name := range o.Names[:min(len(o.Names), mostPassedOver)] {
			lines = append(lines, "  "+printable(name))
		}
		if more := o.Count - mostPassedOver; more > 0 {
			lines = append(lines, fmt.Sprintf("  and %d more", more))
		}
	}
	return lines
}

// count is a number with its noun, in the plural where needed.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
