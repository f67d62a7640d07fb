package encoder

// layerNorm is what its name says (Ba, Kiros, Hinton 2016): it shifts and scales each row to mean 0 and variance 1, then every
// number by a gain and a bias of its own, so that no layer has to cope with rows that have grown large or small.
type layerNorm struct{ gain, bias []float32 }

func newLayerNorm(t *Tensors, name string) (*layerNorm, error) {
	n := new(layerNorm)
	var err error
	if n.gain, err = t.Floats(name+".gain", width); err != nil {
		return nil, err
	}
	n.bias, err = t.Floats(name+".bias", width)
	return n, err
}
