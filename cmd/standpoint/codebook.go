package main

import (
	"encoding/json"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

func (p *program) codebookCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "codebook",
		Short:   "check a codebook, or print the one in use",
		Example: "  standpoint codebook check climate.yaml\n  standpoint codebook show > mine.yaml",
	}
	c.AddCommand(p.codebookCheckCommand(), p.codebookShowCommand())
	return c
}

func (p *program) codebookShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show",
		Short:   "print the codebook in use as one YAML file, to start your own from",
		Example: "  standpoint codebook show > mine.yaml",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			cb, err := p.codebook()
			if err != nil {
				return err
			}
			p.printf("%s", cb.YAML)
			return nil
		},
	}
}

func (p *program) codebookCheckCommand() *cobra.Command {
	var stats bool
	c := &cobra.Command{
		Use:   "check [FILE…]",
		Short: "say what is wrong with a codebook and what to write instead",
		Long: `Checks codebook files, or the one in use: every fault with its line and column and what to write instead. The exit code is 0 if there
is none. With --stats it also says what the codebook holds.`,
		Example: "  standpoint codebook check mine.yaml\n  standpoint codebook check --stats",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				cb, err := p.codebook()
				return p.showCodebook("the codebook in use", cb, err, stats)
			}
			var bad error
			for _, name := range args {
				cb, err := codebook.Open(name)
				if err := p.showCodebook(name, cb, err, stats); err != nil {
					bad = err
				}
			}
			return bad
		},
	}
	c.Flags().BoolVar(&stats, "stats", false, "say what the codebook holds")
	return c
}

// showCodebook prints a codebook's faults, or that there are none.
func (p *program) showCodebook(name string, cb *codebook.Codebook, err error, stats bool) error {
	if err != nil {
		p.sayf("%v", err)
		return errFailed
	}
	if p.json {
		line, err := json.Marshal(struct {
			Name        string         `json:"name"`
			Fingerprint string         `json:"fingerprint"`
			Stats       codebook.Stats `json:"stats"`
		}{name, cb.Fingerprint, cb.Stats()})
		if err != nil {
			return err
		}
		p.printf("%s\n", line)
		return nil
	}
	p.printf("%s: no fault, fingerprint %.12s\n", name, cb.Fingerprint)
	if stats {
		p.printf("%s", cb.Stats())
	}
	return nil
}
