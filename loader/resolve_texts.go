package loader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Reports, letters, bills and other texts are said to say something. They are no actors of the graph, but the article speaks of them as
// it speaks of people: "a report by the harbour office", then "the report", "the 12-page document", "it". So each is an entity of the
// resolution with a head noun and an owner, and what it says counts for its owner.

// textKind is the kind of an entity that is a text. It is never written: who speaks by it stays without a name.
const textKind graph.ActorKind = "TEXT"

// readText reads a text that speaks.
func (r *resolution) readText(w Range, i int) (speakerReading, bool) {
	core := r.textCore(w)
	head := core.To - 1
	if !documentNouns[r.low[head]] || r.at[head] >= 0 {
		return speakerReading{}, false
	}
	if c := r.d.Lines[r.d.Words[head].Line].Class; (c == Headline || c == Subheadline) && core.To-core.From == 1 {
		out := unnamed(-1)
		out.heading = r.low[head]
		return out, true
	}
	e := -1
	for j := range r.phrases {
		if t := &r.phrases[j]; t.head == head {
			if t.entity < 0 {
				t.entity = r.textOf(core, w.To, i)
			}
			e = t.entity
		}
	}
	if e < 0 {
		e = r.textOf(core, w.To, i)
	}
	return r.named(e), true
}

// textCore is the core of a noun phrase up to a clause without a relative pronoun: "a plan | she handed out", "a memo | sent to staff".
func (r *resolution) textCore(w Range) Range {
	core := r.core(w)
	for i := core.From + 1; i < core.To; i++ {
		if documentNouns[r.low[i-1]] && r.at[i] < 0 && (isParticiple(r.low[i]) || pronouns[r.low[i]] != noPronoun || textDeterminers[r.low[i]]) {
			return Range{core.From, i}
		}
	}
	return core
}

// oddParticiples are participles that do not end in -ed.
var oddParticiples = wordSet("sent seen made put left out read written drawn brought given shown known held kept taken found shared still now before")

func isParticiple(word string) bool {
	return oddParticiples[word] || strings.HasSuffix(word, "ed") && len(word) > 4
}

// textOf is the entity that a noun phrase for a text means; behind is the end of what describes it. "The report" is the last text that
// was called so or may be called so; everything else is a new one.
func (r *resolution) textOf(core Range, behind, i int) int {
	noun := r.low[core.To-1]
	if e := r.wholeOf(core, behind); e >= 0 {
		return e
	}
	owner, by := r.textOwner(core, behind, i)
	if owner < 0 && by == "" && r.low[core.From] == "the" && core.To-core.From == 2 {
		owner, by = r.writerOf(noun, core, i)
	}
	words := r.textModifiers(core)
	if e, from := r.describedOwner(core, i); owner < 0 && e >= 0 {
		owner, by, words = e, r.entities[e].name, r.textModifiers(Range{from, core.To})
	}
	if r.isDefinite(core) || owner >= 0 {
		if e, before := r.lastText(noun, words, owner); e >= 0 {
			x := &r.entities[e]
			x.lastAt = core.From
			if title := r.titleBehind(core.To, behind); title != "" {
				x.name = title
			} else if by != "" && core.To < behind && (toMaker[r.low[core.To]] || r.low[core.To] == ",") && x.words[0] == noun && (!strings.Contains(x.name, " of ") || owner >= 0 && before < 0) {
				x.name = noun + " of " + by // it is only now said whose it is
			}
			return e
		}
	}
	called := strings.Join(append(words, r.nameText(Range{core.To - 1, core.To})), " ")
	if readout := r.readoutNoun(core); readout != noun {
		called = strings.Join(append(words, readout), " ")
	}
	if title := cmp.Or(r.titleBehind(core.To, behind), r.titleBefore(core)); title != "" {
		called = title
	} else if by != "" {
		called += " of " + by
	}
	x := entity{known: -1, kind: textKind, name: called, words: []string{noun}, country: -1, onBehalf: -1, maker: owner, lastAt: core.From}
	if owner >= 0 && !r.entities[owner].isPerson() && r.entities[owner].kind != textKind {
		x.onBehalf = owner
	}
	return r.newEntity(x)
}

// toMaker are the words between a text and who made it or what it is of.
var toMaker = wordSet("of by from")

// isDefinite tells whether a noun phrase speaks of what is known already.
func (r *resolution) isDefinite(core Range) bool {
	w := r.low[core.From]
	return w == "the" || w == "this" || w == "that" || !textDeterminers[w] && !indefinite[w]
}

// lastText is the text spoken of last that a noun with its modifiers may mean, one by the same owner if an owner is given; -1 if
// there is none. Another noun of the genre means it only if nothing else is said of it. With it comes who was known to have made it before.
func (r *resolution) lastText(noun string, modifiers []string, owner int) (text, maker int) {
	best, rank := -1, 0
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != textKind || owner >= 0 && x.maker >= 0 && x.maker != owner {
			continue
		}
		here := 0
		switch {
		case x.words[0] == noun && r.modified(x, modifiers):
			here = 2
		case owner < 0 && len(modifiers) == 0 && (anyText[noun] || sameGenre(noun, x.words[0])):
			here = 1
		default:
			continue
		}
		if best < 0 || here > rank || here == rank && x.lastAt >= r.entities[best].lastAt {
			best, rank = e, here
		}
	}
	if best < 0 {
		return -1, -1
	}
	maker = r.entities[best].maker
	if maker < 0 && owner >= 0 {
		r.entities[best].maker = owner
	}
	return best, maker
}

// modified tells whether what is said of a text fits how it was called.
func (r *resolution) modified(x *entity, modifiers []string) bool {
	have := nameWords(x.name)
	for _, w := range modifiers {
		if !slices.Contains(have, fold(strings.ToLower(w))) {
			return false
		}
	}
	return true
}

// textOfHeading is the text that a bare noun in a headline means: the first that the article then calls so, else one of the genre; -1 if
// there is none.
func (r *resolution) textOfHeading(noun string) int {
	genre := -1
	for e := range r.entities {
		x := &r.entities[e]
		switch {
		case x.kind != textKind:
		case x.words[0] == noun:
			return e
		case genre < 0 && sameGenre(noun, x.words[0]):
			genre = e
		}
	}
	return genre
}
