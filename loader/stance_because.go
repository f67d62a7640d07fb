package loader

import (
	"fmt"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// because says in words what decided a take: the side and its probability, then what in the statement's words speaks to
// it, strongest first. rule is the reason of a rule that overruled the model, "" if none did.
func (s *statementReading) because(t Take, c scoredCandidate, side float64, rule string) string {
	parts := []string{fmt.Sprintf("reads as %s (%.2f)", strings.ToLower(string(t.Stance)), side)}
	if rule != "" {
		parts[0] = rule
	}
	parts = append(parts, s.cueReason()...)
	if s.condition != "" {
		parts = append(parts, fmt.Sprintf("condition “%s”", s.condition))
	}
	parts = append(parts, s.negationReason(c.proposition)...)
	parts = append(parts, s.phraseReason(c.proposition)...)
	return strings.Join(parts, "; ")
}

// actWords say what a cue of an act does.
var actWords = map[graph.SpeechAct]string{
	graph.ActDeny: "denies", graph.ActDemand: "demands", graph.ActRequest: "requests", graph.ActPromise: "promises", graph.ActPlan: "plans",
	graph.ActThreaten: "threatens", graph.ActWarn: "warns", graph.ActSupport: "supports", graph.ActOppose: "opposes", graph.ActAgree: "agrees",
	graph.ActReject: "rejects", graph.ActPredict: "predicts", graph.ActBelieve: "believes", graph.ActQuestion: "asks",
}

// cueReason names the cue and what it does, if it does more than say.
func (s *statementReading) cueReason() []string {
	cue := strings.Join(s.cue, " ")
	switch {
	case s.silent:
		return []string{fmt.Sprintf("cue “%s” says nothing for or against", cue)}
	case s.negated() && len(s.cues) > 0:
		return []string{fmt.Sprintf("cue “%s” is negated", cue)}
	}
	for _, c := range s.cues {
		if verb, ok := actWords[c.act]; ok {
			return []string{fmt.Sprintf("cue “%s” %s", cue, verb)}
		}
	}
	return nil
}

// negationReason quotes a negation that stands before words of the proposition.
func (s *statementReading) negationReason(p *stanceProposition) []string {
	for _, hit := range negationWords.find(s.content) {
		after := s.content[hit.at+hit.n:]
		if p.share(stemsOf(after[:min(len(after), objectAfter)])) > 0 {
			return []string{fmt.Sprintf("negation “%s”", hit.words(s.content))}
		}
	}
	return nil
}

// phraseReason quotes a phrase of the codebook for or against the proposition that the content has.
func (s *statementReading) phraseReason(p *stanceProposition) []string {
	for _, x := range []struct {
		phrases *phraseSet
		side    string
	}{{p.pro, "for"}, {p.contra, "against"}} {
		if hits := x.phrases.find(s.content); len(hits) > 0 {
			return []string{fmt.Sprintf("has “%s”, a phrase %s it", hits[0].words(s.content), x.side)}
		}
	}
	return nil
}
