package loader

import "strings"

// An apposition says who the speaker is, in a few words between commas.
const leastApposition, mostApposition = 3, 9

// giveApposition gives the speaker the apposition that the tagger took for the beginning of what was said: an indefinite noun
// phrase without a verb, between the comma behind the speaker and one before a clause of its own.
func giveApposition(k *linking) {
	for n := range k.contents {
		c := &k.contents[n]
		if c.From < 2 || k.d.Words[c.From-1].Text != "," || k.d.quoted(c.From) {
			continue
		}
		end, ok := k.appositionAt(c.Range)
		if !ok {
			continue
		}
		for i := range k.speakers {
			if sp := &k.speakers[i]; sp.To == c.From-1 {
				sp.To, c.From = end, end+1
				break
			}
		}
	}
}

// appositionAt gives the comma that ends an apposition at the beginning of the words.
func (k *linking) appositionAt(w Range) (end int, ok bool) {
	if !appositionHeads[foldWord(k.d.Words[w.From])] {
		return 0, false
	}
	for end = w.From; end < w.To && k.d.Words[end].Text != ","; end++ {
	}
	if n := end - w.From; n < leastApposition || n > mostApposition || k.hasVerb(w.From, end) {
		return 0, false
	}
	clause := end + 1
	for clause < w.To && k.d.Words[clause].Text != "," {
		clause++
	}
	return end, k.hasVerb(end+1, clause)
}

var appositionHeads = wordSet("a an one")

// hasVerb tells whether a finite verb or one in the past stands among the words.
func (k *linking) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if w := foldWord(k.d.Words[i]); finite[w] || len(w) > 4 && strings.HasSuffix(w, "ed") {
			return true
		}
	}
	return false
}
