package main

import (
	"encoding/json"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
)

func (p *program) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "prove the store: evidence, references, counts, indexes",
		Long: `Reads the whole store and proves it: the words of every statement stand in its article at their place, nothing refers to what is
not there, kept counts equal what they are counted from, indexes are whole. Every fault is named; the exit code is 0 if there is none.`,
		Example: "  standpoint check\n  standpoint check --json | jq .rule",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := p.openExisting(cmd.Context())
			if err != nil {
				return err
			}
			defer p.close(g)
			faults := 0
			err = g.Check(cmd.Context(), func(f graph.Fault) {
				faults++
				p.showFault(f)
			})
			if err != nil {
				return err
			}
			if faults > 0 {
				p.sayf("%s found; restore the store from its last dump, or load the named articles again", count(faults, "fault"))
				return errFailed
			}
			p.sayf("no fault found")
			return nil
		},
	}
}

func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage{graph.Errorf(graph.BadInput, "%q is too much: this command takes no arguments", args[0])}
	}
	return nil
}

func (p *program) showFault(f graph.Fault) {
	if !p.json {
		p.printf("%-12s %s: %s\n", f.Rule, printable(f.Subject), printable(f.Detail))
		return
	}
	line, err := json.Marshal(struct {
		Rule    string `json:"rule"`
		Subject string `json:"subject"`
		Detail  string `json:"detail"`
	}{f.Rule, f.Subject, f.Detail})
	if err != nil {
		p.sayf("standpoint: it cannot be written as JSON: %v", err)
		return
	}
	p.printf("%s\n", line)
}
