package loader_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/loader/encoder"
	"github.com/standpoint-graph/standpoint/loader/eval"
)

// exportedClues are what the confidence of an attribution rests on, and whether it is right.
type exportedClues struct {
	Set     string             `json:"set"`     // the corpus
	Article int                `json:"article"` // its number there
	Within  bool               `json:"within"`
	Right   bool               `json:"right"`
	Clues   map[string]float64 `json:"clues"`
}

// TestExportClues writes what training/confidence.py learns from, when STANDPOINT_CLUES_TO names a file: the attributions found in
// the held-out fifth of the project's articles, and in the JSON Lines files that STANDPOINT_CLUES_FROM lists.
func TestExportClues(t *testing.T) {
	to := os.Getenv("STANDPOINT_CLUES_TO")
	if to == "" {
		t.Skip("skipped: set STANDPOINT_CLUES_TO to a file to export what the confidence of attributions is fitted on")
	}
	f, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	_, held := corpus.Split(articlesOf(t, "corpus/attribution"))
	exportClues(t, enc, "held out", held)
	for _, path := range strings.Fields(os.Getenv("STANDPOINT_CLUES_FROM")) {
		exportClues(t, enc, path, articlesOf(t, path))
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func exportClues(t *testing.T, enc *json.Encoder, set string, articles []*corpus.Article) {
	t.Helper()
	model, err := encoder.Attribution()
	if err != nil {
		t.Fatal(err)
	}
	tagger, linker := loader.NewTagger(model), loader.NewLinker(shippedCodebook(t))
	for i, a := range articles {
		d := eval.Segmented(a)
		if err := tagger.Attribute(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if err := linker.Link(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		for _, within := range []bool{false, true} {
			for _, row := range cluesOf(a, d, within) {
				row.Set, row.Article = set, i
				if err := enc.Encode(row); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// cluesOf compares what was found on one level with what is marked on it.
func cluesOf(a *corpus.Article, d *loader.Document, within bool) (rows []exportedClues) {
	var found []eval.Attribution
	for i := range d.Attributions {
		x := &d.Attributions[i]
		if (x.Within >= 0) != within {
			continue
		}
		row := exportedClues{Within: within, Clues: map[string]float64{}}
		for c, v := range x.Clues() {
			row.Clues[loader.ClueNames[c]] = v
		}
		rows, found = append(rows, row), append(found, eval.Attribution{Source: x.Speaker, Cue: x.Cue, Content: x.Content})
	}
	marked := a.Outer()
	for i := range marked {
		marked[i] = marked[i] != within
	}
	for i, right := range eval.Joint(a.Text, eval.Part(eval.Gold(a), marked), found) {
		rows[i].Right = right
	}
	return rows
}
