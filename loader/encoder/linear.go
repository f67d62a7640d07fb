package encoder

import "fmt"

// linear is a matrix of weights in int8 with a bias: the part of a layer where almost all the time goes. A weight is
// code·scale with one scale an output (symmetric quantisation: Jacob et al. 2018, "Quantization and Training of Neural
// Networks for Efficient Integer-Arithmetic-Only Inference"). Its inputs are quantised row by row as they come, so that
// the products are whole numbers, added exactly, and only the sums become float32 again.
type linear struct {
	in, out     int
	weights     []byte    // int8, in the kernel's layout
	scale, bias []float32 // one an output
	correction  []int32   // one an output: what a biased kernel must start its sums from
}

// newLinear reads the layer called name and lays out its weights for the kernel.
func newLinear(t *Tensors, name string, in, out int, to layout) (*linear, error) {
	weights, err := t.Bytes(name+".weight", out, in)
	if err != nil {
		return nil, err
	}
	l := &linear{in: in, out: out, weights: weights}
	if l.scale, err = t.Floats(name+".scale", out); err != nil {
		return nil, err
	}
	if l.bias, err = t.Floats(name+".bias", out); err != nil {
		return nil, err
	}
	return l, l.lay(name, to)
}

// lay lays out weights that are as the file has them.
func (l *linear) lay(name string, to layout) error {
	if l.in%to.group != 0 || l.out%to.panel != 0 || l.out%panelWidth != 0 {
		return fmt.Errorf("layer %s of %d × %d does not divide into panels", name, l.out, l.in)
	}
	weights := l.weights
	l.weights = pack(weights, l.in, l.out, to)
	if to.biased {
		l.correction = corrections(weights, l.in, l.out)
	}
	return nil
}

// headsTogether is how many attention heads are taken at a time: those of a panel.
const headsTogether = panelWidth / headWidth

// newHeads reads the layer that gives queries, keys and values, and parts it by heads: each linear gives a panel of queries, one
// of keys and one of values.
func newHeads(t *Tensors, name string, to layout) ([]*linear, error) {
	all, err := newLinear(t, name, width, 3*width, layout{panel: 1, group: 1})
	if err != nil {
		return nil, err
	}
	var parts []*linear
	for first := 0; first < width; first += panelWidth {
		part := &linear{in: width, out: 3 * panelWidth}
		for at := first; at < 3*width; at += width {
			part.weights = append(part.weights, all.weights[at*width:(at+panelWidth)*width]...)
			part.scale = append(part.scale, all.scale[at:at+panelWidth]...)
			part.bias = append(part.bias, all.bias[at:at+panelWidth]...)
		}
		if err := part.lay(name, to); err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// pack lays out a matrix of out rows of in weights as the kernel wants it.
func pack(weights []byte, in, out int, to layout) []byte {
	if to.panel == 1 {
		return weights
	}
	packed := make([]byte, len(weights))
	for j := range out {
		row := weights[j*in : (j+1)*in]
		at := j/to.panel*to.panel*in + j%to.panel*to.group
		for t := 0; t < in; t += to.group {
			copy(packed[at:at+to.group], row[t:])
			at += to.panel * to.group
		}
	}
	return packed
}

// corrections gives −128 times the sum of each output's weights: with it, codes stored plus 128 give the true sum.
func corrections(weights []byte, in, out int) []int32 {
	c := make([]int32, out)
	for j := range c {
		for _, w := range weights[j*in : (j+1)*in] {
			c[j] -= 128 * int32(int8(w))
		}
	}
	return c
}
