package encoder

// kernel is the arithmetic of the forward pass on one kind of processor. Everything else in the package is written once
// on top of it.
//
// All kernels give the same bits, so that an article gives the same attributions on every machine. For that, every
// number has one defined way to be computed; kernel_go.go is the definition to read, and these are its rules:
//
//   - products of int8 codes are summed in int32, exactly, in any order;
//   - a sum of floats along a row has sixteen lanes: lane i adds the elements i, i+16, i+32 … in this order; the lanes
//     are then folded 16 → 8 → 4 → 2 → 1, each lane with the one half the width away;
//   - a multiplication whose product is only added to something is fused with the addition (one rounding), and no other
//     is; addition, division, square root and conversion round to nearest even;
//   - exponentials are one polynomial, its result scaled by adding to the exponent; no approximate reciprocals.
//
// Emulating the fused instructions (fma.go) takes plain Go about a quarter of its time; doing without them would double
// the instructions of attention's products, a fifth of the time of the AVX-512 kernel.
//
// Slices may be longer than what is used. Rows in multiples of tileRows are read and written: buffers are padded, and
// what lands in the padding means nothing.
type kernel interface {
	// name is what tests and benchmarks call the kernel.
	name() string

	// layout tells how weights and codes lie in memory.
	layout() layout

	// embed sets dst[i] = codes[i]·scale + position[i] + feature[i] for one piece of width numbers.
	embed(dst []float32, codes []byte, scale *float32, position, feature []float32)

	// normAdd sets the row x to the layer norm of x + y.
	normAdd(x, y []float32, n *layerNorm)

	// quantise writes the row x as codes: x[i] ≈ code·scale, code in −127…127.
	quantise(codes []byte, x []float32, scale *float32)

	// linear sets dst = codes·weightsᵀ·scales + bias for rows rows.
	linear(dst matrix, codes []byte, scales []float32, l *linear, rows int)

	// gelu replaces every x by x·Φ(x), in Hendrycks and Gimpel's (2016) tanh form.
	gelu(x []float32)

	// scores sets dst[i][j] = scales[i] · Σ queries[i][t]·key j[t] for tileRows rows i and columns keys j, a multiple of
	// lanes; it may write up to keyPanel columns more. Keys lie as transpose writes them, in panels of layout().keyPanel.
	scores(dst []float32, dstStride int, queries []float32, stride int, keys []float32, columns int, scales []float32)

	// product sets dst[i][j] = scales[i] · Σ a[i][t]·b[t][j] for tileRows rows i and headWidth columns j, adding from t = 0
	// to n−1. aStride, bStride and dstStride are the numbers from one row to the next.
	product(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride int, n int, scales []float32)

	// softmax replaces each of a multiple of lanes scores x by 2^(x−max) and gives 1 over their sum. What is more than 64
	// below the largest counts as 64 below: its share is less than a float32 can tell.
	softmax(x []float32, inverse *float32)

	// transpose writes lanes rows of headWidth numbers as columns of a panel of keys:
	// dst[t·layout().keyPanel + i] = src[i·stride + t].
	transpose(dst []float32, src []float32, stride int)
}

const (
	lanes     = 16 // partial sums of a row, and the numbers of an AVX-512 register
	tileRows  = 6  // rows a kernel computes at once
	headWidth = 32 // numbers of one attention head
)

// layout is how a kernel wants int8 weights and activation codes. Weights lie as [out/panel][in/group][panel][group]: a
// panel of output columns, and for each the codes of group neighbouring inputs, which one instruction multiplies.
type layout struct {
	panel, group int
	codeBytes    int  // bytes of an activation code
	keyPanel     int  // columns of attention keys that lie together: a multiple of lanes, at most panelWidth
	biased       bool // activation codes are stored plus 128, since the processor multiplies unsigned by signed
}

// matrix is a place for the rows of a linear layer. Column j of row i lies at (j/64)·panelStride + i·rowStride + j%64,
// so that it can be row by row, or panel by panel with all that one head reads close together.
type matrix struct {
	data                   []float32
	rowStride, panelStride int
}

// panelWidth is the number of columns of a matrix that lie together, in every layout: two heads.
const panelWidth = 2 * headWidth

// rowMajor is a matrix whose rows of n numbers follow one another.
func rowMajor(data []float32, n int) matrix { return matrix{data, n, panelWidth} }

// panelMajor is a matrix whose panels hold rows rows each.
func panelMajor(data []float32, rows int) matrix { return matrix{data, panelWidth, rows * panelWidth} }
