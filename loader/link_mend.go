package loader

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
