package graph

import (
	"context"
	"encoding/json"
	"time"
)

// codebookTTL is how long a codebook once read is taken to be the one in use: another process may write another.
const codebookTTL = 5 * time.Second

// codebookPatience is how long one may take to read the codebook, whom others wait for.
const codebookPatience = 10 * time.Second

// Codebook is the codebook in use, with its retired propositions; zero if none was ever set. It may be up to five seconds old and
// must not be changed.
func (g *Graph) Codebook(ctx context.Context) (Codebook, error) {
	if cb := g.keptCodebook(); cb != nil {
		return *cb, nil
	}
	return g.readCodebook(ctx, g.keptCodebook)
}

// keptCodebook is the codebook last read; nil when that is too long ago.
func (g *Graph) keptCodebook() *Codebook {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.clock().Sub(g.readAt).Abs() >= codebookTTL {
		return nil
	}
	return g.codebook
}

// freshCodebook reads the codebook in use, whatever is kept of it.
func (g *Graph) freshCodebook(ctx context.Context) (Codebook, error) {
	return g.readCodebook(ctx, func() *Codebook { return nil })
}

// readCodebook reads the codebook in use and keeps it. One reads at a time, and whoever waits for that looks first whether what was
// read then will do.
func (g *Graph) readCodebook(ctx context.Context, will func() *Codebook) (Codebook, error) {
	select {
	case g.reading <- struct{}{}:
		defer func() { <-g.reading }()
	case <-ctx.Done():
		return Codebook{}, wrapped(ctx.Err())
	}
	if cb := will(); cb != nil {
		return *cb, nil
	}
	ctx, cancel := context.WithTimeout(ctx, codebookPatience)
	defer cancel()
	cb, err := g.store.Codebook(ctx)
	if err != nil {
		return Codebook{}, wrapped(err)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.codebook, g.readAt = &cb, g.clock()
	return cb, nil
}

// SetCodebook puts a codebook and its actors into use, unless it already is: then changed is false. Actors get the origin
// CODEBOOK. Actors of the codebook before that this one lacks are deleted if nothing rests on them, and no other actor who stays names
// them; else they are kept as actors met in articles. Where tenures or countries change, CountsForID of the statements concerned is
// derived anew: before the codebook is stored, so that one that is in use has been put into use to the end, and what was interrupted
// is begun again; and behind it, for what others have stored meanwhile, who from then on find that it is in use.
func (g *Graph) SetCodebook(ctx context.Context, cb Codebook, actors []Actor) (changed bool, err error) {
	var before map[ID]Actor
	var w *Write
	err = afresh(func() error {
		before, w, err = g.putCodebook(ctx, cb, actors)
		return err
	})
	if err != nil || w == nil {
		return false, err
	}
	if err := g.recount(ctx, cb.Fingerprint, before, w.Actors); err != nil {
		return true, err
	}
	_, err = g.freshCodebook(ctx)
	return true, err
}

// putCodebook writes a codebook and its actors, if the one it was compared with is still in use then. It gives what it has written, nil
// if that is in use already, and the actors as they were before.
func (g *Graph) putCodebook(ctx context.Context, cb Codebook, actors []Actor) (before map[ID]Actor, w *Write, err error) {
	stored, err := g.freshCodebook(ctx)
	if err != nil || stored.Fingerprint == cb.Fingerprint && cb.Fingerprint != "" {
		return nil, nil, err
	}
	if err := checkCodebook(cb, actors); err != nil {
		return nil, nil, err
	}
	if cb.LoadedAt.IsZero() {
		cb.LoadedAt = g.now()
	}
	w = &Write{Codebook: &cb, InUse: &stored.Fingerprint}
	ids := make([]ID, len(actors))
	for i, a := range actors {
		own := tidyActor(a)
		own.Profiled().Origin = OriginCodebook
		w.Actors, ids[i] = append(w.Actors, own), a.NodeID()
	}
	if before, err = g.actorsByID(ctx, ids); err != nil {
		return nil, nil, err
	}
	if err := g.dropActors(ctx, before, w); err != nil {
		return nil, nil, err
	}
	if err := g.recount(ctx, stored.Fingerprint, before, w.Actors); err != nil {
		return nil, nil, err
	}
	_, err = g.store.Write(ctx, *w)
	return before, w, err
}

func checkCodebook(cb Codebook, actors []Actor) error {
	if cb.Fingerprint == "" {
		return Errorf(BadInput, "a codebook needs a fingerprint; load it from its files")
	}
	seen := map[ID]bool{}
	for _, a := range actors {
		p := a.Profiled()
		switch {
		case p.ID.Kind() != kindOf(a.Kind()) || p.ID.Key() == "":
			return Errorf(BadInput, "the actor %q cannot have the id %q; its kind is %s", p.Name, p.ID, kindOf(a.Kind()))
		case seen[p.ID]:
			return Errorf(BadInput, "the codebook has two actors with the id %s; give one of them another", p.ID)
		}
		seen[p.ID] = true
	}
	return nil
}

// kindOf is the kind of the ids of such actors.
func kindOf(k ActorKind) string {
	switch k {
	case ActorPerson:
		return KindPerson
	case ActorCountry:
		return KindCountry
	}
	return KindOrganisation
}

// dropActors has w take the origin CODEBOOK from the actors that the codebook no longer has, and delete those nothing rests on.
// Those that stay are added to before as they are.
func (g *Graph) dropActors(ctx context.Context, before map[ID]Actor, w *Write) error {
	keep := map[ID]bool{}
	for _, a := range w.Actors {
		keep[a.NodeID()] = true
	}
	var gone []Actor
	err := g.eachActor(ctx, ActorFilter{Origin: []ActorOrigin{OriginCodebook}}, func(a Actor) {
		if !keep[a.NodeID()] {
			gone = append(gone, a)
		}
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	used, all, err := g.actorsInUse(ctx)
	if err != nil {
		return err
	}
	if all {
		for _, a := range w.Actors {
			mark(used, ActorRefs(a))
		}
	}
	stay := inUse(gone, used)
	for _, a := range gone {
		if all && !stay[a.NodeID()] {
			w.Delete = append(w.Delete, a.NodeID())
			continue
		}
		left := tidyActor(a)
		left.Profiled().Origin = OriginArticle
		before[a.NodeID()] = a
		w.Actors = append(w.Actors, left)
	}
	return nil
}

// changedOffices lists the actors whose words may now count for another country than before.
func changedOffices(before map[ID]Actor, now []Actor) []ID {
	var changed []ID
	for _, a := range now {
		old := before[a.NodeID()]
		if old != nil && !sameJSON(officesOf(old), officesOf(a)) {
			changed = append(changed, a.NodeID())
		}
	}
	return changed
}

// officesOf is what CountsForID is derived from.
func officesOf(a Actor) any {
	switch a := a.(type) {
	case *Person:
		return struct {
			Origin  ActorOrigin
			Tenures []Tenure
		}{a.Origin, a.Tenures}
	case *Organisation:
		return struct {
			Origin  ActorOrigin
			Country ID
		}{a.Origin, a.CountryID}
	}
	return nil
}

// sameJSON tells whether two values are written alike; empty and absent lists are the same.
func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
