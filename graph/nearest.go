package graph

import (
	"cmp"
	"slices"
	"strings"
)

// NearestNames gives up to n of the actors whose names or aliases are most like name, the likest first, ties by id. Names are
// compared as slugs: by letters to insert, delete, replace or swap with a neighbour, as a whole or with one word of the other.
func NearestNames(name string, actors []Actor, n int) []Actor {
	costs := map[ID]int{}
	var once []Actor
	for _, a := range actors {
		p := a.Profiled()
		if _, seen := costs[p.ID]; seen {
			continue
		}
		best := nameCost(name, p.Name)
		for _, alias := range p.Aliases {
			best = min(best, nameCost(name, alias))
		}
		costs[p.ID] = best
		once = append(once, a)
	}
	slices.SortFunc(once, func(a, b Actor) int {
		return cmp.Or(cmp.Compare(costs[a.NodeID()], costs[b.NodeID()]), cmp.Compare(a.NodeID(), b.NodeID()))
	})
	return once[:min(n, len(once))]
}

// NearestTexts gives up to n of the texts most like text, the likest first, ties in alphabetical order.
func NearestTexts(text string, all []string, n int) []string {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b string) int {
		return cmp.Or(cmp.Compare(nameCost(text, a), nameCost(text, b)), cmp.Compare(a, b))
	})
	sorted = slices.Compact(sorted)
	return sorted[:min(n, len(sorted))]
}

// nameCost says how unlike two names are. One word of the other name counts a little worse than the whole of it.
func nameCost(a, b string) int {
	x, y := Slug(a), Slug(b)
	best := 2 * editDistance(x, y)
	for _, word := range strings.Split(y, "-") {
		if len(word) > 2 {
			best = min(best, 2*editDistance(x, word)+1)
		}
	}
	return best
}

// editDistance is the optimal string alignment distance of two plain texts (Boytsov, Indexing methods for approximate
// dictionary searching, 2011, section 2.1).
func editDistance(a, b string) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next[0] = i + 1
		for j := range len(b) {
			change := row[j]
			if a[i] != b[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
