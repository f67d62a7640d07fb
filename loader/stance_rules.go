package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// rule overrules the model where words settle the matter, and says why. The rules stand for what the codebook's guide calls
// no stance or a plain one, and which the model sees too seldom to learn; together they are right for nine in ten of the
// training passages they decide (training/stance_eval.py prints it).
func (s *statementReading) rule(p *stanceProposition, model graph.Stance) (graph.Stance, string, bool) {
	switch {
	case s.silent && s.attitude == 0 && model != graph.Conditional:
		return graph.Neutral, "takes no side", true
	case s.acceptsContrary(p):
		return graph.Opposes, "accepts that it does not come true", true
	case model == graph.Supports && s.demandsContrary(p):
		return graph.Opposes, "demands the contrary", true
	case model == graph.Neutral && s.mustBe(p):
		return graph.Supports, "says that it must be", true
	case s.openQuestion():
		return graph.Neutral, "asks and takes no side", true
	}
	return "", "", false
}

// openQuestion tells whether the statement asks whether something is so. Other questions ("why should we …?") may be
// rhetorical and are left to the model.
func (s *statementReading) openQuestion() bool {
	return s.has(graph.ActQuestion) && len(s.content) > 0 && (s.content[0] == "whether" || s.content[0] == "if")
}

// demandsContrary tells whether somebody demands, without negation or condition, that the deed of the proposition be undone.
func (s *statementReading) demandsContrary(p *stanceProposition) bool {
	return (s.has(graph.ActDemand) || s.has(graph.ActRequest)) && !s.negated() && s.negations == 0 && s.condition == "" && s.deed(p) < 0
}

// mustBe tells whether the content says, without a condition, that what the proposition wants has to be.
func (s *statementReading) mustBe(p *stanceProposition) bool {
	return s.attitude >= 0 && s.condition == "" && s.owed(p, necessityWords) && s.deed(p) >= 0
}
