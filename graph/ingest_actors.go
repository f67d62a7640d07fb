package graph

import (
	"cmp"
	"context"
	"slices"
)

// whom says what became of a provisional actor: one actor, or several that the name could mean.
type whom struct {
	id         ID
	candidates []ID
}

// cast maps the provisional actors of a batch of proposals to those of the graph. What it decides depends on the codebook and
// on the proposals, not on the order in which articles come, but for namesakes of two known countries, of which the first to
// be stored keeps the plain id.
//
// A name maps to an actor of the codebook, or to one made by hand, if it is the name or an alias of exactly one of that kind whose
// country does not clash; if several remain, they are candidates. Else it is a new actor, or one that was new once: kind and
// slug of the name. Spellings that articles use of such an actor help to find it and never decide who is meant. When it
// is known to be of another country than that actor, the country's key is added to the id.
type cast struct {
	stored map[ID]Actor              // by id
	called map[ID][]Actor            // by slug
	owner  map[ID]ID                 // country of each plain id that is not stored, or is without one
	met    map[ID]Actor              // new or seen again, to be joined with what is stored
	whoIs  []map[ID]whom             // by proposal
	seen   []map[ID][]*ProposedActor // by proposal and id: what to meet when it is used
}

// plainID is the id of a new actor.
func plainID(a *ProposedActor) ID { return MakeID(kindOf(a.Kind), Slug(a.Name)) }

// apartID is the id of a namesake of another country.
func apartID(a *ProposedActor) ID { return plainID(a) + ID("-"+a.Country.Key()) }

// newCast reads what is needed of the store, in two calls, and maps every actor.
func (g *Graph) newCast(ctx context.Context, proposals []*Proposal) (*cast, error) {
	var ids, slugs []ID
	for _, p := range proposals {
		for i := range p.Actors {
			a := &p.Actors[i]
			ids = append(ids, a.ID, plainID(a), a.Country)
			if a.Country != "" {
				ids = append(ids, apartID(a))
			}
			slugs = append(slugs, ID(Slug(a.Name)))
		}
	}
	c := &cast{owner: map[ID]ID{}, met: map[ID]Actor{}}
	var err error
	if c.stored, err = g.actorsByID(ctx, ids); err != nil {
		return nil, err
	}
	if c.called, err = g.actorsCalled(ctx, slugs); err != nil {
		return nil, err
	}
	c.index()
	c.claim(proposals)
	for _, p := range proposals {
		c.whoIs = append(c.whoIs, map[ID]whom{})
		c.seen = append(c.seen, map[ID][]*ProposedActor{})
		n := len(c.whoIs) - 1
		for i := range p.Actors {
			w := c.map1(&p.Actors[i])
			c.whoIs[n][p.Actors[i].ID] = w
			c.seen[n][w.id] = append(c.seen[n][w.id], &p.Actors[i])
		}
	}
	return c, nil
}

// index finds every actor that was read by its own id too.
func (c *cast) index() {
	var read []Actor
	for _, s := range c.stored {
		read = append(read, s)
	}
	for _, list := range c.called {
		read = append(read, list...)
	}
	for _, a := range read {
		if c.stored[a.NodeID()] == nil {
			c.stored[a.NodeID()] = a
		}
	}
}

// claim gives each plain id that has no country yet to the first country, in alphabetical order, that the batch knows for it.
func (c *cast) claim(proposals []*Proposal) {
	for _, p := range proposals {
		for i := range p.Actors {
			a := &p.Actors[i]
			id := plainID(a)
			if s := c.stored[id]; s != nil && CountryOf(s) != "" {
				c.owner[id] = CountryOf(s)
			} else {
				c.owner[id] = known(c.owner[id], c.country(a))
			}
		}
	}
}

// country is the actor's country, if the graph knows it.
func (c *cast) country(a *ProposedActor) ID {
	if s := c.stored[a.Country]; s == nil || s.Kind() != ActorCountry {
		return ""
	}
	return a.Country
}

func (c *cast) map1(a *ProposedActor) whom {
	if s := c.stored[a.ID]; a.Known && s != nil && s.Profiled().Origin != OriginArticle {
		return whom{id: s.NodeID()}
	}
	named := c.fixed(a)
	var fit []ID
	for _, s := range named {
		if !clash(CountryOf(s), c.country(a)) {
			fit = append(fit, s.NodeID())
		}
	}
	switch fit = tidyIDs(fit); {
	case len(fit) == 1:
		return whom{id: fit[0]}
	case len(fit) > 1:
		return whom{candidates: fit}
	case len(named) > 0 || clash(c.owner[plainID(a)], c.country(a)):
		return whom{id: apartID(a)}
	}
	if s := c.stored[plainID(a)]; s != nil && s.Kind() == a.Kind {
		return whom{id: s.NodeID()} // it may have another id by now
	}
	return whom{id: plainID(a)}
}

// fixed gives the actors of the codebook or made by hand, of that kind, that have the name.
func (c *cast) fixed(a *ProposedActor) []Actor {
	all := slices.Clone(c.called[ID(Slug(a.Name))])
	if s := c.stored[plainID(a)]; s != nil {
		all = append(all, s)
	}
	return slices.DeleteFunc(all, func(s Actor) bool { return s.Kind() != a.Kind || s.Profiled().Origin == OriginArticle })
}

func clash(a, b ID) bool { return a != "" && b != "" && a != b }

// meet notes that proposal n uses the actor, so that it is stored.
func (c *cast) meet(n int, id ID) {
	if s := c.stored[id]; s != nil && s.Profiled().Origin != OriginArticle {
		return
	}
	for _, a := range c.seen[n][id] {
		c.met[id] = JoinActors(c.met[id], c.actor(a, id))
	}
}

// actor makes the actor that an article speaks of. Where the id is known to be of another country all the same, as when a person has
// merged two actors, or when a name ends like an id that was taken apart, that country stays.
func (c *cast) actor(a *ProposedActor, id ID) Actor {
	country := c.country(a)
	if clash(CountryOf(c.stored[id]), country) {
		country = ""
	}
	p := Profile{ID: id, Name: a.Name, Aliases: slices.Clone(a.Aliases), Origin: OriginArticle}
	if a.Office != "" {
		p.Description = &a.Office
	}
	switch a.Kind {
	case ActorPerson:
		return &Person{Profile: p, Country: country}
	case ActorCountry:
		return &Country{Profile: p}
	}
	return &Organisation{Profile: p, Form: cmp.Or(a.Form, FormOther), CountryID: country}
}

// one gives the actor that a provisional id of proposal n means; false when it is open or unknown.
func (c *cast) one(n int, provisional ID) (ID, bool) {
	w := c.whoIs[n][provisional]
	return w.id, w.id != ""
}

// all gives the actors that provisional ids mean, sorted, and the candidates of those that are open.
func (c *cast) all(n int, provisional []ID) (ids, candidates []ID) {
	for _, p := range provisional {
		w := c.whoIs[n][p]
		ids, candidates = append(ids, w.id), append(candidates, w.candidates...)
	}
	return tidyIDs(ids), tidyIDs(candidates)
}

// lookUp gives an actor as the store has it, else as it was met.
func (c *cast) lookUp(id ID) Actor {
	if s := c.stored[id]; s != nil {
		return s
	}
	return c.met[id]
}
