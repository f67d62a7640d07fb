package encoder

// blockRows is how many rows go through the linear layers together: few enough that their numbers and a panel of weights
// stay in the caches, and enough that fetching the weights costs nothing. A multiple of tileRows.
const blockRows = 8 * tileRows

// maxRows is the number of rows the buffers hold: the longest sequence, and room to write beyond it, since kernels
// compute tileRows rows or lanes columns at once.
const maxRows = longest + lanes

// maxColumns is the number of attention keys the buffers hold: two parts, each padded to lanes, in panels of at most panelWidth.
const maxColumns = longest + 2*panelWidth

// scratch is the memory of one pass. It belongs to one goroutine and is used again for every sequence.
type scratch struct {
	x []float32 // [row][width]: what the pieces have become so far
	y []float32 // [row][width]: what the part at work gives, to be added to x

	heads  []float32 // queries, keys and values of all rows, panel by panel (panelMajor)
	keys   []float32 // one head's keys as columns, in the kernel's panels
	values []float32 // one head's values: [column][headWidth]
	scores []float32 // [tileRows][maxColumns]
	shares []float32 // [tileRows]: 1 over the sum of each row of scores

	kept []float32 // [layer] keys and values of the shared rows, panel by panel; nil: nothing is kept

	inner  []float32 // [blockRows][inner]
	codes  []byte    // a block's rows, quantised
	scales []float32 // and their scales
}

func newScratch() *scratch {
	return &scratch{
		x:      make([]float32, maxRows*width),
		y:      make([]float32, maxRows*width),
		heads:  make([]float32, maxRows*3*width),
		keys:   make([]float32, maxColumns*headWidth),
		values: make([]float32, maxColumns*headWidth),
		scores: make([]float32, tileRows*maxColumns),
		shares: make([]float32, tileRows),
		inner:  make([]float32, blockRows*inner),
		codes:  make([]byte, blockRows*inner*2),
		scales: make([]float32, blockRows),
	}
}

// quantise writes rows rows of n numbers as codes.
func (s *scratch) quantise(k kernel, x []float32, n, rows int) {
	size := n * k.layout().codeBytes
	for i := range rows {
		k.quantise(s.codes[i*size:(i+1)*size], x[i*n:(i+1)*n], &s.scales[i])
	}
}

// keptRows is how many rows of a passage are kept: the longest one with its marks, and room for kernels that read lanes rows at once.
const keptRows = MaxPassage + 2 + lanes

// keptSize is the numbers that are kept of a layer.
const keptSize = 2 * width * keptRows

// keeping makes the scratch keep what shared rows gave in so many layers.
func (s *scratch) keeping(layers int) *scratch {
	s.kept = make([]float32, layers*keptSize)
	return s
}

// keptOf is what was kept of a layer.
func (s *scratch) keptOf(layer int) projected {
	return projected{s.kept[layer*keptSize:][:keptSize], keptRows, width}
}

// keep copies the keys and values of the shared rows of a layer.
func (s *scratch) keep(layer, shared int) {
	to := s.keptOf(layer).data
	for panel := range 2 * width / panelWidth {
		copy(to[panel*keptRows*panelWidth:][:shared*panelWidth], s.heads[(width/panelWidth+panel)*maxRows*panelWidth:])
	}
}

// gather puts the rows and queries at the given places, which ascend, side by side at the beginning; keys and values stay.
func (s *scratch) gather(places []int) {
	for to, from := range places {
		copy(s.x[to*width:(to+1)*width], s.x[from*width:])
		for panel := range width / panelWidth {
			queries := s.heads[panel*maxRows*panelWidth:]
			copy(queries[to*panelWidth:(to+1)*panelWidth], queries[from*panelWidth:])
		}
	}
}
