package encoder

// input is a piece as it enters the encoder.
type input struct {
	id       int32 // of the vocabulary
	position int   // in its sequence
	feature  int   // row of the encoder's features: what is known of the piece beside its letters
}

// sequence is what one pass reads. The first shared rows see one another. Each part after them sees the shared rows and
// itself, and nothing sees it but itself, so that several questions about one passage share the reading of it.
// parts[i] is the row where part i ends.
type sequence struct {
	shared int
	parts  []int
}

// rows is the number of pieces of the sequence.
func (q sequence) rows() int {
	if n := len(q.parts); n > 0 {
		return q.parts[n-1]
	}
	return q.shared
}

// forward reads a sequence and leaves in s.x a row of width numbers for every piece: its meaning in its surroundings.
func (e *encoder) forward(s *scratch, inputs []input, q sequence) {
	e.embed(s, inputs)
	for _, l := range e.layers {
		e.project(s, l, q.rows())
		e.attend(s, q)
		e.feedForward(s, l, q.rows())
	}
}

// embed gives every piece the sum of its word vector, the vector of its position and that of its features, normed.
func (e *encoder) embed(s *scratch, inputs []input) {
	clear(s.y[:width])
	for i, in := range inputs {
		x := s.x[i*width : (i+1)*width]
		word := e.words.codes[int(in.id)*width:][:width]
		e.kernel.embed(x, word, &e.words.scale[in.id], e.positions[in.position*width:][:width], e.features[in.feature*width:][:width])
		e.kernel.normAdd(x, s.y[:width], e.norm)
	}
}
