package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// pointers begin a noun phrase that points back.
var pointers = wordSet("those these this that the such his her its their both all")

// referring are nouns for what somebody said, with the act that said it where only one fits.
var referring = map[string]graph.SpeechAct{
	"demand": graph.ActDemand, "demands": graph.ActDemand, "ultimatum": graph.ActDemand, "condition": graph.ActDemand, "conditions": graph.ActDemand, "terms": graph.ActDemand,
	"request": graph.ActRequest, "requests": graph.ActRequest, "appeal": graph.ActRequest, "plea": graph.ActRequest,
	"promise": graph.ActPromise, "promises": graph.ActPromise, "pledge": graph.ActPromise, "offer": graph.ActPromise, "offers": graph.ActPromise,
	"threat": graph.ActThreaten, "threats": graph.ActThreaten, "warning": graph.ActWarn, "warnings": graph.ActWarn,
	"prediction": graph.ActPredict, "forecast": graph.ActPredict,
	"claim": "", "claims": "", "allegation": "", "allegations": "", "accusation": "", "accusations": "", "charge": "", "charges": "",
	"proposal": "", "proposals": "", "suggestion": "", "suggestions": "", "idea": "", "ideas": "", "call": "", "calls": "",
	"remark": "", "remarks": "", "comment": "", "comments": "", "statement": "", "statements": "", "assertion": "", "assertions": "", "criticism": "",
	"position": "", "view": "", "views": "", "assessment": "", "argument": "", "arguments": "", "declaration": "",
}

// referAct are acts that belong together: a demand may be put as a request or by insisting.
var referAct = map[graph.SpeechAct]map[graph.SpeechAct]bool{
	graph.ActDemand:   {graph.ActDemand: true, graph.ActRequest: true},
	graph.ActRequest:  {graph.ActDemand: true, graph.ActRequest: true},
	graph.ActPromise:  {graph.ActPromise: true, graph.ActPlan: true},
	graph.ActThreaten: {graph.ActThreaten: true, graph.ActWarn: true},
	graph.ActWarn:     {graph.ActThreaten: true, graph.ActWarn: true},
	graph.ActPredict:  {graph.ActPredict: true},
}

// referWindow is how many attributions back a content may point.
const referWindow = 8

// linkReferences sets RefersTo where a content only points back at what somebody else said before: "those demands". A plural
// takes with it what the same speaker said in the same sentence or the ones beside it.
func linkReferences(d *Document) {
	for i := range d.Attributions {
		noun, ok := d.pointsBack(i)
		if !ok {
			continue
		}
		if j := d.referent(i, referring[noun]); j >= 0 {
			d.Attributions[i].RefersTo = []int{j}
			if noun[len(noun)-1] == 's' {
				d.Attributions[i].RefersTo = d.beside(j, i)
			}
		}
	}
}

// pointsBack gives the noun of a content that only points back. After "the" the noun must stand at the end: "the claims of
// miners" points at nothing said before.
func (d *Document) pointsBack(i int) (string, bool) {
	a := &d.Attributions[i]
	w := d.wordsOf(a.Content[0])
	if len(a.Content) > 1 || w.To-w.From < 2 || w.To-w.From > 4 || !pointers[foldWord(d.Words[w.From])] {
		return "", false
	}
	noun := foldWord(d.Words[w.To-1])
	_, ok := referring[noun]
	return noun, ok
}

// referent is the last attribution before i, of another speaker and with a fitting act, -1 if there is none near.
func (d *Document) referent(i int, act graph.SpeechAct) int {
	start := d.Attributions[i].Content[0].Start
	for j, seen := i-1, 0; j >= 0 && seen < referWindow; j-- {
		a := &d.Attributions[j]
		if a.Content[0].Start >= start || d.sameVoice(i, j) || d.sentencesBetween(j, i) > 6 {
			continue
		}
		seen++
		if act == "" || referAct[act][a.Act] {
			return j
		}
	}
	return -1
}

// beside gives attribution j and those of the same voice in its sentence, in order.
func (d *Document) beside(j, before int) []int {
	var out []int
	for k := max(0, j-4); k < min(before, j+4); k++ {
		if k == j || d.sameVoice(k, j) && d.sentencesBetween(k, j) == 0 && d.Attributions[k].Within == d.Attributions[j].Within {
			out = append(out, k)
		}
	}
	return out
}

// sameVoice tells whether two attributions have one speaker's words, or the same ones.
func (d *Document) sameVoice(i, j int) bool {
	a, b := d.Attributions[i].Speaker, d.Attributions[j].Speaker
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return a[0] == b[0] || d.text(a[0]) == d.text(b[0])
}

// sentencesBetween is how many sentence ends lie between the contents of two attributions.
func (d *Document) sentencesBetween(i, j int) int {
	a, b := d.wordsOf(d.Attributions[i].Content[0]), d.wordsOf(d.Attributions[j].Content[0])
	n := d.Words[b.From].Sentence - d.Words[a.From].Sentence
	return max(n, -n)
}
