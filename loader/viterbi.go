package loader

import (
	"math"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// The tags of a word, as the encoder's head orders them: outside, and for each role a first word and a following one.
const (
	tagOutside = encoder.TagO
	tags       = encoder.Tags
)

// firstTag is the tag of the first word of a role's span; the next one is that of the words that follow.
func firstTag(r Role) int { return 2*int(r) - 1 }

// roleOf is the role a tag speaks of.
func roleOf(tag int) Role { return Role((tag + 1) / 2) }

// follows tells whether a tag may stand behind another: one that goes on, only behind its own kind.
func follows(before, tag int) bool {
	goesOn := tag > 0 && tag%2 == 0
	return !goesOn || before == tag || before == tag-1
}

// bestTags finds the most probable sequence of tags that is well formed (Viterbi 1967). scores are log probabilities, a row a word.
func bestTags(scores [][tags]float32) []int {
	if len(scores) == 0 {
		return nil
	}
	back := make([][tags]uint8, len(scores))
	best := scores[0]
	for t := range best {
		if !follows(tagOutside, t) {
			best[t] = float32(math.Inf(-1))
		}
	}
	for i := 1; i < len(scores); i++ {
		var next [tags]float32
		for t := range next {
			next[t], back[i][t] = bestBefore(best, t)
			next[t] += scores[i][t]
		}
		best = next
	}
	out := make([]int, len(scores))
	for t := range best {
		if best[t] > best[out[len(out)-1]] {
			out[len(out)-1] = t
		}
	}
	for i := len(scores) - 1; i > 0; i-- {
		out[i-1] = int(back[i][out[i]])
	}
	return out
}

// bestBefore is the best score of a tag that t may follow, and which one it is.
func bestBefore(best [tags]float32, t int) (score float32, before uint8) {
	score = float32(math.Inf(-1))
	for b := range best {
		if follows(b, t) && best[b] > score {
			score, before = best[b], uint8(b)
		}
	}
	return score, before
}

// logSoftmax turns a word's scores into log probabilities.
func logSoftmax(x [tags]float32) [tags]float32 {
	top := x[0]
	for _, v := range x[1:] {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range x {
		sum += math.Exp(float64(v - top))
	}
	shift := top + float32(math.Log(sum))
	for i := range x {
		x[i] -= shift
	}
	return x
}
