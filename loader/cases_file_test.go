package loader_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// testCase is one file of testdata/cases.
type testCase struct {
	name, file, phenomenon string
	archive                *txtar.Archive
	article                string // as it is read, escapes resolved
	expect                 []string
	never                  []never
}

// readCase parses a case; the error says what is wrong with the file.
func readCase(file string) (testCase, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return testCase{}, err
	}
	c := testCase{name: strings.TrimSuffix(filepath.Base(file), ".txtar"), file: file, archive: txtar.Parse(data)}
	c.phenomenon = strings.TrimSpace(string(c.archive.Comment))
	for i, name := range []string{"article", "expect", "never"} {
		if len(c.archive.Files) != 3 || c.archive.Files[i].Name != name {
			return c, fmt.Errorf("%s: the parts are not article, expect and never, in this order", file)
		}
	}
	if c.article, err = unescape(string(c.archive.Files[0].Data)); err != nil {
		return c, fmt.Errorf("%s: %w", file, err)
	}
	for _, line := range lines(c.archive.Files[1].Data) {
		c.expect = append(c.expect, canonical(line))
	}
	for _, line := range lines(c.archive.Files[2].Data) {
		n, err := parseNever(line)
		if err != nil {
			return c, fmt.Errorf("%s: %w", file, err)
		}
		c.never = append(c.never, n)
	}
	return c, nil
}

// lines are the lines that are not blank.
func lines(data []byte) []string {
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// canonical takes the spaces off the columns and sorts the parties of a relation, which have no order.
func canonical(line string) string {
	columns := strings.Split(line, "|")
	for i := range columns {
		columns[i] = strings.TrimSpace(columns[i])
	}
	if head, parties, ok := strings.Cut(columns[0], ": "); ok && strings.HasPrefix(head, "relation ") {
		from, to, directed := strings.Cut(parties, " > ")
		columns[0] = head + ": " + sortedNames(from)
		if directed {
			columns[0] += " > " + sortedNames(to)
		}
	}
	return strings.Join(columns, " | ")
}

// write puts what was found into the expect part, in columns.
func (c testCase) write(t *testing.T, found []string) {
	t.Helper()
	c.archive.Files[1].Data = []byte(inColumns(found))
	if data := txtar.Format(c.archive); !bytes.Equal(data, mustRead(t, c.file)) {
		if err := os.WriteFile(c.file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func mustRead(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// inColumns pads speaker and cue, so that the eye finds the contents below one another.
func inColumns(found []string) string {
	width := [2]int{}
	for _, line := range found {
		for i, column := range strings.SplitN(line, " | ", 3) {
			if i < 2 && !strings.HasPrefix(line, "relation ") {
				width[i] = max(width[i], len([]rune(column)))
			}
		}
	}
	var b strings.Builder
	for _, line := range found {
		columns := strings.SplitN(line, " | ", 3)
		if len(columns) == 3 && !strings.HasPrefix(line, "relation ") {
			line = fmt.Sprintf("%-*s | %-*s | %s", width[0], columns[0], width[1], columns[1], columns[2])
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

var statementLine = regexp.MustCompile(`^(-|[^|]+) \| (-|[^|]+) \| ([^|]+) \| (direct|mixed|indirect) \| (-|[0-9.-]+) \| ([^|]+?)( \| within \d+)?$`)
var relationLine = regexp.MustCompile(`^relation (call|meeting|visit|agreement|negotiation|cooperation|aid|sanction|attack) (happened|ongoing|planned|denied): [^|]+( \| [^|]+){0,2}$`)

// faults finds lines that could never match: misspelt columns, words that are not in the article, unknown propositions.
func (c testCase) faults(cb *codebook.Codebook) []string {
	var out []string
	text := escape(c.article)
	for _, line := range c.expect {
		m := statementLine.FindStringSubmatch(line)
		if m == nil {
			if !relationLine.MatchString(line) {
				out = append(out, fmt.Sprintf("%q is neither a statement nor a relation", line))
			}
			continue
		}
		for _, piece := range append(strings.Split(m[2], " … "), strings.Split(m[3], " … ")...) {
			if piece != "-" && !strings.Contains(text, piece) {
				out = append(out, fmt.Sprintf("%q is not in the article", piece))
			}
		}
		for _, take := range strings.Split(m[6], ", ") {
			if slug, _, _ := strings.Cut(take, " "); take != "-" && cb.Proposition(slug) == nil {
				out = append(out, fmt.Sprintf("the codebook has no proposition %q", slug))
			}
		}
	}
	for _, n := range c.never {
		if fault := n.idle(text, cb); fault != "" {
			out = append(out, fault)
		}
	}
	return out
}

// sentences are the article's sentences, roughly: enough to see that none is used twice.
func (c testCase) sentences() []string {
	_, text, _ := strings.Cut(strings.ReplaceAll(c.article, "\r", ""), "\n\n")
	var out []string
	for _, s := range regexp.MustCompile(`[.?!]["”’]?\s+|\n+`).Split(text, -1) {
		if s = strings.TrimSpace(s); len(strings.Fields(s)) > 2 {
			out = append(out, strings.ToLower(s))
		}
	}
	return out
}

var escaped = regexp.MustCompile(`\\(?:r|\\|u\{[0-9A-Fa-f]+\}|.)`)

// unescape resolves \r, \\ and \u{…}.
func unescape(s string) (string, error) {
	var fault error
	out := escaped.ReplaceAllStringFunc(s, func(e string) string {
		switch {
		case e == `\r`:
			return "\r"
		case e == `\\`:
			return `\`
		case strings.HasPrefix(e, `\u{`):
			if n, err := strconv.ParseUint(e[3:len(e)-1], 16, 32); err == nil && n <= unicode.MaxRune {
				return string(rune(n))
			}
		}
		fault = fmt.Errorf("%s is no escape; write \\r, \\\\ or \\u{A0}", e)
		return e
	})
	return out, fault
}

// escape writes what cannot be seen so that it can.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == ' ':
			b.WriteRune(r)
		case unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Mc):
			fmt.Fprintf(&b, `\u{%X}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
