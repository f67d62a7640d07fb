package encoder

import (
	_ "embed" // the model files are part of the program
	"fmt"
	"sync"
)

// MaxWindow is the largest number of pieces that Tag reads at once.
const MaxWindow = longest - 2

// Features tell of a word what its lower-cased pieces do not.
type Features struct {
	Shape uint8 // Shape…: how it is written
	Quote uint8 // Quote…: whether it is quoted
	Place uint8 // Place…: whether it opens a paragraph
}

// How a word is written.
const (
	ShapeLower       uint8 = iota // all small letters, or one letter that is not a capital
	ShapeCapital                  // a capital first: Cat
	ShapeUpper                    // capitals throughout: NEWS
	ShapeInitial                  // one capital: A
	ShapeNumber                   // a digit first
	ShapePunctuation              // neither letter nor digit first
	ShapeMixed                    // a capital later on: iPhone
	shapeEdge                     // no word: the ends of the window
	shapes           = 8
)

// Whether a word is quoted.
const (
	QuoteOutside uint8 = iota
	QuoteOpens         // the mark that opens a quotation
	QuoteInside
	QuoteCloses // the mark that closes it
	quotes      = 4
)

// Whether a word opens a paragraph.
const (
	PlaceInside    uint8 = iota
	PlaceParagraph       // the first word of a paragraph
	PlaceText            // the first word of the first paragraph
	placeEdge            // no word: the ends of the window
	places         = 4
)

// row is where the vector of the features lies in the encoder's table.
func (f Features) row() int { return (int(f.Shape)*quotes+int(f.Quote))*places + int(f.Place) }

// valid tells whether the model knows the features.
func (f Features) valid() bool { return f.Shape < shapeEdge && f.Quote < quotes && f.Place < placeEdge }

// edge stands beside the first and the last piece of every window.
var edge = Features{Shape: shapeEdge, Place: placeEdge}

// Input is a piece with the features of its word. A word's Place goes with its first piece alone: Window sees to it.
type Input struct {
	ID int32
	Features
	Context bool // the piece is there for the sake of its neighbours: its scores are not computed
}

// Window appends to inputs the pieces of the words from … to−1 with the features of their words, as the model was
// trained to read them. features has one entry for every word of tokens.
func Window(inputs []Input, tokens Tokens, features []Features, from, to int) []Input {
	for w := from; w < to; w++ {
		f := features[w]
		for i := range tokens.Words[w].N {
			inputs = append(inputs, Input{ID: tokens.Pieces[tokens.Words[w].First+i].ID, Features: f})
			f.Place = PlaceInside
		}
	}
	return inputs
}

// The tags, as Scores has them: a piece begins (B) or continues (I) the words that name a source, the words that tell
// that it speaks (cue), or what it says (content) – or it is outside (O).
const (
	TagO = iota
	TagBSource
	TagISource
	TagBCue
	TagICue
	TagBContent
	TagIContent
	Tags = 7
)

// Scores are the logits of a piece, one for each tag: the larger, the likelier; softmax makes them probabilities.
type Scores [Tags]float32

// attributionLayers is the depth of the tagger: e5-small cut after half of its layers.
const attributionLayers = 6

// Tagger finds who says what: it gives every piece scores for being part of a source, a cue or a content, and once more for
// attributions inside a content. It was trained on the project's corpora from the lower half of e5-small. It is immutable and
// shared by all its workers.
type Tagger struct {
	encoder *encoder
	head    *head
	nested  branch
}

//go:embed model/attribution.safetensors
var attributionFile []byte

// Attribution gives the embedded tagger, laid out for this processor. The first call loads it, in well under 150 ms.
var Attribution = sync.OnceValues(func() (*Tagger, error) {
	defer release(attributionFile)
	return newTagger(attributionFile, bestKernel())
})

func newTagger(file []byte, k kernel) (*Tagger, error) {
	t, err := OpenTensors(file)
	if err != nil {
		return nil, fmt.Errorf("attribution model: %w", err)
	}
	features, err := tagFeatures(t)
	if err != nil {
		return nil, fmt.Errorf("attribution model: %w", err)
	}
	tagger := new(Tagger)
	if tagger.encoder, err = newEncoder(t, attributionLayers, features, k); err != nil {
		return nil, fmt.Errorf("attribution model: %w", err)
	}
	if tagger.head, err = newHead(t, "tag", Tags); err != nil {
		return nil, fmt.Errorf("attribution model: %w", err)
	}
	if tagger.nested, err = newBranch(t, tagger.encoder); err != nil {
		return nil, fmt.Errorf("attribution model: %w", err)
	}
	return tagger, nil
}

