package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// maxPairs is how many pairs are looked up at most.
	maxPairs = 1000
	// topicSize is how many propositions a topic is taken to have.
	topicSize = 30
)

// pair is the plan for what actors say on propositions, the question asked most: an index has each pair of them, as long as the
// statement leads. Either may be the anchor.
func (p *planner) pair() (plan, bool) {
	if p.filter.Review != nil {
		return plan{}, false
	}
	actors, nActors, actorKnown := p.pairActors()
	propositions, nPropositions, takesKnown := p.pairPropositions()
	if actors == "" || propositions == "" || nActors*nPropositions > maxPairs {
		return plan{}, false
	}
	known := []aspect{ofLead}
	if actorKnown {
		known = append(known, ofSpeaker)
	}
	d := statementsOfPair
	if takesKnown {
		known = append(known, ofTakes)
		d = p.pairDriver()
	}
	chosen := plan{driver: d, where: p.where.without(known...)}
	if nActors*nPropositions == 1 {
		chosen.values, chosen.one = "["+actors+"[0] + ' ' + "+propositions+"[0]]", true
	} else {
		chosen.values = "reduce(all = [], wx IN " + actors + " | all + [wq IN " + propositions + " | wx + ' ' + wq])"
	}
	return chosen, true
}

// pairActors is the expression of the actors, "" when there are none, and whether the filter asks no more of speakers.
func (p *planner) pairActors() (list string, n int, known bool) {
	speaker := p.filter.Speaker
	switch {
	case p.by == graph.BySpeaker:
		return ofAnchor, 1, false
	case speaker != nil && speaker.Ids != nil:
		return "s_speakers", len(speaker.Ids), speaker.Kinds == nil
	}
	return "", 0, false
}

// pairPropositions is the expression of the propositions, "" when there are none, and whether the driver can ask all that the filter
// asks of takes.
func (p *planner) pairPropositions() (list string, n int, known bool) {
	f := p.filter.Takes
	switch p.by {
	case graph.ByProposition:
		return ofAnchor, 1, false
	case graph.ByTopic:
		return ofAnchor, topicSize, false
	}
	if f == nil || f.Any != nil && !*f.Any {
		return "", 0, false
	}
	known = f.CodedBy == nil && f.Implied == nil && (f.Proposition == nil || f.Topic == nil)
	switch {
	case f.Proposition != nil:
		return "$s_propositions", len(f.Proposition), known
	case f.Topic != nil:
		return topicPropositions, topicSize * len(f.Topic), known
	}
	return "", 0, false
}

// topicPropositions is the expression of the propositions of the topics that the filter names.
const topicPropositions = "COLLECT { MATCH (wo:Topic)<-[:IN]-(wq) USING INDEX SEEK wo:Topic(id) WHERE wo.id IN $s_topics RETURN DISTINCT wq.id }"

// pairDriver asks of the pair's own take what the filter asks beside the proposition.
func (p *planner) pairDriver() *driver {
	f := p.filter.Takes
	if f.Stance == nil && f.MinConfidence == nil {
		return statementsOfPair
	}
	d := *statementsOfPair
	if f.Stance != nil {
		d.on += " AND h.stance IN $s_stances"
	}
	if f.MinConfidence != nil {
		d.on += " AND h.confidence >= $s_takeConfidence"
	}
	return &d
}
