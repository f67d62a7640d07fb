package loader

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// Some propositions are on whose a thing should be: "the island should come under the control of Velmaria". Of those, whoever
// says whose it is takes a side without any word for or against: "it is and will remain Ostranian".

// land is a country by all its names, as words.
type land = [][]string

// Words between which a proposition names the one who should have the thing.
var (
	ownedBy = newPhraseSet("control of, control of the, part of, part of the, united with, united with the, belong to, belong to the, cede territory to, given to, given to the")
	owns    = newPhraseSet("should get back, should keep, should annex, should regain, should take back, should retake, sovereignty over, annexation of, annexations of")
)

// ownerOf finds who should have the thing by the words of a proposition, as an index into lands; -1 if it is not on that.
func ownerOf(words []string, lands []land) int {
	bare := bareWords(words)
	for _, hit := range ownedBy.find(words) {
		if at, _ := landAt(bare, hit.at+hit.n, lands); at >= 0 {
			return at
		}
	}
	for _, hit := range owns.find(words) {
		for i := hit.at - 1; i >= 0 && i >= hit.at-3; i-- {
			if at, n := landAt(bare, i, lands); at >= 0 && i+n == hit.at {
				return at
			}
		}
	}
	return -1
}

// landAt gives the country whose name begins at word i, the longest name first, and how many words it takes.
func landAt(bare []string, i int, lands []land) (at, n int) {
	at = -1
	if i >= len(bare) {
		return at, 0
	}
	for k, forms := range lands {
		for _, form := range forms {
			if len(form) > n && phraseAt(form, bare[i:]) {
				at, n = k, len(form)
			}
		}
	}
	return at, n
}

// How a statement says whose a thing is: by a verb of belonging before the owner's name, or by a finite form of "to be" before it
// and, behind it, what ends the clause or is the thing's kind; or it upholds somebody's sovereignty. "To be Ostranian again" wants it, asks or fears it: that is left to the model.
var (
	belongsTo = newPhraseSet("belongs to, belongs to the, belonged to, belonged to the, belong to, belong to the")
	copula    = newPhraseSet("is, are, was, were, remains, remain, stays, is and will remain, is and remains, was and is, will remain")
	ownedKind = wordSet("territory land soil forever and or but now today")
	upholds   = newPhraseSet("respect*, recognis*, recogniz*, uphold*, upheld, affirm*, reaffirm*")
	ownership = newPhraseSet("sovereignty, ownership, title to, rights over, control of, control over")
)

// owner tells whether the statement says that the thing is of the one who should have it by the proposition (+1), or of another
// country (-1); 0 if it says neither, or both.
func (r *statementReading) owner(p *stanceProposition) int {
	if p.owner < 0 || !slices.ContainsFunc(r.content, func(w string) bool { return p.matter[stemOf(w)] }) {
		return 0
	}
	sum := 0
	bare := bareWords(r.content)
	for i := 0; i < len(bare); {
		at, n := landAt(bare, i, p.all)
		if at < 0 {
			i++
			continue
		}
		if r.holds(i, n) {
			sum += p.ownership(at, r.signBefore(i))
		}
		i += n
	}
	return max(-1, min(1, sum))
}

// ownership weighs that the thing is (sign +1) or is not (-1) of a country: that it is not another's says nothing.
func (p *stanceProposition) ownership(land, sign int) int {
	switch {
	case land == p.owner:
		return sign
	case sign > 0:
		return -1
	}
	return 0
}

// holds tells whether the country named by n words at i is said to have the thing.
func (r *statementReading) holds(i, n int) bool {
	if endsAt(belongsTo, r.content, i) {
		return true
	}
	if i+n < len(r.content) && ownership.at(r.content, i+n) > 0 {
		return i == 0 && len(r.cue) > 0 && endsAt(upholds, r.cue, len(r.cue)) || endsAt(upholds, r.content, i)
	}
	last := i+n == len(r.content) || ownedKind[r.content[i+n]]
	return last && endsAt(copula, r.content, i)
}

// endsAt tells whether a phrase of the set ends right before word i.
func endsAt(set *phraseSet, words []string, i int) bool {
	for n := 1; n <= i && n <= 4; n++ {
		if set.at(words, i-n) == n {
			return true
		}
	}
	return false
}

// saysWhose decides by owner: not against a cue that rejects, nor under a condition.
func (r *statementReading) saysWhose(p *stanceProposition) graph.Stance {
	if r.attitude < 0 || r.negated() || r.condition != "" || r.silent || r.openQuestion() {
		return ""
	}
	switch r.owner(p) {
	case 1:
		return graph.Supports
	case -1:
		return graph.Opposes
	}
	return ""
}
