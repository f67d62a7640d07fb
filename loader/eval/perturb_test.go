package eval

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
)

// line is an article as the scorers read it, marked or found.
type line struct {
	ID           string       `json:"id"`
	Text         string       `json:"text,omitempty"`
	Attributions []lineOfWhom `json:"attributions"`
}

type lineOfWhom struct {
	Source     corpus.Spans `json:"source"`
	Cue        corpus.Spans `json:"cue"`
	Content    corpus.Spans `json:"content"`
	Head       *[2]int      `json:"source_head,omitempty"`
	Speaker    string       `json:"speaker,omitempty"`
	SpeakerRef string       `json:"speaker_ref"`
}

// goldLine writes a marked article; some speakers get a marked head.
func goldLine(a *corpus.Article, rng *rand.Rand) line {
	l := line{ID: a.ID, Text: a.Text, Attributions: []lineOfWhom{}}
	for _, x := range Gold(a) {
		w := lineOfWhom{Source: x.Source, Cue: x.Cue, Content: x.Content, SpeakerRef: x.Speaker}
		if len(x.Source) > 0 && rng.IntN(3) == 0 {
			s := x.Source[0]
			at := s.Start + rng.IntN(s.Len())
			w.Head = &[2]int{at, at + 1 + rng.IntN(3)}
		}
		l.Attributions = append(l.Attributions, w)
	}
	return l
}

// perturbed makes of a marked article what a middling extractor could have found: some left out, some cut, moved, torn in pieces,
// given to another speaker, and some invented.
func perturbed(gold line, rng *rand.Rand) line {
	out := line{ID: gold.ID, Attributions: []lineOfWhom{}}
	length := len([]rune(gold.Text))
	for i, a := range gold.Attributions {
		if rng.IntN(6) == 0 {
			continue
		}
		b := lineOfWhom{Source: shaken(a.Source, length, rng), Cue: shaken(a.Cue, length, rng), Content: shaken(a.Content, length, rng)}
		switch rng.IntN(6) {
		case 0:
			b.Source = gold.Attributions[rng.IntN(len(gold.Attributions))].Source
		case 1:
			b.Source = corpus.Spans{}
		case 2:
			b.Speaker = a.SpeakerRef
		case 3:
			b.Speaker = gold.Attributions[(i+1)%len(gold.Attributions)].SpeakerRef
		}
		out.Attributions = append(out.Attributions, b)
		if rng.IntN(8) == 0 {
			start := rng.IntN(length)
			out.Attributions = append(out.Attributions, b, lineOfWhom{Source: b.Cue, Cue: corpus.Spans{}, Content: corpus.Spans{{Start: start, End: min(length, start+rng.IntN(60))}}})
		}
	}
	return out
}

// shaken moves the ends of spans a little, tears some in two and repeats some.
func shaken(spans corpus.Spans, length int, rng *rand.Rand) corpus.Spans {
	out := corpus.Spans{}
	for _, s := range spans {
		if rng.IntN(2) == 0 {
			s.Start = max(0, s.Start+rng.IntN(9)-4)
			s.End = max(s.Start, min(length, s.End+rng.IntN(9)-4))
		}
		if rng.IntN(5) == 0 && s.Len() > 4 {
			cut := s.Start + 1 + rng.IntN(s.Len()-2)
			out = append(out, graph.Span{Start: cut + rng.IntN(2), End: s.End}, graph.Span{Start: s.Start, End: cut})
			continue
		}
		out = append(out, s)
	}
	return out
}

// write writes lines as JSON Lines.
func write(t *testing.T, file string, lines []line) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, l := range lines {
		if err := enc.Encode(l); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// makeFixture writes gold.jsonl and found.jsonl of some articles of the corpus into a folder.
func makeFixture(t *testing.T, dir string, seed uint64, names ...string) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 6))
	var gold, found []line
	for _, name := range names {
		a, err := corpus.ReadArticle(filepath.Join("..", "corpus", "attribution", "articles", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		l := goldLine(a, rng)
		gold, found = append(gold, l), append(found, perturbed(l, rng))
	}
	if len(found) > 2 {
		found = found[1:] // the first article was not read
	}
	write(t, filepath.Join(dir, "gold.jsonl"), gold)
	write(t, filepath.Join(dir, "found.jsonl"), found)
}
