package graph

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

// StanceTally counts utterances by stance. Actors is how many took one.
type StanceTally struct {
	Supports, Opposes, Conditional, Neutral, Actors int
	FirstSaid, LastSaid                             *Date
}

// N is the number of utterances of any stance; one with two stances counts in both.
func (t StanceTally) N() int { return t.Supports + t.Opposes + t.Conditional + t.Neutral }

// StanceSummary is an actor on a proposition, over the statements a filter lets through.
type StanceSummary struct {
	ActorID, PropositionID ID
	Tally                  StanceTally
	Stance                 Stance // of the latest statement
	LatestID               ID     // the latest statement; a NEUTRAL one only if there is no other
	Changed                bool   // more than one of SUPPORTS, OPPOSES and CONDITIONAL, on different days
	Contradictory          bool   // both SUPPORTS and OPPOSES in words of one day
}

// Stances gives, for each actor, one row for each proposition the actor has taken a stance on, most statements first.
func (g *Graph) Stances(ctx context.Context, actors []ID, f *StatementFilter) ([][]StanceSummary, error) {
	rows, err := g.summaries(ctx, Anchors{BySpeaker, actors}, f)
	if err != nil {
		return nil, err
	}
	lists := make([][]StanceSummary, len(actors))
	for i, id := range actors {
		lists[i] = rows[id]
	}
	return lists, nil
}

