package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
)

// forNeo4jAdmin is the one format there is. It has a name so that another can come beside it.
const forNeo4jAdmin = "neo4j-admin"

func (p *program) exportCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "export DIR",
		Short: "write the whole graph as tables for a first load into Neo4j",
		Long: `Writes the whole graph into a new folder as CSV tables that "neo4j-admin database import full" takes: for the first load of millions of
statements, of which it is several times faster than restore. A README in the folder says how to go on. Nobody may write to the
graph meanwhile. An export that was interrupted leaves a file named UNFINISHED: remove the folder and begin anew.`,
		Example: "  standpoint --db graph.db export --format neo4j-admin tables/",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage{fmt.Errorf("name one folder to write to, as in: standpoint export tables/")}
			}
			if format != forNeo4jAdmin {
				return usage{fmt.Errorf("the format is %q; %s is the only one there is", format, forNeo4jAdmin)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.export(cmd, args[0]) },
	}
	c.Flags().StringVar(&format, "format", forNeo4jAdmin, "what reads it; "+forNeo4jAdmin+" is the only one")
	return c
}

func (p *program) export(cmd *cobra.Command, dir string) error {
	g, err := p.openExisting(cmd.Context())
	if err != nil {
		return err
	}
	defer p.close(g)
	bar := p.progress("nodes and relationships", 0)
	done, err := neo4j.Export(cmd.Context(), g.Store(), dir, func(e neo4j.Exported) { bar.at(e.Nodes+e.Relationships, e.Statements) })
	bar.end()
	if err != nil {
		return err
	}
	if p.json {
		return p.exported(dir, done)
	}
	p.sayf("%s, %s and %s (%d MB) are in %s", count(done.Statements, "statement"), count(done.Nodes, "node"), count(done.Relationships, "relationship"), (done.Bytes+1<<20-1)>>20, dir)
	p.printf("to import them, stop the server, and in that folder run\n  %s\nthen start it again and run standpoint check; README.txt there says more\n", neo4j.ImportCommand)
	return nil
}

// exported writes as JSON what an export has made and what imports it.
func (p *program) exported(dir string, done neo4j.Exported) error {
	line, err := json.Marshal(struct {
		Folder        string `json:"folder"`
		Statements    int    `json:"statements"`
		Nodes         int    `json:"nodes"`
		Relationships int    `json:"relationships"`
		Bytes         int64  `json:"bytes"`
		Import        string `json:"import"` // run in the folder, while the server is stopped
	}{dir, done.Statements, done.Nodes, done.Relationships, done.Bytes, neo4j.ImportCommand})
	if err != nil {
		return err
	}
	p.printf("%s\n", line)
	return nil
}
