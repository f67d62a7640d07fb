package eval

import (
	"cmp"
	"slices"
)

// pair is a marked and a found attribution that belong together, by their places in the lists, and how many tokens of content they share.
type pair struct{ gold, found, shared int }

// pairEqual pairs one to one where a part is the same.
func pairEqual(g, p []measured, part func(*measured) set) []pair {
	by := map[string][]int{}
	for j := range p {
		k := part(&p[j]).key()
		by[k] = append(by[k], j)
	}
	var out []pair
	for i := range g {
		k := part(&g[i]).key()
		if list := by[k]; len(list) > 0 {
			out = append(out, pair{gold: i, found: list[len(list)-1]})
			by[k] = list[:len(list)-1]
		}
	}
	return out
}

// pairOverlap pairs contents one to one, those with the best token-F1 first.
func pairOverlap(g, p []measured) []pair {
	type candidate struct {
		pair
		f1 float64
	}
	var all []candidate
	for i := range g {
		for j := range p {
			if n := g[i].content.shared(p[j].content); n > 0 {
				all = append(all, candidate{pair{i, j, n}, float64(2*n) / float64(len(g[i].content)+len(p[j].content))})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.f1, a.f1) })
	usedGold, usedFound := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, c := range all {
		if !usedGold[c.gold] && !usedFound[c.found] {
			usedGold[c.gold], usedFound[c.found] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}

// atLeastHalf keeps pairs whose intersection is at least half of their union.
func atLeastHalf(g, p []measured, pairs []pair) []pair {
	var out []pair
	for _, x := range pairs {
		if union := len(g[x.gold].content) + len(p[x.found].content) - x.shared; 2*x.shared >= union {
			out = append(out, x)
		}
	}
	return out
}

// Matched pairs the attributions of one article whose contents have an intersection over union of at least a half: places in gold
// and in found, in the order of gold.
func Matched(body string, gold, found []Attribution) [][2]int {
	x := newText(body)
	g, p := x.measure(gold), x.measure(found)
	var out [][2]int
	for _, q := range atLeastHalf(g, p, pairOverlap(g, p)) {
		out = append(out, [2]int{g[q.gold].index, p[q.found].index})
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return out
}
