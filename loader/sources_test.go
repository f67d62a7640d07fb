package loader

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// gather lists what Sources yields, a line each: the name below dir, the reference, the content or the fault.
func gather(t *testing.T, dir string, stdin string, paths ...string) []string {
	t.Helper()
	var out []string
	for src, err := range Sources(context.Background(), paths, strings.NewReader(stdin), nil) {
		line := strings.TrimPrefix(src.Name, dir+string(filepath.Separator)) + "|" + src.Ref + "|" + string(src.Content)
		if err != nil {
			line += "|" + err.Error()
		}
		out = append(out, line)
	}
	return out
}

func TestSources(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.txt", "two")
	write(t, dir, "a/one.txt", "one")
	write(t, dir, ".hidden/no.txt", "hidden")
	write(t, dir, "c.jsonl", "{\"id\":\"x1\",\"text\":\"title: kept\\n\\nthree\",\"publishedOn\":\"2025-02-13\"}\n\nnot json\n{\"id\":\"x2\"}\n{\"id\":\"x3\",\"text\":\"four\",\"publishedOn\":\"soon\"}")
	got := gather(t, dir, "", dir)
	want := []string{
		"a/one.txt||one",
		"b.txt||two",
		"c.jsonl, line 1|x1|title: kept\n\nthree",
		"c.jsonl, line 3|||the line is not a JSON object",
		"c.jsonl, line 4|x2||the line has no \"text\"",
		"c.jsonl, line 5|x3||publishedOn \"soon\" is not a day",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

// TestFoldersHoldOtherThings: of a folder what is no article by its ending is named and passed over, unless the file itself is named; a
// folder in it that cannot be read does not end the rest.
func TestFoldersHoldOtherThings(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.TXT", "b.csv", "c.json", "d.txt.gz", "e", "f.htm", "g 3.4.2025", "below/h.docx", "below/i.md", ".j.csv"} {
		write(t, dir, name, "words")
	}
	if got := strings.Join(gather(t, dir, "", dir), " "); got != "a.TXT||words below/i.md||words e||words f.htm||words g 3.4.2025||words" {
		t.Errorf("read: %s", got)
	}
	csv := filepath.Join(dir, "b.csv")
	for _, c := range []struct {
		paths []string
		want  string
	}{
		{[]string{dir}, "b.csv below/h.docx c.json d.txt.gz"},
		{[]string{filepath.Join(dir, "*")}, "below/h.docx"},
		{[]string{csv, "-", "https://news.example/a.csv"}, ""},
		{[]string{filepath.Join(dir, "missing")}, ""},
	} {
		if got := overNames(t, dir, PassedOver(t.Context(), c.paths)); got != c.want {
			t.Errorf("%v passes over %q, want %q", c.paths, got, c.want)
		}
	}
	if got := gather(t, dir, "", csv); len(got) != 1 || got[0] != "b.csv||words" {
		t.Errorf("named itself: %q", got)
	}
	if n, known := CountSources(t.Context(), []string{dir}); n != 5 || !known {
		t.Errorf("%d sources are counted", n)
	}
	if err := os.Chmod(filepath.Join(dir, "below"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "below"), 0o755) })
	if _, err := os.ReadDir(filepath.Join(dir, "below")); err == nil {
		t.Skip("this user reads every folder")
	}
	if got := gather(t, dir, "", dir); len(got) != 5 || !strings.HasPrefix(got[1], "below||the folder cannot be read") {
		t.Errorf("with a folder that cannot be read: %q", got)
	}
}

func TestSourcesFromInputGlobAndNothing(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "x1.txt", "one")
	write(t, dir, "x2.txt", "two")
	write(t, dir, "y.txt", "three")
	if got := gather(t, dir, "", filepath.Join(dir, "x*.txt")); len(got) != 2 || got[1] != "x2.txt||two" {
		t.Errorf("glob: %q", got)
	}
	if got := gather(t, dir, "plain words", "-"); len(got) != 1 || got[0] != "standard input||plain words" {
		t.Errorf("input: %q", got)
	}
	if got := gather(t, dir, "{\"id\":\"a\",\"text\":\"b\"}\n", "-"); len(got) != 1 || got[0] != "standard input, line 1|a|b" {
		t.Errorf("lines: %q", got)
	}
	got := gather(t, dir, "", filepath.Join(dir, "missing"), filepath.Join(dir, "y.txt"))
	if len(got) != 2 || !strings.Contains(got[0], "no such file") || got[1] != "y.txt||three" {
		t.Errorf("a missing path must not end the rest: %q", got)
	}
}

func TestSourcesStopWhenAsked(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"1.txt", "2.txt", "3.txt"} {
		write(t, dir, name, "x")
	}
	n := 0
	for range Sources(context.Background(), []string{dir}, nil, nil) {
		n++
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for _, err := range Sources(ctx, []string{dir}, nil, nil) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		cancel()
	}
	if n != 2 {
		t.Errorf("%d sources came after the end", n-2)
	}
}

func TestJSONLineKeepsTextToTheLetter(t *testing.T) {
	for src, err := range Sources(context.Background(), []string{"-"}, strings.NewReader(`{"text":"\ufefftitle: x\r\n\r\n“é” 👩‍👩‍👧 e\u0301"}`), nil) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(src)
		if err != nil || a.Body != "\ufefftitle: x\r\n\r\n“é” 👩‍👩‍👧 e\u0301" {
			t.Errorf("got %q, %v", a.Body, err)
		}
		if d, err := Read(graph.Source{Content: src.Content, Name: "x.txt"}); err != nil || d.Title != "x" {
			t.Errorf("the same in a file has a header: %v %v", d, err)
		}
	}
}

// TestJSONFaults: what is wrong with a line is said in words that mean something to who wrote it.
func TestJSONFaults(t *testing.T) {
	for line, want := range map[string]string{
		`{"text": 5}`:                 "\"text\" is of the wrong kind, number",
		`["text"]`:                    "it is of another kind, array",
		`{"text": "a", "title": []}`:  "\"title\" is of the wrong kind, array",
		`{"text": "a", "authors": 5}`: "authors is a list of names, or one name",
		`{"text": "a"`:                "unexpected end of JSON input",
	} {
		_, err := parseLine("x, line 1", []byte(line))
		if graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "jsonArticle") {
			t.Errorf("%s: %v, want %s", line, err, want)
		}
	}
}

// TestIsForeign: days, versions and words behind a full stop are no endings.
func TestIsForeign(t *testing.T) {
	for name, want := range map[string]bool{
		"a.txt": false, "A.HTML": false, "a": false, "notes.2025-02-13": false, "notes.3.4.2025": false, "v1_2.0_1": false,
		"Talk with Dr. Berg": false, "Letter of 3. March": false, "a.statement": false,
		"a.csv": true, "a.json": true, "map.geojson": true, "a.tar.gz": true, "a.JPEG": true,
	} {
		if got := isForeign(name); got != want {
			t.Errorf("%q: foreign %v", name, got)
		}
	}
}
