package graph

import "context"

// Deletion says what the deletion of an article takes with it.
type Deletion struct {
	ID         ID
	Deleted    bool // false: only asked what would go
	Statements int
	Reviewed   int // of these, statements that a person has decided on
	Relations  int
	Actors     []Actor // of origin ARTICLE, who rest on nothing else
}

// Delete deletes an article with its statements, its relations and every actor of origin ARTICLE that rests on nothing else;
// the texts before and after it follow one another then. With preview nothing is changed, and the answer is what would go.
func (g *Graph) Delete(ctx context.Context, id ID, preview bool) (d Deletion, err error) {
	if id.Kind() != KindArticle {
		return Deletion{ID: id}, fieldError("id", "%q is no article; only articles can be deleted", clip(string(id)))
	}
	err = afresh(func() error {
		d, err = g.delete(ctx, id, preview)
		return err
	})
	return d, err
}

func (g *Graph) delete(ctx context.Context, id ID, preview bool) (Deletion, error) {
	d := Deletion{ID: id}
	found, err := g.articlesByID(ctx, []ID{id}, false)
	if err != nil {
		return d, err
	}
	article := found[id]
	if article == nil {
		return d, Errorf(NotFound, "there is no article %s; it may have been deleted before", clip(string(id)))
	}
	statements, err := g.statementsOn(ctx, ByArticle, []ID{id})
	if err != nil {
		return d, err
	}
	for _, s := range statements[id] {
		d.Statements++
		if st := s.Status(); st != Unreviewed && st != Retired {
			d.Reviewed++
		}
	}
	relations, err := g.relationsOn(ctx, ByArticle, []ID{id})
	if err != nil {
		return d, err
	}
	d.Relations = len(relations[id])
	w := Write{Delete: []ID{id}, Were: map[ID]*Article{id: article}}
	if err = g.unchain(ctx, article, &w); err != nil {
		return d, err
	}
	would, err := g.store.Preview(ctx, w)
	if err != nil {
		return d, wrapped(err)
	}
	if d.Actors, err = g.actorsAmong(ctx, would.DeletedIDs); err != nil || preview {
		return d, err
	}
	_, err = g.store.Write(ctx, w)
	d.Deleted = err == nil
	return d, wrapped(err)
}

// unchain writes the texts before and after an article as they are without it.
func (g *Graph) unchain(ctx context.Context, a *Article, w *Write) error {
	beside, err := g.articlesByID(ctx, []ID{a.PreviousID, a.NextID}, false)
	if err != nil {
		return err
	}
	if p := beside[a.PreviousID]; p != nil {
		c := *p
		c.NextID = a.NextID
		w.Articles, w.Were[p.ID] = append(w.Articles, &c), p
	}
	if n := beside[a.NextID]; n != nil {
		c := *n
		c.PreviousID = a.PreviousID
		w.Articles, w.Were[n.ID] = append(w.Articles, &c), n
	}
	return nil
}

func (g *Graph) actorsAmong(ctx context.Context, ids []ID) ([]Actor, error) {
	var wanted []ID
	for _, id := range ids {
		if isActorID(id) {
			wanted = append(wanted, id)
		}
	}
	found, err := g.actorsByID(ctx, wanted)
	if err != nil {
		return nil, err
	}
	var actors []Actor
	for _, id := range wanted {
		if a := found[id]; a != nil {
			actors = append(actors, a)
		}
	}
	return actors, nil
}
