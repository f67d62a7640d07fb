package graph

import "context"

// nearby is the World as far as some statements need one: the actors they name, by every id under which they do, and the
// propositions of the codebook.
type nearby struct {
	actors       map[ID]Actor
	propositions map[ID]*Proposition
}

// nearbyOf reads the actors with these ids and the codebook.
func (g *Graph) nearbyOf(ctx context.Context, named []ID) (n nearby, err error) {
	if n.actors, err = g.actorsByID(ctx, named); err != nil {
		return n, err
	}
	cb, err := g.Codebook(ctx)
	if err != nil {
		return n, err
	}
	n.propositions = map[ID]*Proposition{}
	for _, t := range cb.Topics {
		for _, p := range t.Propositions {
			n.propositions[p.ID] = p
		}
	}
	return n, nil
}

// todays gives the ids that answer for ids today; those of actors that are not stored answer for themselves.
func (n nearby) todays(ids []ID) []ID {
	if ids == nil {
		return nil
	}
	all := make([]ID, len(ids))
	for i, id := range ids {
		all[i] = n.today(id)
	}
	return all
}

func (n nearby) today(id ID) ID {
	if a := n.actors[id]; a != nil {
		return a.NodeID()
	}
	return id
}

// meant is a match of actors under today's ids.
func (n nearby) meant(m *ActorMatch) *ActorMatch {
	if m == nil || m.Ids == nil {
		return m
	}
	return &ActorMatch{Ids: n.todays(m.Ids), Kinds: m.Kinds}
}

// Actor is an actor that a statement names.
func (n nearby) Actor(id ID) Actor { return n.actors[id] }

// Article is not needed.
func (nearby) Article(ID) *Article { return nil }

// Proposition is a proposition of the codebook.
func (n nearby) Proposition(id ID) *Proposition { return n.propositions[id] }

// SaidBy is not needed.
func (nearby) SaidBy(ID) []*Statement { return nil }

// PrintedIn is not needed.
func (nearby) PrintedIn(ID) []*Statement { return nil }
