package graphtest

import (
	"context"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// meanwhile is a store to which somebody else does something just before the first write.
type meanwhile struct {
	graph.Store
	others func()
}

func (m *meanwhile) Write(ctx context.Context, w graph.Write) (graph.Written, error) {
	if others := m.others; others != nil {
		m.others = nil
		others()
	}
	return m.Store.Write(ctx, w)
}

// speaking is an article in which one person of a country says something.
func speaking(body string, country graph.ID) graph.Proposal {
	who := graph.ProposedActor{ID: "person:john-quay", Kind: graph.ActorPerson, Name: "John Quay", Country: country}
	return graph.Proposal{Article: &graph.Article{Body: body, Language: "en"}, Actors: []graph.ProposedActor{who},
		Statements: []graph.ProposedStatement{{Within: -1,
			Evidence: graph.Evidence{TextHash: graph.TextHash(body), Content: []graph.Segment{{End: len(body), Exact: body}}},
			Coding: graph.Coding{SpeakerIDs: []graph.ID{who.ID}, Speaking: graph.Named, Content: body, Form: graph.Indirect, Act: graph.ActAssert,
				Said: graph.Said{Basis: graph.SaidUnknown}, CodedBy: graph.Coder{Kind: graph.CoderModel, Name: "test"}}}}}
}

// testMeanwhile lets somebody else write between what an ingestion reads and what it writes.
func (s *suite) testMeanwhile(t *testing.T) {
	ingest := func(t *testing.T, g *graph.Graph, ps ...graph.Proposal) []graph.Ingested {
		t.Helper()
		out, err := g.Ingest(t.Context(), ps)
		if err != nil {
			t.Fatalf("ingest: %v", err)
		}
		return out
	}
	t.Run("Namesakes", func(t *testing.T) {
		store := s.open(t)
		write(t, store, graph.Write{Actors: []graph.Actor{land("country:aland"), land("country:beland")}})
		theirs, ours := speaking("The tide is in.", "country:aland"), speaking("The tide is out.", "country:beland")
		ingest(t, graph.Open(&meanwhile{store, func() { ingest(t, graph.Open(store), theirs) }}), ours)
		for id, words := range map[graph.ID]string{"person:john-quay": theirs.Article.Body, "person:john-quay-beland": ours.Article.Body} {
			said := statements(t, store, graph.StatementQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: []graph.ID{id}}})[0].Items
			if len(said) != 1 || said[0].Content != words {
				t.Errorf("%s said %s, want %q", id, asJSON(said), words)
			}
		}
		clean(t, store)
	})
	t.Run("Deleted", func(t *testing.T) {
		store := s.open(t)
		gone, stays := speaking("The tide is in.", ""), speaking("The tide is out.", "")
		silent := gone
		silent.Statements, gone.Stored = nil, true
		id := ingest(t, graph.Open(store), silent)[0].ArticleID
		out := ingest(t, graph.Open(&meanwhile{store, func() {
			if _, err := graph.Open(store).Delete(t.Context(), id, false); err != nil {
				t.Error(err)
			}
		}}), gone, stays)
		fails(t, "what was deleted", out[0].Err, graph.NotFound)
		if out[1].Err != nil || out[1].Statements != 1 {
			t.Errorf("beside it: %+v", out[1])
		}
		clean(t, store)
	})
}

func land(id graph.ID) graph.Actor {
	return &graph.Country{Profile: graph.Profile{ID: id, Name: id.Key(), Origin: graph.OriginCodebook}}
}
