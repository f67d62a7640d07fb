package graph

import (
	"cmp"
	"context"
	"slices"
)

// pathSearch looks for ways between two different nodes.
type pathSearch struct {
	g        *Graph
	from, to ID
	longest  int
	through  []TieKind
	filter   StatementFilter
	known    map[[2]ID]Neighbour // ties of two nodes, the smaller id first, as far as they have been seen
}

// pathEnd is where paths begin or end.
type pathEnd struct {
	id    ID
	near  []ID // the nearest, without the other end
	least int  // the weight of the last of them, which no other neighbour exceeds; -1 if there are no others
}

// search gives the first ways. Longer ones are looked for only as long as there are not enough.
func (s *pathSearch) search(ctx context.Context, first int) ([]*Path, error) {
	s.known = map[[2]ID]Neighbour{}
	ends, err := s.ends(ctx)
	if err != nil {
		return nil, err
	}
	found := s.ways([][]ID{{s.from, s.to}})
	steps := []func(missing int) ([][]ID, error){
		func(missing int) ([][]ID, error) { return s.two(ctx, ends, missing) },
		func(int) ([][]ID, error) { return s.three(ctx, ends) },
		func(missing int) ([][]ID, error) { return s.four(ctx, ends, missing) },
	}
	for _, step := range steps[:s.longest-1] {
		if len(found) >= first {
			break
		}
		ways, err := step(first - len(found))
		if err != nil {
			return nil, err
		}
		found = append(found, s.ways(ways)...)
	}
	return found[:min(first, len(found))], nil
}

// ask reads ties and remembers them. It gives the neighbours of each node.
func (s *pathSearch) ask(ctx context.Context, q TieQuery) ([]Neighbours, error) {
	q.Kinds, q.Filter = s.through, s.filter
	all, err := s.g.ties(ctx, q)
	for _, of := range all {
		for _, n := range of.Items {
			pair := pairOf(of.Of, n.ID)
			if have, seen := s.known[pair]; !seen || n.Weight > have.Weight { // looked at from the one end there may be more to count
				s.known[pair] = n
			}
		}
	}
	return all, err
}

func pairOf(a, b ID) [2]ID { return [2]ID{min(a, b), max(a, b)} }

// ends gives both ends, and makes sure that a tie between the two is known.
func (s *pathSearch) ends(ctx context.Context) (ends [2]pathEnd, err error) {
	both, err := s.ask(ctx, TieQuery{Of: []ID{s.from, s.to}, First: MaxNear, Newest: MaxTied})
	if err != nil {
		return ends, err
	}
	for i, of := range both {
		ends[i] = pathEnd{id: of.Of, near: s.others(of), least: -1}
		if of.Total > len(of.Items) {
			ends[i].least = of.Items[len(of.Items)-1].Weight
		}
	}
	if ends[0].least >= 0 && ends[1].least >= 0 {
		_, err = s.ask(ctx, TieQuery{Of: []ID{s.from}, To: []ID{s.to}, First: 1, Newest: MaxTied})
	}
	return ends, err
}

