package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
)

func (p *program) recodeCommand() *cobra.Command {
	all := false
	c := &cobra.Command{
		Use:   "recode",
		Short: "judge anew where everybody stands, after the codebook has changed",
		Long: `Judges the stances of all stored statements with the codebook that --codebook names, else the one that the store has, and the models of this version,
without reading the articles again: who said what stays, with its address; stances that a person has accepted or edited stay too. An interrupted run that is repeated goes on where it was.`,
		Example: "  standpoint recode --codebook mine.yaml",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			defer p.sparing()()
			g, err := p.openExisting(cmd.Context())
			if err != nil {
				return err
			}
			defer p.close(g)
			r, err := p.readerWith(cmd.Context(), g, p.keep)
			if err != nil {
				return err
			}
			return p.recode(cmd, r, all)
		},
	}
	c.Flags().BoolVar(&all, "all", false, "judge also what was coded with this codebook and version before")
	return c
}

// recodeSummary adds up what became of a run.
type recodeSummary struct {
	Articles   int `json:"articles"` // judged now
	Known      int `json:"known"`    // had been before
	Failed     int `json:"failed"`
	Statements int `json:"statements"` // of the articles judged now
	Changed    int `json:"changed"`    // of those
}

func (p *program) recode(cmd *cobra.Command, r *reader, all bool) error {
	var sum recodeSummary
	bar := p.progress("articles", 0)
	err := r.loader.Recode(cmd.Context(), all, func(x loader.Recoded) {
		switch {
		case x.Err != nil:
			sum.Failed++
			bar.aside(fmt.Sprintf("failed: %s: %v", printable(x.Title), x.Err))
		case x.Known:
			sum.Known++
		default:
			sum.Articles++
			sum.Statements += x.Statements
			sum.Changed += x.Changed
		}
		bar.at(sum.Articles+sum.Known+sum.Failed, sum.Statements)
	})
	bar.end()
	if err != nil {
		return err
	}
	if err := p.showRecoded(sum); err != nil {
		return err
	}
	if sum.Failed > 0 {
		return errFailed
	}
	return nil
}

func (p *program) showRecoded(s recodeSummary) error {
	if !p.json {
		p.printf("%s coded anew, %d known before, %d failed\n%s, %d with other stances than before\n",
			count(s.Articles, "article"), s.Known, s.Failed, count(s.Statements, "statement"), s.Changed)
		return nil
	}
	line, err := json.Marshal(s)
	if err != nil {
		return graph.Wrap(err, graph.Internal, "the summary cannot be written as JSON")
	}
	p.printf("%s\n", line)
	return nil
}
