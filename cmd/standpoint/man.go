package main

import (
	"bytes"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand writes the manual from the commands themselves, so that the two cannot differ.
func (p *program) manCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "write the manual page to standard output",
		Example: "  standpoint man > /usr/local/share/man/man1/standpoint.1",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			root.DisableAutoGenTag = true
			header := &doc.GenManHeader{Title: "STANDPOINT", Section: "1", Source: "standpoint", Manual: "Standpoint"}
			var page bytes.Buffer
			if err := doc.GenMan(root, header, &page); err != nil {
				return err
			}
			for _, c := range root.Commands() {
				if !c.IsAvailableCommand() {
					continue
				}
				page.WriteString("\n")
				if err := doc.GenMan(c, &doc.GenManHeader{Title: "STANDPOINT", Section: "1", Source: "standpoint", Manual: "Standpoint"}, &page); err != nil {
					return err
				}
			}
			p.printf("%s", page.String())
			return nil
		},
	}
}
