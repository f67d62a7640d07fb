package loader

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"math"
	"os"
	"testing"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// glimpse is what a glance at a statement shows, what reading it to the end gives, and what came of it.
type glimpse struct {
	early, full []float32
	open        []*stanceProposition // what it might have a take on; nil: nothing
	shared      []wordScore
	taken       bool
}

// glanceRidge is the weight of the penalty on large numbers in the map, as a share of the inputs' mean square.
const glanceRidge = 3e-3

// TestFitGlance fits the map of classify_glance.go to the shipped judge: by least squares (ridge), to all statements of the training
// parts of both corpora. Each half is then guessed by the map of the other, and the lowest guess of a statement with a take, in
// articles, less a margin, becomes the threshold. `make glance` runs it after the judge has changed; it takes some minutes.
func TestFitGlance(t *testing.T) {
	if f := flag.Lookup("update"); testing.Short() || f == nil || f.Value.String() != "true" {
		t.Skip("skipped: fits the glance anew, with -update")
	}
	e, err := New(testCodebook(t))
	if err != nil {
		t.Fatal(err)
	}
	e.classifier.glance = nil
	all := append(articleGlimpses(t, e), passageGlimpses(t, e)...)
	halves := [2]*squares{newSquares(), newSquares()}
	for i, g := range all {
		halves[i%2].add(g)
	}
	maps := [2]*glance{halves[1].solve(), halves[0].solve()}
	lowest := 1.0
	var guesses [2][]float64
	for i, g := range all {
		if len(g.open) == 0 {
			continue
		}
		early := encoder.Judgement{Content: g.early[:encoder.Width], Passage: g.early[encoder.Width:]}
		best := maps[i%2].best(early, g.open, g.shared)
		if g.taken {
			lowest = min(lowest, best)
			guesses[1] = append(guesses[1], best)
		} else {
			guesses[0] = append(guesses[0], best)
		}
	}
	g := halves[0].plus(halves[1]).solve()
	g.enough, g.judge = lowest-glanceMargin, e.classifier.judge.Fingerprint()
	t.Logf("%d statements; %d of articles are read, %d with takes; put aside below %.3f: %.0f %% of those without", len(all),
		len(guesses[0])+len(guesses[1]), len(guesses[1]), g.enough, 100*shareBelow(guesses[0], g.enough))
	writeGlance(t, g)
}

// glanceMargin is how far below the lowest guess of a take the threshold lies.
const glanceMargin = 0.02

func shareBelow(list []float64, limit float64) float64 {
	n := 0
	for _, x := range list {
		if x < limit {
			n++
		}
	}
	return float64(n) / float64(max(1, len(list)))
}

// look reads a passage to the end and keeps what was there at a glance.
func (j *stanceJudge) look(p Passage) glimpse {
	j.pieces = rolePieces(j.pieces[:0], p)
	early := j.worker.Glance(j.pieces)
	g := glimpse{early: append(append([]float32(nil), early.Content...), early.Passage...)}
	full := j.worker.Finish()
	g.full = vector(j.retrieval.passage, j.retrieval.passageBias, full.Content, full.Passage)
	return g
}

// articleGlimpses are those of the statements found in the training part of the attribution corpus.
func articleGlimpses(t *testing.T, e *Extractor) (all []glimpse) {
	j := e.classifier.NewJudge().(*stanceJudge)
	train, _ := attributionCorpus(t)
	for _, m := range train {
		_, d, err := e.Extract(t.Context(), m.document(t).Article)
		if err != nil {
			t.Fatalf("%s: %v", m.id, err)
		}
		r := j.relevantTo(d)
		r.long = true
		for i := range d.Attributions {
			p := j.widened(d, &d.Attributions[i], r)
			g := j.look(p)
			s := j.read(p)
			stems := p.stems()
			if g.open = namedIn(j.open(p), stems); len(g.open) > 0 {
				g.shared = sharedWords(stems, stemsOf(s.content), g.open)
				takes, err := j.Judge(t.Context(), p)
				if err != nil {
					t.Fatal(err)
				}
				g.taken = len(takes) > 0
			}
			all = append(all, g)
		}
	}
	return all
}

// passageGlimpses are those of the statements in the training part of the stance corpus.
func passageGlimpses(t *testing.T, e *Extractor) (all []glimpse) {
	j := e.classifier.NewJudge().(*stanceJudge)
	for _, s := range stanceStatements(t, corpora) {
		if !s.held && len(s.passage.Content) > 0 {
			all = append(all, j.look(s.passage))
		}
	}
	return all
}

// squares are the sums of products that least squares needs: of the inputs, a 1 among them, with each other and with the outputs.
type squares struct{ inputs, outputs [][]float64 }

// glanceInputs is the number of inputs: two means, and 1 for the bias.
const glanceInputs = 2*encoder.Width + 1

