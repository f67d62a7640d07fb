package main

import (
	"encoding/json"
	"errors"
	"os"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/loader/eval"
)

func (p *program) corpusCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "corpus",
		Short: "check, convert and compare the corpora that the models learn from",
		Long: `Works on the project's corpora, or on others of the same form: marked articles (*.txt), passages with stances and their propositions
(*.jsonl). loader/corpus in the source tree has both, with guides on how to write and code them.`,
		Example: "  standpoint corpus check loader/corpus\n  standpoint corpus convert loader/corpus/attribution > corpus.jsonl",
	}
	c.AddCommand(p.corpusCheckCommand(), p.corpusConvertCommand(), p.corpusAgreementCommand())
	return c
}

// treeCorpus is where the corpora lie in the source tree.
const treeCorpus = "loader/corpus"

func (p *program) corpusCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FOLDER | FILE…]",
		Short: "say everything that is wrong with a corpus, and what to write instead",
		Long: `Checks marked articles and passages against their guides: marks, numbers and notes of articles; words, stances and propositions of
passages; contrast sets; ids and texts that stand twice. Every fault is named with its file and line; the exit code is 0 if there is none.
Without an argument it checks ` + treeCorpus + `.`,
		Example: "  standpoint corpus check\n  standpoint corpus check articles/t-01.txt stance/contrast-6.jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				if _, err := os.Stat(treeCorpus); err != nil {
					return usage{errors.New("say what: a folder or files of a corpus")}
				}
				args = []string{treeCorpus}
			}
			files, err := corpusFiles(args)
			if err != nil {
				return err
			}
			sum, err := corpus.Check(cmd.Context(), files, p.showCorpusFault)
			if err != nil {
				return graph.Wrap(err, graph.Internal, "the check stopped")
			}
			if err := p.showCorpus(sum); err != nil {
				return err
			}
			if sum.Faults > 0 {
				return errFailed
			}
			return nil
		},
	}
}

// corpusFiles finds the files of a corpus; none at all is an error.
func corpusFiles(paths []string) (corpus.Files, error) {
	files, err := corpus.Find(paths...)
	switch {
	case err != nil:
		return files, graph.Errorf(graph.BadInput, "%v", err)
	case len(files.Articles)+len(files.Converted)+len(files.Passages)+len(files.Propositions) == 0:
		return files, graph.Errorf(graph.BadInput, "%q holds no articles and no passages; name a folder with *.txt or *.jsonl", paths)
	}
	return files, nil
}

func (p *program) showCorpusFault(f corpus.Fault) {
	if !p.json {
		p.printf("%s\n", printable(f.Error()))
		return
	}
	if line, err := json.Marshal(f); err == nil { // strings and a number: it cannot fail
		p.printf("%s\n", line)
	}
}

// showCorpus says what was read.
func (p *program) showCorpus(s corpus.Summary) error {
	if p.json {
		line, err := json.Marshal(s)
		if err != nil {
			return err
		}
		p.printf("%s\n", line)
		return nil
	}
	if s.Articles > 0 {
		p.sayf("%s, %d held out; %s, %s", count(s.Articles, "article"), s.HeldOut, count(s.Attributions, "attribution"), count(s.Positions, "position"))
	}
	if s.Passages > 0 {
		p.sayf("%s, %d held out; %s: %d supports, %d opposes, %d conditional, %d neutral, %d nothing; %s", count(s.Passages, "passage"), s.HeldPassages,
			count(s.Said, "attribution"), s.Takes["supports"], s.Takes["opposes"], s.Takes["conditional"], s.Takes["neutral"], s.Nothing, count(s.Propositions, "proposition"))
	}
	if s.Faults == 0 {
		p.sayf("no fault found")
		return nil
	}
	p.sayf("%s found", count(s.Faults, "fault"))
	return nil
}

func (p *program) corpusConvertCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "convert FOLDER | FILE…",
		Short: "write marked articles as JSON Lines with offsets",
		Long: `Writes each marked article as one line: what its heading says, its text without marks, and its attributions with spans of code points,
end-exclusive. An article with a fault is named and left out; the exit code is 1 then.`,
		Example: "  standpoint corpus convert loader/corpus/attribution > corpus.jsonl",
		Args:    atLeast(1, "a folder or files of marked articles"),
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := corpusFiles(args)
			if err != nil {
				return err
			}
			bad := false
			for a, err := range (corpus.Files{Articles: files.Articles}).ReadArticles() {
				switch {
				case cmd.Context().Err() != nil:
					return graph.Wrap(cmd.Context().Err(), graph.Internal, "converting stopped")
				case err != nil:
					p.sayf("%s", printableLines(err.Error()))
					bad = true
				default:
					if p.printf("%s\n", a.Converted()); p.unwritten != nil {
						return p.unwritten
					}
				}
			}
			if bad {
				return errFailed
			}
			return nil
		},
	}
}

func (p *program) corpusAgreementCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "agreement A B",
		Short: "say how far two codings of the same texts agree",
		Long: `Compares two codings, folders or files, of the same articles or passages, which belong together by their ids: each one's attributions measured by
the other's, as eval measures, and Cohen's kappa of form, act, kind and stance where both have the attribution.`,
		Example: "  standpoint corpus agreement loader/corpus/attribution/articles second-reader/",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage{errors.New("say what: two codings, each a folder or a file")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var of [2]corpus.Files
			for i := range of {
				var err error
				if of[i], err = corpusFiles(args[i : i+1]); err != nil {
					return err
				}
			}
			agreement, err := eval.Agree(of[0], of[1])
			if err != nil {
				return err
			}
			if !p.json {
				p.printf("%s", agreement)
				return nil
			}
			line, err := json.Marshal(agreement)
			if err != nil {
				return err
			}
			p.printf("%s\n", line)
			return nil
		},
	}
}
