package graphtest

import (
	"cmp"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// tied is one tie as it is counted.
type tied struct {
	graph.Tie
	stance      graph.Stance
	utterances  map[string]bool
	first, last graph.Date
	latest      graph.Report
	happened    *graph.Relation
}

type tieKey struct {
	kind     graph.TieKind
	from, to graph.ID
	stance   graph.Stance
}

// tieBook counts the ties of one node.
type tieBook struct {
	w   *World
	q   graph.TieQuery
	of  graph.ID
	all map[tieKey]*tied
}

// at is the tie between two different nodes that are there, one of them the node, nil if there can be none.
func (b *tieBook) at(kind graph.TieKind, from, to graph.ID, stance graph.Stance) *tied {
	_, isProposition := b.w.propositions[to]
	if from == to || from != b.of && to != b.of || b.w.actors[from] == nil || b.w.actors[to] == nil && !isProposition {
		return nil
	}
	k := tieKey{kind, from, to, stance}
	if b.all[k] == nil {
		b.all[k] = &tied{Tie: graph.Tie{From: from, To: to, Kind: kind}, stance: stance, utterances: map[string]bool{}}
	}
	return b.all[k]
}

func (d *tied) said(s *graph.Statement, in *graph.Article) {
	if d == nil {
		return
	}
	r := graph.Report{Statement: s, PublishedOn: dayOf(in.PublishedOn)}
	d.utterances[r.Utterance] = true
	d.first, d.last = graph.Widen(d.first, d.last, r.Said.Day())
	if d.latest.Statement == nil || graph.CompareLatest(r, d.latest) > 0 {
		d.latest = r
	}
}

func (d *tied) shared(r *graph.Relation) {
	if d == nil {
		return
	}
	d.Relations++
	d.first, d.last = graph.Widen(d.first, d.last, r.Happened.Day())
	if d.happened == nil || cmp.Or(compareSaid(r.Happened, d.happened.Happened), cmp.Compare(r.ID, d.happened.ID)) > 0 {
		d.happened = r
	}
}

// passing are what a filter lets through, the newest first.
type passing struct {
	statements []*graph.Statement
	relations  []*graph.Relation
}

func (w *World) passing(f graph.StatementFilter) passing {
	newest := graph.StatementOrder{Field: graph.StatementsBySaid, Direction: graph.Descending}
	return passing{
		sortedBy(w.Statements, func(s *graph.Statement) bool { return f.Match(s, w.articles[s.ArticleID], w) },
			func(a, b *graph.Statement) int { return w.CompareStatements(newest, a, b) }),
		sortedBy(w.Relations, func(r *graph.Relation) bool { return f.MatchRelation(r, w.articles[r.ArticleID], w) },
			func(a, b *graph.Relation) int { return CompareRelations(false, a, b) }),
	}
}

// newest gives the first so many of those in which the node plays a part; 0 gives all.
func newest[T any](all []T, n int, plays func(T) bool) []T {
	all = slices.DeleteFunc(slices.Clone(all), func(x T) bool { return !plays(x) })
	if n > 0 {
		all = all[:min(len(all), n)]
	}
	return all
}

// count counts every tie of the node.
func (b *tieBook) count(all passing) {
	parts := map[graph.TieKind]func(*graph.Statement) []graph.ID{
		graph.TieSpokeOf:  func(s *graph.Statement) []graph.ID { return s.MentionIDs },
		graph.TieSpokeTo:  func(s *graph.Statement) []graph.ID { return s.AddresseeIDs },
		graph.TieSpokeFor: func(s *graph.Statement) []graph.ID { return []graph.ID{s.OnBehalfOfID} },
	}
	speaks := func(s *graph.Statement) bool { return slices.Contains(s.SpeakerIDs, b.of) }
	for kind, others := range parts {
		for _, s := range newest(all.statements, b.q.Newest, speaks) {
			for _, id := range unique(others(s)) {
				b.at(kind, b.of, id, "").said(s, b.w.articles[s.ArticleID])
			}
		}
		for _, s := range newest(all.statements, b.q.Newest, func(s *graph.Statement) bool { return slices.Contains(others(s), b.of) }) {
			for _, id := range unique(s.SpeakerIDs) {
				b.at(kind, id, b.of, "").said(s, b.w.articles[s.ArticleID])
			}
		}
	}
	b.stances(all.statements)
	b.relations(all.relations)
	b.parts()
}

// stances counts ties with propositions; what is kept, those under no filter, has no bound.
func (b *tieBook) stances(all []*graph.Statement) {
	n := b.q.Newest
	if asJSON(b.q.Filter) == asJSON(graph.StatementFilter{}) {
		n = 0
	}
	takes := func(s *graph.Statement) bool {
		return slices.ContainsFunc(s.Takes, func(t graph.Take) bool { return t.PropositionID == b.of })
	}
	for _, s := range newest(all, n, func(s *graph.Statement) bool { return slices.Contains(s.SpeakerIDs, b.of) || takes(s) }) {
		for _, speaker := range unique(s.SpeakerIDs) {
			for _, take := range s.Takes {
				if b.q.Filter.Takes.Passes(take, b.w) {
					b.at(graph.TieStance, speaker, take.PropositionID, take.Stance).said(s, b.w.articles[s.ArticleID])
				}
			}
		}
	}
}

func (b *tieBook) relations(all []*graph.Relation) {
	parties := func(r *graph.Relation) []graph.ID { return unique(slices.Concat(r.FromIDs, r.ToIDs)) }
	for _, r := range newest(all, b.q.Newest, func(r *graph.Relation) bool { return slices.Contains(parties(r), b.of) }) {
		for _, other := range parties(r) {
			b.at(graph.TieRelation, min(b.of, other), max(b.of, other), "").shared(r)
		}
	}
}

// parts are the ties of belonging together.
func (b *tieBook) parts() {
	for _, a := range b.w.Actors {
		switch a := a.(type) {
		case *graph.Person:
			b.at(graph.TiePartOf, a.ID, a.Country, "")
		case *graph.Organisation:
			b.at(graph.TiePartOf, a.ID, a.CountryID, "")
			b.at(graph.TiePartOf, a.ID, a.PartOfID, "")
			for _, m := range a.MemberIDs {
				b.at(graph.TiePartOf, m, a.ID, "")
			}
		}
	}
}

func (d *tied) made() graph.Tie {
	t := d.Tie
	t.Statements = len(d.utterances)
	if d.stance != "" {
		t.Stance = &d.stance
	}
	if !d.first.IsZero() {
		t.First, t.Last = &d.first, &d.last
	}
	switch {
	case d.happened != nil:
		t.Newest = d.happened.ID
	case d.latest.Statement != nil:
		t.Newest = d.latest.ID
	}
	return t
}

// around answers a query for one node.
func (w *World) around(q graph.TieQuery, of graph.ID, all passing) graph.Neighbours {
	b := &tieBook{w: w, q: q, of: of, all: map[tieKey]*tied{}}
	b.count(all)
	found := map[graph.ID]*graph.Neighbour{}
	for _, d := range b.all {
		t := d.made()
		other := t.To
		if t.To == of {
			other = t.From
		}
		if !slices.Contains(q.Kinds, t.Kind) || q.To != nil && !slices.Contains(q.To, other) {
			continue
		}
		if found[other] == nil {
			found[other] = &graph.Neighbour{ID: other}
		}
		found[other].Weight += t.Statements + t.Relations
		found[other].Ties = append(found[other].Ties, t)
	}
	answer := graph.Neighbours{Of: of, Total: len(found)}
	for _, n := range found {
		slices.SortFunc(n.Ties, graph.CompareTies)
		answer.Items = append(answer.Items, *n)
	}
	slices.SortFunc(answer.Items, graph.CompareNeighbours)
	answer.Items = answer.Items[:min(len(answer.Items), q.First)]
	return answer
}
