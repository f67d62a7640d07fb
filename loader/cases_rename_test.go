package loader_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/unicode/norm"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

const renameFile = "testdata/rename.yaml"

// renaming puts invented names in place of others.
type renaming struct {
	to   map[string]string
	from map[rune][]string // by their first letter, longest first
}

// readRenaming reads rename.yaml. Every name is found in capitals, with decomposed accents and with
// non-breaking spaces too.
var readRenaming = sync.OnceValues(func() (*renaming, error) {
	data, err := os.ReadFile(renameFile)
	if err != nil {
		return nil, err
	}
	var groups map[string]map[string]string
	if err := yaml.Unmarshal(data, &groups); err != nil {
		return nil, fmt.Errorf("%s: %w", renameFile, err)
	}
	r := &renaming{to: map[string]string{}, from: map[rune][]string{}}
	for _, names := range groups {
		for from, to := range names {
			r.add(from, to)
		}
	}
	r.sort()
	return r, nil
})

// add takes a name as it may be printed.
func (r *renaming) add(from, to string) {
	spellings := []func(string) string{norm.NFD.String, func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }}
	if len(from) > 3 {
		spellings = append(spellings, strings.ToUpper)
	}
	r.to[from] = to
	for _, spelt := range spellings {
		if as := spelt(from); as != from {
			r.to[as] = spelt(to)
		}
	}
}

// sort files the names by their first letter, once all are added.
func (r *renaming) sort() {
	for from := range r.to {
		first, _ := utf8.DecodeRuneInString(from)
		r.from[first] = append(r.from[first], from)
	}
	for _, names := range r.from {
		slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	}
}

// text renames every whole word, once, the longest name first.
func (r *renaming) text(s string) string {
	var b strings.Builder
	inside := false // within a word
	for len(s) > 0 {
		first, size := utf8.DecodeRuneInString(s)
		if name := r.nameAt(s, first); name != "" && !inside {
			b.WriteString(r.to[name])
			s = s[len(name):]
			inside = true
			continue
		}
		b.WriteString(s[:size])
		s = s[size:]
		inside = ofWord(first)
	}
	return b.String()
}

// nameAt is the name that s begins with and that ends where a word ends.
func (r *renaming) nameAt(s string, first rune) string {
	for _, name := range r.from[first] {
		if strings.HasPrefix(s, name) {
			if next, _ := utf8.DecodeRuneInString(s[len(name):]); !ofWord(next) || strings.HasSuffix(name, ".") {
				return name
			}
		}
	}
	return ""
}

func ofWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// renamedExtractor has a codebook in which all is as in that of the cases but the names.
var renamedExtractor = sync.OnceValues(func() (*loader.Extractor, error) {
	r, err := readRenaming()
	if err != nil {
		return nil, err
	}
	cb, err := codebook.Open(casesBook)
	if err != nil {
		return nil, err
	}
	renamed, err := codebook.Parse("renamed.yaml", []byte(r.text(cb.YAML)))
	if err != nil {
		return nil, err
	}
	return loader.New(renamed)
})

// TestRenamedCases gives every actor another name and demands the same statements, stances and relations.
func TestRenamedCases(t *testing.T) {
	for _, c := range readCases(t, casesDir) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if missing, extra := compareRenamed(t, c); len(missing)+len(extra) > 0 {
				t.Errorf("%s: with other names\nexpected and not found:\n%sfound and not expected:\n%s", c.file, listed(missing), listed(extra))
			}
		})
	}
}

// compareRenamed gives what is missing and what is too much where every actor of a case has another name.
func compareRenamed(t *testing.T, c testCase) (missing, extra []string) {
	t.Helper()
	r, err := readRenaming()
	if err != nil {
		t.Fatal(err)
	}
	var expect []string
	for _, line := range c.expect {
		expect = append(expect, canonical(r.text(line)))
	}
	return compare(expect, describe(propose(t, extractorOf(t, renamedExtractor), r.text(c.article))))
}

// rightRenamed tells whether a case is right with other names, too: else it stays open.
func rightRenamed(t *testing.T, c testCase) bool {
	missing, extra := compareRenamed(t, c)
	return len(missing)+len(extra) == 0
}

// TestEveryActorIsRenamed demands that rename.yaml leaves no person, and nobody of the codebook, under the old name, and that
// no new name was there before.
func TestEveryActorIsRenamed(t *testing.T) {
	r, err := readRenaming()
	if err != nil {
		t.Fatal(err)
	}
	x := extractorOf(t, casesExtractor)
	all := x.Codebook().YAML
	for _, c := range readCases(t, casesDir) {
		all += "\n" + c.article
		for _, a := range propose(t, x, c.article).Actors {
			if (a.Known || a.Kind == graph.ActorPerson) && r.text(a.Name) == a.Name {
				t.Errorf("%s: rename.yaml has no other name for %s", c.file, a.Name)
			}
		}
	}
	for from, to := range r.to {
		back := renaming{to: map[string]string{to: from}, from: map[rune][]string{}}
		first, _ := utf8.DecodeRuneInString(to)
		back.from[first] = []string{to}
		if strings.Contains(all, to) && back.text(all) != all {
			t.Errorf("rename.yaml: %s is to become %s, which is there already", from, to)
		}
	}
}
