package eval

import (
	"cmp"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
)

// measured is an attribution as sets of tokens.
type measured struct {
	source, cue, content, core set
	head                       int
	hasHead                    bool
	kinds                      [nKinds]bool
	index                      int // in the list it is from
}

// measure turns attributions into sets; those whose content touches no token are left out.
func (t *text) measure(list []Attribution) []measured {
	var out []measured
	for i := range list {
		a := &list[i]
		m := measured{source: t.touched(a.Source), cue: t.touched(a.Cue), content: t.touched(a.Content), index: i}
		if len(m.content) == 0 {
			continue
		}
		m.core = t.core(m.content)
		m.head, m.hasHead = t.head(m.source)
		if a.Head != nil {
			if marked := t.touched([]graph.Span{{Start: a.Head[0], End: a.Head[1]}}); len(marked) > 0 {
				m.head, m.hasHead = marked[0], true
			}
		}
		m.kinds = t.kindsOf(m.content)
		out = append(out, m)
	}
	return out
}

// kindsOf tells by its double quotation marks of which kinds a content is.
func (t *text) kindsOf(content set) (kinds [nKinds]bool) {
	open, outside := false, false
	for _, i := range content {
		switch t.lower[i] {
		case "“":
			kinds[directKind], open = true, true
		case "”":
			kinds[directKind], open = true, false
		case `"`:
			kinds[directKind], open = true, !open
		default:
			outside = outside || !open && t.startsWithLetter(i)
		}
	}
	kinds[allKinds] = true
	kinds[indirectKind] = !kinds[directKind]
	kinds[mixedKind] = kinds[directKind] && outside
	return kinds
}

// Add counts one article: what is marked in it, and what was found.
func (t *Tally) Add(body string, gold, found []Attribution) {
	x := newText(body)
	g, p := x.measure(gold), x.measure(found)
	parts := []struct {
		of     func(*measured) set
		pieces func(*Attribution) corpus.Spans
	}{
		{func(m *measured) set { return m.source }, func(a *Attribution) corpus.Spans { return a.Source }},
		{func(m *measured) set { return m.cue }, func(a *Attribution) corpus.Spans { return a.Cue }},
		{func(m *measured) set { return m.content }, func(a *Attribution) corpus.Spans { return a.Content }},
	}
	for i, part := range parts {
		a, b := allOf(g, part.of), allOf(p, part.of)
		t.token[i].add(a.shared(b), len(a), len(b))
		t.pieces[i].addPieces(x.stretches(gold, part.pieces), x.stretches(found, part.pieces))
	}
	t.addContents(g, p)
	t.addSpeakers(x, g, p)
}

func (c *counts) add(hits, gold, found int) {
	c.hits += hits
	c.gold += gold
	c.found += found
}

func (c *counts) addPieces(gold, found map[string]bool) {
	n := 0
	for k := range gold {
		if found[k] {
			n++
		}
	}
	c.add(n, len(gold), len(found))
}

// allOf joins a part of all attributions.
func allOf(list []measured, part func(*measured) set) set {
	sets := make([]set, len(list))
	for i := range list {
		sets[i] = part(&list[i])
	}
	return union(sets...)
}

// stretches gives the contiguous stretches of a part, pieces with only white space between them joined, each once.
func (t *text) stretches(list []Attribution, part func(*Attribution) corpus.Spans) map[string]bool {
	out := map[string]bool{}
	for i := range list {
		spans := slices.SortedFunc(slices.Values(part(&list[i])), func(a, b graph.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
		var run []graph.Span
		for _, s := range spans {
			if n := len(run); n > 0 && t.onlySpace(run[n-1].End, s.Start) {
				run[n-1].End = max(s.End, run[n-1].End)
			} else {
				run = append(run, s)
			}
		}
		for _, s := range run {
			if ids := t.touched([]graph.Span{s}); len(ids) > 0 {
				out[ids.key()] = true
			}
		}
	}
	return out
}

// onlySpace tells whether there is nothing but white space from one place to another.
func (t *text) onlySpace(from, to int) bool {
	for i := from; i < min(to, len(t.runes)); i++ {
		if !isSpace(t.runes[i]) {
			return false
		}
	}
	return true
}

// addContents counts the measures of contents alone.
func (t *Tally) addContents(g, p []measured) {
	content := func(m *measured) set { return m.content }
	allGold, allFound := allOf(g, content), allOf(p, content)
	exact, core, pairs := pairEqual(g, p, content), pairEqual(g, p, func(m *measured) set { return m.core }), pairOverlap(g, p)
	for kind := range t.blocks {
		b := &t.blocks[kind]
		for i := range g {
			if !g[i].kinds[kind] {
				continue
			}
			n := g[i].content.shared(allFound)
			b.gold++
			b.soft.gold += float64(n) / float64(len(g[i].content))
			b.any.gold += one(n > 0)
		}
		for j := range p {
			if !p[j].kinds[kind] {
				continue
			}
			n := p[j].content.shared(allGold)
			b.found++
			b.soft.found += float64(n) / float64(len(p[j].content))
			b.any.found += one(n > 0)
		}
		b.strict.addPairs(g, p, exact, kind)
		b.strictCore.addPairs(g, p, core, kind)
		b.half.addPairs(g, p, atLeastHalf(g, p, pairs), kind)
		for _, x := range pairs {
			if g[x.gold].kinds[kind] {
				b.aligned.gold += float64(x.shared) / float64(len(g[x.gold].content))
			}
			if p[x.found].kinds[kind] {
				b.aligned.found += float64(x.shared) / float64(len(p[x.found].content))
			}
		}
	}
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func (h *hits) addPairs(g, p []measured, pairs []pair, kind int) {
	for _, x := range pairs {
		h.gold += one(g[x.gold].kinds[kind])
		h.found += one(p[x.found].kinds[kind])
	}
}

// addSpeakers counts speakers where contents match.
func (t *Tally) addSpeakers(x *text, g, p []measured) {
	core := pairEqual(g, p, func(m *measured) set { return m.core })
	half := atLeastHalf(g, p, pairOverlap(g, p))
	for kind := range t.blocks {
		b := &t.blocks[kind]
		for _, q := range core {
			b.givenStrict.add(x, &g[q.gold], &p[q.found], kind)
		}
		for _, q := range half {
			b.givenHalf.add(x, &g[q.gold], &p[q.found], kind)
			if sameSpeaker(&g[q.gold], &p[q.found]) {
				b.joint.addPairs(g, p, []pair{q}, kind)
			}
		}
	}
}

func (c *givenCounts) add(x *text, a, b *measured, kind int) {
	if !a.kinds[kind] || len(a.source) == 0 {
		return
	}
	c.n++
	c.head += int(one(sameHead(a, b)))
	c.exact += int(one(slices.Equal(x.plainName(a.source), x.plainName(b.source))))
	c.any += int(one(a.source.shared(b.source) > 0))
}

// sameHead tells whether the head of each speaker lies in the other one.
func sameHead(a, b *measured) bool {
	return a.hasHead && b.hasHead && b.source.has(a.head) && a.source.has(b.head)
}

// sameSpeaker is sameHead, or that there is a speaker on neither side.
func sameSpeaker(a, b *measured) bool {
	return sameHead(a, b) || len(a.source) == 0 && len(b.source) == 0
}
