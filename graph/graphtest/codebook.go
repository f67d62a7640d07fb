package graphtest

import (
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testCodebook writes a codebook that lacks much of what the one before had and has moved a proposition to another topic.
func (s *suite) testCodebook(t *testing.T) {
	store := s.open(t)
	if cb, err := store.Codebook(t.Context()); err != nil || cb.Fingerprint != "" || len(cb.Topics) != 0 {
		t.Errorf("a store without a codebook has %+v, %v", cb, err)
	}
	w := NewWorld(Generate(52, 200))
	none, other := "", "other"
	_, err := store.Write(t.Context(), graph.Write{Actors: w.Actors, InUse: &other})
	fails(t, "a codebook where there is none", err, graph.Conflict)
	first := w.Write()
	first.InUse = &none
	write(t, store, first)
	readCodebook(t, store, w.Codebook)
	same(t, "the same codebook", write(t, store, graph.Write{Codebook: &w.Codebook}), graph.Written{Same: 1})

	smaller, moved := smallerCodebook(w.Codebook)
	write(t, store, graph.Write{Codebook: &smaller})
	clean(t, store)
	later := *w.Content
	later.Codebook = withRetired(smaller, w.Codebook, moved)
	readCodebook(t, store, later.Codebook)
	lw := NewWorld(&later)
	for _, topic := range later.Codebook.Topics {
		got := statementIDs(t, store, graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByTopic, IDs: []graph.ID{topic.ID}}})
		sameIDs(t, topic.ID, got, idsOf(sortedBy(lw.Statements, func(s *graph.Statement) bool { return s.Leads() && slices.Contains(topicsOf(s, lw), topic.ID) },
			func(a, b *graph.Statement) int { return lw.CompareStatements(graph.StatementOrder{}, a, b) })))
	}
	write(t, store, graph.Write{Codebook: &w.Codebook})
	readCodebook(t, store, w.Codebook)
	clean(t, store)
}

// smallerCodebook has the second topic and then two propositions of the first, of which a third has moved to the second.
func smallerCodebook(cb graph.Codebook) (smaller graph.Codebook, moved graph.ID) {
	first, second := *cb.Topics[0], *cb.Topics[1]
	p := *first.Propositions[2]
	p.TopicID = second.ID
	second.Propositions = append(slices.Clone(second.Propositions), &p)
	first.Propositions = first.Propositions[:2]
	smaller = cb
	smaller.Fingerprint, smaller.Topics = "other", []*graph.Topic{&second, &first}
	return smaller, p.ID
}

// withRetired is what a store must have after smaller took the place of old: what smaller lacks is retired and comes last.
func withRetired(smaller, old graph.Codebook, moved graph.ID) graph.Codebook {
	want := smaller
	want.Topics = nil
	for _, topic := range smaller.Topics {
		kept := *topic
		kept.Propositions = slices.Clone(topic.Propositions)
		want.Topics = append(want.Topics, &kept)
	}
	for _, topic := range old.Topics {
		i := slices.IndexFunc(want.Topics, func(t *graph.Topic) bool { return t.ID == topic.ID })
		if i < 0 {
			gone := *topic
			gone.Propositions = nil
			i, want.Topics = len(want.Topics), append(want.Topics, &gone)
		}
		into := want.Topics[i]
		for _, p := range topic.Propositions {
			if p.ID != moved && !slices.ContainsFunc(into.Propositions, func(o *graph.Proposition) bool { return o.ID == p.ID }) {
				retired := *p
				retired.Retired = true
				into.Propositions = append(into.Propositions, &retired)
			}
		}
	}
	return want
}

func readCodebook(t *testing.T, s graph.Store, want graph.Codebook) {
	t.Helper()
	got, err := s.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "codebook", got, want)
}
