package loader

import (
	"context"
	"math"
	"slices"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// Tagger finds the spans of speakers, cues and contents with the encoder. It belongs to one goroutine and reads one
// window at a time.
type Tagger struct {
	worker *encoder.Worker
	input  []encoder.Input
	output []encoder.Scores
}

// NewTagger makes a tagger of its own scratch memory over the shared model.
func NewTagger(model *encoder.Tagger) *Tagger { return newTagger(model, encoder.NewScratch()) }

func newTagger(model *encoder.Tagger, s *encoder.Scratch) *Tagger {
	return &Tagger{worker: model.NewWorker(s)}
}

// tagging is an article that is being tagged: the rows of words lie in order, so that windows may be read in any.
type tagging struct {
	*Document
	features []encoder.Features
	outer    [][tags]float32 // log probabilities of every word's tags; those of the inner level are the document's
}

// Attribute tags the whole text and fills d.Found and d.Nested. Spans end with their line. When ctx is done it stops between
// two windows.
func (t *Tagger) Attribute(ctx context.Context, d *Document) error {
	return tagText(ctx, newPool(1, func() *hands { return &hands{tag: t} }), d)
}

// tagText is Attribute with the hands of a pool.
func tagText(ctx context.Context, p *pool, d *Document) error {
	g := tagging{d, make([]encoder.Features, len(d.Words)), make([][tags]float32, len(d.Words))}
	for i, w := range d.Words {
		g.features[i] = encoder.Features{Shape: w.Shape, Quote: uint8(w.Quote), Place: d.placeOf(i)}
	}
	d.Nested = make([][tags]float32, len(d.Words))
	windows := d.windows()
	err := p.spread(ctx, len(windows), func(h *hands, i int) error {
		h.tag.tagWindow(g, windows[i])
		return nil
	})
	if err != nil {
		return err
	}
	d.Found = d.spansOf(Range{0, len(d.Words)}, bestTags(g.outer), g.outer)
	return nil
}

// tagWindow gives on both levels each word of w.Main its log probabilities: those of its first piece.
func (t *Tagger) tagWindow(d tagging, w window) {
	t.input = encoder.Window(t.input[:0], d.tokens, d.features, w.All.From, w.All.To)
	offset := d.Words[w.All.From].First
	for i := range t.input {
		t.input[i].Context = true
	}
	for i := w.Main.From; i < w.Main.To; i++ {
		t.input[d.Words[i].First-offset].Context = false
	}
	t.output = t.worker.Tag(t.input, t.output[:0])
	for i := w.Main.From; i < w.Main.To; i++ {
		d.outer[i], d.Nested[i] = logSoftmax(t.output[d.Words[i].First-offset]), nothingNested
	}
	if !t.leaveContents(d, w) {
		return
	}
	t.output = t.worker.Nested(t.input, t.output[:0])
	for i := w.Main.From; i < w.Main.To; i++ {
		if at := d.Words[i].First - offset; !t.input[at].Context {
			d.Nested[i] = logSoftmax(t.output[at])
		}
	}
}

// leaveContents makes context of the words of w.Main that lie in no sentence of which any may be a word of a content: the inner level
// says nothing of them. It tells whether a word is left.
func (t *Tagger) leaveContents(d tagging, w window) bool {
	offset, any := d.Words[w.All.From].First, false
	for from := w.Main.From; from < w.Main.To; {
		to := from + 1
		for to < w.Main.To && d.Words[to].Sentence == d.Words[from].Sentence {
			to++
		}
		holds := holdsContent(d.outer[from:to])
		for i := from; i < to; i++ {
			t.input[d.Words[i].First-offset].Context = !holds
		}
		from, any = to, any || holds
	}
	return any
}

// nothingNested is the row of a word that lies in no content.
var nothingNested = func() (row [tags]float32) {
	for tag := range row {
		if tag != tagOutside {
			row[tag] = never
		}
	}
	return row
}()

// never is a log probability of next to nothing.
const never = -20

// unlikely is the probability below which a word is not taken for a word of a content.
const unlikely = 0.05

// holdsContent tells whether any of the words may be a word of a content: elsewhere the inner level is not read.
func holdsContent(rows [][tags]float32) bool {
	first, least := firstTag(ContentRole), float32(math.Log(unlikely))
	for _, row := range rows {
		if max(row[first], row[first+1]) > least {
			return true
		}
	}
	return false
}

// nestedFavour is by how much, as a logarithm, a word inside a content is less likely to be part of nothing than the tagger thinks.
// Few words are part of anything there, so that the tagger learnt to be shy; three in four of what it finds in addition are right.
// Chosen among 0, 0.5, 1, 1.5 and 2 on the held-out articles.
const nestedFavour = 1.5

// nestedIn gives the spans tagged inside the words w of a content: the most probable ones that begin and end in it.
func (d *Document) nestedIn(w Range) []Found {
	if len(d.Nested) == 0 {
		return nil
	}
	scores := slices.Clone(d.Nested[w.From:w.To])
	for i := range scores {
		scores[i][tagOutside] -= nestedFavour
	}
	return d.spansOf(w, bestTags(scores), scores)
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
			out = append(out, Found{Role: roleOf(tag), Words: Range{word, word + 1}, Confidence: p, Least: p})
			continue
		}
		f := &out[len(out)-1]
		f.Words.To = word + 1
		f.Confidence += p
		f.Least = min(f.Least, p)
	}
	for i := range out {
		out[i].Confidence /= float64(out[i].Words.To - out[i].Words.From)
	}
	return out
}
