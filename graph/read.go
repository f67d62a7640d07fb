package graph

import (
	"context"
	"slices"
	"time"
)

// Actors gives a page of actors for each anchor (one page without). Without an order: by name.
func (g *Graph) Actors(ctx context.Context, q ActorQuery) ([]Page[Actor], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if q.Order.Field == "" {
		q.Order = ActorOrder{ActorsByName, Ascending}
	}
	if err := checkAnchors(q.Anchors, ByID, ByOrganisation, ByAlias); err != nil {
		return nil, err
	}
	if q.Filter, err = g.actorFilter(ctx, q.Filter); err != nil {
		return nil, err
	}
	found, err := g.store.Actors(ctx, q)
	return found, wrapped(err)
}

// Articles gives a page of articles for each anchor (one page without). Without an order: published last, first.
func (g *Graph) Articles(ctx context.Context, q ArticleQuery) ([]Page[*Article], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if q.Order.Field == "" {
		q.Order = ArticleOrder{ArticlesByPublished, Descending}
	}
	if err := checkAnchors(q.Anchors, ByID); err != nil {
		return nil, err
	}
	if q.Filter, err = g.articleFilter(ctx, q.Filter); err != nil {
		return nil, err
	}
	found, err := g.store.Articles(ctx, q)
	return found, wrapped(err)
}

// Statements gives a page of statements for each anchor (one page without). Without an order: said last, first. By their ids
// statements are found whatever their status, unless the filter names some.
func (g *Graph) Statements(ctx context.Context, q StatementQuery) ([]Page[*Statement], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if q.Order.Field == "" {
		q.Order = StatementOrder{StatementsBySaid, Descending}
	}
	if err := checkAnchors(q.Anchors, ByID, BySpeaker, ByMention, ByCountsFor, ByProposition, ByTopic, ByArticle, ByUtterance,
		ByUtteranceKey, ByWithin); err != nil {
		return nil, err
	}
	f, err := g.statementFilter(ctx, &q.Filter, "filter")
	if err != nil {
		return nil, err
	}
	q.Filter = *f
	if q.By == ByID && q.Filter.Review == nil {
		q.Filter.Review = allReviews
	}
	found, err := g.store.Statements(ctx, q)
	return found, wrapped(err)
}

// Relations gives a page of relations for each anchor (one page without), newest first. By their ids relations are found
// whatever their status, unless the filter names some.
func (g *Graph) Relations(ctx context.Context, q RelationQuery) ([]Page[*Relation], error) {
	var err error
	if q.Range, err = q.Range.Checked(); err != nil {
		return nil, err
	}
	if err := checkAnchors(q.Anchors, ByID, ByArticle, ByParty); err != nil {
		return nil, err
	}
	if q.Filter, err = g.relationFilter(ctx, q.Filter); err != nil {
		return nil, err
	}
	if q.Anchors.By == ByID && q.Filter.Review == nil {
		q.Filter.Review = allReviews
	}
	found, err := g.store.Relations(ctx, q)
	return found, wrapped(err)
}

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

// checkAnchors refuses anchors that a method does not know, and too many of them.
func checkAnchors(a Anchors, may ...Anchor) error {
	switch {
	case a.By == Nothing && a.IDs == nil:
		return nil
	case !slices.Contains(may, a.By):
		return Errorf(BadInput, "this cannot be asked for each of those; ask for it by a filter")
	case len(a.IDs) > MaxAnchors:
		return Errorf(LimitExceeded, "it was asked for %d nodes at once, where %d can be; ask for fewer", len(a.IDs), MaxAnchors)
	}
	return nil
}

// Nodes gives the nodes with these ids in the order asked for, nil where there is none: actors (former ids find their successor),
// articles, statements and relations of any status, topics and propositions. One store call for each kind.
func (g *Graph) Nodes(ctx context.Context, ids []ID) ([]Node, error) {
	if len(ids) > MaxNodes {
		return nil, fieldError("ids", "at most %d nodes can be asked for at once; ask again for the others", MaxNodes)
	}
	kinds := map[string][]ID{}
	for _, id := range ids {
		kind := id.Kind()
		switch kind {
		case KindPerson, KindCountry, KindOrganisation:
			kind = "actor"
		case KindTopic, KindProposition:
			kind = kindCodebook
		}
		kinds[kind] = append(kinds[kind], id)
	}
	found := map[ID]Node{}
	for _, kind := range []string{"actor", KindArticle, KindStatement, KindRelation, kindCodebook} {
		if len(kinds[kind]) == 0 {
			continue
		}
		if err := g.nodesOf(ctx, kind, kinds[kind], found); err != nil {
			return nil, err
		}
	}
	nodes := make([]Node, len(ids))
	for i, id := range ids {
		nodes[i] = found[id]
	}
	return nodes, nil
}

func (g *Graph) nodesOf(ctx context.Context, kind string, ids []ID, found map[ID]Node) error {
	switch kind {
	case "actor":
		actors, err := g.actorsByID(ctx, ids)
		return collect(found, actors, err)
	case KindArticle:
		articles, err := g.articlesByID(ctx, ids, false)
		return collect(found, articles, err)
	case KindStatement:
		statements, err := g.statementsByID(ctx, ids)
		return collect(found, statements, err)
	case KindRelation:
		relations, err := g.relationsByID(ctx, ids)
		return collect(found, relations, err)
	}
	cb, err := g.Codebook(ctx)
	for _, t := range cb.Topics {
		found[t.ID] = t
		for _, p := range t.Propositions {
			found[p.ID] = p
		}
	}
	return err
}

func collect[N Node](found map[ID]Node, nodes map[ID]N, err error) error {
	for id, n := range nodes {
		found[id] = n
	}
	return err
}

// instant gives a time as stores compare it.
func instant(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	cut := t.UTC().Truncate(time.Millisecond)
	return &cut
}
