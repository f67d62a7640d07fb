package graphtest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// World is a Content that filters can be matched against: the plain reading of what a store must answer.
type World struct {
	*Content
	actors       map[graph.ID]graph.Actor
	articles     map[graph.ID]*graph.Article
	statements   map[graph.ID]*graph.Statement
	propositions map[graph.ID]*graph.Proposition
	saidBy       map[graph.ID][]*graph.Statement
	printedIn    map[graph.ID][]*graph.Statement
}

var _ graph.World = (*World)(nil)

// NewWorld indexes a Content and sets the utterance of its statements.
func NewWorld(c *Content) *World {
	w := &World{Content: c, actors: map[graph.ID]graph.Actor{}, articles: map[graph.ID]*graph.Article{},
		statements: map[graph.ID]*graph.Statement{}, propositions: map[graph.ID]*graph.Proposition{},
		saidBy: map[graph.ID][]*graph.Statement{}, printedIn: map[graph.ID][]*graph.Statement{}}
	for _, a := range c.Actors {
		w.actors[a.Profiled().ID] = a
	}
	for _, a := range c.Articles {
		w.articles[a.ID] = a
	}
	for _, t := range c.Codebook.Topics {
		for _, p := range t.Propositions {
			w.propositions[p.ID] = p
		}
	}
	for _, s := range c.Statements {
		w.statements[s.ID] = s
		w.printedIn[s.ArticleID] = append(w.printedIn[s.ArticleID], s)
		for _, id := range unique(s.SpeakerIDs) {
			w.saidBy[id] = append(w.saidBy[id], s)
		}
	}
	w.setUtterances()
	return w
}

func (w *World) setUtterances() {
	byKey := map[string][]graph.Dated{}
	for _, s := range w.Statements {
		k := graph.UtteranceKey(s)
		byKey[k] = append(byKey[k], graph.Dated{ID: s.ID, Day: s.Said.Day()})
	}
	for k, reports := range byKey {
		for id, u := range graph.Utterances(k, reports) {
			w.statements[id].Utterance = u
		}
	}
}

// Actor is the actor with an id, nil if there is none.
func (w *World) Actor(id graph.ID) graph.Actor { return w.actors[id] }

// Article is the article with an id, nil if there is none.
func (w *World) Article(id graph.ID) *graph.Article { return w.articles[id] }

// Proposition is the proposition with an id, nil if there is none.
func (w *World) Proposition(id graph.ID) *graph.Proposition { return w.propositions[id] }

// SaidBy gives the statements that the actor is among the speakers of.
func (w *World) SaidBy(actor graph.ID) []*graph.Statement { return w.saidBy[actor] }

// PrintedIn gives the statements of an article.
func (w *World) PrintedIn(article graph.ID) []*graph.Statement { return w.printedIn[article] }

// The orders, written once more than in a store: keys in sequence, then the id, all in the order's direction, except that what
// is unknown comes last in both. A missing first day is before every other; only a missing last day is unknown.

// CompareStatements orders statements.
func (w *World) CompareStatements(o graph.StatementOrder, a, b *graph.Statement) int {
	unknown := 0
	var keys int
	switch o.Field {
	case graph.StatementsByLoaded:
		keys = cmp.Compare(w.articles[a.ArticleID].LoadedAt.UnixMilli(), w.articles[b.ArticleID].LoadedAt.UnixMilli())
	case graph.StatementsByConfidence:
		keys = cmp.Compare(a.Confidence, b.Confidence)
	case graph.StatementsByPlace:
		keys = cmp.Or(cmp.Compare(a.ArticleID, b.ArticleID), cmp.Compare(a.Place(), b.Place()))
	case graph.StatementsByID:
	default:
		unknown = unknownLast(a.Said.Day(), b.Said.Day())
		keys = compareSaid(a.Said, b.Said)
	}
	return cmp.Or(unknown, directed(o.Direction, cmp.Or(keys, cmp.Compare(a.ID, b.ID))))
}

// CompareActors orders actors; counts are over the statements that lead.
func (w *World) CompareActors(o graph.ActorOrder, a, b graph.Actor) int {
	unknown := 0
	var keys int
	x, y := a.Profiled(), b.Profiled()
	switch o.Field {
	case graph.ActorsByStatements:
		n, _ := w.spoke(x.ID)
		m, _ := w.spoke(y.ID)
		keys = cmp.Compare(n, m)
	case graph.ActorsByLastSaid:
		_, d := w.spoke(x.ID)
		_, e := w.spoke(y.ID)
		unknown, keys = unknownLast(d, e), d.Compare(e)
	case graph.ActorsByID:
	default:
		keys = strings.Compare(graph.Slug(x.Name), graph.Slug(y.Name))
	}
	return cmp.Or(unknown, directed(o.Direction, cmp.Or(keys, cmp.Compare(x.ID, y.ID))))
}

// spoke counts the utterances among an actor's statements that lead and finds the newest day.
func (w *World) spoke(actor graph.ID) (int, graph.Date) {
	utterances := map[string]bool{}
	var first, last graph.Date
	for _, s := range w.saidBy[actor] {
		if s.Leads() {
			utterances[s.Utterance] = true
			first, last = graph.Widen(first, last, s.Said.Day())
		}
	}
	return len(utterances), last
}

// CompareArticles orders articles.
func CompareArticles(o graph.ArticleOrder, a, b *graph.Article) int {
	unknown := 0
	var keys int
	switch o.Field {
	case graph.ArticlesByLoaded:
		keys = cmp.Compare(a.LoadedAt.UnixMilli(), b.LoadedAt.UnixMilli())
	case graph.ArticlesByTitle:
		keys = strings.Compare(graph.Slug(a.Title), graph.Slug(b.Title))
	case graph.ArticlesByID:
	default:
		unknown = unknownLast(dayOf(a.PublishedOn), dayOf(b.PublishedOn))
		keys = dayOf(a.PublishedOn).Compare(dayOf(b.PublishedOn))
	}
	return cmp.Or(unknown, directed(o.Direction, cmp.Or(keys, cmp.Compare(a.ID, b.ID))))
}

// CompareRelations orders relations, newest first, or by id.
func CompareRelations(byID bool, a, b *graph.Relation) int {
	if byID {
		return cmp.Compare(a.ID, b.ID)
	}
	return cmp.Or(unknownLast(a.Happened.Day(), b.Happened.Day()), -cmp.Or(compareSaid(a.Happened, b.Happened), cmp.Compare(a.ID, b.ID)))
}

func compareSaid(a, b graph.Said) int {
	return cmp.Or(a.Day().Compare(b.Day()), dayOf(a.From).Compare(dayOf(b.From)))
}

func dayOf(d *graph.Date) graph.Date {
	if d == nil {
		return graph.Date{}
	}
	return *d
}

// unknownLast puts an unknown day behind a known one, whatever the direction.
func unknownLast(a, b graph.Date) int {
	switch {
	case a.IsZero() && !b.IsZero():
		return 1
	case b.IsZero() && !a.IsZero():
		return -1
	}
	return 0
}

func directed(d graph.OrderDirection, c int) int {
	if d == graph.Descending {
		return -c
	}
	return c
}

func unique[T cmp.Ordered](list []T) []T {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}
