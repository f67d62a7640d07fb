package encoder

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// perSecond reports how many of n things that each call does one processor does in a second, and gives it.
func perSecond(b *testing.B, unit string, n int, do func()) float64 {
	do() // the first call finds cold caches
	start := processorTime()
	for b.Loop() {
		do()
	}
	rate := float64(b.N) * float64(n) / (processorTime() - start).Seconds()
	b.ReportMetric(rate, unit)
	return rate
}

// productsAtOnce is how many int8 products, each with its addition, a core can do in a cycle at best: two VPDPBUSD of 64 (Intel's
// cores of servers since 2019) or one (AMD's Zen 4, whose units are half as wide), or VPMADDWD of 16 and a VPADDD for each on three
// ports. Which of the two it is shows in what the kernel does with numbers that lie in the nearest cache; 0: not known.
func productsAtOnce(k kernel) float64 {
	switch k.name() {
	case "avx512-vnni":
		if nearest(k)/clock() > 64 {
			return 2 * 64
		}
		return 64
	case "avx2":
		return 3. / 2 * 16
	}
	return 0
}

// nearest measures products a second on one panel of weights and a few rows, again and again.
func nearest(k kernel) (best float64) {
	const rounds, out, rows = 2000, panelWidth, 2 * tileRows
	l, codes, scales := zeroLinear(width, out), make([]byte, rows*width*2), make([]float32, rows)
	dst := rowMajor(make([]float32, rows*out), out)
	for range 10 {
		began := processorTime()
		for range rounds {
			k.linear(dst, codes, scales, l, rows)
		}
		best = max(best, rounds*rows*width*out/(processorTime()-began).Seconds())
	}
	return best
}

// zeroLinear is a layer whose weights are zero: it takes as long as any other.
func zeroLinear(in, out int) *linear {
	r := rand.New(rand.NewPCG(1, 2))
	return &linear{in: in, out: out, weights: make([]byte, in*out), scale: random(r, out, 1), bias: random(r, out, 1), correction: make([]int32, out)}
}

// ofLimit reports a rate of operations, a product and its addition being two, as a share of what the processor's clock allows.
func ofLimit(b *testing.B, k kernel, rate float64) {
	if most := productsAtOnce(k); most > 0 {
		b.ReportMetric(100*rate/(2*most*clock()), "%-of-limit")
	}
}

// clock measures cycles a second: a multiplication that waits for the one before takes three on amd64. A busy machine or a
// sleeping one gives too few; the best of some tries counts.
func clock() (best float64) {
	const rounds, chain, latency = 200_000, 8, 3
	for range 10 {
		x, began := oddFactor, processorTime()
		for range rounds {
			x *= oddFactor
			x *= oddFactor
			x *= oddFactor
			x *= oddFactor
			x *= oddFactor
			x *= oddFactor
			x *= oddFactor
			x *= oddFactor
		}
		best = max(best, rounds*chain*latency/(processorTime()-began).Seconds())
		product = x
	}
	return best
}

// oddFactor and product are variables so that the compiler cannot know the chain's end.
var oddFactor, product uint64 = 0x9E3779B97F4A7C15, 0

// BenchmarkTag measures the tagger, both levels, on the reference windows, of 185 pieces on average, with every kernel. The share of the limit
// counts the products of the linear layers alone, as if attention and all else took no time.
func BenchmarkTag(b *testing.B) {
	all := windows(b)
	pieces := 0
	for _, w := range all {
		pieces += len(w.inputs) + 2
	}
	for _, k := range kernels() {
		b.Run(k.name(), func(b *testing.B) {
			w := must(newTagger(attributionFile, k))(b).NewWorker(NewScratch())
			out := make([]Scores, 0, 2*MaxWindow)
			rate := perSecond(b, "pieces/s", pieces, func() {
				for _, window := range all {
					out = w.Nested(window.inputs, w.Tag(window.inputs, out[:0]))
				}
			})
			ofLimit(b, k, rate*2*(2*attributionLayers-partingLayer)*(4*width*width+2*width*inner))
		})
	}
}

// BenchmarkJudge measures a statement with five propositions, every kernel.
func BenchmarkJudge(b *testing.B) {
	all := statements(b)
	for _, k := range kernels() {
		b.Run(k.name(), func(b *testing.B) {
			w := must(newJudge(stanceFile, k))(b).NewWorker(NewScratch())
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
				l := zeroLinear(in, out)
				codes, scales := make([]byte, blockRows*in*2), make([]float32, blockRows)
				dst := rowMajor(make([]float32, blockRows*out), out)
				ofLimit(b, k, perSecond(b, "OP/s", 2*blockRows*in*out, func() { k.linear(dst, codes, scales, l, blockRows) }))
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
