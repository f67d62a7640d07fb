package embedded

import (
	"context"
	"database/sql"

	"github.com/standpoint-graph/standpoint/graph"
)

// Codebook returns the codebook last written; see [graph.Store].
func (s *Store) Codebook(ctx context.Context) (graph.Codebook, error) {
	var b graph.Codebook
	err := s.read(ctx, func(session *session) error {
		var record []byte
		found, err := session.one(ctx, `SELECT record FROM codebook`, nil, &record)
		if err != nil || !found {
			return err
		}
		if err := decode(record, func(c *codec) { describeCodebook(c, &b) }); err != nil {
			return err
		}
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
		var record sql.RawBytes
		if err := rows.Scan(&pk, &record); err != nil {
			return err
		}
		t := new(graph.Topic)
		all, of[pk] = append(all, t), t
		return decode(record, func(c *codec) { describeTopic(c, t) })
	})
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, `SELECT topic, retired, record FROM proposition ORDER BY topic, retired, place, pk`, nil, func(rows *sql.Rows) error {
		var topic int64
		var record sql.RawBytes
		p := new(graph.Proposition)
		if err := rows.Scan(&topic, &p.Retired, &record); err != nil {
			return err
		}
		if t := of[topic]; t != nil {
			t.Propositions = append(t.Propositions, p)
		}
		return decode(record, func(c *codec) { describeProposition(c, p) })
	})
	return all, err
}
