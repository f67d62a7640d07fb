package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// writing are the verbs by which somebody makes a text, and what news then calls it: "The trustees wrote to both sides … The letter warns".
var writing = map[string]map[string]bool{
	"letter": wordSet("wrote write writes writing"), "order": wordSet("ordered orders"), "ruling": wordSet("ruled rules held"), "decision": wordSet("ruled decided"),
	"judgment": wordSet("ruled held"), "judgement": wordSet("ruled held"), "lawsuit": wordSet("sued sues"), "suit": wordSet("sued sues"), "complaint": wordSet("sued complained"),
	"petition": wordSet("petitioned"), "message": wordSet("messaged"), "proposal": wordSet("proposed proposes"), "decree": wordSet("decreed"),
}

// writingReach is how many sentences lie at most between a verb of writing and the text that came of it.
const writingReach = 2

// writerOf is who has just made the text that a bare noun means by doing what its verb says, and by what words to call them: the speaker of
// that statement; -1 and "" if nobody has, or if the article spoke of a text by the noun before.
func (r *resolution) writerOf(noun string, core Range, i int) (int, string) {
	verbs := writing[noun]
	if verbs == nil {
		return -1, ""
	}
	for e := range r.entities {
		if x := &r.entities[e]; x.kind == textKind && x.words[0] == noun {
			return -1, ""
		}
	}
	for j := i - 1; j >= 0; j-- {
		a := &r.d.Attributions[j]
		if len(a.Cue) == 0 || len(a.Speaker) == 0 || a.Within >= 0 {
			continue
		}
		cue := r.d.wordsOf(a.Cue[0])
		if cue.From >= core.From || r.d.Words[core.From].Sentence-r.d.Words[cue.From].Sentence > writingReach {
			break
		}
		for k := cue.From; k < cue.To; k++ {
			if !verbs[r.low[k]] {
				continue
			}
			if len(r.read[j].who) == 1 {
				e := r.read[j].who[0]
				return e, r.entities[e].name
			}
			return -1, r.plainWords(r.d.wordsOf(a.Speaker[0]))
		}
	}
	return -1, ""
}

// titleBefore is the title between quotation marks to which a noun phrase for a text stands in apposition: “Salt in the Wells”, a survey of
// four districts; "" if there is none.
func (r *resolution) titleBefore(core Range) string {
	end := core.From - 1
	if end < 3 || !indefinite[r.low[core.From]] && r.low[core.From] != "a" && r.low[core.From] != "an" {
		return ""
	}
	for end > 0 && (r.low[end] == "," || closingMarks[r.d.Words[end].Text]) {
		end--
	}
	if end == core.From-1 || core.From-1-end < 2 {
		return ""
	}
	from := end
	for from > 0 && end-from < 8 && !openingMarks[r.d.Words[from].Text] {
		from--
	}
	if !openingMarks[r.d.Words[from].Text] || from == end || !r.isCapital(from+1) || !r.isCapital(end) {
		return ""
	}
	if r.isSaid(r.d.Words[from+1].Start) {
		return "" // “We stay,” a statement said
	}
	return r.nameText(Range{from + 1, end + 1})
}

// isSaid tells whether what stands at a place of the text is part of what somebody says.
func (r *resolution) isSaid(at int) bool {
	return slices.ContainsFunc(r.d.Attributions, func(a Attribution) bool {
		return slices.ContainsFunc(a.Content, func(s graph.Span) bool { return s.Start <= at && at < s.End })
	})
}

var (
	openingMarks = wordSet("“ ‘ \" ' «")
	closingMarks = wordSet("” ’ \" ' »")
)

// massTexts are nouns for a text that do not count it.
var massTexts = wordSet("research polling analysis")

// callByHeading calls a text whose maker is known by the noun of the headline: “Study of the Castle” though the article writes “research by
// the Castle”.
func (r *resolution) callByHeading(e int, noun string) {
	x := &r.entities[e]
	if was := x.words[0]; massTexts[was] && x.maker >= 0 && strings.HasPrefix(x.name, was+" of ") {
		x.name = noun + strings.TrimPrefix(x.name, was)
	}
}
