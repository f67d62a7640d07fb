// Package archtest holds the house to its plan: who may import whom, and what no Go file may know.
package archtest

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/schema/codebook"
)

const module = "github.com/standpoint-graph/standpoint"

// rules say what a room may import of the project: the first rule whose room holds the package counts. "" is the module's own
// packages by prefix; std is the standard library alone.
var rules = []struct {
	room    string
	may     []string // packages of this module, by prefix
	outside bool     // packages of other modules
	others  []string // packages of other modules that are allowed though outside is false, by prefix
}{
	{room: "graph/graphtest", may: []string{"graph"}, outside: true},
	{room: "graph/embedded", may: []string{"graph"}, outside: true},
	{room: "graph/neo4j", may: []string{"graph"}, outside: true},
	{room: "graph/internal/record", may: []string{"graph"}}, // what stores share
	{room: "graph", may: []string{"graph/internal"}},
	{room: "schema/codebook", may: []string{"schema/codebook/internal"}, others: []string{"go.yaml.in/yaml/v4"}},
	{room: "loader/encoder", may: []string{"loader/encoder"}, outside: true},
	{room: "loader/corpus", may: []string{"graph"}},
	{room: "loader", may: []string{"loader", "schema/codebook", "graph"}, outside: true},
	{room: "server", may: []string{"server", "schema", "graph"}, outside: true},
	{room: "web", may: []string{"web"}, outside: true},
	{room: "internal", may: []string{"internal", "schema/codebook", "graph"}, outside: true},
	{room: "schema"},
	{room: "cmd", may: []string{""}, outside: true},
}

// never are packages that "may" would let through by their prefix.
var never = map[string][]string{
	"loader/corpus": {"graph/embedded", "graph/neo4j", "graph/graphtest", "graph/internal"},
	"loader":        {"graph/embedded", "graph/neo4j", "graph/graphtest"},
	"server":        {"graph/embedded", "graph/neo4j", "graph/graphtest", "schema/codebook"},
	"graph":         {"graph/embedded", "graph/neo4j", "graph/graphtest", "graph/internal/record"},
}

type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

func TestImportDirections(t *testing.T) {
	seen := 0
	for _, p := range list(t) {
		room := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		i := ruleOf(room)
		if i < 0 {
			t.Errorf("%s has no rule: add its room to the plan", p.ImportPath)
			continue
		}
		seen++
		for _, imp := range p.Imports {
			if !allowed(i, imp) {
				t.Errorf("%s imports %s: the room %q may not", p.ImportPath, imp, rules[i].room)
			}
		}
	}
	if seen < 8 {
		t.Errorf("only %d packages were looked at", seen)
	}
}

func ruleOf(room string) int {
	for i, r := range rules {
		if room == r.room || strings.HasPrefix(room, r.room+"/") {
			return i
		}
	}
	return -1
}

func allowed(rule int, imp string) bool {
	r := rules[rule]
	own, ours := strings.CutPrefix(imp, module+"/")
	if !ours {
		std := !strings.Contains(strings.SplitN(imp, "/", 2)[0], ".")
		return std || r.outside || hasPrefix(r.others, imp)
	}
	if hasPrefix(never[r.room], own) {
		return false
	}
	return hasPrefix(r.may, own)
}

func hasPrefix(list []string, p string) bool {
	for _, x := range list {
		if x == "" || p == x || strings.HasPrefix(p, x+"/") {
			return true
		}
	}
	return false
}

func list(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Standard,Imports", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// TestNoGoFileKnowsTheWorld reads every Go file outside the tests: none may hold the name of a state, a body or a person of the
// default codebook as a word of its strings, names or comments.
func TestNoGoFileKnowsTheWorld(t *testing.T) {
	names := worldNames(t)
	files := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2 || d.Name() == "node_modules" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		for _, word := range wordsOf(t, path) {
			if names[word] {
				t.Errorf("%s knows %q: what is about the world belongs in the codebook", path, word)
			}
		}
		return nil
	})
	if err != nil || files < 20 {
		t.Fatalf("%d files read, %v", files, err)
	}
}

var word = regexp.MustCompile(`[\p{L}][\p{L}\p{M}’'-]*`)

// wordsOf gives the words of a file that stand in comments and strings, with their capitals.
func wordsOf(t *testing.T, path string) []string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, g := range f.Comments {
		text.WriteString(g.Text() + "\n")
	}
	for _, lit := range literals(f) {
		text.WriteString(lit + "\n")
	}
	return word.FindAllString(text.String(), -1)
}

// worldNames are the one-word names that could only mean one thing: states, and the surnames of people.
func worldNames(t *testing.T) map[string]bool {
	t.Helper()
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, a := range cb.Actors {
		switch {
		case a.Kind == "country" && !strings.Contains(a.Name, " "):
			names[a.Name] = true
		case a.Kind == "person":
			parts := strings.Fields(a.Name)
			names[parts[len(parts)-1]] = true
		case a.Form == "INTERGOVERNMENTAL" && a.Name == strings.ToUpper(a.Name):
			names[a.Name] = true
		}
	}
	for _, common := range ambiguous {
		delete(names, common)
	}
	return names
}

// ambiguous are names that are ordinary words or places of the trade as well.
var ambiguous = strings.Fields("Bush Price Rice Law Power Young May Long Li Le To An Be Mark Cook Waters Chad Jordan Georgia Oman Mali Go Graham Johnson Jones Wu")
