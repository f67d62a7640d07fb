package loader

// channelNouns are where something is said.
var channelNouns = wordSet(`interview statement post tweet speech letter readout briefing conference address email article column op-ed podcast
	broadcast message memo note report hearing testimony debate meeting call release telegram video remarks`)

// channelReach is how many words may stand between "in a" and the noun.
const channelReach = 6

// setChannels notes where each attribution was said if its sentence says so: "in a social media post", "at a news conference".
// The phrase must lie in nobody's content.
func setChannels(d *Document) {
	for i := range d.Attributions {
		a := &d.Attributions[i]
		if len(a.Cue) == 0 {
			continue
		}
		cue := d.wordsOf(a.Cue[0])
		if cue.To <= cue.From {
			continue
		}
		s := d.Sentences[d.Words[cue.From].Sentence]
		for w := s.From; w < s.To; w++ {
			if r, ok := d.channelAt(w, s.To); ok && !d.inContents(r) {
				a.Channel = d.text(d.span(r))
				break
			}
		}
	}
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

// inContents tells whether words lie in anybody's content.
func (d *Document) inContents(r Range) bool {
	span := d.span(r)
	for _, a := range d.Attributions {
		for _, c := range a.Content {
			if c.Overlaps(span) {
				return true
			}
		}
	}
	return false
}
