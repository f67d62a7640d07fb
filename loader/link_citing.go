package loader

import "slices"

// citing are the cues with which one voice names another as its source.
var citing = wordSet("citing quoting")

// citedVoices gives the voice that is cited the same content as the one that cites it, and mends the speaker of the outer cue,
// which is before "citing" and not the one cited.
func citedVoices(k *linking) {
	for u, cue := range k.cues {
		if !citing[foldWord(k.d.Words[cue.From])] || k.groupOfCue[u] != nil {
			continue
		}
		cited := k.speakerAfter(cue)
		if cited < 0 {
			continue
		}
		for o, outer := range k.cues {
			g := k.groupOfCue[o]
			if o == u || g == nil || !k.sameSentence(outer, cue) {
				continue
			}
			if by := k.speakerBefore(cue); by >= 0 {
				g.speaker, g.via = []part{k.speakers[by]}, "before the voice it cites"
			}
			k.groups = append(k.groups, &group{
				speaker: []part{k.speakers[cited]}, cue: []part{cue}, content: append([]part{}, g.content...), via: "cited", trust: 1,
			})
			break
		}
	}
}

// speakerAfter and speakerBefore are the nearest speakers of the cue's sentence on either side, -1 if none.
func (k *linking) speakerAfter(cue part) int {
	for s, sp := range k.speakers {
		if sp.From >= cue.To && k.sameSentence(sp, cue) {
			return s
		}
	}
	return -1
}

func (k *linking) speakerBefore(cue part) int {
	for s := len(k.speakers) - 1; s >= 0; s-- {
		if k.speakers[s].To <= cue.From && k.sameSentence(k.speakers[s], cue) {
			return s
		}
	}
	return -1
}

// cutCiting takes the voice that a speaker cites out of the speaker's own words: "the Post, citing the coastguard, said".
func cutCiting(k *linking) {
	var out []part
	for _, sp := range k.speakers {
		at := sp.From + 2
		for at < sp.To-1 && !(citing[foldWord(k.d.Words[at])] && k.d.Words[at-1].Text == ",") {
			at++
		}
		if at >= sp.To-1 {
			out = append(out, sp)
			continue
		}
		voice, cue, cited := sp, sp, sp
		voice.To, cue.Range, cue.role, cited.From = at-1, Range{at, at + 1}, CueRole, at+1
		out = append(out, voice, cited)
		k.cues = append(k.cues, cue)
	}
	k.speakers = out
	slices.SortStableFunc(k.cues, func(a, b part) int { return a.From - b.From })
}
