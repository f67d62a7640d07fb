package graph

import "context"

// Neighbourhood is what is around one actor or proposition.
type Neighbourhood struct {
	Of    Node
	Nodes []Node // those tied by most statements and relations first, equal ones by their ids
	Ties  []Tie  // of each of Nodes with Of, in the order of Nodes and, of one, of CompareTies
	Total int    // how many neighbours there are, whatever is shown
	// EndCursor is the cursor of the last of Nodes, nil without any.
	EndCursor *string
}

// Neighbourhood gives a page of who and what is around an actor, under any of its ids, or around a proposition. Ties of every kind
// count; the filter lets statements through, and relations as far as they have what it asks, see [StatementFilter.OfRelations].
// Of what the node said, of what names it and of every other part it has in statements and relations, the newest [MaxTied] are looked at.
func (g *Graph) Neighbourhood(ctx context.Context, of ID, f *StatementFilter, first int, after Cursor) (*Neighbourhood, error) {
	if first < 1 || first > MaxPage {
		return nil, fieldError("first", "ask for 1 to %d neighbours; ask for the next with after", MaxPage)
	}
	if err := checkEnd("of", of); err != nil {
		return nil, err
	}
	f, err := g.statementFilter(ctx, f, "filter")
	if err != nil {
		return nil, err
	}
	q := TieQuery{Of: []ID{of}, Kinds: allTies, First: first, After: after, Newest: MaxTied}
	if f != nil {
		q.Filter = *f
	}
	found, err := g.ties(ctx, q)
	if err != nil {
		return nil, err
	}
	return g.around(ctx, of, found[0])
}

// ties asks the store.
func (g *Graph) ties(ctx context.Context, q TieQuery) ([]Neighbours, error) {
	found, err := g.store.Ties(ctx, q)
	if err != nil {
		return nil, wrapped(err)
	}
	if len(found) != len(q.Of) {
		return nil, Errorf(Internal, "the store gave the ties of %d nodes for %d", len(found), len(q.Of))
	}
	return found, nil
}

// around finds the nodes of a neighbourhood. One that somebody deletes meanwhile is left out.
func (g *Graph) around(ctx context.Context, of ID, found Neighbours) (*Neighbourhood, error) {
	ids := []ID{of}
	for _, n := range found.Items {
		ids = append(ids, n.ID)
	}
	nodes, err := g.nodesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	n := &Neighbourhood{Of: nodes[of], Nodes: []Node{}, Ties: []Tie{}, Total: found.Total}
	if n.Of == nil {
		return nil, noNode("of", of)
	}
	for _, x := range found.Items {
		if node := nodes[x.ID]; node != nil {
			n.Nodes, n.Ties = append(n.Nodes, node), append(n.Ties, x.Ties...)
		}
	}
	if len(found.Items) > 0 {
		end := string(found.Items[len(found.Items)-1].Cursor())
		n.EndCursor = &end
	}
	return n, nil
}

// noNode says that there is none with an id.
func noNode(field string, id ID) error {
	e := Errorf(NotFound, "there is no %s; search for it by name", clip(string(id)))
	e.Field = field
	return e
}
