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
	l := &linear{in: in, out: out}
	weights, err := t.Bytes(name+".weight", out, in)
	if err != nil {
		return nil, err
	}
	if l.scale, err = t.Floats(name+".scale", out); err != nil {
		return nil, err
	}
	if l.bias, err = t.Floats(name+".bias", out); err != nil {
		return nil, err
	}
	if in%to.group != 0 || out%to.panel != 0 || out%panelWidth != 0 {
		return nil, fmt.Errorf("layer %s of %d × %d does not divide into panels", name, out, in)
	}
	l.weights = pack(weights, in, out, to)
	if to.biased {
		l.correction = corrections(weights, in, out)
	}
	return l, nil
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
