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
			var page bytes.Buffer
			if err := describe(root, &page); err != nil {
				return err
			}
			p.printf("%s", page.String())
			return nil
		},
	}
}

// describe writes a command and those below it.
func describe(c *cobra.Command, page *bytes.Buffer) error {
	header := &doc.GenManHeader{Title: "STANDPOINT", Section: "1", Source: "standpoint", Manual: "Standpoint"}
	if err := doc.GenMan(c, header, page); err != nil {
		return err
	}
	for _, below := range c.Commands() {
		if !below.IsAvailableCommand() {
			continue
		}
		page.WriteString("\n")
		if err := describe(below, page); err != nil {
			return err
		}
	}
	return nil
}
