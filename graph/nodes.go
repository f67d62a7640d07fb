package graph

import "context"

// Nodes gives the nodes with these ids in the order asked for, nil where there is none: actors (former ids find their successor),
// articles, statements and relations of any status, topics and propositions. One store call for each kind.
func (g *Graph) Nodes(ctx context.Context, ids []ID) ([]Node, error) {
	if len(ids) > MaxNodes {
		return nil, fieldError("ids", "at most %d nodes can be asked for at once; ask again for the others", MaxNodes)
	}
	found, err := g.nodesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(ids))
	for i, id := range ids {
		nodes[i] = found[id]
	}
	return nodes, nil
}

// nodesByID finds any number of nodes, by the ids asked for.
func (g *Graph) nodesByID(ctx context.Context, ids []ID) (map[ID]Node, error) {
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
	return found, nil
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
