package encoder

import "math"

// plain is the kernel in Go alone. It runs everywhere, and it is the definition that the others must reproduce.
//
// Conversions like float32(a*b) are not idle: the language lets a compiler fuse a·b + c unless the product is converted,
// and on some processors it does.
type plain struct{}

func (plain) name() string { return "go" }

// layout keeps the weights as the model file has them: a row of inputs for every output.
func (plain) layout() layout { return layout{panel: 1, group: 1, codeBytes: 1, keyPanel: headWidth} }

func (plain) embed(dst []float32, codes []byte, scale *float32, position, feature []float32) {
	for i, code := range codes[:width] {
		dst[i] = fma(float32(int8(code)), *scale, position[i]) + feature[i]
	}
}

func (plain) normAdd(x, y []float32, n *layerNorm) {
	var sum, squares [lanes]float32
	x = x[:width]
	for i := range x {
		x[i] += y[i]
		sum[i%lanes] += x[i]
	}
	mean := float32(fold(&sum) * (1.0 / width))
	for i := range x {
		x[i] -= mean
		squares[i%lanes] = fma(x[i], x[i], squares[i%lanes])
	}
	variance := float32(fold(&squares) * (1.0 / width))
	inverse := 1 / float32(math.Sqrt(float64(variance+normEpsilon)))
	for i := range x {
		x[i] = fma(x[i]*inverse, n.gain[i], n.bias[i])
	}
}

// fold adds the lanes, half on half.
func fold(v *[lanes]float32) float32 {
	for half := lanes / 2; half > 0; half /= 2 {
		for i := range half {
			v[i] += v[i+half]
		}
	}
	return v[0]
}

func (plain) quantise(codes []byte, x []float32, scale *float32) {
	largest := float32(smallestScale)
	for _, v := range x {
		largest = max(largest, v, -v)
	}
	steps := 127 / largest
	for i, v := range x {
		codes[i] = byte(roundEven(v * steps))
	}
	*scale = largest * (1.0 / 127)
}

// roundEven rounds a number of at most 2²² to the nearest integer, ties to even: added to 1.5·2²³ it keeps no fraction.
func roundEven(x float32) int32 {
	const magic = 3 << 22
	return int32(math.Float32bits(float32(x)+magic)) - int32(math.Float32bits(magic))
}

func (plain) linear(dst matrix, codes []byte, scales []float32, l *linear, rows int) {
	var buffer [inner]int64
	pair := buffer[:l.in]
	for i := 0; i < rows; i += 2 {
		packPair(pair, codes[i*l.in:], l.in)
		for j := 0; j < l.out; j += 4 {
			base := j/panelWidth*dst.panelStride + i*dst.rowStride + j%panelWidth
			for c, sums := range dotPair(pair, l.weights[j*l.in:]) {
				scale, bias := l.scale[j+c], l.bias[j+c]
				dst.data[base+c] = fma(float32(int32(sums))*scales[i], scale, bias)
				dst.data[base+c+dst.rowStride] = fma(float32(upper(sums))*scales[i+1], scale, bias)
			}
		}
	}
}

// packPair puts the codes of two rows of n side by side: one multiplication by a weight multiplies both, and sums of the
// products, at most 1536·127² in size, stay in their halves.
func packPair(pair []int64, codes []byte, n int) {
	first, second := codes[:n], codes[n:2*n]
	for t := range pair {
		pair[t] = int64(int8(first[t])) + int64(int8(second[t]))<<32
	}
}

// upper gives the sum of the second row; a negative first one has borrowed 1 from it.
func upper(sums int64) int32 { return int32((sums - int64(int32(sums))) >> 32) }

// dotPair multiplies a pair of rows with four rows of weights.
func dotPair(pair []int64, weights []byte) [4]int64 {
	n := len(pair)
	w0, w1, w2, w3 := weights[:n], weights[n:][:n], weights[2*n:][:n], weights[3*n:][:n]
	var s0, s1, s2, s3 int64
	for t, x := range pair {
		s0 += x * int64(int8(w0[t]))
		s1 += x * int64(int8(w1[t]))
		s2 += x * int64(int8(w2[t]))
		s3 += x * int64(int8(w3[t]))
	}
	return [4]int64{s0, s1, s2, s3}
}

func (plain) gelu(x []float32) {
	for i, v := range x {
		y := fma(v*v, geluCubic, geluLinear) * v
		x[i] = v / (exp2(min(max(y, -exponentLimit), exponentLimit)) + 1)
	}
}

func (k plain) scores(dst []float32, dstStride int, queries []float32, stride int, keys []float32, columns int, scales []float32) {
	for c := 0; c < columns; c += headWidth {
		k.product(dst[c:], dstStride, queries, stride, keys[c*headWidth:], headWidth, headWidth, scales)
	}
}

func (plain) product(dst []float32, dstStride int, a []float32, aStride int, b []float32, bStride int, n int, scales []float32) {
	for i := range tileRows {
		var sum [headWidth]float32
		for t, x := range a[i*aStride : i*aStride+n] {
			row := b[t*bStride:][:headWidth]
			for j := range sum {
				sum[j] = fma(x, row[j], sum[j])
			}
		}
		out := dst[i*dstStride:][:headWidth]
		for j, s := range sum {
			out[j] = s * scales[i]
		}
	}
}

func (plain) softmax(x []float32, inverse *float32) {
	largest := x[0]
	for _, v := range x {
		largest = max(largest, v)
	}
	var sum [lanes]float32
	for i, v := range x {
		x[i] = exp2(max(v-largest, -exponentLimit))
		sum[i%lanes] += x[i]
	}
	*inverse = 1 / fold(&sum)
}

// exp2 gives 2^x for |x| ≤ exponentLimit: 2^n by the exponent, n the nearest integer, and 2^(x−n) by its Taylor series up
// to the fifth power, which is off by a share of 3.5·10⁻⁶ at most; the codes of eight bits are a thousand times coarser.
func exp2(x float32) float32 {
	n := roundEven(x)
	f := x - float32(n)
	p := fma(exp5, f, exp4)
	p = fma(p, f, exp3)
	p = fma(p, f, exp2nd)
	p = fma(p, f, exp1)
	p = fma(p, f, 1)
	return math.Float32frombits(math.Float32bits(p) + uint32(n)<<23)
}

func (plain) transpose(dst []float32, src []float32, stride int) {
	transpose(dst, headWidth, src, stride)
}

// transpose writes lanes rows as columns of rows that are panel numbers apart.
func transpose(dst []float32, panel int, src []float32, stride int) {
	for i := range lanes {
		for t, v := range src[i*stride:][:headWidth] {
			dst[t*panel+i] = v
		}
	}
}

// Constants of the kernels. The generators of the assembly have the same ones.
const (
	normEpsilon   = 1e-12 // as BERT was trained
	smallestScale = 1e-9  // the largest number of a row of zeros
	exponentLimit = 64    // 2^±64 stays far from what float32 cannot hold

	// 2^f for |f| ≤ ½ is about 1 + exp1·f + … + exp5·f⁵: the powers of ln 2, each over its factorial.
	exp1   = 0.69314718
	exp2nd = 0.24022651
	exp3   = 0.05550411
	exp4   = 0.00961813
	exp5   = 0.00133336

	// x·Φ(x) ≈ x / (1 + 2^(x·(geluLinear + geluCubic·x²))): 2·√(2/π), times log₂e.
	geluLinear = -1.5957691 * 1.44269504
	geluCubic  = -0.044715 * 1.5957691 * 1.44269504
)
