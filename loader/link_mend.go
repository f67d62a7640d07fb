package loader

import (
	"slices"
	"strings"
)

// functionWords are no speaker when they stand alone.
var functionWords = wordSet("to the a an of in on at by for from with and or but that as than is was be been according per")

// dropStrays drops speakers without a word that could mean anybody; "to" behind "according" goes to the cue.
func dropStrays(k *linking) {
	keep := k.speakers[:0:0]
	for _, sp := range k.speakers {
		stray := true
		for i := sp.From; i < sp.To && stray; i++ {
			stray = functionWords[foldWord(k.d.Words[i])] || k.d.Words[i].Shape == punctuation
		}
		if !stray {
			keep = append(keep, sp)
			continue
		}
		for u := range k.cues {
			if k.cues[u].To == sp.From && foldWord(k.d.Words[sp.From]) == "to" {
				k.cues[u].To = sp.To
			}
		}
	}
	k.speakers = keep
}

// doAuxiliaries are words before a cue that belong to it when "not" stands between: "did not say", "doesn’t want".
var doAuxiliaries = wordSet("did do does didn don doesn would wouldn will won can couldn could cannot has hasn have haven had hadn is isn was wasn are aren were weren should shouldn never not")

// growCues takes the auxiliary and the negation before a cue into it: what is denied must not read as said.
func growCues(k *linking) {
	taken := make(map[int]bool)
	for _, list := range [][]part{k.speakers, k.cues, k.contents} {
		for _, p := range list {
			for i := p.From; i < p.To; i++ {
				taken[i] = true
			}
		}
	}
	for u := range k.cues {
		c := &k.cues[u]
		from := c.From
		for from > 0 && !taken[from-1] && k.d.Words[from-1].Sentence == k.d.Words[c.From].Sentence && k.negates(from-1, c.From) {
			from--
		}
		if from < c.From && k.holdsNegation(from, c.From+1) {
			c.From = from
		}
	}
}

// negates tells whether word i can be part of the negation of a cue that begins at word at.
func (k *linking) negates(i, at int) bool {
	w := foldWord(k.d.Words[i])
	return at-i <= 4 && (doAuxiliaries[w] || w == "'" || w == "t" && k.d.Words[i-1].End == k.d.Words[i].Start)
}

func (k *linking) holdsNegation(from, to int) bool {
	for i := from; i < to; i++ {
		if negations[foldWord(k.d.Words[i])] {
			return true
		}
	}
	return false
}

// growLists lets a content outside quotation marks that stops before ", and" and a noun phrase run to the end of its sentence,
// if nothing there is tagged and the sentence has no other cue behind it.
func growLists(k *linking) {
	for n := range k.contents {
		c := &k.contents[n]
		s := k.d.Sentences[k.d.Words[c.From].Sentence]
		if c.To+4 >= s.To || c.To > s.To || k.d.Words[c.To].Text != "," || foldWord(k.d.Words[c.To+1]) != "and" || k.d.quoted(c.To-1) {
			continue
		}
		if !k.endsInApposition(*c) || !determiners[foldWord(k.d.Words[c.To+2])] || k.tagged(c.To, s.To) || k.cueWords(c.To+2, s.To) {
			continue
		}
		end := s.To
		for end > c.To && k.d.Words[end-1].Shape == punctuation {
			end--
		}
		c.To = end
	}
}

// joinsClauses are words between what is said and what somebody says next.
var joinsClauses = wordSet("and but or while as")

// unfinished are words with which nothing that is said can end if the clause goes on.
var unfinished = wordSet("the a an of in")

// growBroken lets a content that breaks off behind an article or a preposition, behind the stop of an abbreviation ("a U.S.") or before "of"
// run to the next mark, or to the "and" before the next tagged words.
func growBroken(k *linking) {
	tagged := make([]bool, len(k.d.Words))
	for _, p := range slices.Concat(k.speakers, k.cues, k.contents) {
		for i := p.From; i < p.To; i++ {
			tagged[i] = true
		}
	}
	for n := range k.contents {
		c := &k.contents[n]
		s := k.d.Sentences[k.d.Words[c.To-1].Sentence]
		if !unfinished[foldWord(k.d.Words[c.To-1])] && !k.goesOn(c.To, s) {
			continue
		}
		end := c.To
		for end < s.To && k.d.Words[end].Shape != punctuation && !tagged[end] {
			end++
		}
		if end < s.To && tagged[end] {
			if end--; end < c.To || !joinsClauses[foldWord(k.d.Words[end])] {
				continue
			}
		}
		for ; c.To < end; c.To++ {
			tagged[c.To] = true
		}
	}
}

