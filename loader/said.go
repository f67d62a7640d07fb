package loader

import (
	"cmp"
	"context"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// DateStatements sets when each attribution was said, from the words of time around its cue, relative to the day of publication:
// "in December" of an article of 13 February is the December before, from the first to the last day, and STATED; where somebody "will
// say" it "in December", it is the December to come. What carries no
// such word was said on the day of publication as far as one can tell (PUBLICATION), or on an unknown day if that is not known.
// The error is that of ctx.
func DateStatements(ctx context.Context, d *Document) error {
	c := newCalendar(d)
	c.index()
	return inTurn(ctx, len(d.Attributions), func(i int) {
		d.Attributions[i].Said = c.said(i)
		c.tell(d.Attributions[i].Said)
	})
}

// calendar reads words of time in one document.
type calendar struct {
	d    *Document
	low  []string
	day  graph.Date // of publication, zero if unknown
	told graph.Date // the last single day on which somebody spoke, zero if none

	phrases map[phrasesKey][]Range // of time, in the sentences read so far
	breaks  map[int]int            // see breakAfter

	touching [][]int // for each word the attributions whose content or speaker touches it
	cueEnds  [][]int // for each word where the cues end that begin with it
	inCue    []bool  // for each word whether it lies in a cue
}

func newCalendar(d *Document) *calendar {
	c := &calendar{d: d, low: make([]string, len(d.Words)), phrases: map[phrasesKey][]Range{}, breaks: map[int]int{}}
	for i := range d.Words {
		c.low[i] = foldWord(d.Words[i])
	}
	if d.Article != nil && d.Article.PublishedOn != nil {
		c.day = *d.Article.PublishedOn
	}
	return c
}

// index notes for each word which attributions have it, so that dating one does not look at all the others.
func (c *calendar) index() {
	c.touching, c.cueEnds, c.inCue = make([][]int, len(c.d.Words)), make([][]int, len(c.d.Words)), make([]bool, len(c.d.Words))
	for i := range c.d.Attributions {
		a := &c.d.Attributions[i]
		for _, span := range slices.Concat(a.Content, a.Speaker) {
			r := c.d.wordsOf(span)
			for w := r.From; w < r.To; w++ {
				c.touching[w] = append(c.touching[w], i)
			}
		}
		for _, cue := range a.Cue {
			r := c.d.wordsOf(cue)
			if r.From < r.To {
				c.cueEnds[r.From] = append(c.cueEnds[r.From], r.To)
			}
			for w := r.From; w < r.To; w++ {
				c.inCue[w] = c.inCue[w] || cue.Holds(c.d.Words[w].Span)
			}
		}
	}
}

// said dates attribution i.
func (c *calendar) said(i int) graph.Said {
	at, ok := c.anchor(i)
	if !ok {
		return c.published()
	}
	if p, ok := c.nearest(at, i); ok {
		return c.stated(p)
	}
	if c.d.Attributions[i].Within < 0 && c.pluperfect(i) { // inside indirect speech "had" says nothing
		return c.before(i)
	}
	return c.published()
}

// anchor is the word by which the attribution is dated: its cue, else its speaker.
func (c *calendar) anchor(i int) (Range, bool) {
	a := &c.d.Attributions[i]
	for _, spans := range [][]graph.Span{a.Cue, a.Speaker} {
		if len(spans) > 0 {
			w := c.d.wordsOf(spans[0])
			return w, w.To > w.From
		}
	}
	return Range{}, false
}

// published is the date of what carries no word about its time.
func (c *calendar) published() graph.Said {
	if c.day.IsZero() {
		return graph.Said{Basis: graph.SaidUnknown}
	}
	from, until := c.day, c.day
	return graph.Said{From: &from, Until: &until, Basis: graph.SaidPublication}
}

// stated is the date of a phrase; one that cannot be told, for want of a day of publication or because it would end before it begins
// (which no store takes), stays unknown but keeps its words.
func (c *calendar) stated(p timePhrase) graph.Said {
	words := c.d.text(c.d.span(p.Range))
	s := graph.Said{Basis: graph.SaidStated, Words: &words}
	if !p.from.IsZero() && !p.until.IsZero() && p.until.Before(p.from) {
		p.from, p.until = graph.Date{}, graph.Date{}
	}
	if !p.from.IsZero() {
		from := p.from
		s.From = &from
	}
	if !p.until.IsZero() {
		until := p.until
		s.Until = &until
	}
	if s.From == nil && s.Until == nil {
		s.Basis = graph.SaidUnknown
	}
	return s
}

// pluperfect tells whether the cue says "had said": the words are older than what the article tells.
func (c *calendar) pluperfect(i int) bool {
	for _, s := range c.d.Attributions[i].Cue {
		if w := c.d.wordsOf(s); w.To-w.From > 1 && c.low[w.From] == "had" {
			return true
		}
	}
	return false
}

// longestWay is how many attributions back one may be that dates another.
const longestWay = 200

// before dates a cue in the pluperfect: as the dated attribution before it in the paragraph if that is of an earlier time, else
// some day up to the day of publication.
func (c *calendar) before(i int) graph.Said {
	at, _ := c.anchor(i)
	for j := i - 1; j >= max(0, i-longestWay); j-- {
		w, ok := c.anchor(j)
		if !ok || c.d.Words[w.From].Line != c.d.Words[at.From].Line {
			break
		}
		if s := c.d.Attributions[j].Said; s.Basis == graph.SaidStated && s.Until != nil && s.Until.Before(c.day) && sameActors(c.d.Attributions[j].Speakers, c.d.Attributions[i].Speakers) {
			return s
		}
	}
	if c.day.IsZero() {
		return graph.Said{Basis: graph.SaidUnknown}
	}
	words := c.d.text(c.d.Attributions[i].Cue[0])
	until := c.day
	return graph.Said{Until: &until, Basis: graph.SaidStated, Words: &words}
}

// tooFar is how far from a cue, see distance, a time phrase no longer belongs to it.
const tooFar = 200

// nearest is the time phrase that belongs to the cue: of those in its sentence that lie in nobody's content but that of an
// attribution around it, the one with the fewest other cues between, then the nearest.
func (c *calendar) nearest(at Range, i int) (timePhrase, bool) {
	s := c.d.Sentences[c.d.Words[at.From].Sentence]
	var best Range
	cost, found := 0, false
	ahead := c.cueAhead(i)
	for _, p := range c.nearby(at, s, ahead) {
		if c.foreign(p, i) || c.ofObject(p, i) {
			continue
		}
		if k := c.distance(p, at, s); k < tooFar && (!found || k < cost) {
			best, cost, found = p, k, true
		}
	}
	if !found {
		return timePhrase{}, false
	}
	return c.phraseAt(best.From, s.To, ahead)
}

// nearby gives the time phrases of a sentence that may be near enough to the cue: those at the head of the sentence, and those with
// fewer than tooFar words between.
func (c *calendar) nearby(at, s Range, ahead bool) []Range {
	all := c.phrasesOf(s, ahead)
	first, _ := slices.BinarySearchFunc(all, at.From-tooFar+1, func(p Range, w int) int { return cmp.Compare(p.To, w) })
	last, _ := slices.BinarySearchFunc(all, at.To+tooFar, func(p Range, w int) int { return cmp.Compare(p.From, w) })
	head := 0
	for head < first && all[head].From <= s.From+1 {
		head++
	}
	return slices.Concat(all[:head], all[first:last])
}

// foreign tells whether a phrase belongs to what is said and not to its being said: it lies in the attribution's own content, or
// in that of another one which does not relay it.
func (c *calendar) foreign(p Range, i int) bool {
	for w := p.From; w < p.To; w++ {
		for _, j := range c.touching[w] {
			if !c.relays(j, i) {
				return true
			}
		}
	}
	return false
}

// relays tells whether attribution j lies around i.
func (c *calendar) relays(j, i int) bool {
	for o := c.d.Attributions[i].Within; o >= 0; o = c.d.Attributions[o].Within {
		if o == j {
			return true
		}
	}
	return false
}

// distance is how far a phrase is from the cue; every other cue between them counts as much as thirty words. A phrase at the
// head of the sentence is near to all of its cues.
func (c *calendar) distance(p, at, s Range) int {
	if p.From <= s.From+1 && p.To <= at.From && c.ownClause(p.To, at, s) {
		return tooFar
	}
	if p.From <= s.From+1 {
		return 20
	}
	lo, hi := p.To, at.From
	if p.From > at.From {
		lo, hi = at.To, p.From
	}
	k := max(0, hi-lo)
	for w := lo; w < hi; w++ {
		for _, end := range c.cueEnds[w] {
			if end <= hi {
				k += 30
			}
		}
	}
	return k
}

// closeBefore is how many words before a cue "and" or "but" may stand that begins its clause.
const closeBefore = 6

// ownClause tells whether the words between a phrase at the head of a sentence and the cue are a clause of their own, in which
// nobody speaks: "Last year she won the race, and she says …".
func (c *calendar) ownClause(from int, at, s Range) bool {
	for i := min(c.breakAfter(from, s.To), max(from, at.From-closeBefore)); i < at.From; i++ {
		if c.inCue[i] {
			return false
		}
		w := c.low[i]
		if w == ";" || (w == "and" || w == "but") && c.low[i-1] == "," && at.From-i <= closeBefore {
			return true
		}
	}
	return false
}

// breakAfter is the first word of a cue or semicolon from a word on, the end if there is none. It is looked for once, since all cues
// of a sentence ask for it.
func (c *calendar) breakAfter(from, end int) int {
	i, known := c.breaks[from]
	if !known {
		for i = from; i < end && !c.inCue[i] && c.low[i] != ";"; i++ {
		}
		c.breaks[from] = i
	}
	return i
}
