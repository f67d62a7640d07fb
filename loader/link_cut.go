package loader

// cutSieves mend the spans before they are linked.
var cutSieves = []sieve{
	{"one paragraph each", cutAtLines},     // a span never runs over the end of its paragraph
	{"one voice a quotation", wholeQuotes}, // who is quoted inside a quotation speaks within it: the outer content is the whole
	{"abbreviations", joinAbbreviations},   // a span is not cut inside "U.S."
	{"voice that is cited", cutCiting},     // "the Post, citing the coastguard" are two voices
	{"stray words", dropStrays},            // "to" alone is no speaker
	{"whole cue", growCues},                // "did not" belongs to "say"
	{"cut short", growLists},               // "… the deputy, A. B., and the minister, C. D., on Friday": a list is taken whole
	{"broken off", growBroken},             // nothing said ends in "the": it goes on to the next mark
	{"gloss", cutGloss},                    // "… in what would be the first visit": the writer's words, nobody else's
	{"apposition", giveApposition},         // "according to Berg, an old baker, the roof leaked": the baker is the speaker
	{"no comment", dropNoComment},          // who says that nothing will be said says nothing
	{"marks", trimContents},                // the comma between speaker and content belongs to neither
	{"fragments", dropFragments},           // "that Norland" is nothing said
	{"question", addAsked},                 // "Asked whether it would rain, she laughed": the question has a cue of its own
	{"second voice", splitVoices},          // "that she would go and Rask had said that he would not"
}

// cutAtLines cuts every span at the ends of lines.
func cutAtLines(k *linking) {
	k.speakers, k.cues, k.contents = k.byLine(k.speakers), k.byLine(k.cues), k.byLine(k.contents)
}

func (k *linking) byLine(parts []part) []part {
	var out []part
	for _, p := range parts {
		from := p.From
		for i := p.From + 1; i <= p.To; i++ {
			if i == p.To || k.d.Words[i].Line != k.d.Words[i-1].Line {
				q := p
				q.Range = Range{from, i}
				out = append(out, q)
				from = i
			}
		}
	}
	return out
}

// wholeQuotes makes one content of a quotation of at least minQuote words in which the tagger found contents on both sides of
// a cue or speaker, and of a line that is a pull-quote with its speaker's name below.
func wholeQuotes(k *linking) {
	for _, q := range k.d.Quotes {
		w := k.d.wordsOf(q.Span)
		if w.To-w.From < minQuote {
			continue
		}
		next := k.nextLine(k.d.Words[w.From].Line)
		pull := next >= 0 && k.d.Lines[next].Class == SpeakerLine && k.fillsLine(part{Range: w})
		if pull || k.d.closed(q) && k.splitInside(w) {
			k.absorb(w)
		}
	}
}

// minQuote is the least number of words, marks included, of a quotation that can hold another voice.
const minQuote = 8

// splitInside tells whether contents begin and end the quotation and a cue lies between them.
func (k *linking) splitInside(w Range) bool {
	first, last := false, false
	for _, c := range k.contents {
		first = first || c.From <= w.From && w.From < c.To
		last = last || c.From < w.To && w.To <= c.To
	}
	if !first || !last {
		return false
	}
	for _, u := range k.cues {
		if w.From < u.From && u.To < w.To {
			return true
		}
	}
	return false
}

// absorb makes the words one content, joined with the contents it overlaps, and drops the cues and speakers inside.
func (k *linking) absorb(w Range) {
	whole := part{Range: w, role: ContentRole, confidence: 1, least: 1}
	n := 0
	sum := 0.0
	keep := k.contents[:0:0]
	for _, c := range k.contents {
		if c.To <= w.From || c.From >= w.To {
			keep = append(keep, c)
			continue
		}
		whole.From, whole.To = min(whole.From, c.From), max(whole.To, c.To)
		sum += c.confidence
		n++
	}
	if n == 0 {
		return // the tagger saw nobody's words here: a title, a sign
	}
	whole.confidence = sum / float64(n)
	k.contents = append(keep, whole)
	k.speakers, k.cues = outside(k.speakers, whole.Range), outside(k.cues, whole.Range)
}

// outside leaves out the parts that lie within w.
func outside(parts []part, w Range) []part {
	keep := parts[:0:0]
	for _, p := range parts {
		if p.From < w.From || p.To > w.To {
			keep = append(keep, p)
		}
	}
	return keep
}

// glosses begin what the writer adds to indirect speech.
var glosses = [][]string{{"in", "what", "would"}, {"in", "what", "will"}, {"in", "what", "is"}, {"in", "what", "was"}, {"in", "what", "could"}, {"in", "what", "may"}}

// cutGloss cuts a content outside quotation marks where the writer's comment on it begins.
func cutGloss(k *linking) {
	for n := range k.contents {
		c := &k.contents[n]
		for i := c.From + 2; i+3 < c.To; i++ {
			if k.d.quoted(i) {
				continue
			}
			for _, g := range glosses {
				if startsWith(k.d.Words[i:], g) {
					c.To = i
					if k.d.Words[i-1].Text == "," {
						c.To--
					}
					break
				}
			}
		}
	}
}
