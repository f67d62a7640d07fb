package loader

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// rule overrules the model where words settle the matter, and says why. The rules stand for what the codebook's guide calls
// no stance or a plain one, and which the model sees too seldom to learn; together they are right for nine in ten of the
// training passages they decide (training/stance_eval.py prints it).
func (s *statementReading) rule(p *stanceProposition, model graph.Stance) (graph.Stance, string, bool) {
	whose := s.saysWhose(p)
	switch {
	case s.silent && s.attitude == 0 && model != graph.Conditional:
		return graph.Neutral, "takes no side", true
	case s.acceptsContrary(p):
		return graph.Opposes, "accepts that it does not come true", true
	case model != graph.Opposes && s.condition == "" && s.worth() < 0 && s.deed(p) >= 0:
		return graph.Opposes, "says that it cannot or must not be", true
	case model == graph.Supports && s.shutsOff(p):
		return graph.Opposes, "wants no more of it", true
	case model == graph.Opposes && s.tellsOfLack(p):
		return graph.Neutral, "says what something has not in it", true
	case model == graph.Supports && s.demandsContrary(p):
		return graph.Opposes, "demands the contrary", true
	case model == graph.Opposes && s.demandsDeed(p):
		return graph.Supports, "demands it", true
	case model == graph.Neutral && s.mustBe(p):
		return graph.Supports, "says that it must be", true
	case whose != "" && model != graph.Conditional:
		return whose, "says whose it is", true
	case s.openQuestion():
		return graph.Neutral, "asks and takes no side", true
	}
	return "", "", false
}

// openQuestion tells whether the statement asks whether something is so, or should be ("should we let them in?"). Other questions
// ("why should we …?", "should we not …?") may be rhetorical and are left to the model.
func (s *statementReading) openQuestion() bool {
	if !s.has(graph.ActQuestion) || len(s.content) == 0 {
		return false
	}
	switch s.content[0] {
	case "whether", "if":
		return true
	case "should":
		return s.negations == 0 && slices.Contains(s.content, "?")
	}
	return false
}

// shutsOff tells whether the content begins by refusing one more of what the proposition is about: "not one more dollar for weapons".
func (s *statementReading) shutsOff(p *stanceProposition) bool {
	if s.attitude < 0 || s.condition != "" || len(s.content) == 0 || p.wantsLess() {
		return false
	}
	n := notAnotherWords.at(s.content, 0)
	if n == 0 {
		return false
	}
	for i := n; i < min(len(s.content), n+objectBefore) && otherMatterWords.at(s.content, i) == 0; i++ {
		if p.matter[stemOf(s.content[i])] {
			return true
		}
	}
	return false
}

// lackVerbs say of a text or a plan what is in it.
var lackVerbs = wordSet("contain contains contained include includes included mention mentions mentioned")

// tellsOfLack tells whether the content says that a text or a plan has the matter of the proposition not in it ("it contained no guarantees"): who says
// so may well want it. In no training passage with such words is the speaker against what is lacking.
func (s *statementReading) tellsOfLack(p *stanceProposition) bool {
	if s.attitude < 0 || s.condition != "" {
		return false
	}
	for i := 0; i+1 < len(s.content); i++ {
		if !lackVerbs[s.content[i]] || s.content[i+1] != "no" {
			continue
		}
		for k := i + 2; k < min(len(s.content), i+2+objectBefore) && otherMatterWords.at(s.content, k) == 0; k++ {
			if p.matter[stemOf(s.content[k])] {
				return true
			}
		}
	}
	return false
}

// wantsLess tells whether the proposition itself is about ending, limiting or giving up something.
func (p *stanceProposition) wantsLess() bool { return len(endingWords.find(p.words)) > 0 }

// demandsContrary tells whether somebody demands plainly that the deed of the proposition be undone.
func (s *statementReading) demandsContrary(p *stanceProposition) bool {
	return s.demandsPlainly() && s.deed(p) < 0
}

// demandsDeed tells whether somebody demands plainly that the deed of the proposition be done: 91 % of 127 training passages of
// that kind support it.
func (s *statementReading) demandsDeed(p *stanceProposition) bool {
	return s.demandsPlainly() && s.deed(p) > 0
}

// demandsPlainly tells whether the cue demands, without negation or condition anywhere.
func (s *statementReading) demandsPlainly() bool {
	return (s.has(graph.ActDemand) || s.has(graph.ActRequest)) && !s.negated() && s.negations == 0 && s.condition == ""
}

// mustBe tells whether the content says, without a condition, that what the proposition wants has to be.
func (s *statementReading) mustBe(p *stanceProposition) bool {
	return s.attitude >= 0 && s.condition == "" && s.owed(p, necessityWords) && s.deed(p) >= 0
}

// Words that say of a proposal whether it can or may be.
var (
	worthyWords   = wordSet("practical realistic possible acceptable feasible conceivable")
	unworthyWords = wordSet("impractical unrealistic impossible unacceptable unthinkable inconceivable absurd illegal illegitimate")
)

// worth is what the statement says of its matter by such a word: +1 that it can be, -1 that it cannot, 0 nothing. A negation in
// the content or the cue turns it around.
func (s *statementReading) worth() int {
	worth := 0
	for _, w := range s.content {
		switch {
		case worthyWords[w]:
			worth = 1
		case unworthyWords[w]:
			worth = -1
		}
	}
	if (s.negations+s.cueNegations)%2 == 1 {
		return -worth
	}
	return worth
}
