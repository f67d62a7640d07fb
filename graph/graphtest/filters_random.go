package graphtest

import (
	"math/rand/v2"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// filters makes random filters from what occurs in a world.
type filters struct {
	*rand.Rand
	w *World
}

func (f *filters) chance(p float64) bool { return f.Float64() < p }

// some draws up to n values.
func some[T any](f *filters, n int, from []T) []T {
	out := []T{}
	for range 1 + f.IntN(n) {
		out = append(out, from[f.IntN(len(from))])
	}
	return out
}

// statement is a filter of one to three fields.
func (f *filters) statement() graph.StatementFilter {
	var filter graph.StatementFilter
	fields := f.fields()
	for range 1 + f.IntN(3) {
		fields[f.IntN(len(fields))](&filter)
	}
	return filter
}

// fields has one function for each field of a filter, which sets it at random.
func (f *filters) fields() []func(*graph.StatementFilter) {
	return []func(*graph.StatementFilter){
		func(q *graph.StatementFilter) {
			q.Ids = some(f, 300, append(idsOf(f.w.Statements), "statement:nowhere", "article:x"))
		},
		func(q *graph.StatementFilter) { q.Speaker = f.match() },
		func(q *graph.StatementFilter) { q.Speaker = &graph.ActorMatch{Ids: some(f, 6, idsOf(f.w.Actors))} },
		func(q *graph.StatementFilter) { q.Speaking = some(f, 2, allSpeaking) },
		func(q *graph.StatementFilter) { q.OnBehalfOf = f.match() },
		func(q *graph.StatementFilter) { q.CountsFor = some(f, 3, idsOf(f.w.Actors[:8])) },
		func(q *graph.StatementFilter) { q.Addressee = f.match() },
		func(q *graph.StatementFilter) { q.Mentions = f.match() },
		func(q *graph.StatementFilter) { q.Takes = f.takes() },
		func(q *graph.StatementFilter) { q.Takes = f.takes() },
		func(q *graph.StatementFilter) { q.Act = some(f, 5, allActs) },
		func(q *graph.StatementFilter) { q.Form = some(f, 2, allForms) },
		func(q *graph.StatementFilter) {
			q.Article = some(f, 40, append(idsOf(f.w.Articles), "article:nowhere"))
		},
		func(q *graph.StatementFilter) { q.Publisher = f.publishers() },
		func(q *graph.StatementFilter) { q.Language = some(f, 2, []string{"en", "und", "xx"}) },
		func(q *graph.StatementFilter) { q.Review = some(f, 4, allReviews) },
		func(q *graph.StatementFilter) { q.MinConfidence = ptr(float64(f.IntN(101)) / 100) },
		func(q *graph.StatementFilter) { q.Said = f.days() },
		func(q *graph.StatementFilter) { q.Published = f.days() },
		func(q *graph.StatementFilter) { q.LoadedBefore = ptr(f.w.Articles[f.IntN(len(f.w.Articles))].LoadedAt) },
		func(q *graph.StatementFilter) {
			q.Text = ptr(f.text(f.w.Statements[f.IntN(len(f.w.Statements))].Content))
		},
		func(q *graph.StatementFilter) {
			q.Text = ptr(f.text(f.w.Statements[f.IntN(len(f.w.Statements))].Content))
		},
	}
}

func (f *filters) publishers() []string {
	return some(f, 2, []string{"The Quay", "Morning Ferry", "Łódka", "Lodka", "Beacon & Sons", "北港日報"})
}

func (f *filters) match() *graph.ActorMatch {
	m := &graph.ActorMatch{}
	if f.chance(0.7) {
		n := 1 + f.IntN(8)
		m.Ids = some(f, n, append(idsOf(f.w.Actors[:min(len(f.w.Actors), 4*n)]), "person:nowhere"))
	}
	if f.chance(0.4) {
		m.Kinds = some(f, 2, allKinds)
	}
	return m
}

func (f *filters) takes() *graph.TakeFilter {
	t := &graph.TakeFilter{}
	if f.chance(0.1) {
		return &graph.TakeFilter{Any: ptr(false)}
	}
	topic := f.w.Codebook.Topics[f.IntN(len(f.w.Codebook.Topics))]
	if f.chance(0.4) {
		t.Topic = some(f, 2, []string{string(topic.ID), topic.ID.Key(), "nowhere"})
	}
	if f.chance(0.5) {
		var slugs []string
		for _, p := range topic.Propositions {
			slugs = append(slugs, p.Slug, string(p.ID))
		}
		t.Proposition = some(f, 8, append(slugs, "nothing"))
	}
	if f.chance(0.4) {
		t.Stance = some(f, 2, allStances)
	}
	if f.chance(0.2) {
		t.MinConfidence = ptr(float64(f.IntN(101)) / 100)
	}
	if f.chance(0.2) {
		t.CodedBy = some(f, 2, allCoders)
	}
	if f.chance(0.2) {
		t.Implied = ptr(f.chance(0.5))
	}
	if f.chance(0.2) {
		t.Any = ptr(true)
	}
	return t
}

func (f *filters) days() *graph.DateRange {
	r := &graph.DateRange{}
	from := graph.DateOf(epoch).AddDays(f.IntN(400) - 300)
	if f.chance(0.7) {
		r.From = &from
	}
	if f.chance(0.6) {
		r.Until = ptr(from.AddDays(f.IntN(120)))
	}
	if f.chance(0.3) {
		r.Known = ptr(f.chance(0.5))
	}
	return r
}

// text takes words or phrases from a text, often in another spelling, sometimes such as do not follow one another.
func (f *filters) text(from string) string {
	words := strings.Fields(from)
	at := f.IntN(len(words))
	some := strings.Join(words[at:min(len(words), at+1+f.IntN(3))], " ")
	switch f.IntN(6) {
	case 0:
		return strings.ToUpper(some)
	case 1:
		return "“" + some + "”"
	case 2:
		return words[len(words)-1] + " \"" + some + "\" " + words[0]
	case 3:
		return some + ") OR NEAR(*"
	case 4:
		return words[f.IntN(len(words))]
	}
	return some
}

func (f *filters) actor() graph.ActorFilter {
	var q graph.ActorFilter
	for range 1 + f.IntN(2) {
		switch f.IntN(9) {
		case 0:
			q.Ids = some(f, 20, append(idsOf(f.w.Actors), "person:nowhere"))
		case 1, 2:
			words := strings.Fields(f.w.Actors[f.IntN(len(f.w.Actors))].Profiled().Name)
			word := []rune(words[f.IntN(len(words))])
			q.NamePrefix = ptr(string(word[:1+f.IntN(len(word))]))
		case 3:
			q.Kinds = some(f, 2, allKinds)
		case 4:
			q.Origin = some(f, 2, []graph.ActorOrigin{graph.OriginCodebook, graph.OriginArticle, graph.OriginHand})
		case 5:
			q.Country = some(f, 3, idsOf(f.w.Actors[:8]))
		case 6:
			q.PartOf = some(f, 3, idsOf(f.w.Actors))
		case 7:
			q.OfficeOn = ptr(graph.DateOf(epoch).AddDays(f.IntN(2000)))
		case 8:
			q.Statements = ptr(f.statement())
		}
	}
	return q
}

func (f *filters) article() graph.ArticleFilter {
	var q graph.ArticleFilter
	a := f.w.Articles[f.IntN(len(f.w.Articles))]
	for range 1 + f.IntN(2) {
		switch f.IntN(11) {
		case 0:
			q.Ids = some(f, 20, append(idsOf(f.w.Articles), "article:nowhere"))
		case 1:
			q.Urls = []string{a.Urls[0], "https://nowhere.example/"}
		case 2:
			q.TextHash = []string{a.TextHash, "nothing"}
		case 3:
			q.Publisher = f.publishers()
		case 4:
			q.Language = some(f, 2, []string{"en", "und", "xx"})
		case 5:
			q.Published = f.days()
		case 6:
			q.LoadedBefore = ptr(a.LoadedAt)
		case 7:
			q.State = some(f, 2, []graph.ArticleState{graph.ArticleWaiting, graph.ArticleRead, graph.ArticleFailed})
		case 8, 9:
			q.Text = ptr(f.text(a.Title + " " + a.Body))
		case 10:
			q.Statements = ptr(f.statement())
		}
	}
	return q
}

func (f *filters) relation() graph.RelationFilter {
	var q graph.RelationFilter
	for range 1 + f.IntN(2) {
		switch f.IntN(8) {
		case 0:
			q.Ids = some(f, 20, append(idsOf(f.w.Relations), "relation:nowhere"))
		case 1:
			q.Kind = some(f, 2, []graph.RelationKind{graph.RelationCall, graph.RelationVisit, graph.RelationAid, graph.RelationAttack})
		case 2:
			q.Status = some(f, 2, []graph.RelationStatus{graph.Happened, graph.Planned, graph.Denied})
		case 3:
			q.Party = f.match()
		case 4:
			q.Article = some(f, 40, append(idsOf(f.w.Articles), "article:nowhere"))
		case 5:
			q.Happened = f.days()
		case 6:
			q.Review = some(f, 4, allReviews)
		case 7:
			q.MinConfidence = ptr(float64(f.IntN(101)) / 100)
		}
	}
	return q
}
