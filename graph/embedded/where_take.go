package embedded

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
)

// takes adds that one and the same take has all that is asked.
func (c *conditions) takes(f *graph.TakeFilter) error {
	switch {
	case f == nil:
		return nil
	case f.Any != nil && !*f.Any:
		c.add("NOT EXISTS (SELECT 1 FROM take t WHERE t.statement = s.pk)")
		return nil
	}
	t, err := takeWhere(c.ctx, c.session, f)
	if err != nil {
		return err
	}
	c.never = c.never || t.never
	if f.Any == nil && len(t.conditions) == 0 {
		return nil
	}
	c.add("EXISTS (SELECT 1 FROM take t WHERE t.statement = s.pk"+t.text()+")", t.args...)
	return nil
}

// takeWhere is the where of a filter on the table t, take.
func takeWhere(ctx context.Context, s *session, f *graph.TakeFilter) (where, error) {
	c := &conditions{ctx: ctx, session: s}
	if f == nil {
		return c.where, nil
	}
	for _, part := range []struct {
		column, kind string
		list         []string
	}{{"t.proposition", graph.KindProposition, f.Proposition}, {"t.topic", graph.KindTopic, f.Topic}} {
		if part.list == nil {
			continue
		}
		nodes, err := s.nodes(ctx, fullIDs(part.kind, part.list))
		if err != nil {
			return where{}, err
		}
		if err := among(c, part.column, nodes); err != nil {
			return where{}, err
		}
	}
	bits(c, "t.stance", stances, f.Stance)
	bits(c, "t.coder", coders, f.CodedBy)
	if f.MinConfidence != nil {
		c.add("t.confidence >= ?", *f.MinConfidence)
	}
	if f.Implied != nil {
		c.add("t.implied = 0 + ?", *f.Implied)
	}
	return c.where, nil
}
