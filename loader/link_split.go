package loader

// reach is how many words after "and" the verb of a second voice may stand.
const reach = 7

// splitVoices splits a content outside quotation marks at "and" or "but" where somebody else begins to speak with a cue and
// "that" of their own.
func splitVoices(k *linking) {
	for n := 0; n < len(k.contents); n++ {
		c := k.contents[n]
		for i := c.From + 3; i < c.To-4; i++ {
			if w := foldWord(k.d.Words[i]); w != "and" && w != "but" || k.d.quoted(i) {
				continue
			}
			speaker, cue, ok := k.voiceAfter(i, c.To)
			if !ok {
				continue
			}
			first, second := c, c
			first.To, second.From = i, cue.To
			if k.d.Words[i-1].Text == "," {
				first.To--
			}
			k.contents[n] = first
			k.contents = append(k.contents, second)
			k.speakers = append(k.speakers, part{speaker, SpeakerRole, c.confidence, c.least})
			k.cues = append(k.cues, part{cue, CueRole, c.confidence, c.least})
			break
		}
	}
}

// voiceAfter finds a noun phrase, "had" or "has", and a cue followed by "that" behind word i: an older voice that the tagger
// took for more of the same.
func (k *linking) voiceAfter(i, end int) (speaker, cue Range, ok bool) {
	for j := i + 3; j < end-2 && j < i+reach; j++ {
		if w := k.d.Words[j]; w.Shape == punctuation || k.d.quoted(j) {
			return
		}
		e, known := k.lex.at(k.d.Words, j, end)
		if !known || len(e.words) > 1 || foldWord(k.d.Words[j+1]) != "that" {
			continue
		}
		from := j
		for from > i+2 && auxiliary[foldWord(k.d.Words[from-1])] {
			from--
		}
		if w := foldWord(k.d.Words[from]); w == "had" || w == "has" {
			return Range{i + 1, from}, Range{from, j + 1}, true
		}
	}
	return
}

var auxiliary = wordSet("had has also later then")
