package loader_test

// The cases: small invented articles, one phenomenon each, with what a careful reader finds in them.
//
// A case is a txtar file in testdata/cases. The lines above the first file name the phenomenon; then come three files:
//
//	-- article --   a header (title, publisher, date), a blank line, the text
//	-- expect --    what must be found, a line each, in the order of the text: statements, then relations
//	-- never --     what must not be found; at least one line
//
// A statement has six columns, or seven:
//
//	Lena Orlov for Norland | said | “We will not sign,” | direct | 2025-02-13 | ukraine-neutrality opposes | within 2
//
//   - speaker: the names of those who speak, "A; B" if together; "for X" if on behalf of somebody; "unnamed: a diplomat" with the
//     printed words if nobody is named; "-" if the text has no speaker
//   - cue and content: the printed words; pieces are joined by " … "; "-" for no cue
//   - form: direct, mixed or indirect
//   - when: 2025-02-13, or 2024-12-01..2024-12-31, either end open; "-" if unknown
//   - stances on propositions of the codebook, joined by commas; "-" for none; those that only follow from another are left out
//   - within N: the N-th line of the list relays this one
//
// A relation has its kind and status, the parties, "A > B" if one acts on the other; its day and its place where they are told:
//
//	relation visit planned: Lena Orlov > Norland | 2025-03-04 | Norburg
//
// What must not be found:
//
//	said: WORDS           in no content          speaker: NAME          speaks nowhere
//	cue: WORDS            in no cue              speaker NAME: WORDS    not said by that one
//	take: SLUG [STANCE]   no such stance         take NAME: SLUG [STANCE]
//	actor: NAME           there is no such actor
//	relation: KIND [STATUS]
//
// Characters that cannot be seen are written \r, \u{A0}, \u{308}; spaces around columns do not count.
//
// Cases in testdata/cases/open are right and not yet reached: each must still fail, and gaps.txt beside them says by how much.
//
//	go test ./loader -run Cases -update
//
// writes what is found into the expect part of the cases (never into those of open) and gaps.txt anew.

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

var update = flag.Bool("update", false, "write what is found into the cases")

const (
	casesDir     = "testdata/cases"
	openDir      = "testdata/cases/open"
	casesBook    = "testdata/cases/codebook.yaml"
	openGaps     = "testdata/cases/open/gaps.txt"
	fewestCases  = 45 // of different phenomena
	fewestWholes = 4  // whole articles
)

// casesExtractor reads the cases with their own codebook.
var casesExtractor = sync.OnceValues(func() (*loader.Extractor, error) {
	cb, err := codebook.Open(casesBook)
	if err != nil {
		return nil, err
	}
	return loader.New(cb)
})

func extractorOf(t *testing.T, get func() (*loader.Extractor, error)) *loader.Extractor {
	t.Helper()
	x, err := get()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// proposals keeps what was extracted, for several tests look at the same.
var proposals sync.Map

// propose extracts an article as it stands in a case.
func propose(t *testing.T, x *loader.Extractor, article string) graph.Proposal {
	t.Helper()
	type key struct {
		x       *loader.Extractor
		article string
	}
	if p, ok := proposals.Load(key{x, article}); ok {
		return p.(graph.Proposal)
	}
	a, err := loader.Read(graph.Source{Name: "case.txt", Content: []byte(article)})
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := x.Extract(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	proposals.Store(key{x, article}, p)
	return p
}

func TestCases(t *testing.T) {
	x := extractorOf(t, casesExtractor)
	for _, c := range readCases(t, casesDir) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := propose(t, x, c.article)
			found := describe(p)
			if *update {
				c.write(t, found)
			} else if missing, extra := compare(c.expect, found); len(missing)+len(extra) > 0 {
				t.Errorf("%s: %s\nexpected and not found:\n%sfound and not expected:\n%s", c.file, c.phenomenon, listed(missing), listed(extra))
			} else if c.outOfOrder(found) {
				t.Errorf("%s: the lines are not in the order in which they were found:\n%s", c.file, listed(found))
			}
			for _, n := range c.never {
				if fault := n.fault(p); fault != "" {
					t.Errorf("%s: %q must not be found, but %s", c.file, n.line, fault)
				}
			}
		})
	}
}

// TestOpenCases keeps account of the known gaps. A case that has no gap any more must move up to the others.
func TestOpenCases(t *testing.T) {
	x := extractorOf(t, casesExtractor)
	var report strings.Builder
	total := gap{}
	for _, c := range readCases(t, openDir) {
		p := propose(t, x, c.article)
		g := c.gap(p)
		if g.closed() && rightRenamed(t, c) {
			t.Errorf("%s is reached now: move it to %s", c.file, casesDir)
		}
		fmt.Fprintf(&report, "%-28s %v\n", c.name, g)
		total.add(g)
	}
	fmt.Fprintf(&report, "%-28s %v\n", "all", total)
	if *update {
		if err := os.WriteFile(openGaps, []byte(report.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(openGaps)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != report.String() {
		t.Errorf("%s is out of date; with -update it becomes\n%s", openGaps, report.String())
	}
}

// TestCasesAreDifferent demands enough cases, each with something that must not be found, and no sentence twice.
func TestCasesAreDifferent(t *testing.T) {
	cb, err := codebook.Open(casesBook)
	if err != nil {
		t.Fatal(err)
	}
	reached := readCases(t, casesDir)
	if len(reached) < fewestCases {
		t.Errorf("there are %d cases, fewer than %d", len(reached), fewestCases)
	}
	wholes := 0
	in := map[string]string{}
	for _, c := range append(reached, readCases(t, openDir)...) {
		if strings.HasPrefix(c.name, "whole-") {
			wholes++
		}
		if len(c.never) == 0 {
			t.Errorf("%s: nothing is named that must not be found", c.file)
		}
		for _, fault := range c.faults(cb) {
			t.Errorf("%s: %s", c.file, fault)
		}
		for _, s := range c.sentences() {
			if other, ok := in[s]; ok && other != c.file {
				t.Errorf("%s and %s share the sentence %q", other, c.file, s)
			}
			in[s] = c.file
		}
	}
	if wholes < fewestWholes {
		t.Errorf("there are %d whole articles, fewer than %d", wholes, fewestWholes)
	}
}

// readCases reads the cases of a folder, in the order of their names.
func readCases(t *testing.T, dir string) []testCase {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var out []testCase
	for _, file := range files {
		c, err := readCase(file)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

// listed writes lines below one another, indented.
func listed(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString("    " + l + "\n")
	}
	return b.String()
}
