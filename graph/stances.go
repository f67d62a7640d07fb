package graph

import "context"

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
		if out[i], err = stanceListing.cut(rows[id], r); err != nil {
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
