package loader

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// bodiesOfMembers are the nouns of bodies that are spoken of by their members: "the judges ruled", "lawmakers passed the bill".
var bodiesOfMembers = map[string][]string{
	"judges": {"court", "tribunal"}, "justices": {"court"}, "majority": {"court"}, "panel": {"court", "tribunal"}, "bench": {"court"},
	"lawmakers": {"parliament", "congress", "legislature", "senate", "assembly"}, "legislators": {"legislature", "parliament", "congress"},
	"councillors": {"council"}, "trustees": {"trust"}, "monitors": {"mission"}, "observers": {"mission"},
}

// membersReach is how many sentences back the body is named at most whose members speak.
const membersReach = 6

// readMembers reads the members of a body, without a word of who they are, as the body that was spoken of; in a headline as the first
// that the article names.
func (r *resolution) readMembers(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	head := core.To - 1
	bodies := bodiesOfMembers[r.low[head]]
	if bodies == nil || core.To != w.To || r.at[head] >= 0 || core.To-core.From > 2 || core.To-core.From == 2 && r.low[core.From] != "the" {
		return speakerReading{}, false
	}
	if e := r.bodyNear(bodies, core.From); e >= 0 {
		return r.named(e), true
	}
	return speakerReading{}, false
}

// bodyNear is the body with one of the nouns in its name that was spoken of last before a word and not too far back, for a headline the
// first behind it; -1 if there is none.
func (r *resolution) bodyNear(nouns []string, at int) int {
	heading := r.isHeading(at)
	best := -1
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.entity < 0 || m.From >= at && !heading {
			continue
		}
		x := &r.entities[m.entity]
		if x.kind != graph.ActorOrganisation || !slices.ContainsFunc(nouns, func(noun string) bool { return holdsWord(x.words, noun) }) {
			continue
		}
		if m.From >= at && best >= 0 {
			break
		}
		if heading || r.d.Words[at].Sentence-r.d.Words[m.From].Sentence <= membersReach {
			best = m.entity
		}
	}
	return best
}

// isHeading tells whether a word stands in a headline.
func (r *resolution) isHeading(i int) bool {
	c := r.d.Lines[r.d.Words[i].Line].Class
	return c == Headline || c == Subheadline
}

// highest are words for the first among bodies of a kind, and those of the names that such bodies have.
var (
	highest     = wordSet("highest top supreme")
	highestSaid = wordSet("supreme constitutional cassation")
)

// readHighest reads "the country's highest court" as the one that the article names.
func (r *resolution) readHighest(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	head := core.To - 1
	if r.low[head] != "court" || r.at[head] >= 0 || core.To-core.From < 2 || !highest[r.low[head-1]] {
		return speakerReading{}, false
	}
	for j := range r.mentions {
		if e := r.mentions[j].entity; e >= 0 && r.entities[e].kind == graph.ActorOrganisation && holdsWord(r.entities[e].words, "court") &&
			slices.ContainsFunc(r.entities[e].words, func(word string) bool { return highestSaid[word] }) {
			return r.named(e), true
		}
	}
	return speakerReading{}, false
}
