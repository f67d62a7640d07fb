package loader

// Sieves that look beyond one paragraph.

// pullQuotes gives a content that fills its line the name that stands alone on the next one.
func pullQuotes(k *linking) {
	for c, content := range k.contents {
		next := k.nextLine(k.line(content))
		if next < 0 || k.d.Lines[next].Class != SpeakerLine || !k.fillsLine(content) {
			continue
		}
		name := part{Range: k.d.nameOf(next), role: SpeakerRole, confidence: content.confidence, least: content.least}
		for _, sp := range k.speakers {
			if k.line(sp) == next {
				name = sp
				break
			}
		}
		g := k.groupOfName(next)
		if g == nil {
			g = &group{speaker: []part{name}, via: "name under the pull-quote", trust: 1, within: -1}
			k.groups = append(k.groups, g)
		}
		k.joinGroup(c, g)
	}
}

// groupOfName is the group whose speaker stands on the line, nil if there is none yet.
func (k *linking) groupOfName(line int) *group {
	for _, g := range k.groups {
		if len(g.speaker) > 0 && len(g.cue) == 0 && k.line(g.speaker[0]) == line {
			return g
		}
	}
	return nil
}

// nameOf is the name on a speaker line, without a dash before it.
func (d *Document) nameOf(line int) Range {
	r := d.Lines[line].Words
	for r.From < r.To-1 && d.Words[r.From].Shape == punctuation {
		r.From++
	}
	return r
}

// punctuation is the shape of a word that is none.
const punctuation = 5

// fillsLine tells whether a part covers at least nine in ten of its line's words, marks not counted.
func (k *linking) fillsLine(p part) bool {
	in, all := 0, 0
	r := k.d.Lines[k.line(p)].Words
	for i := r.From; i < r.To; i++ {
		if k.d.Words[i].Shape == punctuation {
			continue
		}
		all++
		if p.From <= i && i < p.To {
			in++
		}
	}
	return 10*in >= 9*all
}

// nextLine and previousLine are the nearest lines with words that are not boilerplate, -1 if none.
func (k *linking) nextLine(i int) int {
	for i++; i < len(k.d.Lines); i++ {
		if c := k.d.Lines[i].Class; c != Blank && c != Boilerplate {
			return i
		}
	}
	return -1
}

func (k *linking) previousLine(i int) int {
	for i--; i >= 0; i-- {
		if c := k.d.Lines[i].Class; c != Blank && c != Boilerplate {
			return i
		}
	}
	return -1
}

// contentsListed joins contents that are lines of a list to the cue of the line that announces the list with a colon.
func contentsListed(k *linking) {
	for u, cue := range k.cues {
		intro := k.line(cue)
		if !k.announcesList(intro) || k.cueAfter(u, intro) {
			continue
		}
		expect := k.nextLine(intro)
		for c, content := range k.contents {
			if k.line(content) != expect || k.groupOf[c] != nil || !k.listItem(content) {
				continue
			}
			k.joinCue(c, u)
			expect = k.nextLine(expect)
		}
	}
}

// announcesList tells whether a line ends with a colon.
func (k *linking) announcesList(line int) bool {
	r := k.d.Lines[line].Words
	return r.To > r.From && k.d.Words[r.To-1].Text == ":"
}

// cueAfter tells whether another cue follows on the same line.
func (k *linking) cueAfter(u, line int) bool {
	return u+1 < len(k.cues) && k.line(k.cues[u+1]) == line
}

// listItem tells whether the content is a whole line without a cue of its own.
func (k *linking) listItem(content part) bool {
	line := k.line(content)
	for _, cue := range k.cues {
		if k.line(cue) == line {
			return false
		}
	}
	return k.fillsLine(content)
}

// quotesOverParagraphs joins a quotation that begins a paragraph and has no cue in its sentence to the quotation that ended
// the paragraph before, whichever of the two has the cue.
func quotesOverParagraphs(k *linking) {
	for c := 1; c < len(k.contents); c++ {
		if !k.continues(c) {
			continue
		}
		before, here := k.groupOf[c-1], k.groupOf[c]
		if k.asks(k.contents[c-1]) && !(here == nil && k.takesTurns(c)) {
			continue // whoever answers is somebody else
		}
		switch {
		case before == nil && here == nil:
			g := &group{trust: 0.9, within: -1}
			k.groups = append(k.groups, g)
			k.joinGroup(c-1, g)
			k.joinGroup(c, g)
		case before == nil:
			k.joinGroup(c-1, here)
			for b := c - 1; b > 0 && k.continues(b) && k.groupOf[b-1] == nil; b-- {
				k.joinGroup(b-1, here)
			}
		case here == nil && k.takesTurns(c):
			k.turn(c)
		case here == nil:
			k.joinGroup(c, before)
		}
	}
}

// continues tells whether content c, which begins a paragraph, goes on with the quotation of the one before it.
func (k *linking) continues(c int) bool {
	a, b := k.contents[c-1], k.contents[c]
	if k.line(b) == k.line(a) || k.previousLine(k.line(b)) != k.line(a) || k.d.Lines[k.line(b)].Words.From != b.From {
		return false
	}
	if !k.inQuotes(a) || !k.inQuotes(b) {
		return false
	}
	if k.d.leftOpen(a.To-1) && k.d.Lines[k.line(a)].Words.To == a.To {
		return true
	}
	// closed and opened again: the same voice goes on only if the paragraph names nobody
	return k.groupOf[c] == nil && k.fillsLine(b) && k.d.Lines[k.line(a)].Class == Body && k.d.Lines[k.line(b)].Class == Body
}

// asks tells whether a quotation ends with a question and its closing mark.
func (k *linking) asks(p part) bool {
	if k.d.leftOpen(p.To - 1) {
		return false
	}
	for i := p.To - 1; i > p.From && k.d.Words[i].Shape == punctuation; i-- {
		if k.d.Words[i].Text == "?" {
			return true
		}
	}
	return false
}

// inQuotes tells whether a part ends inside a quotation or with its mark; single marks count where they open it.
func (k *linking) inQuotes(p part) bool {
	return k.d.closes(p.To-1) || k.d.quoted(p.To-1) || k.d.Words[p.From].Text == "‘"
}

// closes tells whether word i is a closing quotation mark.
func (d *Document) closes(i int) bool { return d.Words[i].Quote == ClosesQuote }

// leftOpen tells whether word i ends its line inside a quotation that was never closed.
func (d *Document) leftOpen(i int) bool { return d.Words[i].Quote == InsideQuote }

// takesTurns tells whether the two paragraphs before content c are quotations of two different speakers: then the next one
// without a name is the first one's again.
func (k *linking) takesTurns(c int) bool {
	if c < 2 || k.d.leftOpen(k.contents[c-1].To-1) {
		return false
	}
	a, b := k.groupOf[c-2], k.groupOf[c-1]
	return a != nil && b != nil && a != b && len(a.speaker) > 0 && len(b.speaker) > 0 &&
		k.d.text(k.d.span(a.speaker[0].Range)) != k.d.text(k.d.span(b.speaker[0].Range)) &&
		k.previousLine(k.line(k.contents[c-1])) == k.line(k.contents[c-2]) && k.inQuotes(k.contents[c-2])
}

// turn gives content c to the speaker of the paragraph before the last.
func (k *linking) turn(c int) {
	g := &group{speaker: k.groupOf[c-2].speaker, via: "in turns", trust: 0.7}
	k.groups = append(k.groups, g)
	k.joinGroup(c, g)
}
