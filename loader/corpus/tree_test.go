package corpus

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
)

// TestTheTree checks the corpora of this module: what is wrong with them is named, all of it.
func TestTheTree(t *testing.T) {
	files, err := Find("attribution/articles", "stance")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := Check(context.Background(), files, func(f Fault) { t.Error(f) })
	if err != nil {
		t.Fatal(err)
	}
	if sum.Articles < 325 || sum.Passages < 5750 || sum.Propositions < 118 {
		t.Errorf("the corpora have shrunk: %+v", sum)
	}
}

// TestSecondCodings sees to it that what was coded twice is sound and has the text of the corpora to the letter.
func TestSecondCodings(t *testing.T) {
	first, err := Find("attribution", "stance")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	read(t, first, func(id, text string) {
		if texts[id] != "" {
			t.Errorf("%s is found twice", id)
		}
		texts[id] = text
	})
	second, err := Find("second")
	if err != nil {
		t.Fatal(err)
	}
	coded := 0
	read(t, second, func(id, text string) {
		coded++
		if texts[id] != text {
			t.Errorf("%s: the text differs from that of the first coding; code the same text", id)
		}
	})
	if coded < 92 {
		t.Errorf("%d texts are coded twice, which is fewer than there were", coded)
	}
}

// TestPlainNews wants of unmarked news a text and an id of its own each, and nothing that is held out somewhere.
func TestPlainNews(t *testing.T) {
	known, err := Find("attribution", "stance")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	read(t, known, func(id, text string) { texts[text] = id })
	names, err := filepath.Glob("plain/*.jsonl")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	ids := map[string]bool{}
	for _, name := range names {
		for line, err := range lines(name) {
			var row struct{ ID, Text string }
			if err == nil {
				err = json.Unmarshal(line.text, &row)
			}
			if err != nil || row.ID == "" || len(row.Text) < 500 || ids[row.ID] || texts[row.Text] != "" {
				t.Errorf("%s:%d: %v, id %q, %d bytes", name, line.n, err, row.ID, len(row.Text))
			}
			ids[row.ID], texts[row.Text] = true, row.ID
		}
	}
}

// read gives every article's and passage's id and text.
func read(t *testing.T, files Files, each func(id, text string)) {
	t.Helper()
	for a, err := range files.ReadArticles() {
		if err != nil {
			t.Fatal(err)
		}
		each(a.ID, a.Text)
	}
	for p, err := range files.ReadPassages() {
		if err != nil {
			t.Fatal(err)
		}
		each(p.ID, p.Text)
	}
}