func newSquares() *squares {
	s := new(squares)
	for range glanceInputs {
		s.inputs = append(s.inputs, make([]float64, glanceInputs))
		s.outputs = append(s.outputs, make([]float64, encoder.Width))
	}
	return s
}

func (s *squares) add(g glimpse) {
	x := make([]float64, 0, glanceInputs)
	for _, v := range g.early {
		x = append(x, float64(v))
	}
	x = append(x, 1)
	for i, a := range x {
		for k, b := range x[:i+1] {
			s.inputs[i][k] += a * b
		}
		for k, b := range g.full {
			s.outputs[i][k] += a * float64(b)
		}
	}
}

func (s *squares) plus(o *squares) *squares {
	sum := newSquares()
	for i := range sum.inputs {
		for k := range sum.inputs[i] {
			sum.inputs[i][k] = s.inputs[i][k] + o.inputs[i][k]
		}
		for k := range sum.outputs[i] {
			sum.outputs[i][k] = s.outputs[i][k] + o.outputs[i][k]
		}
	}
	return sum
}

// solve gives the map with the least squares, by Cholesky's decomposition of the inputs' sums into a triangle and its mirror image.
func (s *squares) solve() *glance {
	triangle, solved := s.penalised(), newSquares().outputs
	for i, row := range triangle {
		for k := range i {
			sum := row[k]
			for m, x := range triangle[k][:k] {
				sum -= row[m] * x
			}
			row[k] = sum / triangle[k][k]
			row[i] -= row[k] * row[k]
		}
		row[i] = math.Sqrt(row[i])
		for c := range solved[i] {
			sum := s.outputs[i][c]
			for k, x := range row[:i] {
				sum -= x * solved[k][c]
			}
			solved[i][c] = sum / row[i]
		}
	}
	for i := len(triangle) - 1; i >= 0; i-- {
		for c := range solved[i] {
			sum := solved[i][c]
			for k := i + 1; k < len(triangle); k++ {
				sum -= triangle[k][i] * solved[k][c]
			}
			solved[i][c] = sum / triangle[i][i]
		}
	}
	g := &glance{bias: make([]float32, encoder.Width)}
	for c := range g.bias {
		for i := range glanceInputs - 1 {
			g.matrix = append(g.matrix, float32(solved[i][c]))
		}
		g.bias[c] = float32(solved[glanceInputs-1][c])
	}
	return g
}

// penalised is the lower triangle of the inputs' sums with the penalty on the diagonal; the bias is free.
func (s *squares) penalised() [][]float64 {
	last, trace := glanceInputs-1, 0.0
	for i := range last {
		trace += s.inputs[i][i] - s.inputs[last][i]*s.inputs[last][i]/s.inputs[last][last]
	}
	out := newSquares().inputs
	for i, row := range s.inputs {
		copy(out[i], row[:i+1])
		if i < last {
			out[i][i] += glanceRidge * trace / float64(last)
		}
	}
	return out
}

// writeGlance writes the map as a model file: its matrix in float16, the rest in four bytes.
func writeGlance(t *testing.T, g *glance) {
	t.Helper()
	var data []byte
	header := map[string]any{}
	tensor := func(name, kind string, shape []int, values []byte) {
		header[name] = map[string]any{"dtype": kind, "shape": shape, "data_offsets": []int{len(data), len(data) + len(values)}}
		data = append(data, values...)
	}
	var matrix, bias []byte
	for _, x := range g.matrix {
		matrix = binary.LittleEndian.AppendUint16(matrix, halfOf(x))
	}
	for _, x := range g.bias {
		bias = binary.LittleEndian.AppendUint32(bias, math.Float32bits(x))
	}
	tensor("glance", "F16", []int{encoder.Width, 2 * encoder.Width}, matrix)
	tensor("glance.bias", "F32", []int{encoder.Width}, bias)
	tensor("enough", "F32", []int{1}, binary.LittleEndian.AppendUint32(nil, math.Float32bits(float32(g.enough))))
	tensor("judge", "I32", []int{1}, binary.LittleEndian.AppendUint32(nil, uint32(g.judge)))
	text, err := json.Marshal(header)
	if err != nil {
		t.Fatal(err)
	}
	file := append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(text))), text...), data...)
	if err := os.WriteFile("encoder/model/glance.safetensors", file, 0o644); err != nil {
		t.Fatal(err)
	}
}

// halfOf rounds a number of moderate size to float16: its fraction to ten bits, ties away from zero; what is too small to 0.
func halfOf(x float32) uint16 {
	bits := math.Float32bits(x) + 1<<12
	exponent := int(bits>>23&255) - 112
	if exponent <= 0 {
		return 0
	}
	return uint16(bits>>31<<15) | uint16(min(exponent, 30))<<10 | uint16(bits>>13&1023)
}
