package loader

import (
	"context"
	"math"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// Tagger finds the spans of speakers, cues and contents with the encoder. It belongs to one goroutine and reads one
// article at a time.
type Tagger struct {
	ctx      context.Context // of the article being read; see Attribute
	worker   *encoder.Worker
	features []encoder.Features // of every word of the article
	input    []encoder.Input
	output   []encoder.Scores
	scores   [][tags]float32
}

// NewTagger makes a tagger of its own scratch memory over the shared model.
func NewTagger(model *encoder.Tagger) *Tagger { return &Tagger{worker: model.NewWorker()} }

// Attribute tags the whole text and fills d.Found. When ctx is done it stops between two windows, and so does every
// later Tag of the same article.
func (t *Tagger) Attribute(ctx context.Context, d *Document) error {
	t.ctx = ctx
	t.features = t.features[:0]
	for i, w := range d.Words {
		t.features = append(t.features, encoder.Features{Shape: w.Shape, Quote: uint8(w.Quote), Place: d.placeOf(i)})
	}
	d.Found = t.Tag(d, Range{0, len(d.Words)})
	return ctx.Err()
}

// Tag finds the spans in a stretch of words, read as if it were a text of its own. Spans end with their line.
// It finds nothing once the context given to Attribute is done.
func (t *Tagger) Tag(d *Document, r Range) []Found {
	t.scores = t.scores[:0]
	for _, w := range d.windows(r) {
		if t.ctx.Err() != nil {
			return nil
		}
		t.tagWindow(d, w)
	}
	return d.spansOf(r, bestTags(t.scores), t.scores)
}

// tagWindow appends a row of log probabilities for each word of w.Main: those of the word's first piece.
func (t *Tagger) tagWindow(d *Document, w window) {
	t.input = encoder.Window(t.input[:0], d.tokens, t.features, w.All.From, w.All.To)
	offset := d.Words[w.All.From].First
	for i := range t.input {
		t.input[i].Context = true
	}
	for i := w.Main.From; i < w.Main.To; i++ {
		t.input[d.Words[i].First-offset].Context = false
	}
	t.output = t.worker.Tag(t.input, t.output[:0])
	for i := w.Main.From; i < w.Main.To; i++ {
		t.scores = append(t.scores, logSoftmax(t.output[d.Words[i].First-offset]))
	}
}

// placeOf says whether a word is the first of the text, of a line, or neither.
func (d *Document) placeOf(i int) uint8 {
	switch {
	case i == 0:
		return encoder.PlaceText
	case d.Words[i-1].Line != d.Words[i].Line:
		return encoder.PlaceParagraph
	}
	return encoder.PlaceInside
}

// spansOf turns tags into spans with the mean probability of their tags.
func (d *Document) spansOf(r Range, best []int, scores [][tags]float32) []Found {
	var out []Found
	for i, tag := range best {
		if tag == tagOutside {
			continue
		}
		word := r.From + i
		p := math.Exp(float64(scores[i][tag]))
		newLine := i > 0 && d.Words[word].Line != d.Words[word-1].Line
		if tag == firstTag(roleOf(tag)) || newLine || len(out) == 0 {
			out = append(out, Found{Role: roleOf(tag), Words: Range{word, word + 1}, Confidence: p})
			continue
		}
		f := &out[len(out)-1]
		f.Words.To = word + 1
		f.Confidence += p
	}
	for i := range out {
		out[i].Confidence /= float64(out[i].Words.To - out[i].Words.From)
	}
	return out
}
