package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// rule overrules the model where words settle the matter, and says why. A rule is here only because on the training part
// of the corpus it was right more often than the model; see docs/quality.md.
func (s *statementReading) rule(model graph.Stance) (graph.Stance, string, bool) {
	switch {
	case s.silent && s.attitude == 0 && model != graph.Conditional:
		return graph.Neutral, "takes no side", true
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
