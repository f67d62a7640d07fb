package graph

import (
	"cmp"
	"context"
	"slices"
)

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

// findContradictions looks, where it may be, for days with words for and against. It always makes one call.
func (g *Graph) findContradictions(ctx context.Context, a Anchors, f *StatementFilter, rows map[summaryKey]*stances) error {
	anchors, propositions := map[ID]bool{}, map[ID]bool{}
	for k, r := range rows {
		if r.mayContradict() {
			anchors[k.anchor], propositions[k.proposition] = true, true
		}
	}
	if len(anchors) == 0 && len(a.IDs) > 0 {
		anchors[a.IDs[0]] = true // with no proposition to look at: what a nested query costs must not depend on what it finds
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
