package embedded

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// change is one Write at work: the transaction, what it knows and what it has touched so far.
type change struct {
	ctx context.Context
	*session
	out graph.Written

	idents   map[graph.ID]ident
	articles map[graph.ID]articleRow
	moved    map[int64]bool // idents that another ident answers for since this change
	touched  touched
	gone     []graph.ID
	orphans  map[int64]bool // idents that a deletion may have left without anything
}

// Write applies w; see [graph.Store].
func (s *Store) Write(ctx context.Context, w graph.Write) (graph.Written, error) {
	return s.change(ctx, w, nil)
}

// errPreview undoes a transaction of which only the answer was wanted.
var errPreview = errors.New("only previewed")

// Preview answers what Write would; see [graph.Store].
func (s *Store) Preview(ctx context.Context, w graph.Write) (graph.Written, error) {
	return s.change(ctx, w, errPreview)
}

// change applies w and ends with then: nil keeps the change.
func (s *Store) change(ctx context.Context, w graph.Write, then error) (graph.Written, error) {
	var out graph.Written
	err := s.write(ctx, func(session *session) error {
		c := &change{
			ctx: ctx, session: session,
			idents: map[graph.ID]ident{}, articles: map[graph.ID]articleRow{}, moved: map[int64]bool{},
			touched: newTouched(), orphans: map[int64]bool{},
		}
		if err := c.apply(w); err != nil {
			return err
		}
		slices.Sort(c.gone)
		c.out.DeletedIDs, c.out.Deleted = c.gone, len(c.gone)
		out = c.out
		return then
	})
	if err != nil && !(then != nil && errors.Is(err, then)) {
		return graph.Written{}, err
	}
	return out, nil
}

func (c *change) apply(w graph.Write) error {
	steps := []func() error{
		func() error { return c.inUse(w.InUse) },
		func() error { return c.expect(w.Expect) },
		func() error { return c.were(w.Were) },
		func() error { return c.codebook(w.Codebook) },
		func() error { return each(c.ctx, w.Actors, c.actor) },
		func() error { return each(c.ctx, w.Met, c.met) },
		func() error { return each(c.ctx, w.Articles, c.article) },
		func() error { return each(c.ctx, w.Statements, c.statement) },
		func() error { return each(c.ctx, w.Relations, c.relation) },
		func() error { return each(c.ctx, sorted(w.Delete), c.remove) },
		c.removeOrphans,
		c.relink,
		func() error { return each(c.ctx, sorted(w.Delete), c.unheld) },
		c.derive,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// each applies fn to every record, as long as somebody waits for it.
func each[T any](ctx context.Context, all []T, fn func(T) error) error {
	for _, x := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := fn(x); err != nil {
			return err
		}
	}
	return nil
}

func sorted(ids []graph.ID) []graph.ID {
	return slices.Sorted(slices.Values(ids))
}

// expect compares revisions, in the order of the ids so that the same conflict is always the one reported.
func (c *change) expect(revisions map[graph.ID]int) error {
	for _, id := range sortedKeys(revisions) {
		have, err := c.revision(id)
		if err != nil {
			return err
		}
		if want := revisions[id]; have != want {
			return graph.Errorf(graph.Conflict, "%s has been changed meanwhile (revision %d, expected %d); read it again", id, have, want)
		}
	}
	return nil
}

// revision is the revision of a statement or relation, 0 if there is none.
func (c *change) revision(id graph.ID) (int, error) {
	switch id.Kind() {
	case graph.KindStatement:
		st, _, err := c.statementByID(id)
		if st == nil || err != nil {
			return 0, err
		}
		return st.Revision, nil
	case graph.KindRelation:
		r, _, err := c.relationByID(id)
		if r == nil || err != nil {
			return 0, err
		}
		return r.Revision, nil
	}
	return 0, graph.Errorf(graph.BadInput, "%s has no revision; only statements and relations have", id)
}

// ident is the integer of an actor, a proposition or a topic, and the one that answers for it.
type ident struct{ pk, now int64 }

// ident finds or makes the integer of id; the empty id is 0.
func (c *change) ident(id graph.ID) (ident, error) {
	if id == "" {
		return ident{}, nil
	}
	if known, ok := c.idents[id]; ok {
		return known, nil
	}
	var i ident
	found, err := c.one(c.ctx, `SELECT pk, now FROM ident WHERE id = ?`, []any{string(id)}, &i.pk, &i.now)
	if err == nil && !found {
		_, err = c.one(c.ctx, `INSERT INTO ident (pk, id, now) SELECT n, ?, n FROM (SELECT coalesce(max(pk), 0) + 1 AS n FROM ident)
			RETURNING pk, now`, []any{string(id)}, &i.pk, &i.now)
	}
	if err != nil {
		return ident{}, err
	}
	c.idents[id] = i
	return i, nil
}

// key is the part of an id that follows its kind, which tables of one kind hold. An id of another kind is refused.
func key(id graph.ID, kind string) (string, error) {
	k, ok := strings.CutPrefix(string(id), kind+":")
	if !ok || k == "" {
		return "", graph.Errorf(graph.BadInput, "%q is not the id of one %s: it must begin with %q", id, kind, kind+":")
	}
	return k, nil
}

var errMissing = errors.New("a row that must be there is not")
