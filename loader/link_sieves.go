package loader

// linkSieves link cues with speakers and contents with both, most trusted first.
var linkSieves = []sieve{
	{"asked", passiveCues},                     // "was asked whether": whoever asked is not named, and the one asked does not say it
	{"beside", speakersBeside},                 // the speaker nearest to the cue in its sentence: "Berg said"
	{"inverted", speakersBehind},               // "“Yes,” called a voice": who stands behind the cue, tagged or not
	{"earlier in the paragraph", speakersOver}, // "… Berg said. Also calling for …": the last speaker before it
	{"pull-quote", pullQuotes},                 // a quotation on a line of its own, the name alone on the next
	{"interrupted", contentsAround},            // "the plan, he said, was a gift": both halves are one
	{"own cue", contentsByCue},                 // the cue nearest to the content in its sentence
	{"list", contentsListed},                   // "demanded:" and a line for each demand
	{"runs on", contentsRunOn},                 // a further sentence of a quotation or of indirect speech in the same paragraph
	{"paragraphs", quotesOverParagraphs},       // a quotation that goes on in the next paragraph without a cue
	{"citing", citedVoices},                    // "A, citing B, reported": two voices over the same words
	{"without cue", contentsAlone},             // a content in a sentence with a speaker but no cue: a colon, a headline
}

// viaBeside says that the speaker is the one nearest to the cue.
const viaBeside = "beside the cue"

// speakersBeside gives each cue the nearest speaker of its sentence.
func speakersBeside(k *linking) {
	for u, cue := range k.cues {
		if k.mute[u] {
			continue
		}
		best := 1 << 30
		for s, sp := range k.speakers {
			if !k.sameSentence(sp, cue) {
				continue
			}
			if c := gap(cue, sp); c < best {
				best, k.speakerOf[u] = c, s
				k.viaOf[u] = viaBeside
			}
		}
	}
}

// longestBehind is how many words of a speaker that was not tagged may stand between a cue and the next mark.
const longestBehind = 8

// speakersBehind finds the speaker behind a cue that follows a quotation, up to the next mark, where the tagger missed it.
func speakersBehind(k *linking) {
	for u, cue := range k.cues {
		if k.speakerOf[u] >= 0 || k.mute[u] || cue.From == 0 || !k.d.closes(cue.From-1) {
			continue
		}
		s := k.d.Sentences[k.d.Words[cue.From].Sentence]
		end := cue.To
		for end < s.To && k.d.Words[end].Shape != punctuation {
			end++
		}
		if end == cue.To || end-cue.To > longestBehind || k.tagged(cue.To, end) {
			continue
		}
		k.speakers = append(k.speakers, part{Range{cue.To, end}, SpeakerRole, 0.7, 0.7})
		k.speakerOf[u], k.viaOf[u] = len(k.speakers)-1, "behind the cue"
	}
}

// speakersOver gives a cue without a speaker in its sentence the last one before it in the paragraph.
func speakersOver(k *linking) {
	for u, cue := range k.cues {
		if k.speakerOf[u] >= 0 || k.mute[u] {
			continue
		}
		for s, sp := range k.speakers {
			if k.line(sp) == k.line(cue) && sp.To <= cue.From {
				k.speakerOf[u] = s
				k.viaOf[u] = "earlier in the paragraph"
			}
		}
	}
}

// contentsAround joins the halves of a sentence to the speaker and cue that stand between commas in it.
func contentsAround(k *linking) {
	for u, cue := range k.cues {
		s := k.speakerOf[u]
		if s < 0 || gap(k.speakers[s], cue) > 0 {
			continue
		}
		aside := Range{min(k.speakers[s].From, cue.From), max(k.speakers[s].To, cue.To)}
		before, behind := k.endsBefore(aside.From), k.beginsAt(aside.To)
		if before < 0 || behind < 0 || k.firstSentence(k.contents[behind]) != k.lastSentence(k.contents[before]) {
			continue
		}
		if clauseStarts[foldWord(k.d.Words[k.contents[behind].From])] {
			continue
		}
		k.joinCue(before, u)
		k.joinCue(behind, u)
	}
}

