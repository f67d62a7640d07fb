package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

// How [Arrivals] looks at articles.
const (
	clockSkew   = time.Minute // how far the clocks of machines that load into one store may differ
	recentPages = 50          // pages of articles loaded last that are looked at in one go, of MaxPage each
)

// Arrivals finds the statements that come into a store while somebody looks, whichever process writes them.
//
// An article is stored before it is read, and its statements appear when it has been. So two lists are looked at, each one
// stretch of an index: articles that wait to be read, of which those that have left the list since the last look have been read;
// and those loaded last, for the ones that were stored and read in between. Nothing is written and no clock is compared but
// that of loading, which may differ by a minute between machines. What a restore brings in is not told.
type Arrivals struct {
	g       *Graph
	since   time.Time        // articles loaded before it are known, or of no interest
	seen    map[ID]time.Time // those loaded since that were dealt with, and when they were loaded
	waiting map[ID]wait      // articles that wait to be read
}

// wait is an article that waits to be read.
type wait struct {
	loaded time.Time
	had    map[ID]bool // its statements from an earlier reading
}

// Arrived is what has come between two looks, in the order of loading and then of the text.
type Arrived struct {
	statements []*Statement
	articles   map[ID]*Article // without their texts
	nearby
}

// Arrivals begins to look: what is there now is not told.
func (g *Graph) Arrivals(ctx context.Context) (*Arrivals, error) {
	a := &Arrivals{g: g, seen: map[ID]time.Time{}, waiting: map[ID]wait{}}
	l, err := a.look(ctx)
	if err != nil {
		return nil, err
	}
	a.take(l)
	return a, nil
}

// Next gives what has come since the last look. After an error the next look tells of the same time once more.
func (a *Arrivals) Next(ctx context.Context) (*Arrived, error) {
	l, err := a.look(ctx)
	if err != nil {
		return nil, err
	}
	out, err := a.g.arrived(ctx, slices.Sorted(maps.Keys(l.read)), a.waiting)
	if err != nil {
		return nil, err
	}
	a.take(l)
	return out, nil
}

// look is what one look finds. It changes nothing, so that it can fail.
type look struct {
	waiting map[ID]wait
	read    map[ID]time.Time // articles that have been read since the last look, and when they were loaded
}

func (a *Arrivals) look(ctx context.Context) (look, error) {
	l := look{waiting: map[ID]wait{}, read: map[ID]time.Time{}}
	var again []ID // waiting to be read once more
	err := pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[*Article], error) {
		return a.g.store.Articles(ctx, ArticleQuery{Filter: ArticleFilter{State: []ArticleState{ArticleWaiting}},
			Order: ArticleOrder{ArticlesByID, Ascending}, WithoutBody: true, Range: r})
	}, each(func(x *Article) error {
		before, known := a.waiting[x.ID]
		l.waiting[x.ID] = wait{x.LoadedAt, before.had}
		if !known && x.Coverage != (Coverage{}) {
			again = append(again, x.ID)
		}
		return nil
	}))
	if err != nil {
		return l, err
	}
	if err := a.recent(ctx, &l); err != nil {
		return l, err
	}
	for id, w := range a.waiting {
		if _, still := l.waiting[id]; !still {
			l.read[id] = w.loaded
		}
	}
	had, err := a.g.statementsOn(ctx, ByArticle, again)
	for id, statements := range had {
		w := wait{l.waiting[id].loaded, map[ID]bool{}}
		for _, s := range statements {
			w.had[s.ID] = true
		}
		l.waiting[id] = w
	}
	return l, err
}

// recent looks at the articles loaded last, until a page holds nothing new.
func (a *Arrivals) recent(ctx context.Context, l *look) error {
	q := ArticleQuery{Order: ArticleOrder{ArticlesByLoaded, Descending}, WithoutBody: true, Range: Range{First: MaxPage}}
	for range recentPages {
		found, err := a.g.store.Articles(ctx, q)
		if err != nil {
			return wrapped(err)
		}
		more := false
		for _, x := range found[0].Items {
			if x.LoadedAt.Before(a.since) {
				return nil
			}
			more = a.meet(l, x) || more
		}
		if !more || !found[0].After {
			return nil
		}
		q.After = found[0].Cursors[len(found[0].Cursors)-1]
	}
	return nil
}

