package neo4j

import (
	"cmp"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// group is what kept rows are about: what an actor (or speakers not named, or everyone) said on a proposition with a stance, or with
// any; without a proposition it is all that an actor said.
type group struct {
	actor, proposition graph.ID
	stance             graph.Stance
}

// anyStance stands for any of them in a group.
const anyStance graph.Stance = "ANY"

func (g group) compare(o group) int {
	return cmp.Or(cmp.Compare(g.actor, o.actor), cmp.Compare(g.proposition, o.proposition), cmp.Compare(g.stance, o.stance))
}

// point is a statement's place in a group.
type point struct {
	id    graph.ID
	day   graph.Date
	order string // see latestKey
}

// shift is what a change does to a group.
type shift struct {
	n              int // utterances more, or less
	added, removed []point
}

// wordsDay is a day on which an actor had words on a proposition.
type wordsDay struct {
	actor, proposition graph.ID
	day                graph.Date
}

func (d wordsDay) compare(o wordsDay) int {
	return cmp.Or(cmp.Compare(d.actor, o.actor), cmp.Compare(d.proposition, o.proposition), d.day.Compare(o.day))
}

// kept is what a change does to what is kept.
type kept struct {
	shifts map[group]*shift
	days   map[wordsDay]bool // on which words came, went or changed
	rows   map[group]*keptRow
}

func newKept() *kept {
	return &kept{map[group]*shift{}, map[wordsDay]bool{}, map[group]*keptRow{}}
}

// groups lists the groups that a statement counts in, each once.
func (r *report) groups() []group {
	if r == nil || !r.lead {
		return nil
	}
	var all []group
	add := func(g group) {
		if !slices.Contains(all, g) {
			all = append(all, g)
		}
	}
	actors := r.actors
	for _, a := range actors {
		add(group{actor: a})
	}
	if len(actors) == 0 {
		actors = []graph.ID{unnamedID}
	}
	for _, t := range r.takes {
		for _, a := range actors {
			add(group{a, t.proposition, t.stance})
			add(group{a, t.proposition, anyStance})
		}
		add(group{everyoneID, t.proposition, t.stance})
	}
	return all
}

func (k *kept) shift(g group) *shift {
	s := k.shifts[g]
	if s == nil {
		s = &shift{}
		k.shifts[g] = s
	}
	return s
}

// compare notes what becomes of the statements with one key. written tells which of them are written anew.
func (k *kept) compare(before, after []*report, written func(graph.ID) bool) {
	type member struct {
		group
		utterance string
	}
	seen := map[member]bool{}
	count := func(reports []*report, by int) {
		clear(seen)
		for _, r := range reports {
			for _, g := range r.groups() {
				if m := (member{g, r.utterance}); !seen[m] {
					seen[m] = true
					k.shift(g).n += by
				}
			}
		}
	}
	count(before, -1)
	count(after, 1)
	now := map[graph.ID]*report{}
	for _, r := range after {
		now[r.id] = r
	}
	for _, r := range before {
		if a := now[r.id]; a == nil || written(r.id) {
			k.move(r, a)
		}
		delete(now, r.id)
	}
	for _, r := range after {
		if now[r.id] != nil {
			k.move(nil, r)
		}
	}
}

// move notes that a statement was a and is b from now on; either may be nil.
func (k *kept) move(a, b *report) {
	was, is := a.groups(), b.groups()
	for _, g := range was {
		k.note(g, a)
		if a != nil && b != nil && a.order == b.order && slices.Contains(is, g) {
			continue
		}
		s := k.shift(g)
		s.removed = append(s.removed, point{a.id, a.day, a.order})
	}
	for _, g := range is {
		k.note(g, b)
		if a != nil && b != nil && a.order == b.order && slices.Contains(was, g) {
			continue
		}
		s := k.shift(g)
		s.added = append(s.added, point{b.id, b.day, b.order})
	}
}

// note remembers the day of words that may be a change of stance, or end one.
func (k *kept) note(g group, r *report) {
	switch {
	case r.day.IsZero() || g.proposition == "" || g.actor == everyoneID || g.actor == unnamedID:
	case g.stance == graph.Neutral || g.stance == anyStance:
	default:
		k.days[wordsDay{g.actor, g.proposition, r.day}] = true
	}
}

// actors lists the actors whose words are touched.
func (k *kept) actors() []graph.ID {
	var all []graph.ID
	for g := range k.shifts {
		if g.proposition == "" {
			all = append(all, g.actor)
		}
	}
	return all
}

// sorted lists the groups that are touched, in order.
func (k *kept) sorted() []group {
	all := make([]group, 0, len(k.shifts))
	for g := range k.shifts {
		all = append(all, g)
	}
	slices.SortFunc(all, group.compare)
	return all
}
