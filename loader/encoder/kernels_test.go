package encoder

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// others are the kernels of this processor that plain Go defines.
func others(tb testing.TB) []kernel {
	tb.Helper()
	ks := kernels()
	for _, k := range ks {
		tb.Logf("this processor runs %s", k.name())
	}
	return ks[:len(ks)-1]
}

// random gives n numbers of very different size, some of them zero.
func random(r *rand.Rand, n int, size float64) []float32 {
	x := make([]float32, n)
	for i := range x {
		if r.IntN(50) > 0 {
			x[i] = float32(r.NormFloat64() * size * math.Exp(r.NormFloat64()))
		}
	}
	return x
}

// sameBits demands that two slices are equal, the signs of zeros included.
func sameBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Errorf("%s: number %d is %x, plain Go gives %x", what, i, got[i], want[i])
			return
		}
	}
}

// rowTests run one operation of a kernel on data that depends on the seed alone and give all that it wrote.
var rowTests = []struct {
	name string
	run  func(k kernel, r *rand.Rand) []float32
}{
	{"embed", func(k kernel, r *rand.Rand) []float32 {
		codes := make([]byte, width)
		for i := range codes {
			codes[i] = byte(r.IntN(255) - 127)
		}
		dst, scale := make([]float32, width), float32(r.Float64()/100)
		k.embed(dst, codes, &scale, random(r, width, 0.1), random(r, width, 0.1))
		return dst
	}},
	{"normAdd", func(k kernel, r *rand.Rand) []float32 {
		x := random(r, width, 1)
		k.normAdd(x, random(r, width, 1), &layerNorm{random(r, width, 1), random(r, width, 1)})
		return x
	}},
	{"normAdd of a constant row", func(k kernel, r *rand.Rand) []float32 {
		x := make([]float32, width)
		k.normAdd(x, x, &layerNorm{random(r, width, 1), random(r, width, 1)})
		return x
	}},
	{"gelu", func(k kernel, r *rand.Rand) []float32 {
		x := random(r, inner, 2)
		k.gelu(x)
		return x
	}},
	{"gelu of extremes", func(k kernel, _ *rand.Rand) []float32 {
		x := make([]float32, lanes)
		copy(x, []float32{1e30, -1e30, 1e-40, -1e-40, 12, -12, 5.5, -5.5, float32(math.Copysign(0, -1)), 0.5, 2.5, -2.5})
		k.gelu(x)
		return x
	}},
	{"softmax", func(k kernel, r *rand.Rand) []float32 {
		x := random(r, lanes*(1+r.IntN(30)), 5)
		x[len(x)-1], x[r.IntN(len(x))] = masked, masked
		var inverse float32
		k.softmax(x, &inverse)
		return append(x, inverse)
	}},
	{"product", func(k kernel, r *rand.Rand) []float32 {
		n, dstStride, aStride, bStride := 1+r.IntN(130), headWidth+r.IntN(9), 130+r.IntN(9), headWidth+r.IntN(40)
		dst := make([]float32, tileRows*dstStride)
		k.product(dst, dstStride, random(r, tileRows*aStride, 1), aStride, random(r, n*bStride, 1), bStride, n, random(r, tileRows, 1))
		return dst
	}},
	{"transpose", func(k kernel, r *rand.Rand) []float32 {
		stride, panel := headWidth+r.IntN(9), k.layout().keyPanel
		dst := make([]float32, headWidth*panel)
		k.transpose(dst, random(r, lanes*stride, 1), stride)
		var columns []float32
		for t := range headWidth {
			columns = append(columns, dst[t*panel:][:lanes]...)
		}
		return columns
	}},
	{"scores", func(k kernel, r *rand.Rand) []float32 {
		groups, stride := 1+r.IntN(20), headWidth+r.IntN(9)
		panel := k.layout().keyPanel
		columns := groups * lanes
		keys, dstStride := make([]float32, (columns+panelWidth)*headWidth), columns+panelWidth
		for i := 0; i < columns; i += lanes {
			k.transpose(keys[i/panel*panel*headWidth+i%panel:], random(r, lanes*headWidth, 1), headWidth)
		}
		dst := make([]float32, tileRows*dstStride)
		k.scores(dst, dstStride, random(r, tileRows*stride, 1), stride, keys, columns, random(r, tileRows, 1))
		var all []float32
		for i := range tileRows {
			all = append(all, dst[i*dstStride:][:columns]...)
		}
		return all
	}},
	{"linear", func(k kernel, r *rand.Rand) []float32 { return runLinear(k, r, width, 3*width, 1+r.IntN(20)) }},
	{"linear of long rows", func(k kernel, r *rand.Rand) []float32 { return runLinear(k, r, inner, panelWidth, tileRows) }},
	{"linear of zeros", func(k kernel, _ *rand.Rand) []float32 {
		return multiply(k, make([]float32, tileRows*width), make([]byte, width*panelWidth), width, panelWidth, tileRows)
	}},
	{"linear of the largest codes", func(k kernel, r *rand.Rand) []float32 {
		x, w := make([]float32, tileRows*inner), make([]byte, inner*panelWidth)
		for i := range x {
			x[i] = -1
		}
		for i := range w {
			w[i] = byte(127 - i/inner%2*254)
		}
		return multiply(k, x, w, inner, panelWidth, tileRows)
	}},
}

