package encoder

// blockRows is how many rows go through the linear layers together: few enough that their numbers and a panel of weights
// stay in the caches, and enough that fetching the weights costs nothing. A multiple of tileRows.
const blockRows = 8 * tileRows

// block is how many of rows rows go through together: equal shares, so that the last one does not fetch all weights for a few.
func block(rows int) int {
	blocks := max(1, (rows+blockRows-1)/blockRows)
	share := (rows + blocks - 1) / blocks
	return (share + tileRows - 1) / tileRows * tileRows
}

// maxRows is the number of rows the buffers hold: the longest sequence, and room to write beyond it, since kernels
// compute tileRows rows or lanes columns at once.
const maxRows = longest + lanes

// maxColumns is the number of attention keys the buffers hold: two parts, each padded to lanes, in panels of at most panelWidth.
const maxColumns = longest + 2*panelWidth

// Scratch is the memory of one pass, about 3 MB, and 4 MB more with a worker of a judge. It belongs to one goroutine and is used again
// for every sequence. Workers may share it if they take turns: between two calls that belong together – Tag and Nested; Glance, Finish
// and Compare – no other may read.
type Scratch struct {
	x []float32 // [row][width]: what the pieces have become so far
	y []float32 // [row][width]: what the part at work gives, to be added to x

	heads  []float32 // queries, keys and values of all rows for the heads that are taken together: a panel (panelMajor) for each
	keys   []float32 // one head's keys as columns, in the kernel's panels
	values []float32 // one head's values: [column][headWidth]
	scores []float32 // [tileRows][maxColumns]
	shares []float32 // [tileRows]: 1 over the sum of each row of scores

	kept []float32 // [layer] keys and values of the shared rows, panel by panel

	inner  []float32 // [blockRows][inner]
	codes  []byte    // rows, quantised: a block's, or all before attention
	scales []float32 // and their scales
}

// NewScratch gives scratch memory for workers of one goroutine.
func NewScratch() *Scratch {
	return &Scratch{
		x:      make([]float32, maxRows*width),
		y:      make([]float32, maxRows*width),
		heads:  make([]float32, maxRows*3*panelWidth),
		keys:   make([]float32, maxColumns*headWidth),
		values: make([]float32, maxColumns*headWidth),
		scores: make([]float32, tileRows*maxColumns),
		shares: make([]float32, tileRows),
		inner:  make([]float32, blockRows*inner),
		codes:  make([]byte, max(blockRows*inner, maxRows*width)*2),
		scales: make([]float32, maxRows),
	}
}

// quantise writes rows rows of n numbers as codes.
func (s *Scratch) quantise(k kernel, x []float32, n, rows int) {
	size := n * k.layout().codeBytes
	for i := range rows {
		k.quantise(s.codes[i*size:(i+1)*size], x[i*n:(i+1)*n], &s.scales[i])
	}
}

// keptRows is how many rows of a passage are kept: the longest one with its marks, and room for kernels that read lanes rows at once.
const keptRows = MaxPassage + 2 + lanes

// keptSize is the numbers that are kept of a layer.
const keptSize = 2 * width * keptRows

// keepLayers makes room to keep what shared rows give in so many layers.
func (s *Scratch) keepLayers(layers int) {
	if len(s.kept) < layers*keptSize {
		s.kept = make([]float32, layers*keptSize)
	}
}

// keptOf is what was kept of a pair of heads in a layer.
func (s *Scratch) keptOf(layer, pair int) projected {
	const size = 2 * keptRows * panelWidth
	return projected{s.kept[layer*keptSize+pair*size:][:size], keptRows, 1}
}

// keep copies the keys and values of the shared rows.
func (s *Scratch) keep(layer, pair, shared int) {
	to := s.keptOf(layer, pair).data
	for panel := range 2 {
		copy(to[panel*keptRows*panelWidth:][:shared*panelWidth], s.heads[(1+panel)*maxRows*panelWidth:])
	}
}
