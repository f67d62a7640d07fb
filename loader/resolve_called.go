package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// called says what a speaker without a name is, in words that need no context: "his aides" are "aides of Ivo Lind", "its authors" the
// "authors of report of the harbour office". It is "" where the words of the text do as well, or where it is not clear.
func (r *resolution) called(w Range, i int) string {
	w = r.trimPhrase(w)
	if w.From >= w.To {
		return ""
	}
	core := r.core(w)
	if core.To-core.From < 2 || r.at[core.To-1] >= 0 {
		return ""
	}
	owner, from := -1, core.From+1
	switch {
	case pronouns[r.low[core.From]] == aGroup:
		if read := r.resolvePronoun(aGroup, Range{core.From, core.From + 1}, i); len(read.who) == 1 {
			owner = read.who[0]
		}
	case authorNouns[r.low[core.To-1]] && r.low[core.From] == "the":
		owner = r.textSpokenOf(core.From)
	default:
		if owner = r.pronounOwner(core, i); owner < 0 {
			owner, from = r.describedOwner(core, i)
		}
	}
	if owner < 0 {
		return r.withoutClause(core, w)
	}
	for from < core.To-1 && plainModifiers[r.low[from]] {
		from++
	}
	if from >= core.To || r.low[core.To-1] == "own" {
		return "" // "Rask’s" and "the university’s own" do not say what
	}
	return r.nameText(Range{from, core.To}) + " of " + r.entities[owner].name
}

// withoutClause are the words of a noun phrase before the clause that describes it further, "" if there is none.
func (r *resolution) withoutClause(core, w Range) string {
	if core.To == w.To || !r.relativeAt(core.To) || pronouns[r.low[core.From]] != noPronoun {
		return ""
	}
	if textDeterminers[r.low[core.From]] {
		core.From++
	}
	return r.nameText(core)
}

// plainWords are the words of a noun phrase by which a pronoun behind it may be called: without determiner and clause, "" of a pronoun.
func (r *resolution) plainWords(w Range) string {
	w = r.trimPhrase(w)
	if w.From < w.To && r.low[w.From] == "the" {
		w.From++
	}
	if w.From >= w.To || pronouns[r.low[w.From]] != noPronoun || r.low[w.From] == "both" {
		return ""
	}
	end := w.From + 1
	for end < w.To && !r.relativeAt(end) {
		end++
	}
	return r.nameText(Range{w.From, end})
}

// relativeAt tells whether a relative clause begins at word i or behind the comma there.
func (r *resolution) relativeAt(i int) bool {
	if r.low[i] == "," && i+1 < len(r.low) {
		i++
	}
	return pronouns[r.low[i]] == relative
}

// textParts are parts of a text, and what is made of one.
var textParts = wordSet("annex appendix chapter article clause section page pages footnote table summary cover foreword preamble title conclusion conclusions findings")

// authorNouns are people who wrote a text.
var authorNouns = wordSet("authors author writers signatories petitioners plaintiffs researchers investigators")

// hasAuthors are texts of which an article calls the authors so.
var hasAuthors = wordSet("report study paper survey review research letter letters analysis petition motion complaint lawsuit book article poll")

// textSpokenOf is the text with authors spoken of last before a word, -1 if there is none.
func (r *resolution) textSpokenOf(at int) int {
	best := -1
	for e := range r.entities {
		if x := &r.entities[e]; x.kind == textKind && x.lastAt < at && hasAuthors[x.words[0]] && (best < 0 || x.lastAt > r.entities[best].lastAt) {
			best = e
		}
	}
	return best
}

// callSpeaker keeps what the speaker of attribution i is called if nobody was resolved.
func (r *resolution) callSpeaker(w Range, i int) {
	if read := &r.read[i]; len(read.who) == 0 && read.speaking == graph.Unnamed && read.called == "" {
		read.called = r.called(w, i)
	}
}
