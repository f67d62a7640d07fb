package neo4j

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestOperationsNameIndexes compares the table of indexes in docs/operations.md with what the migrations lay down. A name there may be
// cut short at its beginning, as _by_title is for article_by_title, or at its end, as article_by_… is; constraints on ids go together.
func TestOperationsNameIndexes(t *testing.T) {
	manual, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(manual), "| index | what it is for |")
	table, _, ends := strings.Cut(table, "\n\n")
	if !found || !ends {
		t.Fatal("there is no table of indexes")
	}
	var patterns []*regexp.Regexp
	for line := range strings.Lines(table) {
		first, _, _ := strings.Cut(strings.TrimPrefix(line, "|"), "|")
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(first, -1) {
			text := strings.ReplaceAll(regexp.QuoteMeta(name[1]), "…", `\w+`)
			if strings.HasPrefix(text, "_") {
				text = `\w+` + text
			}
			patterns = append(patterns, regexp.MustCompile("^"+text+"$"))
		}
	}
	steps, err := readMigrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	named := map[*regexp.Regexp]bool{}
	for _, name := range sortedKeys(wantedIndexes(steps)) {
		ok := strings.HasSuffix(name, "_id") || name == "migration_number" // "one for each kind of node"
		for _, p := range patterns {
			if p.MatchString(name) {
				ok, named[p] = true, true
			}
		}
		if !ok {
			t.Errorf("the manual does not say what %s is for", name)
		}
	}
	for _, p := range patterns {
		if !named[p] {
			t.Errorf("the manual names an index %s that there is none of", p)
		}
	}
}
