package neo4j

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	styleRule  = regexp.MustCompile(`(?s)^(node|relationship)(?:\.(\w+))? \{\s*(.*?)\s*\}\n`)
	styleValue = regexp.MustCompile(`^(diameter|(?:border-|text-)?color|text-color-(?:internal|external)|border-width|shaft-width|font-size|padding|caption): (#[0-9A-F]{6}|\d+px|"(?:<type>|\{(\w+)\})")$`)
)

// TestBrowserStyle reads docs/standpoint.grass: every rule is well formed, is about something of the model and shows a property that it
// has; what kept rows say is told apart by colour.
func TestBrowserStyle(t *testing.T) {
	file, err := os.ReadFile("../../docs/standpoint.grass")
	if err != nil {
		t.Fatal(err)
	}
	columns := styledColumns()
	colours := map[string]string{}
	rest := string(file)
	for rest != "" {
		rule := styleRule.FindStringSubmatch(rest)
		if rule == nil {
			t.Fatalf("no rule begins here: %.80q", rest)
		}
		rest = rest[len(rule[0]):]
		of, known := columns[rule[1]+" "+rule[2]]
		if !known && rule[2] != "" {
			t.Errorf("%s is not of the model", rule[2])
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(rule[3], ";"), ";") {
			v := styleValue.FindStringSubmatch(strings.TrimSpace(line))
			switch {
			case v == nil:
				t.Errorf("%s %s: %q says nothing", rule[1], rule[2], line)
			case v[3] != "" && !strings.Contains(" "+of+" ", " "+v[3]+" "):
				t.Errorf("%s has no %s to show", rule[2], v[3])
			case v[1] == "color":
				colours[rule[2]] = v[2]
			}
		}
	}
	seen := map[string]bool{}
	for _, kind := range keptTypes {
		if colours[kind] == "" || seen[colours[kind]] {
			t.Errorf("%s has no colour of its own", kind)
		}
		seen[colours[kind]] = true
	}
}

// styledColumns are the properties without a type, which are texts, of nodes and relationships by label and type.
func styledColumns() map[string]string {
	columns := map[string]string{"node Actor": actorColumns}
	for _, n := range nodeColumns {
		if n.label != "Actor" {
			columns["node "+n.label] = n.columns
		}
	}
	for _, r := range edgeColumns {
		columns["relationship "+r.kind] = r.columns
	}
	return columns
}
