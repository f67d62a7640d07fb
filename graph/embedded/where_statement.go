package embedded

import (
	"context"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// conditions makes the where of a filter. Fields that drive the query are asked again: that costs nothing and keeps one meaning.
type conditions struct {
	ctx context.Context
	*session
	where
}

// among adds `column IN (values)`, or that nothing passes when there are none.
func among[T any](c *conditions, column string, values []T) error {
	if len(values) == 0 {
		c.never = true
		return nil
	}
	list, err := asJSON(values)
	c.add(column+" IN (SELECT value FROM json_each(?))", list)
	return err
}

// bits adds a test of the values of a closed list; nil does not restrict.
func bits[T ~string](c *conditions, column string, e enum[T], values []T) {
	if values != nil {
		c.add("(1 << "+column+") & ?", e.mask(values))
	}
}

// statementWhere is the where of a filter on the table s, statement. byDefault says whether rejected and retired ones are left
// out when the filter does not name a review.
func statementWhere(ctx context.Context, s *session, f *graph.StatementFilter, byDefault bool) (where, error) {
	c := &conditions{ctx: ctx, session: s}
	if f == nil {
		f = &graph.StatementFilter{}
	}
	if f.Review == nil && byDefault {
		c.add("@.lead = 1")
	}
	bits(c, "s.review", reviews, f.Review)
	bits(c, "s.speaking", speakings, f.Speaking)
	bits(c, "s.act", acts, f.Act)
	bits(c, "s.form", forms, f.Form)
	if f.MinConfidence != nil {
		c.add("s.confidence >= ?", *f.MinConfidence)
	}
	c.span("@.said", f.Said)
	for _, step := range []func() error{
		func() error { return c.statementIDs(f) },
		func() error { return c.statementActors(f) },
		func() error { return c.takes(f.Takes) },
		func() error { return c.printed(f) },
	} {
		if err := step(); err != nil {
			return where{}, err
		}
	}
	c.words("statement_words", "s.pk", f.Text)
	return c.where, nil
}

// span adds the test of a range on a column that holds until << 22 | from.
func (c *conditions) span(column string, r *graph.DateRange) {
	if r == nil {
		return
	}
	if r.From != nil || r.Until != nil || r.Known != nil && *r.Known {
		c.add(column + " <> 0")
	}
	if r.From != nil {
		c.add("("+column+" >= ? OR "+column+" < 4194304)", int64(r.From.Number())<<spanBits)
	}
	if r.Until != nil {
		c.add("("+column+" & 4194303) <= ?", r.Until.Number())
	}
}

// days adds the test of a range on a column that holds one day.
func (c *conditions) days(column string, r *graph.DateRange) {
	if r == nil {
		return
	}
	if r.From != nil || r.Until != nil || r.Known != nil && *r.Known {
		c.add(column + " <> 0")
	}
	if r.From != nil {
		c.add(column+" >= ?", r.From.Number())
	}
	if r.Until != nil {
		c.add(column+" <= ?", r.Until.Number())
	}
}

// before adds the test of an instant.
func (c *conditions) before(column string, limit *time.Time) {
	if limit != nil {
		c.add(column+" < ?", millis(*limit))
	}
}

func (c *conditions) statementIDs(f *graph.StatementFilter) error {
	if f.Ids != nil {
		if err := among(c, "s.id", keysOfKind(graph.KindStatement, f.Ids)); err != nil {
			return err
		}
	}
	if f.Article == nil {
		return nil
	}
	return among(c, "s.article_id", keysOfKind(graph.KindArticle, f.Article))
}

func (c *conditions) statementActors(f *graph.StatementFilter) error {
	for _, part := range []struct {
		role  role
		match *graph.ActorMatch
	}{
		{roleSpeaker, f.Speaker}, {roleBehalf, f.OnBehalfOf}, {roleAddressee, f.Addressee}, {roleMention, f.Mentions},
		{roleCountsFor, countsFor(f)},
	} {
		if err := c.linked(part.role, part.match); err != nil {
			return err
		}
	}
	return nil
}

func countsFor(f *graph.StatementFilter) *graph.ActorMatch {
	if f.CountsFor == nil {
		return nil
	}
	return &graph.ActorMatch{Ids: f.CountsFor}
}

// linked adds that one of the actors meant is something to the statement.
func (c *conditions) linked(r role, m *graph.ActorMatch) error {
	if m == nil || m.Ids == nil && m.Kinds == nil {
		return nil
	}
	text, args := "EXISTS (SELECT 1 FROM link l WHERE l.statement = s.pk AND l.role = 0 + ?", []any{int64(r)}
	if m.Kinds != nil {
		text = "EXISTS (SELECT 1 FROM link l CROSS JOIN actor x ON x.pk = l.node WHERE l.statement = s.pk AND l.role = 0 + ? AND (1 << x.kind) & ?"
		args = append(args, actorKinds.mask(m.Kinds))
	}
	if m.Ids != nil {
		nodes, err := c.nodes(c.ctx, m.Ids)
		if err != nil {
			return err
		}
		list, err := asJSON(nodes)
		if err != nil {
			return err
		}
		c.never = c.never || len(nodes) == 0
		text += " AND l.node IN (SELECT value FROM json_each(?))"
		args = append(args, list)
	}
	c.add(text+")", args...)
	return nil
}

// printed adds what is asked of the article, which then is joined as p.
func (c *conditions) printed(f *graph.StatementFilter) error {
	c.before("s.loaded", f.LoadedBefore)
	if f.Publisher == nil && f.Language == nil && f.Published == nil {
		return nil
	}
	c.join += " CROSS JOIN article p ON p.pk = s.article"
	return c.article("p", f.Publisher, f.Language, f.Published)
}

// article adds what statements and articles both ask of an article, the table named.
func (c *conditions) article(name string, publisher, language []string, published *graph.DateRange) error {
	if publisher != nil {
		if err := among(c, name+".publisher", publisher); err != nil {
			return err
		}
	}
	if language != nil {
		if err := among(c, name+".language", language); err != nil {
			return err
		}
	}
	c.days(name+".published", published)
	return nil
}

// words adds that a full-text index has all terms of a text for a row.
func (c *conditions) words(index, pk string, text *string) {
	if text == nil {
		return
	}
	match := matchExpression(graph.ParseText(*text))
	if match == "" {
		c.never = true
		return
	}
	c.add("EXISTS (SELECT 1 FROM "+index+" WHERE "+index+" MATCH ? AND rowid = "+pk+")", match)
}
