package main

import (
	"bufio"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
)

func (p *program) dumpCommand() *cobra.Command {
	var timeless bool
	c := &cobra.Command{
		Use:   "dump",
		Short: "write the whole graph to standard output",
		Long: `Writes the whole graph as JSON Lines, sorted, the same for the same content whatever kind of store holds it: a backup, and the way
from one store to another. With --without-times it leaves out when things were loaded, so that two stores can be compared.`,
		Example: "  standpoint dump > graph.jsonl\n  standpoint dump | gzip > graph.jsonl.gz",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := p.openExisting(cmd.Context())
			if err != nil {
				return err
			}
			defer p.close(g)
			out := bufio.NewWriterSize(output{p}, 1<<20)
			if err := g.Dump(cmd.Context(), out, graph.DumpOptions{WithoutTimes: timeless}); err != nil {
				return err
			}
			return out.Flush()
		},
	}
	c.Flags().BoolVar(&timeless, "without-times", false, "leave out when things were loaded")
	return c
}

func (p *program) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore",
		Short: "read a graph from standard input",
		Long: `Reads what dump wrote and stores it. Every statement's words are proved against its article; the first fault is named with its line and
ends the work. Repeating it changes nothing.`,
		Example: "  standpoint --db new.db restore < graph.jsonl",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := p.open(cmd.Context())
			if err != nil {
				return err
			}
			defer p.close(g)
			done, err := g.Restore(cmd.Context(), bufio.NewReaderSize(p.in, 1<<20))
			if err != nil {
				return err
			}
			p.sayf("%s, %s, %s, %s restored", count(done.Actors, "actor"), count(done.Articles, "article"), count(done.Statements, "statement"), count(done.Relations, "relation"))
			return nil
		},
	}
}
