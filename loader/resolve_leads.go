package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// leadsUpTo is the person of the sentence that leads up to a quotation at the front of a paragraph, "Clara Byrne looked at the dials." and then
// her words: the one with whom the last sentence before begins, ahead of its verb, or the only one in it, from whom something came; -1 if there is none. Whom that sentence names as its
// object, "The storm killed Clara Byrne", says nothing.
func (r *resolution) leadsUpTo(at int) int {
	line := r.d.Words[at].Line
	if at == 0 || r.d.Lines[line].Words.From != at || line == 0 || r.d.Lines[r.d.Words[at-1].Line].Class != Body {
		return -1
	}
	s := r.d.Sentences[r.d.Words[at-1].Sentence]
	verb, people, from := false, 0, -1
	for i := s.From; i < s.To; i++ {
		verb = verb || r.at[i] < 0 && (finite[r.low[i]] || strings.HasSuffix(r.low[i], "ed"))
		e, person := r.personMeant(i)
		if !person {
			continue
		}
		if !verb && i-s.From <= subjectReach {
			return e
		}
		people++
		if i > s.From && r.low[i-1] == "from" {
			from = e
		}
	}
	if people > 1 {
		return -1
	}
	return from
}

// subjectReach is how many words behind the first of a sentence its subject begins at most.
const subjectReach = 4

// personMeant is the named person whom a name or a phrase that begins at word i means, and whether it means a person at all.
func (r *resolution) personMeant(i int) (e int, person bool) {
	if m := r.at[i]; m >= 0 && r.mentions[m].From == i && r.mentions[m].entity >= 0 {
		x := &r.entities[r.mentions[m].entity]
		return r.mentions[m].entity, x.kind == graph.ActorPerson && !x.weak
	}
	for j := range r.phrases {
		p := &r.phrases[j]
		if p.From != i || p.text || p.body {
			continue
		}
		if p.entity < 0 || r.entities[p.entity].kind != graph.ActorPerson {
			return -1, true
		}
		return p.entity, true
	}
	return -1, false
}
