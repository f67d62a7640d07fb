package encoder

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// perSecond reports how many of n things that each call does one processor does in a second.
func perSecond(b *testing.B, unit string, n int, do func()) {
	do() // the first call finds cold caches
	start := processorTime()
	for b.Loop() {
		do()
	}
	b.ReportMetric(float64(b.N)*float64(n)/(processorTime()-start).Seconds(), unit)
}

// BenchmarkTag measures the tagger on the reference windows, of 185 pieces on average, with every kernel.
func BenchmarkTag(b *testing.B) {
	all := windows(b)
	pieces := 0
	for _, w := range all {
		pieces += len(w.inputs) + 2
	}
	for _, k := range kernels() {
		b.Run(k.name(), func(b *testing.B) {
			w := must(newTagger(attributionFile, k))(b).NewWorker()
			out := make([]Scores, 0, MaxWindow)
			perSecond(b, "pieces/s", pieces, func() {
				for _, window := range all {
					out = w.Tag(window.inputs, out[:0])
				}
			})
		})
	}
}

// BenchmarkJudge measures a statement with five propositions, every kernel.
func BenchmarkJudge(b *testing.B) {
	all := statements(b)
	for _, k := range kernels() {
		b.Run(k.name(), func(b *testing.B) {
			w := must(newJudge(stanceFile, k))(b).NewWorker()
			i := 0
			perSecond(b, "statements/s", 1, func() {
				s := all[i%len(all)]
				w.Judge(s.passage, s.propositions)
				i++
			})
		})
	}
}

// BenchmarkLinear measures the int8 product of each layer's matrices with a block of rows.
func BenchmarkLinear(b *testing.B) {
	for _, k := range kernels() {
		for _, size := range [][2]int{{width, 3 * width}, {width, width}, {width, inner}, {inner, width}} {
			in, out := size[0], size[1]
			b.Run(fmt.Sprintf("%s/%dx%d", k.name(), in, out), func(b *testing.B) {
				r := rand.New(rand.NewPCG(1, 2))
				l := &linear{in: in, out: out, weights: make([]byte, in*out), scale: random(r, out, 1), bias: random(r, out, 1), correction: make([]int32, out)}
				codes, scales := make([]byte, blockRows*in*2), make([]float32, blockRows)
				dst := rowMajor(make([]float32, blockRows*out), out)
				perSecond(b, "OP/s", 2*blockRows*in*out, func() { k.linear(dst, codes, scales, l, blockRows) })
			})
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		must(newTagger(attributionFile, bestKernel()))(b)
		must(newJudge(stanceFile, bestKernel()))(b)
	}
}
