package neo4j

import (
	"context"
	"fmt"

	"github.com/standpoint-graph/standpoint/graph"
)

// Rules that a fault can break, as they are named in reports.
const (
	ruleSchema     = "schema"     // indexes and constraints are there, as they were made, and in use
	ruleText       = "text"       // an article's text is what its hash was made of
	ruleRecord     = "record"     // properties and relationships say what the record says
	ruleReference  = "reference"  // every id leads somewhere
	ruleUtterance  = "utterance"  // reports of the same words are one utterance
	ruleProjection = "projection" // what is kept is what its rows give
	ruleWords      = "words"      // the full-text index is given the words of the texts
	ruleLeftover   = "leftover"   // nothing is there that nothing needs
)

// checker looks for broken rules, part by part.
type checker struct {
	*Store
	ctx    context.Context
	report func(graph.Fault)
}

// Check reports every broken rule; see [graph.Store]. It reads the whole graph in stretches. The database gives no snapshot of all of
// it, and so others may write meanwhile: what seems to be wrong is looked at twice.
func (s *Store) Check(ctx context.Context, report func(graph.Fault)) error {
	c := &checker{Store: s, ctx: ctx, report: report}
	for _, part := range []func() error{
		c.schemaParts, c.codebookParts, c.actorParts, c.articleParts, c.statementParts, c.relationParts, c.leftovers, c.utterances,
		c.actorProjections, c.propositionProjections,
	} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// look is one look at a stretch of the graph.
type look struct {
	*session
	faults []graph.Fault
}

func (l *look) fault(rule, subject, detail string, args ...any) {
	l.faults = append(l.faults, graph.Fault{Rule: rule, Subject: subject, Detail: fmt.Sprintf(detail, args...)})
}

// twice looks at a stretch of the graph, and once more if something is wrong: a write may have come between two queries. Only
// what is wrong both times is reported.
func (c *checker) twice(part func(*look) error) error {
	first, err := c.once(part)
	if err != nil || len(first) == 0 {
		return err
	}
	second, err := c.once(part)
	if err != nil {
		return err
	}
	again := make(map[graph.Fault]bool, len(second))
	for _, f := range second {
		again[f] = true
	}
	for _, f := range first {
		if again[f] {
			c.report(f)
		}
	}
	return nil
}

func (c *checker) once(part func(*look) error) (faults []graph.Fault, err error) {
	err = c.read(c.ctx, func(q *session) error {
		l := &look{session: q}
		err := part(l)
		faults = l.faults
		return err
	})
	return faults, err
}

// stretches walks through the graph in the order of some key: part looks at what comes after a key, up to a number of its own,
// and gives the last key that it has seen, "" at the end.
func (c *checker) stretches(part func(l *look, after string) (last string, err error)) error {
	for after := ""; ; {
		var last string
		err := c.twice(func(l *look) (err error) {
			last, err = part(l, after)
			return err
		})
		if err != nil || last == "" {
			return err
		}
		after = last
	}
}
