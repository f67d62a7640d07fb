package neo4j

import (
	"bytes"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// actorState is an actor before and after a change.
type actorState struct {
	old    []byte            // record in the database, nil if there is none
	kept   []byte            // record from now on
	a      graph.Actor       // as kept holds it, once it is needed
	names  []string          // folded names by which the database finds it
	former map[graph.ID]bool // ids other than its own that it answers for
	dirty  bool              // to be written
	relink bool              // only its relationships to other actors are to be written
}

// now is the actor from now on.
func (s *actorState) now() (graph.Actor, error) {
	var err error
	if s.a == nil {
		s.a, err = record.ReadActor(s.kept)
	}
	return s.a, err
}

const actorText = `UNWIND $p.ids AS id MATCH (a:Actor {id: id}) USING INDEX SEEK a:Actor(id)
	RETURN id, a.record, [(l:Alias)-[:MEANS]->(a) | l.key]`

// loadActors reads actors that may change, and those that answer for their ids.
func (c *change) loadActors(ids []graph.ID) error {
	var all []graph.ID
	for _, id := range ids {
		all = append(all, id, c.now(id))
	}
	all = slices.DeleteFunc(once(all), func(id graph.ID) bool { return c.actors[id] != nil })
	var former []graph.ID
	for _, id := range all {
		c.actors[id] = &actorState{former: map[graph.ID]bool{}}
	}
	err := c.batches(actorText, "ids", all, func(v []any) error {
		s := c.actors[graph.ID(as[string](v[0]))]
		s.old = as[[]byte](v[1])
		s.kept = s.old
		for _, k := range as[[]any](v[2]) {
			if key := as[string](k); strings.Contains(key, ":") {
				s.former[graph.ID(key)] = true
				former = append(former, graph.ID(key))
			} else {
				s.names = append(s.names, key)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.know(former)
}

// actor replaces an actor.
func (c *change) actor(a graph.Actor) error {
	p := a.Profiled()
	if p.ID == "" || p.Name == "" {
		return graph.Errorf(graph.BadInput, "an actor needs an id and a name")
	}
	if !strings.Contains(string(p.ID), ":") {
		return graph.Errorf(graph.BadInput, "%q is not the id of an actor: it must begin with its kind and a colon", p.ID)
	}
	if err := checkSpaces(p.ID); err != nil {
		return err
	}
	if err := c.claim(p); err != nil {
		return err
	}
	s, now := c.actors[p.ID], record.Actor(a)
	switch {
	case s.kept != nil && bytes.Equal(s.kept, now):
		c.out.Same++
		return nil
	case s.kept != nil:
		c.out.Changed++
	default:
		c.out.New++
	}
	s.a, s.kept, s.dirty = a, now, true
	return c.know(graph.ActorRefs(a))
}

// met joins an actor met in an article with what is known of it.
func (c *change) met(a graph.Actor) error {
	var known graph.Actor
	if s := c.actors[c.now(a.Profiled().ID)]; s != nil && s.kept != nil {
		var err error
		if known, err = record.ReadActor(s.kept); err != nil {
			return err
		}
	}
	joined, err := graph.MeetActor(known, a)
	if err != nil {
		return err
	}
	return c.actor(joined)
}

// claim lets the actor answer for itself and its former ids, and for no other id any longer.
func (c *change) claim(p *graph.Profile) error {
	if err := c.loadActors(append([]graph.ID{p.ID}, p.FormerIds...)); err != nil { // an actor that was joined has others than it came with
		return err
	}
	if err := c.know(append([]graph.ID{p.ID}, p.FormerIds...)); err != nil {
		return err
	}
	s := c.actors[p.ID]
	for _, id := range sortedKeys(s.former) {
		if !slices.Contains(p.FormerIds, id) {
			c.answer(id, id)
		}
	}
	c.answer(p.ID, p.ID)
	for _, id := range p.FormerIds {
		if err := checkSpaces(id); err != nil {
			return err
		}
		c.answer(id, p.ID)
	}
	return nil
}

// answer lets an actor answer for an id.
func (c *change) answer(id, by graph.ID) {
	i := c.idents[id]
	if s := c.actors[i.now]; s != nil {
		delete(s.former, id)
	}
	i.now = by
	if by != id {
		c.actors[by].former[id] = true
	}
}

// moved lists the ids that another actor answers for than before.
func (c *change) moved() []graph.ID {
	var ids []graph.ID
	for id, i := range c.idents {
		if i.now != i.was {
			ids = append(ids, id)
		}
	}
	return once(ids)
}
