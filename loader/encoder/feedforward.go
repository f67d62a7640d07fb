package encoder

// feedForward is the second half of a layer for rows from … to−1, from what attention gave. Attention's result is mixed by a linear layer and
// added to the row; then every row, by itself, is widened to inner numbers, passed through the GELU (a soft threshold:
// Hendrycks, Gimpel 2016), narrowed again and added. Adding rather than replacing keeps what earlier layers found
// (residual connections); a norm follows each time.
func (e *encoder) feedForward(s *Scratch, l *layer, from, to int) {
	for block := block(to - from); from < to; from += block {
		n := min(block, to-from)
		x, y := s.x[from*width:], s.y[from*width:]
		e.step(s, y, y, l.out, n)
		e.add(x, y, l.norm1, n)
		e.step(s, x, s.inner, l.up, n)
		for i := range n {
			e.kernel.gelu(s.inner[i*inner : (i+1)*inner])
		}
		e.step(s, s.inner, y, l.down, n)
		e.add(x, y, l.norm2, n)
	}
}

// step quantises n rows of from and gives the rows of to by a linear layer.
func (e *encoder) step(s *Scratch, from, to []float32, l *linear, n int) {
	s.quantise(e.kernel, from, l.in, n)
	e.kernel.linear(rowMajor(to, l.out), s.codes, s.scales, l, n)
}

// add sets n rows x to the norm of x + y.
func (e *encoder) add(x, y []float32, to *layerNorm, n int) {
	for i := range n {
		e.kernel.normAdd(x[i*width:(i+1)*width], y[i*width:(i+1)*width], to)
	}
}
