package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

func (p *program) codebookCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "codebook",
		Short:   "check a codebook, or print one",
		Example: "  standpoint codebook check climate.yaml\n  standpoint codebook show > mine.yaml",
	}
	c.AddCommand(p.codebookCheckCommand(), p.codebookShowCommand())
	return c
}

func (p *program) codebookShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "show",
		Short:   "print the codebook that --codebook names, else the built-in one, as one YAML file, to start your own from",
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

// checkOptions say what `codebook check` prints beside faults.
type checkOptions struct{ stats, tests bool }

func (p *program) codebookCheckCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [FILE…]",
		Short: "say what is wrong with a codebook and what to write instead",
		Long: `Checks codebook files, without any the one that --codebook names, else the built-in one: every fault with its line and column and what to
write instead; then it runs the codebook's own tests and says how many come out as they are coded. The exit code is 0 if there is no fault: a test that comes out otherwise is no fault of
the codebook, but says how well its propositions are told apart. With --tests it lists those, with --stats what the codebook holds.`,
		Example: "  standpoint codebook check mine.yaml\n  standpoint codebook check --tests --stats",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				cb, err := p.codebook()
				return p.showCodebook(cmd.Context(), p.codebookName(), cb, err, o)
			}
			var bad error
			for _, name := range args {
				cb, err := codebook.Open(name)
				if err := p.showCodebook(cmd.Context(), name, cb, err, o); err != nil {
					bad = err
				}
			}
			return bad
		},
	}
	c.Flags().BoolVar(&o.stats, "stats", false, "say what the codebook holds")
	c.Flags().BoolVar(&o.tests, "tests", false, "list the tests that come out otherwise than coded")
	return c
}

// codebookName is what people call the codebook of the settings.
func (p *program) codebookName() string {
	if p.named() {
		return p.settings.Codebook
	}
	return "the built-in codebook"
}

// showCodebook prints a codebook's faults, or that there are none and what its tests give.
func (p *program) showCodebook(ctx context.Context, name string, cb *codebook.Codebook, err error, o checkOptions) error {
	if err != nil {
		return p.showFaults(name, err)
	}
	if !p.json {
		p.printf("%s: no fault, fingerprint %.12s\n", name, cb.Fingerprint)
	}
	e, err := loader.New(cb)
	if err != nil {
		return err
	}
	results, err := e.Test(ctx)
	if err != nil {
		return graph.Wrap(err, graph.Internal, "the tests could not be run")
	}
	wrong := []loader.TestResult{}
	for _, r := range results {
		if !r.Right() {
			wrong = append(wrong, r)
		}
	}
	if p.json {
		line, err := json.Marshal(struct {
			Name        string              `json:"name"`
			Fingerprint string              `json:"fingerprint"`
			Stats       codebook.Stats      `json:"stats"`
			Tests       int                 `json:"tests"`
			Wrong       []loader.TestResult `json:"otherwise"`
		}{name, cb.Fingerprint, cb.Stats(), len(results), wrong})
		if err != nil {
			return err
		}
		p.printf("%s\n", line)
		return nil
	}
	p.printf("%d of %s come out as coded\n", len(results)-len(wrong), count(len(results), "test"))
	if o.tests {
		for _, r := range wrong {
			p.printf("  %s: coded %s, came out %s: %s\n", r.Proposition, r.Test.Stance, r.Got, printable(r.Test.Sentence))
		}
	}
	if o.stats {
		p.printf("%s", cb.Stats())
	}
	return nil
}

// showFaults prints what is wrong with a codebook.
func (p *program) showFaults(name string, err error) error {
	var faults codebook.Faults
	if p.json && errors.As(err, &faults) {
		line, err := json.Marshal(struct {
			Name   string          `json:"name"`
			Faults codebook.Faults `json:"faults"`
		}{name, faults})
		if err != nil {
			return err
		}
		p.printf("%s\n", line)
		return errFailed
	}
	p.sayf("%v", err)
	return errFailed
}
