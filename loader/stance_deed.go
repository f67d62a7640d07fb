package loader

import "slices"

// How near a deed and its object stand: "lift its long-standing sanctions", "sanctions … be lifted"; and a negation before it.
const objectAfter, objectBefore, negationBefore = 6, 5, 4

// deed tells whether the content speaks of doing what the proposition wants (+1) or its contrary (-1) to the proposition's own
// object, negation near the verb reckoned in; 0 if neither, or both.
func (r *statementReading) deed(p *stanceProposition) int {
	sum := 0
	for _, pair := range directionPairs {
		own, contrary := len(pair[0].find(p.words)) > 0, len(pair[1].find(p.words)) > 0
		if own == contrary {
			continue
		}
		for side, set := range pair {
			sign := 1
			if (side == 0) != own {
				sign = -1
			}
			for _, hit := range set.find(r.content) {
				if p.objectNear(r.content, hit, pair) {
					sum += sign * r.signBefore(hit.at)
				}
			}
		}
	}
	return max(-1, min(1, sum))
}

// objectNear tells whether a telling word of the proposition that is not its deed stands near the hit.
func (p *stanceProposition) objectNear(words []string, hit phraseHit, pair [2]*phraseSet) bool {
	from, to := max(0, hit.at-objectBefore), min(len(words), hit.at+hit.n+objectAfter)
	for i := from; i < to; i++ {
		if i >= hit.at && i < hit.at+hit.n {
			continue
		}
		if _, ok := p.stems[stemOf(words[i])]; ok && pair[0].at(words, i) == 0 && pair[1].at(words, i) == 0 {
			return true
		}
	}
	return false
}

// signBefore is -1 if an odd number of negations stands shortly before a word of the content.
func (r *statementReading) signBefore(at int) int {
	if len(negationWords.find(r.content[max(0, at-negationBefore):at]))%2 == 1 {
		return -1
	}
	return 1
}

// owed tells whether the content says, by one of the words of duty, that the matter of the proposition is to be: "they will
// have to hold elections".
func (r *statementReading) owed(p *stanceProposition, words *phraseSet) bool {
	for _, duty := range words.find(r.content) {
		from := duty.at + duty.n
		for i := from; i < min(len(r.content), from+objectAfter); i++ {
			if p.matter[stemOf(r.content[i])] {
				around := r.content[max(0, duty.at-2):i]
				return len(negationWords.find(around)) == 0 && len(questionWords.find(around)) == 0
			}
		}
	}
	return false
}

// acceptsContrary tells whether the speaker is content with the proposition not coming true: "was ok with it not joining".
func (r *statementReading) acceptsContrary(p *stanceProposition) bool {
	words := slices.Concat(r.cue, r.content)
	for _, hit := range acceptanceWords.find(words) {
		after := words[hit.at+hit.n:]
		after = after[:min(len(after), objectAfter)]
		negated := len(negationWords.find(after)) == 1
		if negated && p.share(stemsOf(words[hit.at:])) > 0 {
			return true
		}
	}
	return false
}
