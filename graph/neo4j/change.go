package neo4j

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// change is one Write at work: the transaction, what it knows of the graph, and what it will put there. It reads first, decides in
// Go, and writes in batches at the end.
type change struct {
	*session
	out graph.Written

	elements   map[nodeKey]string // where the database keeps the nodes that are met
	idents     map[graph.ID]*ident
	successors []graph.ID // that idents named and that may not be known yet
	actors     map[graph.ID]*actorState
	articles   map[graph.ID]*articleState
	statements map[graph.ID]*statementState
	relations  map[graph.ID]*relationState
	codebook   codebookState

	gone     map[graph.ID]bool
	rests    map[graph.ID][]graph.ID // by article, for deletions
	suspects map[graph.ID]bool       // actors that a deletion may have left without anything
	reports  map[graph.ID]*report    // of statements that are written
	renamed  []*report               // of others whose utterance is another from now on
	fresh    map[string][]any        // rows of new nodes
	urls     []any                   // rows of addresses that lead to articles
	edges    map[edgeType][]edge     // to be written
	kept     *kept
}

func newChange(q *session) *change {
	return &change{
		session: q, elements: map[nodeKey]string{}, idents: map[graph.ID]*ident{}, actors: map[graph.ID]*actorState{}, articles: map[graph.ID]*articleState{},
		statements: map[graph.ID]*statementState{}, relations: map[graph.ID]*relationState{},
		gone: map[graph.ID]bool{}, suspects: map[graph.ID]bool{},
	}
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

// change applies w and ends with then: nil keeps the change. When a connection broke during a commit, the next try looks for the
// token that the one before left behind: if it is there, that one was committed and its answer holds.
func (s *Store) change(ctx context.Context, w graph.Write, then error) (graph.Written, error) {
	var out graph.Written
	var past attempts
	err := s.write(ctx, func(q *session, doubt bool) error {
		token := rand.Int64()
		behind, err := s.lock(q, token, doubt)
		if err != nil {
			return err
		}
		if doubt {
			before, yes, err := past.committed(behind.earlier)
			if yes {
				out, past.tried[token] = before, before
			}
			if yes || err != nil {
				return err
			}
		}
		past.begin(behind.earlier)
		c := newChange(q)
		if err := inUse(w.InUse, behind.fingerprint); err != nil {
			return err
		}
		if err := c.apply(w); err != nil {
			return err
		}
		out = c.written()
		past.tried[token] = out
		return then
	})
	if err != nil && !(then != nil && errors.Is(err, then)) {
		return graph.Written{}, err
	}
	return out, nil
}

func (c *change) written() graph.Written {
	out := c.out
	if len(c.gone) > 0 {
		out.DeletedIDs = sortedKeys(c.gone)
	}
	out.Deleted = len(c.gone)
	return out
}

// apply decides and then writes. The order of the steps up to delete is that of the fields of w.
func (c *change) apply(w graph.Write) error {
	for _, step := range []func() error{
		func() error { return c.load(w) },
		func() error { return c.expect(w.Expect) },
		func() error { return c.were(w.Were) },
		func() error { return c.decideCodebook(w.Codebook) },
		func() error { return each(w.Actors, c.actor) },
		func() error { return each(w.Met, c.met) },
		func() error { return each(w.Articles, c.article) },
		func() error { return each(w.Statements, c.statement) },
		func() error { return each(w.Relations, c.relation) },
		func() error { return each(slices.Sorted(slices.Values(w.Delete)), c.remove) },
		c.restate,
		c.relink,
		c.complete,
		c.gather,
		c.put,
		c.project,
		func() error { return c.unheld(w.Delete) },
		c.removeOrphans,
		c.sweep,
	} {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func each[T any](all []T, fn func(T) error) error {
	for _, x := range all {
		if err := fn(x); err != nil {
			return err
		}
	}
	return nil
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
		if s := c.statements[id]; s != nil {
			st, err := s.now()
			if err != nil {
				return 0, err
			}
			return st.Revision, nil
		}
		return 0, checkID(id, graph.KindStatement)
	case graph.KindRelation:
		if s := c.relations[id]; s != nil {
			r, err := s.now()
			if err != nil {
				return 0, err
			}
			return r.Revision, nil
		}
		return 0, checkID(id, graph.KindRelation)
	}
	return 0, graph.Errorf(graph.BadInput, "%s has no revision; only statements and relations have", id)
}
