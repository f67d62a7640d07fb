package graph

import (
	"context"
	"slices"
)

// Stored is an article that has been read, with its text, what was found in it and who is named there: all that coding its
// statements anew needs.
type Stored struct {
	Article    *Article
	Statements []*Statement // in the order of their places; retired ones are left out
	Actors     map[ID]Actor
}

// Stored gives up to first articles that have been read, in the order of their ids, behind after.
func (g *Graph) Stored(ctx context.Context, after ID, first int) ([]Stored, error) {
	if first < 1 || first > MaxPerBatch {
		return nil, fieldError("first", "ask for 1 to %d articles", MaxPerBatch)
	}
	r := Range{First: first}
	if after != "" {
		r.After = MakeCursor(Position{Order: string(ArticlesByID), ID: after})
	}
	found, err := g.store.Articles(ctx, ArticleQuery{Filter: ArticleFilter{State: []ArticleState{ArticleRead}}, Order: ArticleOrder{ArticlesByID, Ascending}, Range: r})
	if err != nil {
		return nil, wrapped(err)
	}
	out := make([]Stored, len(found[0].Items))
	ids := make([]ID, len(out))
	for i, a := range found[0].Items {
		out[i].Article, ids[i] = a, a.ID
	}
	statements, err := g.statementsOn(ctx, ByArticle, ids)
	if err != nil {
		return nil, err
	}
	var named []ID
	for i := range out {
		out[i].Statements = inPlace(statements[ids[i]])
		for _, s := range out[i].Statements {
			named = append(named, s.ActorIDs()...)
		}
	}
	actors, err := g.actorsByID(ctx, tidyIDs(named))
	for i := range out {
		out[i].Actors = actors
	}
	return out, err
}

// inPlace gives the statements that are not retired, in the order in which they stand in the text.
func inPlace(statements []*Statement) []*Statement {
	out := slices.DeleteFunc(slices.Clone(statements), func(s *Statement) bool { return s.Status() == Retired })
	slices.SortStableFunc(out, func(s, t *Statement) int {
		if c := placeOf(s) - placeOf(t); c != 0 {
			return c
		}
		return lastOf(t) - lastOf(s)
	})
	return out
}

func lastOf(s *Statement) int {
	if n := len(s.Evidence.Content); n > 0 {
		return s.Evidence.Content[n-1].End
	}
	return -1
}

// Recode puts new stances into the machine's coding of the statements of one article and says how many changed; a statement
// that the map does not hold keeps its own. They come into force too, unless a person has accepted or edited the statement: then
// the person's stay. Propositions must be of the codebook in use.
func (g *Graph) Recode(ctx context.Context, article ID, takes map[ID][]Take) (changed int, err error) {
	cb, err := g.Codebook(ctx)
	if err != nil {
		return 0, err
	}
	known := cb.known()
	for _, list := range takes {
		for _, t := range list {
			if !known[t.PropositionID] {
				return 0, fieldError("takes", "the codebook has no proposition %s; store the codebook first", clip(string(t.PropositionID)))
			}
		}
	}
	err = afresh(func() error {
		changed, err = g.recode(ctx, article, takes)
		return err
	})
	return changed, err
}

func (g *Graph) recode(ctx context.Context, article ID, takes map[ID][]Take) (changed int, err error) {
	found, err := g.articlesByID(ctx, []ID{article}, false)
	if err != nil {
		return 0, err
	}
	a := found[article]
	if a == nil {
		return 0, Errorf(NotFound, "there is no article %s; it may have been deleted", clip(string(article)))
	}
	statements, err := g.statementsOn(ctx, ByArticle, []ID{article})
	if err != nil {
		return 0, err
	}
	w := Write{Expect: map[ID]int{}}
	now := *a
	now.Coverage.WithStance = 0
	for _, s := range statements[article] {
		c := recoded(s, takes)
		if c != s {
			w.Statements, w.Expect[s.ID] = append(w.Statements, c), s.Revision
		}
		if c.Status() != Retired && len(c.Machine.Takes) > 0 {
			now.Coverage.WithStance++
		}
	}
	if now.Coverage != a.Coverage {
		w.Articles, w.Were = []*Article{&now}, map[ID]*Article{a.ID: a}
	}
	if len(w.Statements) == 0 && len(w.Articles) == 0 {
		return 0, nil
	}
	_, err = g.store.Write(ctx, w)
	return len(w.Statements), wrapped(err)
}

// recoded is a statement with its new stances, or the statement itself if they are those it has.
func recoded(s *Statement, takes map[ID][]Take) *Statement {
	fresh, there := takes[s.ID]
	if !there {
		return s
	}
	fresh = tidyTakes(slices.Clone(fresh))
	c := *s
	c.Machine.Takes = fresh
	if st := s.Status(); st != Accepted && st != Edited {
		c.Takes = fresh
	}
	if sameJSON(&c, s) {
		return s
	}
	c.Revision++
	return &c
}
