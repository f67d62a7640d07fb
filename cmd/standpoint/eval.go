package main

import (
	"context"
	"encoding/json"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/loader/eval"
)

// evaluation is what `eval` is asked for.
type evaluation struct {
	heldOut bool
	found   string
}

// measured is what `eval` prints.
type measured struct {
	Attribution *eval.AttributionReport `json:"attribution,omitempty"`
	Stance      *eval.StanceReport      `json:"stance,omitempty"`
}

func (p *program) evalCommand() *cobra.Command {
	var e evaluation
	c := &cobra.Command{
		Use:   "eval CORPUS…",
		Short: "measure extraction against a corpus marked by people",
		Long: `Extracts from the articles of a corpus and judges its passages, on all cores, and compares with what people marked: who says what, who it was and
where they stand, end to end and stage by stage, and what a confidence is worth. A corpus is a folder of marked articles and passages such as
loader/corpus, or JSON Lines {"id":…,"text":…,"attributions":[{"source":[[0,4]],"cue":[],"content":[[10,20]]}]}, plain or packed with gzip.

With --held-out only what training never sees counts: every fifth article by id, and of the passages that half of the fifth on which no
threshold was chosen. With --found nothing is extracted: what "extract --json" or another program found is compared instead.
docs/quality.md says what each measure means.`,
		Example: "  standpoint eval --held-out loader/corpus\n  standpoint eval dev.jsonl.gz\n  standpoint eval --json --found found.jsonl dev.jsonl.gz",
		Args:    atLeast(1, "a folder or files of a corpus"),
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := corpusFiles(args)
			if err != nil {
				return err
			}
			m, err := p.evaluate(cmd.Context(), files, e)
			if err != nil {
				return graph.Wrap(err, graph.Internal, "measuring stopped")
			}
			return p.showMeasured(m)
		},
	}
	c.Flags().BoolVar(&e.heldOut, "held-out", false, "only what training never sees")
	c.Flags().StringVar(&e.found, "found", "", "compare what is in this `FILE` instead of extracting")
	return c
}

// evaluate measures what the files hold.
func (p *program) evaluate(ctx context.Context, files corpus.Files, e evaluation) (m measured, err error) {
	articles, err := files.AllArticles()
	if err != nil {
		return m, graph.Errorf(graph.BadInput, "%v\nsee: standpoint corpus check", err)
	}
	if e.heldOut {
		_, articles = corpus.Split(articles)
	}
	if e.found != "" {
		m.Attribution, err = p.compareFound(articles, e.found)
		return m, err
	}
	if len(articles) > 0 {
		if m.Attribution, err = p.evaluateArticles(ctx, articles); err != nil {
			return m, err
		}
	}
	if len(files.Passages) > 0 {
		m.Stance, err = p.evaluatePassages(ctx, files, e.heldOut)
	}
	if err == nil && m.Attribution == nil && m.Stance == nil {
		err = graph.Errorf(graph.BadInput, "nothing of it is held out: every fifth article is, and there are fewer; leave out --held-out")
	}
	return m, err
}

// compareFound compares what a file says was found.
func (p *program) compareFound(articles []*corpus.Article, file string) (*eval.AttributionReport, error) {
	if len(articles) == 0 {
		return nil, graph.Errorf(graph.BadInput, "the corpus has no articles to compare %s with", file)
	}
	all, err := eval.ReadFound(file)
	if err != nil {
		return nil, err
	}
	found := make([][]eval.Attribution, len(articles))
	missing := 0
	for i, a := range articles {
		list, ok := all[a.ID]
		if !ok {
			missing++
		}
		found[i] = list
	}
	if missing > 0 {
		p.sayf("%s has no line for %s; nothing counts as found there", file, count(missing, "article"))
	}
	return eval.CompareAttributions(articles, found), nil
}

func (p *program) evaluateArticles(ctx context.Context, articles []*corpus.Article) (*eval.AttributionReport, error) {
	cb, err := p.codebook()
	if err != nil {
		return nil, err
	}
	e, asked, err := p.extractor(cb)
	if err != nil {
		return nil, err
	}
	bar := p.progress("articles", len(articles))
	r, err := eval.MeasureAttributions(ctx, e, articles, bar.at)
	bar.end()
	if asked != nil {
		p.sayf("%s", askedWords(asked()))
	}
	return r, err
}

func (p *program) evaluatePassages(ctx context.Context, files corpus.Files, heldOut bool) (*eval.StanceReport, error) {
	own, err := p.codebook()
	if err != nil {
		return nil, err
	}
	cb, err := eval.CorpusCodebook(own, files)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "%v", err)
	}
	all, err := eval.AllStatements(files)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "%v\nsee: standpoint corpus check", err)
	}
	var statements []eval.Statement
	for _, s := range all {
		if !heldOut || s.Reporting() {
			statements = append(statements, s)
		}
	}
	if len(statements) == 0 {
		return nil, nil
	}
	bar := p.progress("judged", len(statements))
	defer bar.end()
	return eval.MeasureStances(ctx, cb, own, statements, bar.at)
}

func (p *program) showMeasured(m measured) error {
	if p.json {
		line, err := json.Marshal(m)
		if err != nil {
			return err
		}
		p.printf("%s\n", line)
		return nil
	}
	if m.Attribution != nil {
		p.printf("%s", m.Attribution)
	}
	if m.Stance != nil {
		p.printf("%s", m.Stance)
	}
	return nil
}