// others are the neighbours of a node that are not an end.
func (s *pathSearch) others(of Neighbours) []ID {
	var ids []ID
	for _, n := range of.Items {
		if n.ID != s.from && n.ID != s.to {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// two finds the ways over one node between. Where an end has more neighbours than are known, those of the other are asked for ties
// with it, unless no such tie can be among what is missing.
func (s *pathSearch) two(ctx context.Context, ends [2]pathEnd, missing int) ([][]ID, error) {
	var ways [][]ID
	for _, m := range tidyIDs(slices.Concat(ends[0].near, ends[1].near)) {
		ways = append(ways, []ID{s.from, m, s.to})
	}
	enough := -1 // what a way must have to be among the first
	if sure := s.ways(ways); len(sure) >= missing {
		enough = sure[missing-1].weight
	}
	for i, end := range ends {
		far := ends[1-i]
		var open []ID
		for _, m := range end.near {
			_, tied := s.known[pairOf(m, far.id)]
			if !tied && far.least >= 0 && s.known[pairOf(end.id, m)].Weight+far.least >= enough {
				open = append(open, m)
			}
		}
		if len(open) > 0 {
			if _, err := s.ask(ctx, TieQuery{Of: open, To: []ID{far.id}, First: 1, Newest: MaxStepped}); err != nil {
				return nil, err
			}
		}
	}
	return ways, nil
}

// three finds the ways over a neighbour of either end. It looks from the end with fewer neighbours.
func (s *pathSearch) three(ctx context.Context, ends [2]pathEnd) ([][]ID, error) {
	fewer, more := ends[0].near, ends[1].near
	if len(more) < len(fewer) {
		fewer, more = more, fewer
	}
	if len(fewer) > 0 {
		if _, err := s.ask(ctx, TieQuery{Of: fewer, To: more, First: len(more), Newest: MaxStepped}); err != nil {
			return nil, err
		}
	}
	var ways [][]ID
	for _, a := range ends[0].near {
		for _, b := range ends[1].near {
			if _, tied := s.known[pairOf(a, b)]; tied && a != b {
				ways = append(ways, []ID{s.from, a, b, s.to})
			}
		}
	}
	return ways, nil
}

// half is the way from an end to the middle of four steps, over one node.
type half struct {
	over   ID
	weight int
}

// four finds the ways whose middle is near a neighbour of either end. Of the halves that meet in one middle those with most statements
// suffice: at most one of them cannot be used, because it goes over the same node as the other half.
func (s *pathSearch) four(ctx context.Context, ends [2]pathEnd, missing int) ([][]ID, error) {
	var halves [2]map[ID][]half
	for i, end := range ends {
		var err error
		if halves[i], err = s.halves(ctx, end, missing+1); err != nil {
			return nil, err
		}
	}
	var ways [][]ID
	for middle, before := range halves[0] {
		for _, a := range before {
			for _, b := range halves[1][middle] {
				if a.over != b.over {
					ways = append(ways, []ID{s.from, a.over, middle, b.over, s.to})
				}
			}
		}
	}
	return ways, nil
}

// halves finds the best ways from an end over each of some nodes, by their last node.
func (s *pathSearch) halves(ctx context.Context, end pathEnd, best int) (map[ID][]half, error) {
	if len(end.near) == 0 {
		return nil, nil
	}
	all, err := s.ask(ctx, TieQuery{Of: end.near, First: MaxBeyond, Newest: MaxStepped})
	if err != nil {
		return nil, err
	}
	halves := map[ID][]half{}
	for _, of := range all {
		for _, middle := range s.others(of) {
			halves[middle] = append(halves[middle], half{of.Of, s.known[pairOf(end.id, of.Of)].Weight + s.known[pairOf(of.Of, middle)].Weight})
		}
	}
	for middle, of := range halves {
		slices.SortFunc(of, func(a, b half) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.over, b.over)) })
		halves[middle] = of[:min(best, len(of))]
	}
	return halves, nil
}

// ways makes paths of those ways all of whose steps are known, in order.
func (s *pathSearch) ways(all [][]ID) []*Path {
	var paths []*Path
	for _, ids := range all {
		if p := s.path(ids); p != nil {
			paths = append(paths, p)
		}
	}
	slices.SortFunc(paths, func(a, b *Path) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), slices.Compare(a.NodeIDs, b.NodeIDs))
	})
	return paths
}

// path is the way over some nodes, nil if two that follow one another are not known to be tied.
func (s *pathSearch) path(ids []ID) *Path {
	p := &Path{NodeIDs: ids}
	for i, id := range ids[1:] {
		n, tied := s.known[pairOf(ids[i], id)]
		if !tied {
			return nil
		}
		p.weight += n.Weight
		p.Steps = append(p.Steps, &PathStep{strongest(n.Ties)})
	}
	return p
}

// strongest is the tie with most statements and relations, the first of equals.
func strongest(ties []Tie) Tie {
	best := ties[0]
	for _, t := range ties[1:] {
		if t.Statements+t.Relations > best.Statements+best.Relations {
			best = t
		}
	}
	return best
}
