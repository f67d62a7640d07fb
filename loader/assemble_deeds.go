package loader

import "github.com/standpoint-graph/standpoint/graph"

// deed tells whether attribution i is no statement but what somebody does to somebody: its content is only the name of whom a relation of
// the article goes to and its cue the verb of that relation, "sanctioned Norland".
func (a *assembly) deed(i int) bool {
	x := &a.d.Attributions[i]
	if len(x.Content) != 1 || len(x.Cue) != 1 || len(x.Speakers) == 0 {
		return false
	}
	for _, rel := range a.d.Relations {
		if holdsAll(rel.From, x.Speakers) && a.isVerbOf(x.Cue[0], rel.Kind) && a.names(rel.To, x.Content[0]) && !a.relays(i) {
			return true
		}
	}
	return false
}

// isVerbOf tells whether a cue is one word that tells of a relation of the kind.
func (a *assembly) isVerbOf(cue graph.Span, kind graph.RelationKind) bool {
	w := a.d.wordsOf(cue)
	if w.To-w.From != 1 {
		return false
	}
	for _, t := range triggers[foldWord(a.d.Words[w.From])] {
		if t.kind == kind && !t.noun {
			return true
		}
	}
	return false
}

// names tells whether a span is the name of one of some actors and nothing else.
func (a *assembly) names(actors []int, s graph.Span) bool {
	for _, actor := range actors {
		for _, m := range a.d.Actors[actor].Mentions {
			if m == s {
				return true
			}
		}
	}
	return false
}

// relays tells whether attribution i holds another.
func (a *assembly) relays(i int) bool {
	for j := range a.d.Attributions {
		if a.d.Attributions[j].Within == i {
			return true
		}
	}
	return false
}
