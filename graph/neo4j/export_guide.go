package neo4j

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const (
	argumentsFile = "import.args"
	guideFile     = "README.txt"
	// smallestBuffer is neo4j-admin's own size, in MB, of the buffer that must hold the longest value.
	smallestBuffer = 4
)

// guide writes the arguments for neo4j-admin, and for people what to do with them.
func (e *exporter) guide() error {
	args, err := e.arguments()
	if err != nil {
		return err
	}
	for _, f := range []struct{ name, text string }{{argumentsFile, args}, {guideFile, guideText}} {
		if err := os.WriteFile(filepath.Join(e.dir, f.name), []byte(f.text), 0o644); err != nil {
			return unwritten(err)
		}
	}
	return nil
}

// arguments are those of "neo4j-admin database import full", one a line. Paths are relative to the folder, and begin with a dot
// because newer versions insist on a parent. Whatever does not fit together ends the import.
func (e *exporter) arguments() (string, error) {
	var lines []string
	var all facts
	add := func(t *table, option string) error {
		if t.rows == 0 {
			return nil
		}
		all.rows += t.rows
		all.widest, all.multiline = max(all.widest, t.widest), all.multiline || t.multiline
		lines = append(lines, option+"./"+filepath.Base(t.path))
		info, err := os.Stat(t.path)
		if err == nil {
			e.done.Bytes += info.Size()
		}
		return unread(err)
	}
	for _, n := range nodeColumns {
		option := "--nodes=" + labelsOf(n.label)
		if !strings.HasSuffix(option, "=") {
			option += "="
		}
		if err := add(e.nodes[n.label], option); err != nil {
			return "", err
		}
	}
	for _, r := range edgeColumns {
		if err := add(e.edges[r.kind], "--relationships="+r.kind+"="); err != nil {
			return "", err
		}
	}
	lines = append(lines, "--id-type=string", "--array-delimiter=U+001F", fmt.Sprintf("--multiline-fields=%t", all.multiline),
		fmt.Sprintf("--read-buffer-size=%dm", max(smallestBuffer, 2*all.widest>>20+1)),
		"--strict=true", "--bad-tolerance=0", "--skip-bad-relationships=false", "--skip-duplicate-nodes=false")
	return strings.Join(lines, "\n") + "\n", nil
}

// ImportCommand is what imports an export, in its folder, into a database of a server that is stopped.
const ImportCommand = "neo4j-admin database import full @" + argumentsFile + " --overwrite-destination neo4j"

const guideText = `A graph of Standpoint, as tables for Neo4j's importer.

1. Stop the Neo4j server.
2. In this folder, as the user that runs the server:

     ` + ImportCommand + `

   "neo4j" is the name of the database. What it holds already is deleted. With Docker, for the
   server of compose.yaml (another has another volume; docker volume ls names them):

     docker run --rm -v standpoint_graph-data:/data -v "$PWD":/import -w /import neo4j:5 \
       ` + ImportCommand + `

3. Start the server. Set NEO4J_URI and NEO4J_PASSWORD, and run

     standpoint check

   The first command that opens the graph makes its indexes, which takes minutes for millions of statements, and then goes on.

The tables are CSV: texts are quoted, a missing value is nothing between two commas, lists and bytes are parted by U+001F.
`
