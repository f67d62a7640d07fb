package loader

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// classify gives every attribution of an article its takes, which the judges of a pool find.
func (c *Classifier) classify(ctx context.Context, judges *pool, d *Document) error {
	r := c.relevantTo(d)
	err := judges.spread(ctx, len(d.Attributions), func(h *hands, i int) (err error) {
		a := &d.Attributions[i]
		a.Takes, err = h.judge.Judge(ctx, c.widened(d, a, r))
		return err
	})
	if err != nil {
		return err
	}
	for i := range d.Attributions {
		d.relayed(i)
	}
	denials := map[int]bool{}
	if err := inTurn(ctx, len(d.Attributions), func(i int) { c.denied(d, i, denials) }); err != nil {
		return err
	}
	if err := inTurn(ctx, len(d.Attributions), func(i int) { c.refer(d, i) }); err != nil {
		return err
	}
	for i := range d.Attributions {
		d.Attributions[i].Takes = c.implied(d.Attributions[i].Takes)
	}
	return nil
}

// denied takes the stances from attribution i if it is what somebody denies of himself: "denied that he wanted the island" is no
// word of his for it. What has been found of the attributions around is kept in denials: many may lie in one, and that one may be long.
func (c *Classifier) denied(d *Document, i int, denials map[int]bool) {
	inner := &d.Attributions[i]
	if inner.Within < 0 {
		return
	}
	outer := &d.Attributions[inner.Within]
	if !slices.ContainsFunc(inner.Speakers, func(s int) bool { return slices.Contains(outer.Speakers, s) }) {
		return
	}
	denial, known := denials[inner.Within]
	if !known {
		s := c.read(d.passage(outer))
		denial = s.has(graph.ActDeny) || s.cueNegations%2 == 1
		denials[inner.Within] = denial
	}
	if denial {
		inner.Takes = nil
	}
}

// relayed takes from whoever relays attribution i the stances that are the relayed one's: the relayer does not hold what he
// relays, unless he is one of those who said it or speaks for them.
func (d *Document) relayed(i int) {
	inner := &d.Attributions[i]
	if inner.Within < 0 || len(inner.Speaker) == 0 {
		return
	}
	outer := &d.Attributions[inner.Within]
	for _, s := range inner.Speakers {
		if d.speaksFor(outer, s) {
			return
		}
	}
	outer.Takes = slices.DeleteFunc(outer.Takes, func(t Take) bool {
		return slices.ContainsFunc(inner.Takes, func(k Take) bool { return k.Proposition == t.Proposition })
	})
}

// speaksFor tells whether the words of an attribution are also an actor's: its speaker is the actor, speaks on its behalf, or
// holds an office of that country.
func (d *Document) speaksFor(a *Attribution, actor int) bool {
	if slices.Contains(a.Speakers, actor) || a.OnBehalfOf == actor {
		return true
	}
	return slices.ContainsFunc(a.Speakers, func(s int) bool {
		speaker := d.Actors[s]
		return speaker.Office != "" && speaker.Country != "" && speaker.Country == d.Actors[actor].ID
	})
}

// passage is the paragraphs in which the parts of an attribution stand.
func (d *Document) passage(a *Attribution) Passage {
	return d.passageOf(a, d.around(a))
}

// mostAround is how many code points of a paragraph are read before the parts of an attribution, and behind them. Hardly a paragraph of an
// article is so long, and of one without end the judge sees a hundred word pieces all the same.
const mostAround = 4000

// around is where the paragraphs in which the parts of an attribution stand begin and end, or what is near of long ones.
func (d *Document) around(a *Attribution) graph.Span {
	first, last := len(d.Text), 0
	for _, spans := range [][]graph.Span{a.Speaker, a.Cue, a.Content} {
		for _, s := range spans {
			first, last = min(first, s.Start), max(last, s.End)
		}
	}
	in := graph.Span{Start: first, End: last}
	if l, ok := d.lastLine(first + 1); ok && first < l.End {
		in.Start = d.from(l.Start, first)
	}
	if l, ok := d.lastLine(last); ok && last <= l.End {
		in.End = d.until(l.End, last)
	}
	return in
}