// tagFeatures adds up the vectors of shape, quote and place for each of their combinations.
func tagFeatures(t *Tensors) ([]float32, error) {
	shape, err := t.Floats("shape", shapes, width)
	if err != nil {
		return nil, err
	}
	quote, err := t.Floats("quote", quotes, width)
	if err != nil {
		return nil, err
	}
	place, err := t.Floats("place", places, width)
	if err != nil {
		return nil, err
	}
	table := make([]float32, 0, shapes*quotes*places*width)
	for r := range shapes * quotes * places {
		s, q, p := r/(quotes*places), r/places%quotes, r%places
		for i := range width {
			table = append(table, shape[s*width+i]+quote[q*width+i]+place[p*width+i])
		}
	}
	return table, nil
}

// NewWorker gives a worker on scratch memory, with 1 MB of its own. One goroutine uses it at a time.
func (t *Tagger) NewWorker(s *Scratch) *Worker {
	return &Worker{
		tagger: t, scratch: s, inputs: make([]input, 0, longest), needed: make([]int, 0, longest),
		parting: make([]float32, longest*width),
	}
}

// Worker runs the tagger for one goroutine.
type Worker struct {
	tagger  *Tagger
	scratch *Scratch
	inputs  []input   // of the window that was read last, with the pieces that open and close it
	needed  []int     // rows whose scores are asked for
	parting []float32 // all rows where the two levels part
	scores  [tileRows * headWidth]float32
}

// Tag reads a window of consecutive pieces and appends the scores of each, zero for those of Context, to out; it allocates nothing if out has room.
// Pieces near an end know less of their surroundings, so give windows some context on both sides and drop its scores. It
// panics if the window has more than MaxWindow pieces or a piece or feature that the model does not know.
func (w *Worker) Tag(window []Input, out []Scores) []Scores {
	if len(window) > MaxWindow {
		panic(fmt.Sprintf("encoder: window of %d pieces; at most %d", len(window), MaxWindow))
	}
	if len(window) == 0 {
		w.inputs = w.inputs[:0]
		return out
	}
	w.read(window)
	e, q := w.tagger.encoder, w.sequence()
	e.embed(w.scratch, w.inputs, 0)
	e.pass(w.scratch, q, 0, partingLayer)
	copy(w.parting, w.scratch.x[:len(w.inputs)*width])
	e.pass(w.scratch, q, partingLayer, attributionLayers)
	return w.scored(w.tagger.head, out)
}

// sequence is the window that was read last.
func (w *Worker) sequence() sequence { return sequence{shared: len(w.inputs), needed: w.needed} }

// scored appends the scores that a head gives the window's pieces, from the rows that are needed, which lie in front.
func (w *Worker) scored(h *head, out []Scores) []Scores {
	first := len(out)
	for range len(w.inputs) - 2 { // all but the pieces that open and close it
		out = append(out, Scores{})
	}
	for i := 0; i < len(w.needed); i += tileRows {
		h.scores(w.tagger.encoder.kernel, w.scores[:], w.scratch.x[i*width:])
		for r, row := range w.needed[i:min(i+tileRows, len(w.needed))] {
			out[first+row-1] = Scores(w.scores[r*headWidth:])
		}
	}
	return out
}

// read prepares the window, with the pieces that open and close a sequence.
func (w *Worker) read(window []Input) {
	w.inputs = append(w.inputs[:0], input{pieceStart, 0, edge.row()})
	for i, in := range window {
		if in.ID < 0 || in.ID >= vocabularySize || !in.valid() {
			panic(fmt.Sprintf("encoder: piece %d of the window is %+v", i, in))
		}
		w.inputs = append(w.inputs, input{in.ID, i + 1, in.row()})
	}
	w.inputs = append(w.inputs, input{pieceEnd, len(window) + 1, edge.row()})
	w.need(window)
}

// need asks for the rows of all pieces but those of Context.
func (w *Worker) need(window []Input) {
	w.needed = w.needed[:0]
	for i, in := range window {
		if !in.Context {
			w.needed = append(w.needed, i+1)
		}
	}
}
