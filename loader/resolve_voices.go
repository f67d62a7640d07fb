package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// Quotations that no words introduce: the one in a headline is said again in the article, with its speaker; the one in a paragraph is by
// the only person of whom the paragraph has spoken.

// readVoices finds who says quotations without a speaker and without a cue.
func (r *resolution) readVoices() {
	if len(r.d.Attributions) == 0 {
		return
	}
	r.readPhrasesBefore(len(r.low), len(r.d.Attributions)-1)
	for i := range r.d.Attributions {
		a := &r.d.Attributions[i]
		if len(a.Speaker) > 0 || r.hasCue(a) || len(a.Content) == 0 || a.Within >= 0 {
			continue
		}
		w := r.d.wordsOf(a.Content[0])
		if w.To <= w.From || r.d.Words[w.From].Quote == OutsideQuote && !quoteMarks[r.d.Words[w.From].Text] {
			continue
		}
		e := -1
		if r.isHeading(w.From) {
			e = r.saidAgain(i, w)
		} else {
			if e = r.aloneBefore(w.From); e < 0 {
				e = r.leadsUpTo(w.From)
			}
		}
		if e >= 0 {
			r.read[i].who, r.read[i].speaking, r.read[i].onBehalf = []int{e}, graph.Named, r.entities[e].onBehalf
		}
	}
}

// quoteMarks may open the quotation of a headline.
var quoteMarks = wordSet("‘ ' “ \" «")

// saidAgain is who says in the article what a headline quotes: the only speaker of a statement that holds all its longer words; -1 if there
// is none.
func (r *resolution) saidAgain(i int, w Range) int {
	quoted := r.longWords(w)
	if len(quoted) < 2 {
		return -1
	}
	found := -1
	for j := range r.d.Attributions {
		a := &r.d.Attributions[j]
		if j == i || len(r.read[j].who) != 1 || len(a.Speaker) == 0 || a.Within >= 0 {
			continue
		}
		var said []string
		for _, c := range a.Content {
			said = append(said, r.longWords(r.d.wordsOf(c))...)
		}
		if e := r.read[j].who[0]; containsWords(said, quoted) && r.entities[e].written() {
			if found >= 0 && found != e {
				return -1
			}
			found = e
		}
	}
	return found
}

// longWords are the folded words of a range that have four letters or more.
func (r *resolution) longWords(w Range) (out []string) {
	for i := w.From; i < w.To; i++ {
		if len(r.low[i]) > 3 && r.d.Words[i].Shape != punctuation {
			out = append(out, r.low[i])
		}
	}
	return out
}

// hasCue tells whether an attribution has a cue that is more than a mark.
func (r *resolution) hasCue(a *Attribution) bool {
	for _, c := range a.Cue {
		for w, i := r.d.wordsOf(c), 0; w.From+i < w.To; i++ {
			if r.d.Words[w.From+i].Shape != punctuation {
				return true
			}
		}
	}
	return false
}

// aloneBefore is the only person named before a word in its paragraph, if nobody without a name speaks or is meant there; -1 if there is
// none.
func (r *resolution) aloneBefore(at int) int {
	line := r.d.Lines[r.d.Words[at].Line].Words
	only := -1
	for i := line.From; i < at; i++ {
		m := r.at[i]
		if m < 0 || r.mentions[m].entity < 0 {
			continue
		}
		e := r.mentions[m].entity
		if x := &r.entities[e]; x.kind != graph.ActorPerson || x.weak {
			continue
		}
		if only >= 0 && only != e {
			return -1
		}
		only = e
	}
	for j := range r.phrases {
		p := &r.phrases[j]
		if p.From < line.From || p.From >= at || p.text || p.body {
			continue
		}
		if only < 0 && p.class != noPronoun && p.entity >= 0 && r.entities[p.entity].kind == graph.ActorPerson {
			only = p.entity // "At five he pulls the shade."
		}
		if p.entity != only && (p.entity < 0 || r.entities[p.entity].isPerson()) {
			return -1
		}
	}
	return only
}
