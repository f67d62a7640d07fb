package encoder

import "fmt"

// Attributions lie in one another: "Berg said that Rask had promised rain". A piece can be content of the outer one and source of
// the inner one, so it gets scores twice. The two levels share the lower layers, which know the words and their grammar, and part
// where layers begin to know the task.

// partingLayer is how many layers the two levels share.
const partingLayer = 4

// branch reads the inner level: an encoder that shares all but its upper layers with that of the outer one.
type branch struct {
	encoder *encoder
	head    *head
}

func newBranch(t *Tensors, outer *encoder) (b branch, err error) {
	e := *outer
	e.layers = append(make([]*layer, 0, attributionLayers), outer.layers[:partingLayer]...)[:attributionLayers]
	if err = readLayers(e.layers[partingLayer:], t, "nested.layers", partingLayer, e.kernel); err != nil {
		return b, err
	}
	b.encoder = &e
	b.head, err = newHead(t, "nested", Tags)
	return b, err
}

// Nested appends the scores of attributions inside the contents of others, for the window that Tag has read last, piece by piece.
// They mean something inside a content alone, so that other pieces may have become Context meanwhile; their scores are zero. It takes
// a third of the time of Tag at most and, like it, allocates nothing if out has room. It panics if the window is of another length.
func (w *Worker) Nested(window []Input, out []Scores) []Scores {
	if len(window) != max(0, len(w.inputs)-2) {
		panic(fmt.Sprintf("encoder: the inner level of %d pieces is asked for, but %d were tagged", len(window), max(0, len(w.inputs)-2)))
	}
	if len(window) == 0 {
		return out
	}
	w.need(window)
	copy(w.scratch.x, w.parting[:len(w.inputs)*width])
	w.tagger.nested.encoder.pass(w.scratch, w.sequence(), partingLayer, attributionLayers)
	return w.scored(w.tagger.nested.head, out)
}