// meet takes up an article loaded lately, and tells whether it is new.
func (a *Arrivals) meet(l *look, x *Article) bool {
	_, seen := a.seen[x.ID]
	_, waited := a.waiting[x.ID]
	_, waits := l.waiting[x.ID]
	if seen || waited || waits {
		return false
	}
	if x.State == ArticleWaiting {
		l.waiting[x.ID] = wait{loaded: x.LoadedAt} // it came after the list of those was read
		return true
	}
	l.read[x.ID] = x.LoadedAt
	return true
}

// take makes a look the last one.
func (a *Arrivals) take(l look) {
	a.waiting = l.waiting
	for id, at := range l.read {
		a.seen[id] = at
		if from := at.Add(-clockSkew); from.After(a.since) {
			a.since = from
		}
	}
	for id, at := range a.seen {
		if at.Before(a.since) {
			delete(a.seen, id)
		}
	}
}

// arrived reads the statements of articles that have been read, but for those that they had before.
func (g *Graph) arrived(ctx context.Context, ids []ID, before map[ID]wait) (*Arrived, error) {
	out := &Arrived{}
	if len(ids) == 0 {
		return out, nil
	}
	var err error
	if out.articles, err = g.articlesByID(ctx, ids, true); err != nil {
		return nil, err
	}
	printed, err := g.statementsOn(ctx, ByArticle, ids)
	if err != nil {
		return nil, err
	}
	var named []ID
	for id, statements := range printed {
		for _, s := range statements {
			if !before[id].had[s.ID] && out.articles[s.ArticleID] != nil {
				out.statements, named = append(out.statements, s), append(named, s.ActorIDs()...)
			}
		}
	}
	slices.SortFunc(out.statements, func(s, t *Statement) int {
		a, b := out.articles[s.ArticleID], out.articles[t.ArticleID]
		return cmp.Or(a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID), cmp.Compare(placeOf(s), placeOf(t)), cmp.Compare(s.ID, t.ID))
	})
	out.nearby, err = g.nearbyOf(ctx, named)
	return out, err
}

func placeOf(s *Statement) int {
	if len(s.Evidence.Content) == 0 {
		return -1
	}
	return s.Evidence.Content[0].Start
}

// Arriving checks a filter for [Arrived.Match]: names become the ids of those they mean now.
func (g *Graph) Arriving(ctx context.Context, f *StatementFilter) (*StatementFilter, error) {
	f, err := g.statementFilter(ctx, f, "filter")
	if err != nil || f == nil {
		return nil, err
	}
	named := slices.Clone(f.CountsFor)
	all := []**ActorMatch{&f.Speaker, &f.OnBehalfOf, &f.Addressee, &f.Mentions}
	for _, m := range all {
		if *m != nil {
			named = append(named, (*m).Ids...)
		}
	}
	actors, err := g.actorsByID(ctx, named)
	if err != nil {
		return nil, err
	}
	n := nearby{actors: actors}
	for _, m := range all {
		*m = n.meant(*m)
	}
	f.CountsFor = n.todays(f.CountsFor)
	return f, nil
}

// Match gives those of the statements that a filter lets through, which Arriving has checked.
func (a *Arrived) Match(f *StatementFilter) []*Statement {
	var out []*Statement
	for _, s := range a.statements {
		today := *s
		today.SpeakerIDs, today.AddresseeIDs, today.MentionIDs = a.todays(s.SpeakerIDs), a.todays(s.AddresseeIDs), a.todays(s.MentionIDs)
		today.OnBehalfOfID, today.CountsForID = a.today(s.OnBehalfOfID), a.today(s.CountsForID)
		if f.Match(&today, a.articles[s.ArticleID], a) {
			out = append(out, s)
		}
	}
	return out
}
