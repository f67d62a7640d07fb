package graph

import (
	"cmp"
	"slices"
)

// minIoU is how much two contents must share, of what either has, to be the same statement.
const minIoU = 0.5

// Passage is what alignment looks at of a statement.
type Passage struct {
	Content  []Span
	Cue      []Span
	Speakers []ID   // tell apart what stands in the same place
	Words    string // the content, for AlignWords
}

// PassageOf gives the passage of a statement.
func PassageOf(e *Evidence, c *Coding) Passage {
	return Passage{Content: spansOf(e.Content), Cue: spansOf(e.Cue), Speakers: c.SpeakerIDs, Words: c.Content}
}

func spansOf(segments []Segment) []Span {
	spans := make([]Span, len(segments))
	for i, s := range segments {
		spans[i] = s.Span()
	}
	return spans
}

// Pair says that New is what Old was, as indices. IoU is what their contents share, of what either has, 0 to 1.
type Pair struct {
	Old, New int
	IoU      float64
}

// Align pairs the passages of two readings of one text whose contents share at least half of what either has, best first,
// each at most once. Among equals those with the same cue and then the same speakers win, then those that stand first.
// The result is sorted by New. Time grows with the passages that overlap, not with the square of all.
func Align(old, new []Passage) []Pair {
	var found []candidate
	byStart, reach := sweep(old)
	for n := range new {
		hull := hullOf(new[n].Content)
		i, _ := slices.BinarySearchFunc(byStart, hull.End, func(o int, end int) int { return cmp.Compare(hullOf(old[o].Content).Start, end) })
		for i--; i >= 0 && reach[i] > hull.Start; i-- {
			o := byStart[i]
			if iou := spanIoU(old[o].Content, new[n].Content); iou >= minIoU {
				found = append(found, weigh(old, new, Pair{o, n, iou}))
			}
		}
	}
	return best(found, len(old), len(new))
}

// sweep orders passages by where they begin, and says how far the text is covered by each and those before it.
func sweep(passages []Passage) (byStart, reach []int) {
	byStart, reach = make([]int, len(passages)), make([]int, len(passages))
	for i := range byStart {
		byStart[i] = i
	}
	slices.SortStableFunc(byStart, func(a, b int) int {
		return cmp.Compare(hullOf(passages[a].Content).Start, hullOf(passages[b].Content).Start)
	})
	end := 0
	for i, p := range byStart {
		end = max(end, hullOf(passages[p].Content).End)
		reach[i] = end
	}
	return byStart, reach
}

func hullOf(spans []Span) Span {
	if len(spans) == 0 {
		return Span{}
	}
	hull := spans[0]
	for _, s := range spans[1:] {
		hull.Start, hull.End = min(hull.Start, s.Start), max(hull.End, s.End)
	}
	return hull
}

// spanIoU is the share of code points that two sorted lists of spans have in common.
func spanIoU(a, b []Span) float64 {
	shared, all := 0, 0
	for _, s := range a {
		all += s.Len()
		for _, o := range b {
			shared += max(0, min(s.End, o.End)-max(s.Start, o.Start))
		}
	}
	for _, o := range b {
		all += o.Len()
	}
	if all == shared {
		return 0
	}
	return float64(shared) / float64(all-shared)
}

// candidate is a possible pair with what decides among equals.
type candidate struct {
	Pair
	cue      float64
	speakers bool
}

func weigh(old, new []Passage, p Pair) candidate {
	return candidate{p, spanIoU(old[p.Old].Cue, new[p.New].Cue), sameIDs(old[p.Old].Speakers, new[p.New].Speakers)}
}

func sameIDs(a, b []ID) bool {
	return slices.Equal(tidyIDs(slices.Clone(a)), tidyIDs(slices.Clone(b)))
}

// best takes the pairs, the best first, of which neither side is taken yet.
func best(found []candidate, olds, news int) []Pair {
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.IoU, a.IoU), cmp.Compare(b.cue, a.cue), compareBool(b.speakers, a.speakers),
			cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New))
	})
	oldTaken, newTaken := make([]bool, olds), make([]bool, news)
	var pairs []Pair
	for _, c := range found {
		if !oldTaken[c.Old] && !newTaken[c.New] {
			oldTaken[c.Old], newTaken[c.New] = true, true
			pairs = append(pairs, c.Pair)
		}
	}
	slices.SortFunc(pairs, func(a, b Pair) int { return cmp.Compare(a.New, b.New) })
	return pairs
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// AlignWords pairs passages of two texts, where places mean nothing: by the folded words of their contents, counted, at least
// half of them shared; best first, as Align does.
func AlignWords(old, new []Passage) []Pair {
	olds, sizes := map[string][]count{}, make([]int, len(old))
	for i, p := range old {
		counts := countWords(p.Words)
		for w, n := range counts {
			olds[w] = append(olds[w], count{i, n})
			sizes[i] += n
		}
	}
	var found []candidate
	for n, p := range new {
		shared, size := make(map[int]int), 0
		for w, k := range countWords(p.Words) {
			size += k
			for _, o := range olds[w] {
				shared[o.passage] += min(k, o.n)
			}
		}
		for o, k := range shared {
			if iou := float64(k) / float64(sizes[o]+size-k); iou >= minIoU {
				found = append(found, candidate{Pair{o, n, iou}, 0, sameIDs(old[o].Speakers, p.Speakers)})
			}
		}
	}
	return best(found, len(old), len(new))
}

type count struct{ passage, n int }

func countWords(text string) map[string]int {
	counts := map[string]int{}
	for _, w := range Words(text) {
		counts[w]++
	}
	return counts
}