// goesOn tells whether nothing can end before word i of a sentence: it is "of", or the stop before it is an abbreviation's.
func (k *linking) goesOn(i int, s Range) bool {
	if i >= s.To {
		return false
	}
	last, next := k.d.Words[i-1], k.d.Words[i]
	return foldWord(next) == "of" && last.Shape != punctuation || last.Text == "." && next.Shape != punctuation
}

// endsInApposition tells whether the last words of a part are a comma and a name.
func (k *linking) endsInApposition(p part) bool {
	for i := p.To - 1; i > p.From && i > p.To-6; i-- {
		switch w := k.d.Words[i]; {
		case w.Text == ",":
			return i < p.To-1
		case w.Shape == 0 && !nameParticle[foldWord(w)]:
			return false
		}
	}
	return false
}

var determiners = wordSet("the a an his her its their")

// tagged tells whether any part touches the words.
func (k *linking) tagged(from, to int) bool {
	for _, list := range [][]part{k.speakers, k.cues, k.contents} {
		for _, p := range list {
			if p.From < to && from < p.To {
				return true
			}
		}
	}
	return false
}

// finite are verbs that show that a clause of its own follows.
var finite = wordSet("said says told is are was were has have had will would can could may might should did does")

// cueWords tells whether a verb in the past that can be a cue, or a finite one, stands among the words.
func (k *linking) cueWords(from, to int) bool {
	for i := from; i < to; i++ {
		w := foldWord(k.d.Words[i])
		if _, ok := k.lex.at(k.d.Words, i, to); finite[w] || ok && strings.HasSuffix(w, "ed") {
			return true
		}
	}
	return false
}

// dropFragments drops contents that are "that" and one more word with the rest of the clause behind them: the tagger lost it.
func dropFragments(k *linking) {
	keep := k.contents[:0:0]
	for _, c := range k.contents {
		cut := c.To < len(k.d.Words) && k.d.Words[c.To].Shape != punctuation
		if k.d.Words[c.From].Text == "that" && c.To-c.From == 2 && cut && !k.tagged(c.To, c.To+1) {
			continue
		}
		keep = append(keep, c)
	}
	k.contents = keep
}

// refusing are words with which "comment" means that nothing was said.
var refusing = wordSet("no declined declines decline refused refuses refuse not without")

// dropNoComment drops cues of refusing comment.
func dropNoComment(k *linking) {
	keep := k.cues[:0:0]
	for _, u := range k.cues {
		comment, refused := false, false
		for i := u.From; i < min(u.To+2, len(k.d.Words)); i++ {
			w := foldWord(k.d.Words[i])
			comment = comment || w == "comment"
			refused = refused || i < u.To && refusing[w]
		}
		if !comment || !refused {
			keep = append(keep, u)
			continue
		}
		for n := len(k.contents) - 1; n >= 0; n-- { // nor is the thing on which nothing was said a content
			if c := k.contents[n]; c.From >= u.To && c.From <= u.To+2 {
				k.contents = append(k.contents[:n:n], k.contents[n+1:]...)
			}
		}
	}
	k.cues = keep
}

// trimContents takes a comma, semicolon or dash off the front of contents, and one off the end that no quotation mark follows.
func trimContents(k *linking) {
	keep := k.contents[:0:0]
	for _, c := range k.contents {
		for c.From < c.To && contentMarks[k.d.Words[c.From].Text] {
			c.From++
		}
		for c.To > c.From && contentMarks[k.d.Words[c.To-1].Text] && !k.d.quoted(c.To-1) {
			c.To--
		}
		if c.From < c.To {
			keep = append(keep, c)
		}
	}
	k.contents = keep
}

var contentMarks = wordSet(", ; – —")

// joinAbbreviations joins spans of one role that only the full stop inside an abbreviation parts.
func joinAbbreviations(k *linking) {
	for _, list := range []*[]part{&k.speakers, &k.contents} {
		var out []part
		for _, p := range *list {
			if n := len(out); n > 0 && k.abbreviates(out[n-1].To, p.From) {
				out[n-1].To = p.To
				continue
			}
			out = append(out, p)
		}
		*list = out
	}
}

// abbreviates tells whether from and to enclose one full stop or hyphen that stands against the words on both sides.
func (k *linking) abbreviates(from, to int) bool {
	if to != from+1 || from == 0 {
		return false
	}
	a, mark, b := k.d.Words[from-1], k.d.Words[from], k.d.Words[to]
	return (mark.Text == "." || mark.Text == "-") && a.End == mark.Start && mark.End == b.Start
}
