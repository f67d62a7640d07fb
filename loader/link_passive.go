package loader

// asking are the verbs whose passive puts the one who is asked in the place of the subject.
var asking = wordSet("asked pressed questioned quizzed challenged told")

// auxiliaries make a passive of what follows.
var auxiliaries = wordSet("was were been being is are be when if once")

// questioning begins what is asked.
var questioning = wordSet("whether if about why how what when who where")

// addAsked makes a cue of an untagged verb of asking right before a question: else "Asked whether it would rain, she laughed" would let her
// laugh the question. It counts only where passiveCues would mute it.
func addAsked(k *linking) {
	for _, c := range k.contents {
		at := c.From - 1
		if at < 0 || !questioning[foldWord(k.d.Words[c.From])] || k.tagged(at, at+1) {
			continue
		}
		if cue := (part{Range{at, at + 1}, CueRole, c.confidence, c.least}); k.asked(cue) {
			k.cues = append(k.cues, cue)
		}
	}
}

// passiveCues finds cues by which nobody in the text speaks: "was asked whether", "Asked about the border, she …".
// A speaker named with "by" after the cue speaks all the same.
func passiveCues(k *linking) {
	for u, cue := range k.cues {
		k.mute[u] = k.asked(cue) && !k.byFollows(cue)
	}
}

// asked tells whether the cue is a verb of asking in the passive.
func (k *linking) asked(cue part) bool {
	w := k.d.Words
	verb := foldWord(w[cue.To-1])
	if !asking[verb] {
		return false
	}
	for i := cue.From; i < cue.To-1; i++ {
		if auxiliaries[foldWord(w[i])] {
			return true
		}
	}
	if verb == "told" {
		return false
	}
	first := k.d.Sentences[w[cue.From].Sentence].From
	return cue.From == first && w[cue.From].Text != w[cue.From].Lower || cue.From > first && auxiliaries[foldWord(w[cue.From-1])]
}

// byFollows tells whether a speaker introduced by "by" follows in the sentence.
func (k *linking) byFollows(cue part) bool {
	for _, sp := range k.speakers {
		if sp.From > cue.To && k.sameSentence(sp, cue) && foldWord(k.d.Words[sp.From-1]) == "by" {
			return true
		}
	}
	return false
}
