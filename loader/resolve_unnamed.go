package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// Bodies that an article calls by what they are, "the interior ministry", "the herders’ cooperative", are spoken of again as "it". So each
// such description is read in the order of the text, as those of people are: as the body of the article that is meant, else as one
// without a name.

// bodyKind is the kind of an entity that is a body without a name. It is never written: who speaks stays unnamed.
const bodyKind graph.ActorKind = "BODY"

// isUnnamedBody tells whether word i is a common noun by which a body is called.
func (r *resolution) isUnnamedBody(i int) bool {
	w := r.low[i]
	return r.at[i] < 0 && r.d.Words[i].Shape == 0 && (bodyNouns[w] || thingNouns[w]) && !looseBodies[w] && !documentNouns[w]
}

// looseBodies are nouns for bodies that more often mean something else.
var looseBodies = wordSet(`service services forces force front movement band energy exchange pact conference watch mission technologies systems post times
	standard mail mercury monitor school hospital airport railway centre center church press media radio television programme program initiative station
	chain giant maker developer operator campaign labour labor nation greens team mining steel holdings industries motors chamber partnership watchdog club paper
	guard house museum university college board fund group police`)

// bodyOf is the entity that a description of a body means.
func (r *resolution) bodyOf(core Range, i int) int {
	noun := r.low[core.To-1]
	if r.isDefinite(core) && r.possessiveIn(Range{core.From, core.To - 1}) < 0 && !r.hasPossessive(core) {
		if e := r.describedBody(noun, core.From, false); e >= 0 {
			return e
		}
		if e := r.lastBody(noun, core.From); e >= 0 {
			return e
		}
	}
	from := core.From
	for from < core.To-1 && textDeterminers[r.low[from]] {
		from++
	}
	name := r.nameText(Range{from, core.To})
	words := nameWords(name)
	for e := len(r.entities) - 1; e >= 0; e-- {
		x := &r.entities[e]
		if x.kind == bodyKind && x.words[len(x.words)-1] == noun && containsWords(x.words, words) {
			return e
		}
	}
	return r.newEntity(entity{known: -1, kind: bodyKind, name: name, words: words, country: -1, onBehalf: -1})
}

// readUnnamedBody reads a description of a body that no rule before has understood.
func (r *resolution) readUnnamedBody(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	if !r.isUnnamedBody(core.To-1) || r.isIndefinite(core) || core.To-core.From < 2 {
		return speakerReading{}, false
	}
	for j := range r.phrases {
		if p := &r.phrases[j]; p.head == core.To-1 && p.entity >= 0 && r.entities[p.entity].kind == bodyKind {
			return r.named(p.entity), true
		}
	}
	return r.named(r.bodyOf(core, i)), true
}

// describesBody tells whether a noun phrase only describes a body named beside it, or says what something is.
func (r *resolution) describesBody(p Range) bool {
	if p.To < len(r.low) && (r.at[p.To] >= 0 || r.low[p.To] == "," && p.To+1 < len(r.low) && r.at[p.To+1] >= 0) {
		return true
	}
	return p.From > 0 && (predicates[r.low[p.From-1]] || p.From > 1 && r.low[p.From-1] == "," && r.at[p.From-2] >= 0)
}
