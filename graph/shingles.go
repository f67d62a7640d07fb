package graph

import (
	"hash/fnv"
	"slices"
)

// shingleWords is how many words in a row are compared.
const shingleWords = 5

// SharedText tells how much of two texts is the same words in the same order: the number of different word 5-shingles that both have,
// as a share of those of the longer text, from 0 to 1. Words are those of [Words], so spelling signs, capitals and spaces do not
// count. (Broder, On the resemblance and containment of documents, 1997; the longer text stands for the union.)
func SharedText(a, b string) float64 {
	shared, longer := sharedOf(shingles(a), shingles(b))
	if longer == 0 {
		return 0
	}
	return float64(shared) / float64(longer)
}

// shingles are the hashes of the stretches of five words of a text, sorted, each once; a shorter text is one stretch.
func shingles(text string) []uint64 {
	words := Words(text)
	if len(words) == 0 {
		return nil
	}
	n := max(1, len(words)-shingleWords+1)
	out := make([]uint64, n)
	for i := range out {
		h := fnv.New64a()
		for _, w := range words[i:min(i+shingleWords, len(words))] {
			_, _ = h.Write([]byte(w)) // a hash never fails to be written to
			_, _ = h.Write([]byte{' '})
		}
		out[i] = h.Sum64()
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sharedOf counts what two sorted lists have in common, and the longer one.
func sharedOf(a, b []uint64) (shared, longer int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	return shared, max(len(a), len(b))
}
