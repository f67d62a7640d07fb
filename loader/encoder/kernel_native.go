//go:build amd64 || arm64

package encoder

//go:generate go run -C internal/gen . -to ../..

// productFunc multiplies panels of matrices in float32.
type productFunc func(dst *float32, dstStride int, a *float32, aStride int, b *float32, bStride, n int, scales *float32, panels, bPanel int)

// linearFunc multiplies a tile of codes with a panel of weights.
type linearFunc func(dst *float32, dstStride int, codes *byte, codesStride int, weights *byte, n int,
	correction *int32, rowScales, scale, bias *float32, ahead *byte)

// native is a kernel in generated assembly. The functions behind it take addresses and cannot see where a slice ends, so
// each method touches the last element they will reach first: too short a slice panics here.
type native struct {
	label          string
	shape          layout
	productColumns int // columns of a panel of productTile

	embedRow     func(dst *float32, codes *byte, scale, position, feature *float32)
	normAddRow   func(x, y, gain, bias *float32)
	quantiseRow  func(codes *byte, x *float32, n int, scale *float32)
	geluRow      func(x *float32, groups int)
	softmaxRow   func(x *float32, groups int, inverse *float32)
	scoresTile   productFunc
	productTile  productFunc
	linearTile   linearFunc
	transposeRow func(dst *float32, dstStride int, src *float32, stride int)
}

func (k *native) name() string { return k.label }

func (k *native) layout() layout { return k.shape }

func (k *native) embed(dst []float32, codes []byte, scale *float32, position, feature []float32) {
	_, _, _, _ = dst[width-1], codes[width-1], position[width-1], feature[width-1]
	k.embedRow(&dst[0], &codes[0], scale, &position[0], &feature[0])
}

func (k *native) normAdd(x, y []float32, n *layerNorm) {
	_, _ = x[width-1], y[width-1]
	k.normAddRow(&x[0], &y[0], &n.gain[0], &n.bias[0])
}

// quantiseGroups is how many times lanes numbers the function behind quantise takes at once; rows divide by that.
const quantiseGroups = 4

func (k *native) quantise(codes []byte, x []float32, scale *float32) {
	_ = codes[len(x)*k.shape.codeBytes-1]
	k.quantiseRow(&codes[0], &x[0], len(x)/(quantiseGroups*lanes), scale)
}

func (k *native) gelu(x []float32) { k.geluRow(&x[0], len(x)/lanes) }

func (k *native) softmax(x []float32, inverse *float32) { k.softmaxRow(&x[0], len(x)/lanes, inverse) }

func (k *native) scores(dst []float32, dstStride int, queries []float32, stride int, keys []float32, columns int, scales []float32) {
	panel := k.shape.keyPanel
	panels := (columns + panel - 1) / panel
	_, _ = dst[(tileRows-1)*dstStride+panels*panel-1], queries[(tileRows-1)*stride+headWidth-1]
	_, _ = keys[panels*panel*headWidth-1], scales[tileRows-1]
	k.scoresTile(&dst[0], 4*dstStride, &queries[0], 4*stride, &keys[0], 4*panel, headWidth, &scales[0], panels, 4*panel*headWidth)
}

func (k *native) product(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride int, n int, scales []float32) {
	_, _ = dst[(tileRows-1)*dstStride+headWidth-1], a[(tileRows-1)*aStride+n-1]
	_, _ = b[(n-1)*bStride+headWidth-1], scales[tileRows-1]
	k.productTile(&dst[0], 4*dstStride, &a[0], 4*aStride, &b[0], 4*bStride, n, &scales[0], headWidth/k.productColumns, 4*k.productColumns)
}

func (k *native) transpose(dst []float32, src []float32, stride int) {
	panel := k.shape.keyPanel
	if k.transposeRow == nil { // moving data is all that this is, so that any code gives the same
		transpose(dst, panel, src, stride)
		return
	}
	_, _ = dst[(headWidth-1)*panel+lanes-1], src[(lanes-1)*stride+headWidth-1]
	k.transposeRow(&dst[0], 4*panel, &src[0], 4*stride)
}

// unrolled is how many steps of group inputs the function behind linear takes at once.
const unrolled = 2

// linear goes through the panels of weights, and for each through the rows: a panel stays in the nearest caches, and the
// next one is fetched meanwhile, a quarter of it with each of the first four tiles.
func (k *native) linear(dst matrix, codes []byte, scales []float32, l *linear, rows int) {
	width, size := k.shape.panel, l.in*k.shape.codeBytes
	panel := width * l.in
	k.checkLinear(dst, codes, scales, l, rows, size)
	for j := 0; j < l.out; j += width {
		weights := l.weights[j*l.in:]
		var correction *int32
		if k.shape.biased {
			correction = &l.correction[j]
		}
		for i := 0; i < rows; i += tileRows {
			ahead := min(panel+i/tileRows%4*panel/4, len(weights)-1)
			k.linearTile(&dst.data[j/panelWidth*dst.panelStride+i*dst.rowStride+j%panelWidth], 4*dst.rowStride,
				&codes[i*size], size, &weights[0], l.in/k.shape.group/unrolled,
				correction, &scales[i], &l.scale[j], &l.bias[j], &weights[ahead])
		}
	}
}

// checkLinear panics if a slice ends before what linear reaches, the rows that fill the last tile included.
func (k *native) checkLinear(dst matrix, codes []byte, scales []float32, l *linear, rows, size int) {
	whole := (rows + tileRows - 1) / tileRows * tileRows
	_, _ = codes[whole*size-1], scales[whole-1]
	_ = dst.data[(l.out/panelWidth-1)*dst.panelStride+(whole-1)*dst.rowStride+panelWidth-1]
}
