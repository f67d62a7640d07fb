package graph

import (
	"context"
	"maps"
	"slices"
)

// CountsFor derives the country a statement counts for: that of its speakers on the day they spoke, if it is one country for all
// of them; where speakers give none, that of whom they speak for. A country counts for itself. A person counts for the country
// of the office held on that day, the newest if several. A body counts for the country the codebook gives it; what articles say
// of an organisation's country does not make it speak for that country. day is the said day, or else the day of publication.
func CountsFor(c *Coding, day Date, actor func(ID) Actor) ID {
	var country ID
	for i, id := range c.SpeakerIDs {
		of := countsFor(actor(id), day)
		if i > 0 && of != country {
			return ""
		}
		country = of
	}
	if country == "" && c.OnBehalfOfID != "" {
		country = countsFor(actor(c.OnBehalfOfID), day)
	}
	return country
}

func countsFor(a Actor, day Date) ID {
	switch a := a.(type) {
	case *Country:
		return a.ID
	case *Organisation:
		if a.Origin != OriginArticle {
			return a.CountryID
		}
	case *Person:
		for _, t := range a.Tenures {
			if t.CountsForID != "" && t.Holds(day) {
				return t.CountsForID
			}
		}
	}
	return ""
}

// spokenOn is the day that tenures are looked up on: the last day it may have been said, else the first, else the day of publication.
func spokenOn(s Said, published *Date) Date {
	switch {
	case s.Until != nil:
		return *s.Until
	case s.From != nil:
		return *s.From
	}
	return dayOf(published)
}

// recount derives CountsForID anew for the statements of those speakers whose offices change, and of those who speak for them,
// from the actors as they will be. inUse is the fingerprint of the codebook while that is done.
func (g *Graph) recount(ctx context.Context, inUse string, before map[ID]Actor, next []Actor) error {
	will := make(map[ID]Actor, len(next))
	for _, a := range next {
		will[a.NodeID()] = a
	}
	for _, q := range concerned(changedOffices(before, next)) {
		err := pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[*Statement], error) {
			q.Range = r
			return g.store.Statements(ctx, q)
		}, func(ss []*Statement) error { return g.recountThese(ctx, inUse, ss, will) })
		if err != nil {
			return err
		}
	}
	return nil
}

// concerned asks for the statements of actors, by the index of each, and for those spoken on their behalf, to which no index leads:
// for as many actors at once as a filter holds, since each question looks through all statements.
func concerned(actors []ID) []StatementQuery {
	var qs []StatementQuery
	for _, id := range actors {
		qs = append(qs, StatementQuery{Anchors: Anchors{BySpeaker, []ID{id}}})
	}
	for ids := range slices.Chunk(actors, MaxList) {
		qs = append(qs, StatementQuery{Filter: StatementFilter{OnBehalfOf: &ActorMatch{Ids: ids}}})
	}
	for i := range qs {
		qs[i].Filter.Review, qs[i].Order = allReviews, StatementOrder{StatementsByID, Ascending}
	}
	return qs
}

// recountThese derives CountsForID of some statements anew, and reads them again where somebody changes one meanwhile. will holds the
// actors that are about to change.
func (g *Graph) recountThese(ctx context.Context, inUse string, ss []*Statement, will map[ID]Actor) error {
	return afresh(func() error {
		w, err := g.recounted(ctx, ss, will)
		if err != nil || len(w.Statements) == 0 {
			return err
		}
		w.InUse = &inUse
		_, err = g.store.Write(ctx, w)
		if CodeOf(err) != Conflict {
			return err
		}
		ids := make([]ID, len(ss))
		for i, s := range ss {
			ids[i] = s.ID
		}
		now, failed := g.statementsByID(ctx, ids)
		if failed != nil {
			return failed
		}
		ss = slices.Collect(maps.Values(now))
		return err
	})
}

// recounted gives the change of those statements that count for another country than they say.
func (g *Graph) recounted(ctx context.Context, ss []*Statement, will map[ID]Actor) (Write, error) {
	w := Write{Expect: map[ID]int{}}
	var actorIDs, articleIDs []ID
	for _, s := range ss {
		actorIDs = append(append(actorIDs, s.SpeakerIDs...), s.OnBehalfOfID)
		articleIDs = append(articleIDs, s.ArticleID)
	}
	actors, err := g.actorsByID(ctx, actorIDs)
	if err != nil {
		return w, err
	}
	articles, err := g.articlesByID(ctx, articleIDs, true)
	if err != nil {
		return w, err
	}
	for id, a := range actors { // id may be a former one
		if next := will[a.NodeID()]; next != nil {
			actors[id] = next
		}
	}
	for _, s := range ss {
		var published *Date
		if a := articles[s.ArticleID]; a != nil {
			published = a.PublishedOn
		}
		country := CountsFor(&s.Coding, spokenOn(s.Said, published), func(id ID) Actor { return actors[id] })
		if country == s.CountsForID {
			continue
		}
		changed := *s
		changed.CountsForID = country
		changed.Revision++
		w.Expect[s.ID] = s.Revision
		w.Statements = append(w.Statements, &changed)
	}
	return w, nil
}
