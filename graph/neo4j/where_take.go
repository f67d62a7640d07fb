package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// takes adds that one and the same take has all that is asked.
func (w *where) takes(f *graph.TakeFilter) {
	switch {
	case f == nil:
		return
	case f.Any != nil && !*f.Any:
		w.add("NOT EXISTS { (s)-[:TAKES]->() }")
		return
	}
	conditions := w.take(f, "wt", "wq")
	if f.Any == nil && len(conditions) == 1 {
		return
	}
	w.exists(ofTakes, "(s)-[wt:TAKES]->(wq)", conditions...)
}

// take gives the conditions of a filter on the take t, a relationship, and its proposition p: the first is that it is a take, and
// not the mark of a second speaker, and those of the filter follow.
func (w *where) take(f *graph.TakeFilter, t, p string) []string {
	conditions := []string{t + ".proposition IS NOT NULL"}
	if f == nil {
		return conditions
	}
	among := func(expression, name string, values []string) {
		if values != nil {
			w.never = w.never || len(values) == 0
			conditions = append(conditions, expression+" IN "+w.param(name, values))
		}
	}
	among(t+".proposition", "s_propositions", fullIDs(graph.KindProposition, f.Proposition))
	if f.Topic != nil { // a proposition that is only referred to is in no topic
		w.never = w.never || len(f.Topic) == 0
		topics := w.param("s_topics", fullIDs(graph.KindTopic, f.Topic))
		conditions = append(conditions, "EXISTS { ("+p+")-[:IN]->(wo) WHERE wo.id IN "+topics+" }")
	}
	if f.Stance != nil {
		among(t+".stance", "s_stances", texts(f.Stance))
	}
	if f.CodedBy != nil {
		among(t+".coder", "s_coders", texts(f.CodedBy))
	}
	if f.MinConfidence != nil {
		conditions = append(conditions, t+".confidence >= "+w.param("s_takeConfidence", *f.MinConfidence))
	}
	if f.Implied != nil {
		conditions = append(conditions, t+".implied = "+w.param("s_implied", *f.Implied))
	}
	return conditions
}

// fullIDs expands slugs to ids; nil stays nil.
func fullIDs(kind string, shorts []string) []string {
	if shorts == nil {
		return nil
	}
	ids := make([]string, len(shorts))
	for i, s := range shorts {
		ids[i] = string(graph.FullID(kind, s))
	}
	return ids
}
