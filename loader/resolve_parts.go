package loader

// partNouns are parts of a text, which speak for the whole.
var partNouns = wordSet("footnote chapter clause page pages article section title summary foreword appendix annex cover preamble")

// wholes are nouns for texts that have parts.
var wholes = wordSet("report study paper survey review research book memoir novel treaty accord agreement pact deal contract bill law act constitution budget document letter dossier charter ruling judgment opinion directive")

// wholeOf is the text of which a noun phrase names a part: the one in the phrase behind it, "a footnote to the report", else for a bare part
// the last that has parts; -1 if the phrase names no part, or whose it is.
func (r *resolution) wholeOf(core Range, behind int) int {
	if !partNouns[r.low[core.To-1]] || pronouns[r.low[core.From]] != noPronoun || r.possessiveIn(Range{core.From, core.To}) >= 0 {
		return -1
	}
	if core.To < behind && (r.low[core.To] == "of" || r.low[core.To] == "to" || r.low[core.To] == "in") {
		for j := range r.phrases {
			if p := &r.phrases[j]; p.text && p.From == core.To+1 {
				if p.entity >= 0 {
					return p.entity
				}
				e, _ := r.lastText(r.low[p.head], r.textModifiers(p.Range), -1)
				return e
			}
		}
		if r.low[core.To] != "in" {
			return -1
		}
	}
	best := -1
	for e := range r.entities {
		if x := &r.entities[e]; x.kind == textKind && x.lastAt < core.From && wholes[x.words[0]] && (best < 0 || x.lastAt > r.entities[best].lastAt) {
			best = e
		}
	}
	return best
}

// describedOwner is the entity that a possessive noun in a noun phrase means, "the company’s own report", if the article names it, and where
// the phrase goes on behind it; -1 if there is none.
func (r *resolution) describedOwner(core Range, i int) (e, from int) {
	for k := core.From; k+2 < core.To; k++ {
		if !r.isPossessive(k + 1) {
			continue
		}
		for j := range r.phrases {
			if p := &r.phrases[j]; p.head == k && p.entity >= 0 && r.entities[p.entity].written() {
				return p.entity, k + 3
			}
		}
		if left := (Range{core.From, k + 1}); left.To-left.From < possessorWords {
			if read := r.readPhrase(left, i); len(read.who) == 1 && r.entities[read.who[0]].written() {
				return read.who[0], k + 3
			}
		}
	}
	return -1, 0
}

// possessorWords is how many words an owner before a possessive has at most: what is longer is described anew.
const possessorWords = 5

// hasPossessive tells whether a noun phrase says by 's whose something is.
func (r *resolution) hasPossessive(core Range) bool {
	for k := core.From + 1; k < core.To-1; k++ {
		if r.isPossessive(k) {
			return true
		}
	}
	return false
}