// from is where to begin before a place in a line that begins at start: there, or with the first whole word that is near enough.
func (d *Document) from(start, at int) int {
	if start >= at-mostAround {
		return start
	}
	k, _ := slices.BinarySearchFunc(d.Words, at-mostAround, func(w Word, at int) int { return cmp.Compare(w.Start, at) })
	if k == len(d.Words) {
		return at
	}
	return min(at, d.Words[k].Start)
}

// until is where to end behind a place in a line that ends at end: there, or with the last whole word that is near enough.
func (d *Document) until(end, at int) int {
	if end <= at+mostAround {
		return end
	}
	k := searchWords(d.Words, at+mostAround)
	if k == 0 {
		return at
	}
	return max(at, d.Words[k-1].End)
}

// lastLine is the last line that begins before a place, false if none does.
func (d *Document) lastLine(at int) (Line, bool) {
	k, _ := slices.BinarySearchFunc(d.Lines, at, func(l Line, at int) int { return cmp.Compare(l.Start, at) })
	if k == 0 {
		return Line{}, false
	}
	return d.Lines[k-1], true
}

// passageOf is an attribution with the text of the given span, which its parts lie in.
func (d *Document) passageOf(a *Attribution, in graph.Span) Passage {
	shift := func(spans []graph.Span) []graph.Span {
		out := make([]graph.Span, len(spans))
		for i, s := range spans {
			out[i] = graph.Span{Start: s.Start - in.Start, End: s.End - in.Start}
		}
		return out
	}
	return Passage{
		Text: string(d.Text[in.Start:in.End]), Speaker: shift(a.Speaker), Cue: shift(a.Cue), Content: shift(a.Content), Said: a.Said.Day(),
	}
}

// lettersOfPiece is about how many code points a word piece has, so that no proposition is thought of for words that the judge does not see.
const lettersOfPiece = 5

// widened is the passage of an attribution. Where the statement itself names the subject of no proposition the title is read with it, and where its
// paragraph names none, either, the last sentences of the paragraph before, as many as there is room for: what a paragraph speaks of often stands
// there ("She called it a mistake."). With a second paragraph before it nothing more was right in whole reports.
func (c *Classifier) widened(d *Document, a *Attribution, r *relevance) Passage {
	in := d.around(a)
	p := d.passageOf(a, in)
	p.relevance = r
	if !r.long || len(namedIn(r.open, p.ownStems())) > 0 {
		return p
	}
	room, titled := encoder.MaxPassage, len(r.title.pieces) > 0 && in.Start >= r.belowTitle
	if titled {
		room -= len(r.title.pieces) + 1
	}
	if len(namedIn(r.open, p.stems())) == 0 {
		in.Start = d.sentencesBefore(in.Start, in.End-lettersOfPiece*room)
		p = d.passageOf(a, in)
	}
	p.relevance, p.titled = r, titled
	return p
}

// relevantTo is what an article may speak of.
func (c *Classifier) relevantTo(d *Document) *relevance {
	r := c.relevant(d.Article.Title + "\n" + string(d.Text))
	r.long = len(d.Attributions) > briefStatements
	title, below := d.title()
	r.title, r.belowTitle = titleOf(title), below
	return r
}

// title is the article's title, and where in the text the line with it ends, 0 if there is none. One that was made of the first paragraph is none.
func (d *Document) title() (string, int) {
	title := strings.TrimSpace(d.Article.Title)
	first := slices.IndexFunc(d.Lines, func(l Line) bool { return l.Class != Blank })
	if first < 0 {
		return title, 0
	}
	line := d.Lines[first]
	if line.Class == Headline {
		return title, line.End
	}
	begin := strings.ToLower(strings.TrimSuffix(title, " …"))
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(string(d.Text[line.Start:line.End]))), begin) {
		return "", 0
	}
	return title, 0
}

// sentencesBefore is where the whole sentences begin that end the paragraph before a place and do not begin before a limit; the place itself if
// there is none.
func (d *Document) sentencesBefore(at, limit int) int {
	before, ok := d.paragraphBefore(at)
	if !ok || limit >= at {
		return at
	}
	from := max(before.Start, limit)
	k, _ := slices.BinarySearchFunc(d.Words, from, func(w Word, at int) int { return cmp.Compare(w.Start, at) })
	for ; k < len(d.Words) && d.Words[k].Start < before.End; k++ {
		if d.Sentences[d.Words[k].Sentence].From == k {
			return d.Words[k].Start
		}
	}
	return at
}

