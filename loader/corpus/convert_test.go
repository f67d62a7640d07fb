package corpus

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// converted converts marked articles as the command does.
func converted(t *testing.T, files ...string) []byte {
	t.Helper()
	var out []byte
	for a, err := range (Files{Articles: files}).ReadArticles() {
		if err != nil {
			t.Fatal(err)
		}
		out = append(append(out, a.Converted()...), '\n')
	}
	return out
}

// TestConvertedIsWhatTheScriptWrote: an article with Windows line ends, emoji, combining marks, a line separator, escapes and keys
// in odd orders comes out as the converter before this one wrote it, to the byte.
func TestConvertedIsWhatTheScriptWrote(t *testing.T) {
	want, err := os.ReadFile("testdata/odd-1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if got := converted(t, "testdata/odd-1.txt"); !bytes.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestConvertedIsWhatTheScriptWrites runs that converter on the whole corpus, where it is at hand.
func TestConvertedIsWhatTheScriptWrites(t *testing.T) {
	script := filepath.Join("..", "..", "..", "shared", "corpora", "attribution", "convert.py")
	python, err := exec.LookPath("python3")
	if _, gone := os.Stat(script); gone != nil || err != nil {
		t.Skip("skipped: the converter in Python is not here; the golden file stands for it")
	}
	files, err := Find("attribution/articles")
	if err != nil {
		t.Fatal(err)
	}
	want, err := exec.Command(python, append([]string{script}, files.Articles...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	got, lines := bytes.Split(converted(t, files.Articles...), []byte("\n")), bytes.Split(want, []byte("\n"))
	if len(got) != len(lines) {
		t.Fatalf("%d lines, the script wrote %d", len(got), len(lines))
	}
	for i := range got {
		if !bytes.Equal(got[i], lines[i]) {
			t.Errorf("%s differs:\n got %s\nwant %s", files.Articles[i], got[i], lines[i])
		}
	}
}

func TestConvertedIsReadAgain(t *testing.T) {
	want, err := ReadArticle("testdata/odd-1.txt")
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseConverted(want.Converted())
	if err != nil {
		t.Fatal(err)
	}
	if got.Text != want.Text || len(got.Attributions) != len(want.Attributions) {
		t.Fatalf("got %+v", got)
	}
	text := []rune(got.Text)
	for i, a := range got.Attributions {
		b := want.Attributions[i]
		if a.N != b.N || a.Content.Of(text) != b.Content.Of(text) || a.Source.Of(text) != b.Source.Of(text) || a.Act != b.Act || len(a.Positions) != len(b.Positions) {
			t.Errorf("%d: got %+v, want %+v", b.N, a, b)
		}
	}
	if words := got.Attributions[0].Content.Of(text); words != "“We will not,” “give up an inch\u2028of 😀 quay.”" {
		t.Errorf("content %q", words)
	}
}

func TestParseConvertedRefuses(t *testing.T) {
	for line, want := range map[string]string{
		`{"id":"a"`:    "no article in JSON",
		`{"text":"x"}`: `no "id"`,
		`{"id":"a"}`:   `no "text"`,
		`{"id":"a","text":"é","attributions":[{"content":[[0,2]]}]}`:   "beyond the text's 1 code points",
		`{"id":"a","text":"ab","attributions":[{"content":[[1,0]]}]}`:  "not a start and an end",
		`{"id":"a","text":"ab","attributions":[{"content":[[1]]}]}`:    "not a start and an end",
		`{"id":"a","text":"ab","attributions":[{"content":"[0, 1]"}]}`: "[[start,end]",
	} {
		if _, err := ParseConverted([]byte(line)); err == nil || !bytes.Contains([]byte(err.Error()), []byte(want)) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}
