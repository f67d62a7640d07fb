package graph

import (
	"context"
	"slices"
)

// Counts groups statements and counts utterances, most first. Without First: 1,000 rows an anchor. In a store of more than
// [MaxUnbound] statements, a filter must name a speaker, a proposition, a topic, an article or a range of a year at most, unless
// it is the default one and only actors, propositions and stances are grouped: those counts are kept, others are made from rows.
func (g *Graph) Counts(ctx context.Context, q CountQuery) ([]Count, error) {
	if err := checkCounts(&q); err != nil {
		return nil, err
	}
	if err := checkAnchors(q.Anchors, BySpeaker, ByCountsFor, ByProposition, ByTopic); err != nil {
		return nil, err
	}
	f, err := g.statementFilter(ctx, &q.Filter, "filter")
	if err != nil {
		return nil, err
	}
	q.Filter = *f
	if q.Anchors.By == Nothing && !isBound(f) && !isKept(f, q.By) {
		n, err := g.countStatements(ctx)
		if err != nil {
			return nil, err
		}
		if n > MaxUnbound {
			return nil, Errorf(LimitExceeded, "too many statements to count; name a speaker, a topic, a proposition, an article or a range of a year at most")
		}
	}
	found, err := g.store.Counts(ctx, q)
	return found, wrapped(err)
}

// defaultCounts is how many rows Counts gives when not told.
const defaultCounts = 1000

var allDimensions = []Dimension{BySpeakerDim, ByCountsForDim, ByPropositionDim, ByTopicDim, ByStanceDim, ByActDim, ByFormDim,
	ByPublisherDim, ByReviewDim, ByYearDim, ByMonthDim, ByWeekDim, ByDayDim}

func checkCounts(q *CountQuery) error {
	switch {
	case q.First < 0 || q.First > MaxCounts:
		return fieldError("first", "counts have 1 to %d rows; ask for fewer, or narrow the filter", MaxCounts)
	case len(q.By) == 0:
		return fieldError("by", "say what to count by, such as SPEAKER or MONTH")
	case len(q.By) > 4:
		return fieldError("by", "count by four things at most; ask twice for more")
	case q.First == 0:
		q.First = defaultCounts
	}
	seen := map[Dimension]bool{}
	for _, d := range q.By {
		if !slices.Contains(allDimensions, d) {
			return fieldError("by", "statements cannot be counted by %q", string(d))
		}
		if seen[d] {
			return fieldError("by", "%s stands there twice; name it once", string(d))
		}
		seen[d] = true
	}
	return nil
}

// isBound tells whether an index narrows the filter well enough to count from rows.
func isBound(f *StatementFilter) bool {
	switch {
	case f.Ids != nil, f.Article != nil, f.Speaker != nil && f.Speaker.Ids != nil:
		return true
	case f.Takes != nil && (f.Takes.Topic != nil || f.Takes.Proposition != nil):
		return true
	}
	return isYear(f.Said) || isYear(f.Published)
}

func isYear(r *DateRange) bool {
	return r != nil && r.From != nil && r.Until != nil && r.Until.Number()-r.From.Number() <= 366
}

// isKept tells whether the counts come from the kept projection.
func isKept(f *StatementFilter, by []Dimension) bool {
	if !sameJSON(f, &StatementFilter{}) {
		return false
	}
	return !slices.ContainsFunc(by, func(d Dimension) bool {
		return d != BySpeakerDim && d != ByPropositionDim && d != ByStanceDim && d != ByTopicDim
	})
}
