package loader

import "strings"

// irregularParticiples are those that news puts behind a noun: "the deal struck in March".
var irregularParticiples = wordSet(`made given taken held struck built sent set put brought bought sold drawn written begun won lost
	left paid found shown laid spent cut hit met read torn hidden broken chosen frozen stolen spoken known`)

// ofObject tells whether a phrase of time ends a noun phrase that is what attribution i speaks of: in "defended the deal signed with a
// neighbour in March" the deal is of March, not the defence. The content stands right before the phrase, begins with a
// determiner, and has a participle behind its noun.
func (c *calendar) ofObject(p Range, i int) bool {
	for _, span := range c.d.Attributions[i].Content {
		w := c.d.wordsOf(span)
		if w.To != p.From || w.To-w.From < 3 || !determiners[c.low[w.From]] {
			continue
		}
		for k := max(w.From+2, w.To-participleReach); k < w.To; k++ {
			if irregularParticiples[c.low[k]] || len(c.low[k]) > 4 && strings.HasSuffix(c.low[k], "ed") {
				return true
			}
		}
	}
	return false
}

// participleReach is how many words at the end of a content may hold the participle.
const participleReach = 5