// PropositionStances gives, for each proposition, a page of the actors who have taken a stance on it, most statements first.
// Of a proposition on which more than 2,500 actors have, the ones with most statements are seen.
func (g *Graph) PropositionStances(ctx context.Context, propositions []ID, f *StatementFilter, r Range) ([]Page[StanceSummary], error) {
	r, err := r.Checked()
	if err != nil {
		return nil, err
	}
	if f, err = onPropositions(f, propositions); err != nil {
		return nil, err
	}
	rows, err := g.summaries(ctx, Anchors{ByProposition, propositions}, f)
	if err != nil {
		return nil, err
	}
	out := make([]Page[StanceSummary], len(propositions))
	for i, id := range propositions {
		if out[i], err = cutPage(rows[id], r, stancePosition); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Tallies counts, for each proposition, the utterances of each stance on it and the actors.
func (g *Graph) Tallies(ctx context.Context, propositions []ID, f *StatementFilter) ([]StanceTally, error) {
	f, err := onPropositions(f, propositions)
	if err != nil {
		return nil, err
	}
	anchors := Anchors{ByProposition, propositions}
	rows, err := g.countsOf(ctx, anchors, f, BySpeakerDim, ByPropositionDim)
	if err != nil {
		return nil, err
	}
	actors := map[ID]int{}
	for _, c := range rows {
		if c.Key[0] != "" && ID(c.Key[1]) == c.Anchor {
			actors[c.Anchor]++
		}
	}
	if rows, err = g.countsOf(ctx, anchors, f, ByPropositionDim, ByStanceDim); err != nil {
		return nil, err
	}
	tallies := map[ID]*StanceTally{}
	for _, c := range rows {
		if ID(c.Key[0]) != c.Anchor {
			continue
		}
		if tallies[c.Anchor] == nil {
			tallies[c.Anchor] = &StanceTally{Actors: actors[c.Anchor]}
		}
		tallies[c.Anchor].add(Stance(c.Key[1]), c)
	}
	out := make([]StanceTally, len(propositions))
	for i, id := range propositions {
		if t := tallies[id]; t != nil {
			out[i] = *t
		}
	}
	return out, nil
}

func (t *StanceTally) add(s Stance, c Count) {
	switch s {
	case Supports:
		t.Supports += c.N
	case Opposes:
		t.Opposes += c.N
	case Conditional:
		t.Conditional += c.N
	case Neutral:
		t.Neutral += c.N
	}
	first, last := Widen(dayOf(t.FirstSaid), dayOf(t.LastSaid), c.First)
	first, last = Widen(first, last, c.Last)
	t.FirstSaid, t.LastSaid = dayOrNil(first), dayOrNil(last)
}

func dayOrNil(d Date) *Date {
	if d.IsZero() {
		return nil
	}
	return &d
}

// onPropositions narrows a filter to takes on these propositions, beside what it already asks of takes.
func onPropositions(f *StatementFilter, ids []ID) (*StatementFilter, error) {
	c, t := StatementFilter{}, TakeFilter{}
	if f != nil {
		c = *f
	}
	if c.Takes != nil {
		t = *c.Takes
	}
	if t.Any != nil && !*t.Any {
		return nil, fieldError("filter.takes.any", "statements without any take have no stance on a proposition; leave it out")
	}
	narrowed := []string{}
	for _, id := range ids {
		if hasShort(t.Proposition, KindProposition, id) {
			narrowed = append(narrowed, string(id))
		}
	}
	t.Proposition = narrowed
	c.Takes = &t
	return &c, nil
}

// countsOf counts for each anchor, with all the rows there can be.
func (g *Graph) countsOf(ctx context.Context, a Anchors, f *StatementFilter, by ...Dimension) ([]Count, error) {
	q := CountQuery{Anchors: a, By: by, First: MaxCounts}
	if f != nil {
		q.Filter = *f
	}
	return g.Counts(ctx, q)
}

type summaryKey struct{ anchor, actor, proposition ID }

// summaries makes the rows of each anchor from three sorts of counts: by stance, for the tallies; over all stances, for the
// latest; and by day, where an actor may have contradicted itself.
func (g *Graph) summaries(ctx context.Context, a Anchors, f *StatementFilter) (map[ID][]StanceSummary, error) {
	byStance, err := g.countsOf(ctx, a, f, BySpeakerDim, ByPropositionDim, ByStanceDim)
	if err != nil {
		return nil, err
	}
	latest, err := g.countsOf(ctx, a, f, BySpeakerDim, ByPropositionDim)
	if err != nil {
		return nil, err
	}
	rows := map[summaryKey]*stances{}
	for _, c := range byStance {
		if k, ok := keyOf(a, c); ok {
			if rows[k] == nil {
				rows[k] = &stances{of: map[Stance]Count{}}
			}
			rows[k].of[Stance(c.Key[2])] = c
		}
	}
	for _, c := range latest {
		if k, ok := keyOf(a, c); ok && rows[k] != nil {
			rows[k].latest = c.Latest
		}
	}
	if err := g.findContradictions(ctx, a, f, rows); err != nil {
		return nil, err
	}
	lists := map[ID][]StanceSummary{}
	for k, r := range rows {
		lists[k.anchor] = append(lists[k.anchor], r.summary(k))
	}
	for _, list := range lists {
		slices.SortFunc(list, compareSummaries)
	}
	return lists, nil
}

// keyOf places a count; false when it is about another speaker or proposition than the anchor, who merely spoke along.
func keyOf(a Anchors, c Count) (summaryKey, bool) {
	k := summaryKey{c.Anchor, ID(c.Key[0]), ID(c.Key[1])}
	if a.By == BySpeaker && k.actor != c.Anchor || a.By == ByProposition && k.proposition != c.Anchor {
		return k, false
	}
	return k, k.actor != "" && k.proposition != ""
}

// stances is what one actor said on one proposition.
type stances struct {
	of            map[Stance]Count
	latest        ID
	contradictory bool
}

func (s *stances) summary(k summaryKey) StanceSummary {
	row := StanceSummary{ActorID: k.actor, PropositionID: k.proposition, Stance: s.stance(), LatestID: s.latest,
		Changed: s.changed(), Contradictory: s.contradictory}
	for st, c := range s.of {
		row.Tally.add(st, c)
	}
	row.Tally.Actors = 1
	return row
}

// stance is that of the latest statement.
func (s *stances) stance() Stance {
	for _, st := range []Stance{Supports, Opposes, Conditional} {
		if c, ok := s.of[st]; ok && c.Latest == s.latest {
			return st
		}
	}
	return Neutral
}

// changed tells whether more than one stance other than NEUTRAL was taken, on known days that are not all the same.
func (s *stances) changed() bool {
	var first, last Date
	taken := 0
	for _, st := range []Stance{Supports, Opposes, Conditional} {
		if c, ok := s.of[st]; ok && !c.First.IsZero() {
			taken++
			first, last = Widen(first, last, c.First)
			first, last = Widen(first, last, c.Last)
		}
	}
	return taken > 1 && first != last
}

// mayContradict tells whether both sides were taken in stretches of days that meet.
func (s *stances) mayContradict() bool {
	a, b := s.of[Supports], s.of[Opposes]
	return a.N > 0 && b.N > 0 && !a.First.IsZero() && !b.First.IsZero() && !a.Last.Before(b.First) && !b.Last.Before(a.First)
}

// findContradictions looks, where it may be, for days with words for and against.
func (g *Graph) findContradictions(ctx context.Context, a Anchors, f *StatementFilter, rows map[summaryKey]*stances) error {
	anchors, propositions := map[ID]bool{}, map[ID]bool{}
	for k, r := range rows {
		if r.mayContradict() {
			anchors[k.anchor], propositions[k.proposition] = true, true
		}
	}
	if len(anchors) == 0 {
		return nil
	}
	f, err := onPropositions(f, keysOf(propositions))
	if err != nil {
		return err
	}
	if f.Takes.Stance == nil {
		f.Takes.Stance = []Stance{Supports, Opposes}
	}
	days, err := g.countsOf(ctx, Anchors{a.By, keysOf(anchors)}, f, BySpeakerDim, ByPropositionDim, ByStanceDim, ByDayDim)
	if err != nil {
		return err
	}
	type dayKey struct {
		summaryKey
		day string
	}
	seen := map[dayKey]Stance{}
	for _, c := range days {
		k, ok := keyOf(a, c)
		side := Stance(c.Key[2])
		if !ok || rows[k] == nil || c.Key[3] == "" || side != Supports && side != Opposes {
			continue
		}
		d := dayKey{k, c.Key[3]}
		if other, both := seen[d]; both && other != side {
			rows[k].contradictory = true
		}
		seen[d] = side
	}
	return nil
}

// keysOf gives the ids of a set, sorted.
func keysOf(set map[ID]bool) []ID {
	ids := make([]ID, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func compareSummaries(a, b StanceSummary) int {
	return cmp.Or(cmp.Compare(b.Tally.N(), a.Tally.N()), cmp.Compare(a.ActorID, b.ActorID), cmp.Compare(a.PropositionID, b.PropositionID))
}

// stancePosition is where a summary stands in its list.
func stancePosition(s StanceSummary) Position {
	return Position{Order: "STANCES", Keys: []string{strconv.Itoa(s.Tally.N())}, ID: s.ActorID}
}

// compareStancePositions orders most first, then by id.
func compareStancePositions(a, b Position) (int, error) {
	x, err := a.Int(0)
	if err != nil {
		return 0, err
	}
	y, err := b.Int(0)
	return cmp.Or(cmp.Compare(y, x), strings.Compare(string(a.ID), string(b.ID))), err
}

// cutPage cuts a page from a list that is all there.
func cutPage(list []StanceSummary, r Range, position func(StanceSummary) Position) (Page[StanceSummary], error) {
	from, until := 0, len(list)
	find := func(c Cursor, past bool) (int, error) {
		at, err := ParseCursor(c, "STANCES", 1)
		if err != nil {
			return 0, err
		}
		for i, s := range list {
			order, err := compareStancePositions(position(s), at)
			if err != nil {
				return 0, err
			}
			if order > 0 || order == 0 && !past {
				return i, nil
			}
		}
		return len(list), nil
	}
	var err error
	if r.After != "" {
		if from, err = find(r.After, true); err != nil {
			return Page[StanceSummary]{}, err
		}
	}
	if r.Before != "" {
		if until, err = find(r.Before, false); err != nil {
			return Page[StanceSummary]{}, err
		}
	}
	until = max(from, until)
	if r.Last > 0 {
		from = max(from, until-r.Last)
	} else {
		until = min(until, from+r.First)
	}
	page := Page[StanceSummary]{Items: list[from:until], Before: from > 0, After: until < len(list), Total: -1}
	for _, s := range page.Items {
		page.Cursors = append(page.Cursors, MakeCursor(position(s)))
	}
	if r.CountTo > 0 {
		page.Total = min(len(list), r.CountTo)
	}
	return page, nil
}
