package loader

import (
	"fmt"

	"github.com/standpoint-graph/standpoint/graph"
)

// exchange is a bargain in a content: "minerals in exchange for weapons", "weapons only if the minerals are handed over".
// Whoever proposes it wants the one side and gives the other for it alone.
type exchange struct {
	words         string          // that mark it
	given, wanted map[string]bool // stems of the two sides
}

// exchange finds the first bargain of the content.
func (s *statementReading) exchange() (exchange, bool) {
	for i := range s.content {
		n := exchangeWords.at(s.content, i)
		if n == 0 && s.content[i] == "against" && len(securityWords.find(s.content[:i])) > 0 {
			n = 1
		}
		before, after := s.content[:i], s.content[i+n:]
		if n == 0 || len(after) == 0 {
			continue
		}
		e := exchange{words: phraseHit{i, n}.words(s.content), given: stemsOf(before), wanted: stemsOf(after)}
		swapped := s.content[i] == "in" && (len(giveWords.find(after)) > 0 || len(giveWords.find(before)) == 0)
		if len(before) == 0 {
			return exchange{}, false
		}
		if swapped {
			e.given, e.wanted = e.wanted, e.given
		}
		return e, true
	}
	return exchange{}, false
}

// side tells on which side of the bargain a proposition stands: +1 wanted, -1 given, 0 neither or both alike. Names of
// actors do not count: both sides have them.
func (e exchange) side(p *stanceProposition) int {
	given, wanted := 0, 0
	for stem := range p.matter {
		given += int(oneIf(e.given[stem]))
		wanted += int(oneIf(e.wanted[stem]))
	}
	switch {
	case wanted > given:
		return 1
	case given > wanted:
		return -1
	}
	return 0
}

// contraryDeeds are stems of deeds that undo what they are done to.
var contraryDeeds = wordSet("renou aband drop dropp relin forgo waive scrap aboli lift lifte cance withd halt halte")

// wantsContrary tells whether what is wanted is that something be given up: "only if the neighbour renounced its plans".
func (e exchange) wantsContrary() bool {
	for stem := range contraryDeeds {
		if e.wanted[stem] {
			return true
		}
	}
	return false
}

// bargainSpoken is how likely a proposition must be spoken of to count as one side of a bargain; the other side and the
// words that match it speak for it as well.
const bargainSpoken = 0.03

// bargain settles the two sides of an exchange, if the candidates have both: who wants minerals for weapons supports the
// minerals, and is for the weapons on that condition.
func (m *stanceModel) bargain(s *statementReading, list []scoredCandidate, takes []Take) []Take {
	e, ok := s.exchange()
	if !ok {
		return takes
	}
	var sides [2]*scoredCandidate // given, wanted: the likeliest of each
	for i := range list {
		c := &list[i]
		k := e.side(c.proposition)
		if k == 0 || m.spokenOf(*c) < bargainSpoken {
			continue
		}
		if at := &sides[(k+1)/2]; *at == nil || m.spokenOf(**at) < m.spokenOf(*c) {
			*at = c
		}
	}
	if sides[0] == nil || sides[1] == nil {
		return takes
	}
	for i, stance := range []graph.Stance{graph.Conditional, graph.Supports} {
		c := sides[i]
		role := [2]string{"given", "wanted"}[i]
		if stance == graph.Supports && e.wantsContrary() {
			stance = graph.Opposes
		}
		t := Take{
			Proposition: c.proposition.ID, Stance: stance, Confidence: max(m.confidence(max(m.spokenOf(*c), 0.5), bargainSide), sureByRule),
			Because: fmt.Sprintf("a bargain (“%s”): this is what is %s", e.words, role),
		}
		takes = replaceTake(takes, t)
	}
	return takes
}

// bargainSide is how likely the sides of a bargain are told apart rightly.
const bargainSide = 0.85

// replaceTake puts a take in place of one on the same proposition, or behind all.
func replaceTake(takes []Take, t Take) []Take {
	for i := range takes {
		if takes[i].Proposition == t.Proposition {
			takes[i] = t
			return takes
		}
	}
	return append(takes, t)
}
