package graph

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

// changeListing pages changes that were found by comparing.
var changeListing = listing[ChangeRow]{"COMPARED", 1, func(c ChangeRow) Position {
	return Position{Order: "COMPARED", Keys: []string{strconv.Itoa(c.Day.Number())}, ID: ID(changeID(c))}
}, func(a, b Position) (int, error) {
	x, err := a.Int(0)
	if err != nil {
		return 0, err
	}
	y, err := b.Int(0)
	return cmp.Or(cmp.Compare(y, x), strings.Compare(string(b.ID), string(a.ID))), err
}}

// comparing finds changes among statements that are read one by one.
type comparing struct {
	*Graph
	nearby
	filter  *StatementFilter
	reports []Report
}

// compareForChanges pages the changes among the statements that a filter lets through.
func (g *Graph) compareForChanges(ctx context.Context, f *StatementFilter, r Range) (Page[ChangeRow], error) {
	c := &comparing{Graph: g, filter: surely(f)}
	if err := c.read(ctx); err != nil {
		return Page[ChangeRow]{}, err
	}
	wanted := ChangeFilter{Speaker: c.meant(f.Speaker), Day: f.Said}
	rows := slices.DeleteFunc(changesAmong(c.reports, 0), func(row ChangeRow) bool { return !wanted.Match(row, c) })
	slices.SortFunc(rows, CompareChanges)
	return changeListing.cut(rows, r)
}

// surely is the filter with how sure takes must be, if it does not say so itself: those that pass it are sure.
func surely(f *StatementFilter) *StatementFilter {
	asked, takes, sure := *f, TakeFilter{}, SureEnough
	if f.Takes != nil {
		takes = *f.Takes
	}
	if takes.MinConfidence == nil && (takes.Any == nil || *takes.Any) {
		takes.MinConfidence = &sure
	}
	asked.Takes = &takes
	return &asked
}

// candidates is the filter of the statements to compare: with takes, and said before the range of days ends, however early.
func (c *comparing) candidates() StatementFilter {
	f, takes := *c.filter, *c.filter.Takes
	if takes.Any == nil {
		some := true
		takes.Any = &some
	}
	f.Takes = &takes
	if f.Said != nil {
		f.Said = &DateRange{Until: f.Said.Until}
	}
	return f
}

// read reads the statements, unless they are too many, and whom they name.
func (c *comparing) read(ctx context.Context) error {
	f := c.candidates()
	if f.Takes.Any != nil && !*f.Takes.Any {
		return nil
	}
	order := StatementOrder{StatementsByID, Ascending}
	counted, err := c.store.Statements(ctx, StatementQuery{Filter: f, Order: order, Range: Range{CountTo: MaxCompared + 1}})
	if err != nil {
		return wrapped(err)
	}
	if counted[0].Total > MaxCompared {
		return Errorf(LimitExceeded, "more than %d statements would have to be compared; name a speaker, a topic or a proposition, or leave out what else is asked", MaxCompared)
	}
	var found []*Statement
	err = pages(ctx, 4*internalPage, func(ctx context.Context, r Range) ([]Page[*Statement], error) {
		return c.store.Statements(ctx, StatementQuery{Filter: f, Order: order, Range: r})
	}, func(rows []*Statement) error {
		found = append(found, rows...)
		return nil
	})
	if err != nil {
		return err
	}
	return c.report(ctx, found, f.Takes)
}

// report prepares statements for comparison: who spoke, under today's ids, and the takes that the filter lets through.
func (c *comparing) report(ctx context.Context, found []*Statement, takes *TakeFilter) error {
	var named, printed []ID
	for _, s := range found {
		named, printed = append(named, s.SpeakerIDs...), append(printed, s.ArticleID)
	}
	if c.filter.Speaker != nil {
		named = append(named, c.filter.Speaker.Ids...)
	}
	var err error
	if c.nearby, err = c.nearbyOf(ctx, named); err != nil {
		return err
	}
	articles, err := c.articlesByID(ctx, printed, true)
	if err != nil {
		return err
	}
	for _, s := range found {
		r := *s
		r.SpeakerIDs = c.todays(s.SpeakerIDs)
		r.Takes = slices.DeleteFunc(slices.Clone(s.Takes), func(t Take) bool { return !takes.Passes(t, c) })
		report := Report{Statement: &r}
		if a := articles[s.ArticleID]; a != nil {
			report.PublishedOn = dayOf(a.PublishedOn)
		}
		c.reports = append(c.reports, report)
	}
	return nil
}
