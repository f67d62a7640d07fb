package embedded

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// wordsDrive is up to how many matches of a text are sorted rather than looked up row by row.
	wordsDrive = 10_000
	// probe is how far the rows of a hop are counted to compare it with others.
	probe = 1_000
)

// plan is how one page of statements is read.
type plan struct {
	driver driver
	values []any
	where  where
}

// planner chooses what drives the pages of one query: the anchor, or the filter's most selective part.
type planner struct {
	ctx context.Context
	*session
	filter *graph.StatementFilter
	where  where

	looked  bool // the filter's candidates below have been found
	byWords *candidate
	hops    []candidate
}

// candidate is a plan and the rows it would read, counted no further than its own limit.
type candidate struct {
	plan
	rows int
}

// plan chooses for one anchor. Ids, then what is small by its nature, win at once; words and hops are compared by their rows.
func (p *planner) plan(by graph.Anchor, id graph.ID) (plan, error) {
	nothing := plan{driver: everyStatement, where: where{never: true}}
	if p.where.never {
		return nothing, nil
	}
	if r, isHop := hopRoles[by]; isHop {
		nodes, err := p.nodes(p.ctx, []graph.ID{id})
		if err != nil || len(nodes) == 0 {
			return nothing, err
		}
		return p.fromHop(hop(nodes[0], r))
	}
	if by != graph.Nothing {
		return p.fromSmall(by, id)
	}
	f := p.filter
	switch {
	case f.Ids != nil:
		return p.fromIDs(nil)
	case f.Article != nil:
		return plan{statementsOfArticle, anys(unique(keysOfKind(graph.KindArticle, f.Article))), p.where}, nil
	}
	if err := p.look(); err != nil {
		return nothing, err
	}
	best := candidate{plan{everyStatement, []any{nil}, p.where}, 1 << 62}
	return p.best(best), nil
}

// fromSmall plans for an anchor that has few rows whatever the filter.
func (p *planner) fromSmall(by graph.Anchor, id graph.ID) (plan, error) {
	chosen := plan{driver: statementDrivers[by], values: []any{string(id)}, where: p.where}
	switch by {
	case graph.ByArticle:
		chosen.values = anys(keysOfKind(graph.KindArticle, []graph.ID{id}))
	case graph.ByUtterance:
		name := string(id)
		first, err := firstDay(name)
		if err != nil {
			chosen.where.never = true // not the name of an utterance
			return chosen, nil
		}
		chosen.values = []any{[]any{graph.UtteranceKeyOf(name), first}}
	}
	return chosen, nil
}

// fromIDs plans for a filter with ids; of is a further condition, nil for none.
func (p *planner) fromIDs(of *int64) (plan, error) {
	w := p.where
	if of != nil {
		w = w.with(onHop, *of)
	}
	keys := keysOfKind(graph.KindStatement, p.filter.Ids)
	if len(keys) == 0 {
		w.never = true
	}
	return plan{statementsByID, anys(unique(keys)), w}, nil
}

// onHop tells whether a statement is on a hop.
const onHop = "EXISTS (SELECT 1 FROM hop x WHERE x.hop = ? AND x.id = s.id)"

// fromHop plans for an anchor that may be a hub: the anchor itself, unless the filter leads to fewer rows.
func (p *planner) fromHop(h int64) (plan, error) {
	switch {
	case p.filter.Ids != nil:
		return p.fromIDs(&h)
	case p.filter.Article != nil:
		return plan{statementsOfArticle, anys(unique(keysOfKind(graph.KindArticle, p.filter.Article))), p.where.with(onHop, h)}, nil
	}
	anchor := plan{statementsOfHop, []any{h}, p.where}
	if err := p.look(); err != nil {
		return anchor, err
	}
	if p.byWords == nil && len(p.hops) == 0 {
		return anchor, nil
	}
	rows, err := p.hopRows(h)
	if err != nil || rows == 0 {
		return anchor, err
	}
	best := p.best(candidate{anchor, rows})
	if best.driver.name != statementsOfHop.name || best.values[0] != any(h) {
		best.where = best.where.with(onHop, h)
	}
	return best, nil
}

// best is the candidate with the fewest rows, the first of equals.
func (p *planner) best(best candidate) plan {
	if p.byWords != nil && p.byWords.rows < best.rows {
		best = *p.byWords
	}
	for _, c := range p.hops {
		if c.rows < best.rows {
			best = c
		}
	}
	return best.plan
}

// look finds what the filter offers to drive with.
func (p *planner) look() error {
	if p.looked {
		return nil
	}
	p.looked = true
	f := p.filter
	if f.Text != nil {
		if err := p.lookAtWords(*f.Text); err != nil {
			return err
		}
	}
	for _, part := range []struct {
		role role
		ids  []graph.ID
	}{
		{roleSpeaker, idsOf(f.Speaker)}, {roleProposition, propositionsOf(f.Takes)}, {roleTopic, topicsOf(f.Takes)},
		{roleMention, idsOf(f.Mentions)}, {roleCountsFor, f.CountsFor},
	} {
		if part.ids == nil {
			continue
		}
		nodes, err := p.nodes(p.ctx, part.ids)
		if err != nil {
			return err
		}
		c := candidate{plan: plan{driver: statementsOfHop, where: p.where}}
		for _, node := range nodes {
			h := hop(node, part.role)
			rows, err := p.hopRows(h)
			if err != nil {
				return err
			}
			c.values = append(c.values, h)
			c.rows += rows
		}
		p.hops = append(p.hops, c)
	}
	return nil
}

// lookAtWords counts how many statements have the words of a text; more than wordsDrive are not worth driving with.
func (p *planner) lookAtWords(text string) error {
	match := matchExpression(graph.ParseText(text))
	if match == "" {
		return nil // nothing passes, and p.where says so
	}
	var n int
	_, err := p.one(p.ctx, `SELECT count(*) FROM (SELECT 1 FROM statement_words WHERE statement_words MATCH ? LIMIT 0 + ?)`,
		[]any{match, wordsDrive + 1}, &n)
	if n <= wordsDrive {
		p.byWords = &candidate{plan{statementsOfText, []any{match}, p.where}, n}
	}
	return err
}

// hopRows counts the rows of a hop, no further than probe.
func (p *planner) hopRows(h int64) (n int, err error) {
	_, err = p.one(p.ctx, `SELECT count(*) FROM (SELECT 1 FROM hop INDEXED BY hop_said WHERE hop = ? LIMIT 0 + ?)`, []any{h, probe}, &n)
	return n, err
}

func idsOf(m *graph.ActorMatch) []graph.ID {
	if m == nil {
		return nil
	}
	return m.Ids
}

func propositionsOf(f *graph.TakeFilter) []graph.ID {
	if f == nil || f.Proposition == nil || f.Any != nil && !*f.Any {
		return nil
	}
	return fullIDs(graph.KindProposition, f.Proposition)
}

func topicsOf(f *graph.TakeFilter) []graph.ID {
	if f == nil || f.Topic == nil || f.Any != nil && !*f.Any {
		return nil
	}
	return fullIDs(graph.KindTopic, f.Topic)
}

func anys[T any](list []T) []any {
	all := make([]any, len(list))
	for i, x := range list {
		all[i] = x
	}
	return all
}

// unique leaves out what has been before.
func unique[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	out := list[:0:0]
	for _, x := range list {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}