// runLinear quantises random rows and multiplies them with random weights.
func runLinear(k kernel, r *rand.Rand, in, out, rows int) []float32 {
	x, w := random(r, (rows+tileRows)*in, 1), make([]byte, in*out)
	for i := range w {
		w[i] = byte(r.IntN(255) - 127)
	}
	return multiply(k, x, w, in, out, rows)
}

// multiply gives rows rows of x, quantised, times weights: panel by panel, without what a kernel writes beyond the rows.
func multiply(k kernel, x []float32, weights []byte, in, out, rows int) []float32 {
	r := rand.New(rand.NewPCG(7, 7))
	to := k.layout()
	l := &linear{in: in, out: out, weights: pack(weights, in, out, to), scale: random(r, out, 0.01), bias: random(r, out, 1)}
	if to.biased {
		l.correction = corrections(weights, in, out)
	}
	padded := rows + tileRows
	codes, scales := make([]byte, padded*in*to.codeBytes), make([]float32, padded)
	for i := range rows {
		k.quantise(codes[i*in*to.codeBytes:(i+1)*in*to.codeBytes], x[i*in:(i+1)*in], &scales[i])
	}
	dst := panelMajor(make([]float32, padded*out), padded)
	k.linear(dst, codes, scales, l, rows)
	result := append([]float32(nil), scales[:rows]...)
	for p := 0; p < out; p += panelWidth {
		result = append(result, dst.data[p*padded:p*padded+rows*panelWidth]...)
	}
	return result
}

// seeds is the number of random cases of each test.
func seeds() uint64 {
	if testing.Short() || raceDetector {
		return 8
	}
	return 100
}

func TestKernelsGiveTheSameBits(t *testing.T) {
	for _, k := range others(t) {
		for _, test := range rowTests {
			t.Run(k.name()+"/"+test.name, func(t *testing.T) {
				for seed := range seeds() {
					want := test.run(plain{}, rand.New(rand.NewPCG(1, seed)))
					got := test.run(k, rand.New(rand.NewPCG(1, seed)))
					if sameBits(t, fmt.Sprintf("seed %d", seed), got, want); t.Failed() {
						return
					}
				}
			})
		}
	}
}

// TestSameOnEveryMachine demands of the fastest kernel of whatever machine runs the test the same bytes as of any other.
func TestSameOnEveryMachine(t *testing.T) {
	hash := sha256.New()
	k := bestKernel()
	tagger := must(newTagger(attributionFile, k))(t).NewWorker(NewScratch())
	for _, scores := range tagger.Nested(windows(t)[1].inputs, tagger.Tag(windows(t)[1].inputs, nil)) {
		must(0, binary.Write(hash, binary.LittleEndian, scores))(t)
	}
	must(0, binary.Write(hash, binary.LittleEndian, judge(t, k, statements(t)[0])))(t)
	const want = "1c1cbe3d4ece1384f756ef616a181eed9e8b3f5f86bfd2324ebc9ff8d048d465"
	if got := hex.EncodeToString(hash.Sum(nil)); got != want {
		t.Errorf("%s gives results with the digest %s, want %s", k.name(), got, want)
	}
}

// TestKernelsTagTheSame runs whole windows through every kernel, one that fills the buffers among them if there is time:
// plain Go is slow, and ten times slower where races are looked for.
func TestKernelsTagTheSame(t *testing.T) {
	run, all := others(t), windows(t)
	inputs := [][]Input{all[0].inputs}
	if !testing.Short() && !raceDetector {
		var full []Input
		for len(full) < MaxWindow {
			full = append(full, all[len(full)%len(all)].inputs[0])
		}
		inputs = append(inputs, all[1].inputs, full)
	}
	want := tagAll(t, plain{}, inputs)
	for _, k := range run {
		for i, got := range tagAll(t, k, inputs) {
			for p := range got {
				sameBits(t, fmt.Sprintf("%s, window %d, score %d", k.name(), i, p), got[p][:], want[i][p][:])
			}
		}
	}
}

// tagAll gives the scores of windows, of both levels one after the other.
func tagAll(tb testing.TB, k kernel, windows [][]Input) (all [][]Scores) {
	w := must(newTagger(attributionFile, k))(tb).NewWorker(NewScratch())
	for _, inputs := range windows {
		all = append(all, w.Nested(inputs, w.Tag(inputs, nil)))
	}
	return all
}

func TestKernelsJudgeTheSame(t *testing.T) {
	run := others(t)
	s := statements(t)[0]
	if s.propositions = s.propositions[:2]; raceDetector {
		s.passage = s.passage[:10]
	}
	want := judge(t, plain{}, s)
	for _, k := range run {
		sameBits(t, k.name(), judge(t, k, s), want)
	}
}

// judge gives all the numbers of a judgement.
func judge(tb testing.TB, k kernel, s statement) (all []float32) {
	j := must(newJudge(stanceFile, k))(tb).NewWorker(NewScratch()).Judge(s.passage, s.propositions)
	for _, v := range j.Verdicts {
		all = append(all, v[:]...)
	}
	return append(append(all, j.Content...), j.Passage...)
}
