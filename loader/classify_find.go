package loader

import (
	_ "embed" // the vector maps are part of the program
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

//go:embed encoder/model/retrieval.safetensors
var retrievalFile []byte

// retrieval holds two linear maps that bring the vector of a statement and that of a proposition it speaks of close
// together. They were trained on top of the stance encoder, which stayed as it is, so that any sentence can be a
// proposition: training/retrieval.py.
type retrieval struct {
	passage, passageBias         []float32 // [Width][2*Width], [Width]: content mean, then passage mean
	proposition, propositionBias []float32 // [Width][Width], [Width]
}

var loadRetrieval = sync.OnceValues(func() (*retrieval, error) {
	t, err := encoder.OpenTensors(retrievalFile)
	if err != nil {
		return nil, fmt.Errorf("retrieval model: %w", err)
	}
	const n = encoder.Width
	r := new(retrieval)
	for _, x := range []struct {
		to    *[]float32
		name  string
		shape []int
	}{
		{&r.passage, "passage", []int{n, 2 * n}}, {&r.passageBias, "passage.bias", []int{n}},
		{&r.proposition, "proposition", []int{n, n}}, {&r.propositionBias, "proposition.bias", []int{n}},
	} {
		if *x.to, err = t.Floats(x.name, x.shape...); err != nil {
			return nil, fmt.Errorf("retrieval model: %w", err)
		}
	}
	return r, nil
})

// rowsAtOnce is how many sums vector has on their way: a processor begins several additions before the first is done.
const rowsAtOnce = 4

// vector maps the joined parts, adds the bias and makes the result of length 1. The rows of the matrix are a multiple of rowsAtOnce.
func vector(matrix, bias []float32, parts ...[]float32) []float32 {
	out := slices.Clone(bias)
	n, length := len(matrix)/len(bias), 0.0
	for i := 0; i < len(out); i += rowsAtOnce {
		rows := matrix[i*n : (i+rowsAtOnce)*n]
		for _, part := range parts {
			addProducts(out[i:], rows, n, part)
			rows = rows[len(part):]
		}
	}
	for _, x := range out {
		length += float64(x) * float64(x)
	}
	scale := float32(1 / math.Sqrt(max(length, 1e-12)))
	for i := range out {
		out[i] *= scale
	}
	return out
}

// addProducts adds to rowsAtOnce sums the products of as many rows, n numbers from one to the next, with x.
func addProducts(sums, rows []float32, n int, x []float32) {
	r0, r1, r2, r3 := rows[:len(x)], rows[n:][:len(x)], rows[2*n:][:len(x)], rows[3*n:][:len(x)]
	s0, s1, s2, s3 := sums[0], sums[1], sums[2], sums[3]
	for k, v := range x {
		s0 += r0[k] * v
		s1 += r1[k] * v
		s2 += r2[k] * v
		s3 += r3[k] * v
	}
	sums[0], sums[1], sums[2], sums[3] = s0, s1, s2, s3
}

func dot(a, b []float32) float64 {
	var sum float32
	for i, x := range a {
		sum += x * b[i]
	}
	return float64(sum)
}

// candidate is a proposition that a statement may speak of.
type candidate struct {
	proposition *stanceProposition
	score       float64 // cosine of the vectors plus shared words: the higher, the likelier
	gap         float64 // behind the best one
	rank        int     // 0 is the best
	scope       bool    // the content has a scope word or phrase of the proposition
	phrase      bool    // it has a phrase of those for or against it
	titled      bool    // only the title names its subject
}

// The share of a proposition's telling words that stand in the passage, and in the content, count beside the cosine:
// they help where names are new to the encoder. Measured on held-out passages.
const wordsInPassage, wordsInContent = 0.2, 0.2

// wordScore is what the words that a passage, and its content, share with a proposition add to its score.
type wordScore struct{ passage, content float64 }

// sharedWords gives the word scores of propositions for the stems of a passage and of its content.
func sharedWords(passage, content map[string]bool, open []*stanceProposition) []wordScore {
	out := make([]wordScore, len(open))
	for i, p := range open {
		out[i] = wordScore{wordsInPassage * p.share(passage), wordsInContent * p.share(content)}
	}
	return out
}

// find ranks the propositions for a statement with the given means, shared words and words of its content. It keeps the best ones,
// and of as many behind them those that the codebook's own words point to.
func (c *Classifier) find(j encoder.Judgement, shared []wordScore, words []string, open []*stanceProposition, keep int) []candidate {
	q := vector(c.retrieval.passage, c.retrieval.passageBias, j.Content, j.Passage)
	out := make([]candidate, 0, len(open))
	for i, p := range open {
		out = append(out, candidate{proposition: p, score: dot(q, p.vector) + shared[i].passage + shared[i].content, scope: len(p.scope.find(words)) > 0, phrase: len(p.pro.find(words))+len(p.contra.find(words)) > 0})
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	for i := range out {
		out[i].rank, out[i].gap = i, out[i].score-out[0].score
	}
	n := 0
	for _, x := range out[:min(2*keep, len(out))] {
		if x.rank < keep || x.scope {
			out[n] = x
			n++
		}
	}
	return out[:n]
}
