package embedded

import (
	"context"
	"database/sql"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// Codebook returns the codebook last written; see [graph.Store].
func (s *Store) Codebook(ctx context.Context) (graph.Codebook, error) {
	var b graph.Codebook
	err := s.read(ctx, func(session *session) error {
		var kept []byte
		found, err := session.one(ctx, `SELECT record FROM codebook`, nil, &kept)
		if err != nil || !found {
			return err
		}
		read, err := record.ReadCodebook(kept)
		if err != nil {
			return err
		}
		b = *read
		b.Topics, err = session.topics(ctx)
		return err
	})
	return b, err
}

// topics lists the topics with their propositions, retired ones last.
func (s *session) topics(ctx context.Context) ([]*graph.Topic, error) {
	var all []*graph.Topic
	of := map[int64]*graph.Topic{}
	err := s.each(ctx, `SELECT pk, record FROM topic ORDER BY place, pk`, nil, func(rows *sql.Rows) error {
		var pk int64
		var kept sql.RawBytes
		if err := rows.Scan(&pk, &kept); err != nil {
			return err
		}
		t, err := record.ReadTopic(kept)
		all, of[pk] = append(all, t), t
		return err
	})
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, `SELECT topic, retired, record FROM proposition ORDER BY topic, retired, place, pk`, nil, func(rows *sql.Rows) error {
		var topic int64
		var kept sql.RawBytes
		var retired bool
		if err := rows.Scan(&topic, &retired, &kept); err != nil {
			return err
		}
		p, err := record.ReadProposition(kept)
		p.Retired = retired
		if t := of[topic]; t != nil {
			t.Propositions = append(t.Propositions, p)
		}
		return err
	})
	return all, err
}
