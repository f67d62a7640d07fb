package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// DateStatements sets when each attribution was said, from the words of time around its cue, relative to the day of publication:
// "in December" of an article of 13 February is the December before, from the first to the last day, and STATED. What carries no
// such word was said on the day of publication as far as one can tell (PUBLICATION), or on an unknown day if that is not known.
func DateStatements(d *Document) {
	c := newCalendar(d)
	for i := range d.Attributions {
		d.Attributions[i].Said = c.said(i)
		c.tell(d.Attributions[i].Said)
	}
}

// calendar reads words of time in one document.
type calendar struct {
	d    *Document
	low  []string
	day  graph.Date // of publication, zero if unknown
	told graph.Date // the last single day on which somebody spoke, zero if none
}

func newCalendar(d *Document) *calendar {
	c := &calendar{d: d, low: make([]string, len(d.Words))}
	for i := range d.Words {
		c.low[i] = foldWord(d.Words[i])
	}
	if d.Article != nil && d.Article.PublishedOn != nil {
		c.day = *d.Article.PublishedOn
	}
	return c
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

// stated is the date of a phrase; one that cannot be told for want of a day of publication stays unknown but keeps its words.
func (c *calendar) stated(p timePhrase) graph.Said {
	words := c.d.text(c.d.span(p.Range))
	s := graph.Said{Basis: graph.SaidStated, Words: &words}
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

// before dates a cue in the pluperfect: as the dated attribution before it in the paragraph if that is of an earlier time, else
// some day up to the day of publication.
func (c *calendar) before(i int) graph.Said {
	at, _ := c.anchor(i)
	for j := i - 1; j >= 0; j-- {
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

// nearest is the time phrase that belongs to the cue: of those in its sentence that lie in nobody's content but that of an
// attribution around it, the one with the fewest other cues between, then the nearest.
func (c *calendar) nearest(at Range, i int) (timePhrase, bool) {
	s := c.d.Sentences[c.d.Words[at.From].Sentence]
	var best timePhrase
	cost, found := 0, false
	for w := s.From; w < s.To; {
		p, ok := c.phraseAt(w, s.To, false)
		if !ok {
			w++
			continue
		}
		w = p.To
		if c.foreign(p, i) || c.ofObject(p, i) {
			continue
		}
		if k := c.distance(p, at, s); k < 200 && (!found || k < cost) {
			best, cost, found = p, k, true
		}
	}
	return best, found
}

// foreign tells whether a phrase belongs to what is said and not to its being said: it lies in the attribution's own content, or
// in that of another one which does not relay it.
func (c *calendar) foreign(p timePhrase, i int) bool {
	span := c.d.span(p.Range)
	for j := range c.d.Attributions {
		if c.relays(j, i) {
			continue
		}
		for _, content := range c.d.Attributions[j].Content {
			if content.Overlaps(span) {
				return true
			}
		}
		for _, speaker := range c.d.Attributions[j].Speaker {
			if speaker.Overlaps(span) {
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
func (c *calendar) distance(p timePhrase, at, s Range) int {
	if p.From <= s.From+1 && p.To <= at.From && c.ownClause(p.To, at) {
		return 200
	}
	if p.From <= s.From+1 {
		return 20
	}
	lo, hi := p.To, at.From
	if p.From > at.From {
		lo, hi = at.To, p.From
	}
	k := max(0, hi-lo)
	for _, a := range c.d.Attributions {
		for _, cue := range a.Cue {
			if w := c.d.wordsOf(cue); w.From >= lo && w.To <= hi {
				k += 30
			}
		}
	}
	return k
}

// ownClause tells whether the words between a phrase at the head of a sentence and the cue are a clause of their own, in which
// nobody speaks: "Last year she won the race, and she says …".
func (c *calendar) ownClause(from int, at Range) bool {
	for i := from; i < at.From; i++ {
		for a := range c.d.Attributions {
			for _, cue := range c.d.Attributions[a].Cue {
				if c.d.Words[i].Span == cue || cue.Holds(c.d.Words[i].Span) {
					return false
				}
			}
		}
		w := c.low[i]
		if w == ";" || (w == "and" || w == "but") && c.low[i-1] == "," && at.From-i <= 6 {
			return true
		}
	}
	return false
}