// clauseStarts begin a sentence's next clause, which may be somebody else's, not the other half of one.
var clauseStarts = wordSet("and but while whereas")

// endsBefore is the content that nothing but a comma, inside or outside quotation marks, parts from word i, or -1.
func (k *linking) endsBefore(i int) int {
	end := i
	for end > 0 && (k.d.Words[end-1].Text == "," || k.d.closes(end-1)) {
		end--
	}
	return k.besideComma(end, i, func(c part) bool { return c.To >= end && c.To <= i && c.From < end })
}

// beginsAt is the content that nothing but a comma, and perhaps a quotation mark, parts from what ends before word i, or -1.
func (k *linking) beginsAt(i int) int {
	from := i
	for from < len(k.d.Words) && k.d.Words[from].Text == "," {
		from++
	}
	return k.besideComma(i, from, func(c part) bool { return c.From == from })
}

// besideComma is the content without a group that is meant, if a comma is among the words, or -1.
func (k *linking) besideComma(from, to int, meant func(part) bool) int {
	comma := false
	for i := from; i < to; i++ {
		comma = comma || k.d.Words[i].Text == ","
	}
	for c, p := range k.contents {
		if comma && k.groupOf[c] == nil && meant(p) {
			return c
		}
	}
	return -1
}

// contentsByCue joins each content to the cheapest cue of its sentences.
func contentsByCue(k *linking) {
	for c, content := range k.contents {
		if k.groupOf[c] != nil {
			continue
		}
		best, at := 1<<30, -1
		for u, cue := range k.cues {
			if !k.sameSentence(cue, content) {
				continue
			}
			if cost := k.cueCost(content, cue); cost < best {
				best, at = cost, u
			}
		}
		if at >= 0 {
			k.joinCue(c, at)
		}
	}
}

// contentBefore is how many words a cue behind a content counts as farther away than one before it, for what is said mostly
// follows its cue. Found on the training articles.
const contentBefore = 4

// cueCost is how badly the cue fits the content.
func (k *linking) cueCost(content, cue part) int {
	if content.From < cue.From {
		return gap(content, cue) + contentBefore
	}
	return gap(content, cue)
}

// contentsRunOn joins a content without a cue of its own to the attribution before it in the same paragraph, else to the
// nearest cue of the paragraph.
func contentsRunOn(k *linking) {
	for c, content := range k.contents {
		if k.groupOf[c] != nil {
			continue
		}
		if c > 0 && k.groupOf[c-1] != nil && k.line(k.contents[c-1]) == k.line(content) {
			k.joinGroup(c, k.groupOf[c-1])
			continue
		}
		best, at := 1<<30, -1
		for u, cue := range k.cues {
			if k.line(cue) == k.line(content) && gap(content, cue) < best {
				best, at = gap(content, cue), u
			}
		}
		if at >= 0 {
			k.joinCue(c, at)
		}
	}
}

// contentsAlone makes attributions of contents that no cue claims, with the nearest speaker of the sentence or paragraph.
func contentsAlone(k *linking) {
	for c, content := range k.contents {
		if k.groupOf[c] != nil {
			continue
		}
		g := &group{trust: 0.8, within: -1}
		near, same := 1<<30, false
		for _, sp := range k.speakers {
			in := k.sameSentence(sp, content)
			if !in && (same || k.line(sp) != k.line(content)) {
				continue
			}
			if d := gap(content, sp); d < near || in && !same {
				near, same = d, in
				g.speaker, g.via = []part{sp}, "in the same sentence"
			}
		}
		if len(g.speaker) == 0 && !k.inQuotes(content) && !k.heading(content) {
			continue // neither marks nor anybody: the tagger is alone in taking it for speech
		}
		k.groups = append(k.groups, g)
		k.joinGroup(c, g)
	}
}

// heading tells whether a part stands in a headline or sub-headline.
func (k *linking) heading(p part) bool {
	c := k.d.Lines[k.line(p)].Class
	return c == Headline || c == Subheadline
}
