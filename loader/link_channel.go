package loader

import (
	"context"
	"slices"
)

// channelNouns are where something is said.
var channelNouns = wordSet(`interview statement post tweet speech letter readout briefing conference address email article column op-ed podcast
	broadcast message memo note report hearing testimony debate meeting call release telegram video remarks`)

// channelReach is how many words may stand between "in a" and the noun.
const channelReach = 6

// setChannels notes where each attribution was said if its sentence says so: "in a social media post", "at a news conference".
// The phrase must lie in nobody's content. Each sentence is read once, however many attributions it has. The error is that of ctx.
func setChannels(ctx context.Context, d *Document) error {
	said := d.inContents()
	of := map[int]string{} // what the sentences that were read name
	return inTurn(ctx, len(d.Attributions), func(i int) {
		a := &d.Attributions[i]
		if len(a.Cue) == 0 {
			return
		}
		cue := d.wordsOf(a.Cue[0])
		if cue.To <= cue.From {
			return
		}
		sentence := d.Words[cue.From].Sentence
		channel, read := of[sentence]
		if !read {
			channel = d.channelIn(d.Sentences[sentence], said)
			of[sentence] = channel
		}
		a.Channel = channel
	})
}

// channelIn is the first phrase of a sentence that names where something was said, outside of what is said; "" if there is none.
func (d *Document) channelIn(s Range, said []bool) string {
	for w := s.From; w < s.To; w++ {
		if r, ok := d.channelAt(w, s.To); ok && !slices.Contains(said[r.From:r.To], true) {
			return d.text(d.span(r))
		}
	}
	return ""
}

// channelAt reads "in/at/during/on a … noun" at word i and gives the noun phrase.
func (d *Document) channelAt(i, end int) (Range, bool) {
	switch foldWord(d.Words[i]) {
	case "in", "at", "during", "on":
	default:
		return Range{}, false
	}
	if i+1 >= end {
		return Range{}, false
	}
	switch foldWord(d.Words[i+1]) {
	case "a", "an", "his", "her", "its", "their", "the":
	default:
		return Range{}, false
	}
	for j := i + 2; j < min(end, i+2+channelReach); j++ {
		if d.Words[j].Shape == punctuation && d.Words[j].Text != "-" || foldWord(d.Words[j]) == "of" {
			break
		}
		if channelNouns[foldWord(d.Words[j])] {
			return Range{i + 1, j + 1}, true
		}
	}
	return Range{}, false
}

// inContents tells of every word whether it lies in anybody's content.
func (d *Document) inContents() []bool {
	in := make([]bool, len(d.Words))
	for i := range d.Attributions {
		for _, c := range d.Attributions[i].Content {
			r := d.wordsOf(c)
			for w := r.From; w < r.To; w++ {
				in[w] = true
			}
		}
	}
	return in
}