// paragraphBefore is the last paragraph that ends before a place, if nothing but blank lines lies between.
func (d *Document) paragraphBefore(at int) (graph.Span, bool) {
	k, _ := slices.BinarySearchFunc(d.Lines, at, func(l Line, at int) int { return cmp.Compare(l.Start, at) })
	for k--; k >= 0 && d.Lines[k].Class == Blank; k-- {
	}
	if k < 0 || d.Lines[k].Class != Body {
		return graph.Span{}, false
	}
	return d.Lines[k].Span, true
}

// refer gives an attribution that points back at what others said ("rejected those demands") the stances of those,
// turned around if its cue is against them. They replace what was read in its own few words.
func (c *Classifier) refer(d *Document, i int) {
	a := &d.Attributions[i]
	if len(a.RefersTo) == 0 {
		return
	}
	s := c.read(d.passage(a))
	if s.attitude == 0 {
		return
	}
	var takes []Take
	for _, from := range a.RefersTo {
		for _, t := range d.Attributions[from].Takes {
			if known := slices.ContainsFunc(takes, func(k Take) bool { return k.Proposition == t.Proposition }); known || t.ImpliedBy != "" {
				continue
			}
			stance, ok := turned(t.Stance, s.attitude)
			if !ok {
				continue
			}
			verb := "accepts"
			if s.attitude < 0 {
				verb = "rejects"
			}
			takes = append(takes, Take{
				Proposition: t.Proposition, Stance: stance, Confidence: t.Confidence * referConfidence,
				Because: fmt.Sprintf("cue “%s” %s what is referred to, which %s it", strings.Join(s.cue, " "), verb, strings.ToLower(string(t.Stance))),
			})
		}
	}
	if len(takes) > 0 {
		a.Takes = c.inOrder(takes)
	}
}

// referConfidence is how much surer one is of a stance than of the same stance taken over by reference.
const referConfidence = 0.9

// turned is the stance of somebody with the given attitude towards a statement that has another.
func turned(s graph.Stance, attitude int) (graph.Stance, bool) {
	switch {
	case s == graph.Supports && attitude > 0, s == graph.Opposes && attitude < 0:
		return graph.Supports, true
	case s == graph.Opposes && attitude > 0, s == graph.Supports && attitude < 0:
		return graph.Opposes, true
	case s == graph.Conditional && attitude > 0:
		return graph.Conditional, true
	case s == graph.Conditional:
		return graph.Opposes, true
	}
	return "", false
}

// implied adds what follows from the takes by the codebook: one step, marked, and never against what was said.
func (c *Classifier) implied(takes []Take) []Take {
	out := slices.Clone(takes)
	for _, t := range takes {
		p := c.proposition(t.Proposition)
		if p == nil || t.ImpliedBy != "" {
			continue
		}
		for _, x := range p.Implies {
			if !strings.EqualFold(x.When, string(t.Stance)) || slices.ContainsFunc(out, func(k Take) bool { return k.Proposition == x.Proposition }) {
				continue
			}
			out = append(out, Take{
				Proposition: x.Proposition, Stance: graph.Stance(strings.ToUpper(x.Then)), Confidence: t.Confidence, ImpliedBy: t.Proposition,
				Because: fmt.Sprintf("follows from %s %s", strings.ToLower(string(t.Stance)), t.Proposition),
			})
		}
	}
	return c.inOrder(out)
}

// proposition finds one by its slug, nil if there is none.
func (c *Classifier) proposition(slug string) *stanceProposition {
	for _, p := range c.propositions {
		if p.ID == slug {
			return p
		}
	}
	return nil
}

// inOrder sorts takes as the codebook has their propositions.
func (c *Classifier) inOrder(takes []Take) []Take {
	place := func(t Take) int {
		if p := c.proposition(t.Proposition); p != nil {
			return p.position
		}
		return len(c.propositions)
	}
	slices.SortStableFunc(takes, func(a, b Take) int { return place(a) - place(b) })
	return takes
}
