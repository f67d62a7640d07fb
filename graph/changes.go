package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Match tells whether the filter lets a kept change through. A nil filter lets every change through.
func (f *ChangeFilter) Match(c ChangeRow, w World) bool {
	if f == nil {
		return true
	}
	if f.Topic != nil {
		if p := w.Proposition(c.PropositionID); p == nil || !slices.Contains(f.Topic, p.TopicID) {
			return false
		}
	}
	return f.Speaker.match(w, c.ActorID) && oneOf(f.Proposition, c.PropositionID) && f.Day.Overlaps(&c.Day, &c.Day)
}

// CompareChanges orders changes: the latest day first, then by the ids of the later statement, of the actor and of the
// proposition, all downwards.
func CompareChanges(a, b ChangeRow) int {
	return cmp.Or(b.Day.Compare(a.Day), strings.Compare(changeID(b), changeID(a)))
}

// changeID is what orders the changes of one day.
func changeID(c ChangeRow) string {
	return c.After.Key() + " " + string(c.ActorID) + " " + string(c.PropositionID)
}

// Changes gives a page of the changes of stance among the statements that the filter lets through: the same actor, the same
// proposition, two consecutive days with words on it, another stance; the latest first. A speaker means whose changes, and a
// range of days when the later words were said: what they differ from may be older. Speakers, propositions, topics and days are
// answered from what is kept; under any other filter up to [MaxCompared] statements are compared, or the question is refused.
// How sure words must be to make a change is what the filter asks of its takes, [SureEnough] if it asks nothing.
func (g *Graph) Changes(ctx context.Context, f *StatementFilter, r Range) (Page[ChangeRow], error) {
	r, err := r.Checked()
	if err != nil {
		return Page[ChangeRow]{}, err
	}
	if f, err = g.statementFilter(ctx, f, "filter"); err != nil {
		return Page[ChangeRow]{}, err
	}
	if f == nil {
		f = &StatementFilter{}
	}
	if kept, ok := keptChanges(f); ok {
		pages, err := g.store.Changes(ctx, ChangeQuery{Filter: kept, Range: r})
		if err != nil {
			return Page[ChangeRow]{}, wrapped(err)
		}
		return pages[0], nil
	}
	return g.compareForChanges(ctx, f, r)
}

// keptChanges turns a filter into one of the kept changes, if it asks for nothing else.
func keptChanges(f *StatementFilter) (ChangeFilter, bool) {
	rest := *f
	rest.Speaker, rest.Takes, rest.Said = nil, nil, nil
	if !sameJSON(&rest, &StatementFilter{}) {
		return ChangeFilter{}, false
	}
	kept := ChangeFilter{Speaker: f.Speaker, Day: f.Said}
	if t := f.Takes; t != nil {
		if t.Stance != nil || t.MinConfidence != nil && *t.MinConfidence != SureEnough || t.CodedBy != nil || t.Implied != nil || t.Any != nil && !*t.Any {
			return ChangeFilter{}, false
		}
		kept.Proposition, kept.Topic = idList(t.Proposition), idList(t.Topic)
	}
	return kept, true
}

// idList makes ids of texts that are; nil stays nil.
func idList(texts []string) []ID {
	if texts == nil {
		return nil
	}
	ids := make([]ID, len(texts))
	for i, t := range texts {
		ids[i] = ID(t)
	}
	return ids
}
