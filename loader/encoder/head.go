package encoder

// head is the last linear layer of a model, in float32: from the width numbers of a row to a few scores.
type head struct {
	columns []float32 // [width][headWidth]: one column a score, zero from there on
	bias    []float32
}

// newHead reads the head called name with n scores, n ≤ headWidth.
func newHead(t *Tensors, name string, n int) (*head, error) {
	rows, err := t.Floats(name+".weight", n, width)
	if err != nil {
		return nil, err
	}
	h := &head{columns: make([]float32, width*headWidth)}
	for j := range n {
		for i := range width {
			h.columns[i*headWidth+j] = rows[j*width+i]
		}
	}
	h.bias, err = t.Floats(name+".bias", n)
	return h, err
}

// once is the scale of a product that has none.
var once = [tileRows]float32{1, 1, 1, 1, 1, 1}

// scores writes the scores of tileRows rows x to the rows of dst, headWidth numbers each.
func (h *head) scores(k kernel, dst, x []float32) {
	k.product(dst, headWidth, x, width, h.columns, headWidth, width, once[:])
	for i := range tileRows {
		for j, b := range h.bias {
			dst[i*headWidth+j] += b
		}
	}
}
