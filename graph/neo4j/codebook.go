package neo4j

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// readCodebookText reads the codebook, its topics, and their propositions, retired ones last.
const readCodebookText = `CALL () { MATCH (b:Codebook) RETURN collect(b.record) AS books }
	CALL () { MATCH (o:Topic) WHERE o.record IS NOT NULL WITH o ORDER BY o.place, o.id RETURN collect([o.id, o.record]) AS topics }
	CALL () { MATCH (q:Proposition) WHERE q.record IS NOT NULL WITH q ORDER BY q.topic, q.retired, q.place, q.id
		RETURN collect([q.topic, q.retired, q.record]) AS propositions }
	RETURN books, topics, propositions`

// Codebook returns the codebook last written; see [graph.Store].
func (s *Store) Codebook(ctx context.Context) (b graph.Codebook, err error) {
	err = s.read(ctx, func(session *session) error {
		b = graph.Codebook{}
		values, err := session.one(readCodebookText, nil)
		if err != nil || len(as[[]any](values[0])) == 0 {
			return err
		}
		read, err := record.ReadCodebook(as[[]byte](as[[]any](values[0])[0]))
		if err != nil {
			return err
		}
		b = *read
		b.Topics, err = readTopics(as[[]any](values[1]), as[[]any](values[2]))
		return err
	})
	return b, err
}

// readTopics puts propositions into their topics.
func readTopics(topics, propositions []any) ([]*graph.Topic, error) {
	all := make([]*graph.Topic, 0, len(topics))
	of := map[string]*graph.Topic{}
	for _, x := range topics {
		columns := as[[]any](x)
		t, err := record.ReadTopic(as[[]byte](columns[1]))
		if err != nil {
			return nil, err
		}
		all, of[as[string](columns[0])] = append(all, t), t
	}
	for _, x := range propositions {
		columns := as[[]any](x)
		p, err := record.ReadProposition(as[[]byte](columns[2]))
		if err != nil {
			return nil, err
		}
		p.Retired = as[bool](columns[1])
		if t := of[as[string](columns[0])]; t != nil {
			t.Propositions = append(t.Propositions, p)
		}
	}
	return all, nil
}
