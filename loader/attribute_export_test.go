package loader

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// exportedText is a text to cut, and then with its words as the encoder reads them.
type exportedText struct {
	ID    string    `json:"id"`
	Text  string    `json:"text"`
	Words [][]int32 `json:"words"` // start, end, line, sentence, shape, quote state, place, pieces…
}

// TestExportWords cuts the texts of a JSON Lines file into the words and features that the program reads, so that training
// sees the very same: STANDPOINT_WORDS_FROM names the file, STANDPOINT_WORDS_TO what to write. training/attribution_data.py
// calls it.
func TestExportWords(t *testing.T) {
	from, to := os.Getenv("STANDPOINT_WORDS_FROM"), os.Getenv("STANDPOINT_WORDS_TO")
	if from == "" || to == "" {
		t.Skip("skipped: set STANDPOINT_WORDS_FROM and STANDPOINT_WORDS_TO to export what the tagger is trained on")
	}
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	enc, dec := exportTo(t, to), json.NewDecoder(bufio.NewReader(in))
	for dec.More() {
		var row exportedText
		if err := dec.Decode(&row); err != nil {
			t.Fatal(err)
		}
		row.Words = exportWords(Segment(&graph.Article{Body: row.Text}))
		if err := enc.Encode(row); err != nil {
			t.Fatal(err)
		}
	}
}

func exportWords(d *Document) [][]int32 {
	rows := make([][]int32, 0, len(d.Words))
	for i, w := range d.Words {
		row := []int32{int32(w.Start), int32(w.End), int32(w.Line), int32(w.Sentence), int32(w.Shape), int32(w.Quote), int32(d.placeOf(i))}
		for _, p := range d.tokens.Pieces[w.First : w.First+w.N] {
			row = append(row, p.ID)
		}
		rows = append(rows, row)
	}
	return rows
}
