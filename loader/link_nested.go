package loader

import "strings"

// maxDepth is how deep attributions may lie in one another.
const maxDepth = 2

// sureWithin is how sure one must be of an attribution inside a content. The tagger was never taught to read contents by
// themselves; of what it finds there less surely, on newspapers it never saw, one in a hundred is anybody's.
const sureWithin = 0.75

// minWithin is the least number of words of a content in which somebody else can speak.
const minWithin = 5

// linkWithin looks for attributions inside the content of attribution at.
func (l *Linker) linkWithin(d *Document, tagger SpanTagger, at, depth int) {
	for _, s := range d.Attributions[at].Content {
		l.linkWords(d, tagger, at, d.wordsOf(s), depth)
	}
}

// linkWords tags words of the content of attribution at again, as a text of its own, and adds what passes the checks of
// [Linker.sound]; what does not pass may still hold something that does. Only words with a cue of the codebook are worth it.
func (l *Linker) linkWords(d *Document, tagger SpanTagger, at int, w Range, depth int) {
	w = d.innerWords(w)
	if w.To-w.From < minWithin || !l.holdsCue(d, w) {
		return
	}
	for _, g := range l.join(d, tagger.Tag(d, w), minInner) {
		if l.sound(d, g, w) {
			if inner := l.add(d, g, at); depth < maxDepth {
				l.linkWithin(d, tagger, inner, depth+1)
			}
			continue
		}
		for _, c := range g.content {
			if depth < maxDepth && c.To-c.From < w.To-w.From-1 {
				l.linkWords(d, tagger, at, c.Range, depth+1)
			}
		}
	}
}

// innerWords leaves out "that" and the quotation marks around a content, so that what is left reads as a sentence.
func (d *Document) innerWords(w Range) Range {
	for w.To-w.From > 1 && (d.Words[w.From].Quote == OpensQuote && !d.closesBefore(w) || foldWord(d.Words[w.From]) == "that" || d.Words[w.From].Text == ",") {
		w.From++
	}
	for w.To-w.From > 1 && d.Words[w.To-1].Shape == punctuation && (d.Words[w.To-1].Quote != ClosesQuote || !d.opensIn(w)) {
		w.To--
	}
	return w
}

// closesBefore tells whether the quotation that opens the range ends before its last word.
func (d *Document) closesBefore(w Range) bool {
	for i := w.From + 1; i < w.To-1; i++ {
		if d.Words[i].Quote == ClosesQuote {
			return true
		}
	}
	return false
}

// opensIn tells whether a quotation opens in the range.
func (d *Document) opensIn(w Range) bool {
	for i := w.From; i < w.To; i++ {
		if d.Words[i].Quote == OpensQuote {
			return true
		}
	}
	return false
}

// holdsCue tells whether a cue of the codebook stands among the words.
func (l *Linker) holdsCue(d *Document, w Range) bool {
	for i := w.From; i < w.To; i++ {
		if _, ok := l.cues.at(d.Words, i, w.To); ok {
			return true
		}
	}
	return false
}

// sound tells whether an attribution found inside the words w can be believed: it has a cue that the codebook knows, a speaker,
// a content, and is not simply the whole again.
func (l *Linker) sound(d *Document, g *group, w Range) bool {
	if len(g.cue) == 0 || len(g.speaker) == 0 || g.confidence() < sureWithin {
		return false
	}
	if l.unreal(d, g) || d.contact(g.cue[0].Range) {
		return false
	}
	words := 0
	for _, c := range g.content {
		words += c.To - c.From
	}
	return words >= 2 && words < w.To-w.From-1 && l.cues.read(d, g.cue[0].Range).known
}

// conditions begin clauses in which nothing is said yet.
var conditions = wordSet("if unless until once when whether")

// unreal tells whether an inner attribution only would be: it stands behind "if", or its verb is the bare form of what somebody
// is told to do ("that Norland declare …").
func (l *Linker) unreal(d *Document, g *group) bool {
	sp, cue := g.speaker[0], g.cue[0]
	before := sp.From - 1
	if before > 0 && determiners[foldWord(d.Words[before])] {
		before--
	}
	if before >= 0 && conditions[foldWord(d.Words[before])] {
		return true
	}
	e, ok := l.cues.at(d.Words, cue.From, cue.To)
	if !ok || !e.base || cue.To-cue.From != len(e.words) || sp.To != cue.From {
		return false
	}
	last := foldWord(d.Words[sp.To-1])
	return !plainPresent[last] && !strings.HasSuffix(last, "s")
}

// plainPresent are subjects with which the bare form of a verb is its present.
var plainPresent = wordSet("i you we they who people")

// contact tells whether a cue only makes a noun of contact happen: "held a call" is a deed, not a word.
func (d *Document) contact(cue Range) bool {
	w := foldWord(d.Words[cue.To-1])
	if !holdingPast[w] && !holdingBase[w] {
		return false
	}
	for i := cue.To; i < min(len(d.Words), cue.To+9); i++ {
		for _, t := range triggers[foldWord(d.Words[i])] {
			if t.noun {
				return true
			}
		}
	}
	return false
}
