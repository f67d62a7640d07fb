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
//
// Since no shared row sees a part, what was read of them once holds for every part that is asked about later: a pass with
// known reads the parts alone, and takes the keys and values of the shared rows as an earlier pass with keep has kept them.
//
// needed are the rows of a sequence without parts whose meaning is asked for, in order; nil: all. The others are there to be
// seen, and the last layer leaves them out.
type sequence struct {
	shared int
	parts  []int
	keep   bool // what is read of the shared rows is kept in the scratch
	known  bool // the scratch has the shared rows from the pass before
	needed []int
}

// from is the first row that a pass reads.
func (q sequence) from() int {
	if q.known {
		return q.shared
	}
	return 0
}

// rows is the number of pieces of the sequence.
func (q sequence) rows() int {
	if n := len(q.parts); n > 0 {
		return q.parts[n-1]
	}
	return q.shared
}

// forward reads a sequence and leaves in s.x a row of width numbers for every piece, or for every one that is needed: its
// meaning in its surroundings.
func (e *encoder) forward(s *Scratch, inputs []input, q sequence) {
	e.embed(s, inputs, q.from())
	e.pass(s, q, 0, len(e.layers))
}

// pass takes the rows of a sequence through the layers first … end−1.
func (e *encoder) pass(s *Scratch, q sequence, first, end int) {
	from, to := q.from(), q.rows()
	for i := first; i < end; i++ {
		gather := q.needed != nil && i == len(e.layers)-1
		e.attend(s, q, i, gather)
		if gather {
			to = len(q.needed)
		}
		e.feedForward(s, e.layers[i], from, to)
	}
}

// embed gives every piece from row from on the sum of its word vector, the vector of its position and that of its features, normed.
func (e *encoder) embed(s *Scratch, inputs []input, from int) {
	zero := s.y[from*width : (from+1)*width]
	clear(zero)
	for i := from; i < len(inputs); i++ {
		in := inputs[i]
		x := s.x[i*width : (i+1)*width]
		word := e.words.codes[int(in.id)*width:][:width]
		e.kernel.embed(x, word, &e.words.scale[in.id], e.positions[in.position*width:][:width], e.features[in.feature*width:][:width])
		e.kernel.normAdd(x, zero, e.norm)
	}
}
