package encoder

import (
	_ "embed" // the model files are part of the program
	"fmt"
	"runtime"
	"sync"
)

// The size of the models: e5-small (Wang et al. 2022), itself a small BERT.
const (
	width   = 384               // numbers that stand for a piece
	heads   = width / headWidth // attention heads
	inner   = 4 * width         // numbers between the two halves of the feed-forward part
	longest = 512               // positions, and so pieces of a sequence
)

// encoder is a stack of layers with the vectors that go into it; immutable once loaded, and shared by all workers.
type encoder struct {
	kernel    kernel
	words     *words
	positions []float32 // [longest][width], the type vector that is the same for all pieces added
	features  []float32 // [number of features][width]
	norm      *layerNorm
	layers    []*layer
}

// layer is one round of attention and feed-forward.
type layer struct {
	qkv          []*linear // attention: queries, keys and values, of headsTogether heads each
	out          *linear   // what they give, mixed
	up, down     *linear   // feed-forward
	norm1, norm2 *layerNorm
}

// words are the vectors of the word pieces, int8 with one scale a row.
type words struct {
	codes []byte
	scale []float32
}

//go:embed model/words.safetensors
var wordsFile []byte

// loadWords reads the word vectors once; both models share them, and the codes stay where the program file has them.
var loadWords = sync.OnceValues(func() (*words, error) {
	t, err := OpenTensors(wordsFile)
	if err != nil {
		return nil, fmt.Errorf("word vectors: %w", err)
	}
	w := new(words)
	if w.codes, err = t.Bytes("weight", vocabularySize, width); err != nil {
		return nil, fmt.Errorf("word vectors: %w", err)
	}
	w.scale, err = t.Floats("scale", vocabularySize)
	return w, err
})

// newEncoder reads depth layers from a model file and lays out their weights for the kernel.
func newEncoder(t *Tensors, depth int, features []float32, k kernel) (*encoder, error) {
	w, err := loadWords()
	if err != nil {
		return nil, err
	}
	e := &encoder{kernel: k, words: w, features: features, layers: make([]*layer, depth)}
	if e.norm, err = newLayerNorm(t, "norm"); err != nil {
		return nil, err
	}
	if e.positions, err = readPositions(t); err != nil {
		return nil, err
	}
	return e, readLayers(e.layers, t, "layers", 0, k)
}

// readLayers fills in layers from a model file, where they are called name and counted from first on, several at once.
func readLayers(layers []*layer, t *Tensors, name string, first int, k kernel) error {
	return each(len(layers), func(i int) (err error) {
		layers[i], err = newLayer(t, fmt.Sprintf("%s.%d.", name, first+i), k.layout())
		return err
	})
}

func readPositions(t *Tensors) ([]float32, error) {
	positions, err := t.Floats("positions", longest, width)
	if err != nil {
		return nil, err
	}
	kind, err := t.Floats("type", width)
	for i := range positions {
		positions[i] += kind[i%width]
	}
	return positions, err
}

func newLayer(t *Tensors, prefix string, to layout) (*layer, error) {
	l := new(layer)
	for _, part := range []struct {
		name    string
		in, out int
		to      **linear
	}{
		{"out", width, width, &l.out},
		{"up", width, inner, &l.up},
		{"down", inner, width, &l.down},
	} {
		var err error
		if *part.to, err = newLinear(t, prefix+part.name, part.in, part.out, to); err != nil {
			return nil, err
		}
	}
	var err error
	if l.qkv, err = newHeads(t, prefix+"qkv", to); err != nil {
		return nil, err
	}
	if l.norm1, err = newLayerNorm(t, prefix+"norm1"); err != nil {
		return nil, err
	}
	l.norm2, err = newLayerNorm(t, prefix+"norm2")
	return l, err
}

// each calls do for 0 … n−1, as many at once as there are processors, and gives the first error by number.
func each(n int, do func(int) error) error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range n {
		free <- struct{}{}
		wait.Go(func() {
			errs[i] = do(i)
			<-free
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
