package graph

import (
	"context"
	"slices"
)

// PathInput asks how two nodes are joined.
type PathInput struct {
	From, To  ID  // actors, under any of their ids, or propositions
	MaxLength int // steps, 1 to MaxPathLength
	First     int // paths, 1 to MaxPaths
	// Through are the kinds of ties that count; empty matches nothing. STANCE and PART_OF join nearly everybody to everybody: name them
	// only if you mean that.
	Through []TieKind
	Filter  *StatementFilter
}

// ThroughByDefault are the kinds of ties that paths go through where nobody says otherwise.
func ThroughByDefault() []TieKind { return []TieKind{TieSpokeOf, TieSpokeTo, TieSpokeFor, TieRelation} }

// PathResult is how two nodes are joined.
type PathResult struct {
	// Paths are the shortest first; of equal length those with most statements and relations in all, then by the ids along the way.
	Paths []*Path
	// HiddenBy names, when there is no path, the fields of the filter that, left out one at a time, would give one, as the API spells
	// them and in its order; and "through", if the kinds that count by default would.
	HiddenBy []string
}

// Path is a way from one node to another, on which no node comes twice.
type Path struct {
	NodeIDs []ID
	Steps   []*PathStep // Steps[i] joins NodeIDs[i] and NodeIDs[i+1]
	weight  int
}

// PathStep is the tie of two neighbours with most statements and relations; its Newest is the one to show. It may lead either way.
type PathStep struct{ Tie Tie }

// Paths finds how two nodes are joined, the shortest ways first. It looks from both ends at once, and is bounded: at the [MaxNear]
// nearest of each end, and for ways of four steps at the [MaxBeyond] nearest of each of those; of the statements and relations of the
// ends at the newest [MaxTied], and of those of others at the newest [MaxStepped]. Within these bounds nothing is missed.
func (g *Graph) Paths(ctx context.Context, in PathInput) (*PathResult, error) {
	s, err := g.newPathSearch(ctx, in)
	if err != nil {
		return nil, err
	}
	found := &PathResult{HiddenBy: []string{}}
	if found.Paths, err = s.search(ctx, in.First); err != nil || len(found.Paths) > 0 {
		return found, err
	}
	found.HiddenBy, err = s.hiddenBy(ctx)
	return found, err
}

// newPathSearch checks what is asked.
func (g *Graph) newPathSearch(ctx context.Context, in PathInput) (*pathSearch, error) {
	switch {
	case in.MaxLength < 1 || in.MaxLength > MaxPathLength:
		return nil, fieldError("maxLength", "a path has 1 to %d steps; ask for one of them", MaxPathLength)
	case in.First < 1 || in.First > MaxPaths:
		return nil, fieldError("first", "ask for 1 to %d paths", MaxPaths)
	}
	if err := checkEnum("through", in.Through, allTies...); err != nil {
		return nil, err
	}
	if err := firstError(checkEnd("from", in.From), checkEnd("to", in.To)); err != nil {
		return nil, err
	}
	nodes, err := g.nodesByID(ctx, []ID{in.From, in.To})
	switch {
	case err != nil:
		return nil, err
	case nodes[in.From] == nil:
		return nil, noNode("from", in.From)
	case nodes[in.To] == nil:
		return nil, noNode("to", in.To)
	}
	s := &pathSearch{g: g, from: nodes[in.From].NodeID(), to: nodes[in.To].NodeID(), longest: in.MaxLength, through: slices.Clone(in.Through)}
	if s.from == s.to {
		return nil, fieldError("to", "both ids are those of %s; give two different ones", clip(string(s.from)))
	}
	f, err := g.statementFilter(ctx, in.Filter, "filter")
	if f != nil {
		s.filter = *f
	}
	return s, err
}

// checkEnd refuses what has no ties.
func checkEnd(field string, id ID) error {
	if isActorID(id) || id.Kind() == KindProposition {
		return nil
	}
	return fieldError(field, "%q is neither an actor nor a proposition; give the id of one", clip(string(id)))
}
