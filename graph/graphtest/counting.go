package graphtest

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// Dimensions is every dimension.
var Dimensions = []graph.Dimension{graph.BySpeakerDim, graph.ByCountsForDim, graph.ByPropositionDim, graph.ByTopicDim, graph.ByStanceDim,
	graph.ByActDim, graph.ByFormDim, graph.ByPublisherDim, graph.ByReviewDim, graph.ByYearDim, graph.ByMonthDim, graph.ByWeekDim, graph.ByDayDim}

// testCounting compares counts with a naive recount: every dimension alone, pairs and triples, anchored and filtered.
func (s *suite) testCounting(t *testing.T) {
	store, w := s.filled(t, 31, s.cases(900))
	f := &filters{Rand: rand.New(rand.NewPCG(31, 1)), w: w}
	for _, d := range Dimensions {
		s.countedAs(t, store, w, graph.CountQuery{By: []graph.Dimension{d}})
	}
	s.countedAs(t, store, w, graph.CountQuery{})
	kept := []graph.Dimension{graph.BySpeakerDim, graph.ByPropositionDim, graph.ByStanceDim}
	for _, by := range [][]graph.Dimension{kept, {kept[2], kept[0], kept[1]}, kept[:2], kept[1:]} {
		for anchor := range countAnchors {
			for _, takes := range []*graph.TakeFilter{nil, {Any: ptr(true)}, {Stance: allStances[:2]}, {Proposition: []string{"grain-1", "grain-2"}}, {Topic: []string{"grain"}}} {
				s.countedAs(t, store, w, s.anchoredCount(f, anchor, graph.CountQuery{By: by, Filter: graph.StatementFilter{Takes: takes}}))
			}
		}
		s.countedAs(t, store, w, graph.CountQuery{By: by, Filter: graph.StatementFilter{Speaker: &graph.ActorMatch{Ids: idsOf(w.Actors[:1])}, Takes: &graph.TakeFilter{Any: ptr(true)}}})
	}
	anchors := []graph.Anchor{graph.Nothing, graph.BySpeaker, graph.ByCountsFor, graph.ByProposition, graph.ByTopic}
	for i := range s.cases(200) {
		q := graph.CountQuery{Filter: f.statement()}
		for range 1 + f.IntN(3) {
			q.By = append(q.By, Dimensions[f.IntN(len(Dimensions))])
		}
		q.By = uniqueInOrder(q.By)
		if f.chance(0.3) {
			q.First = 1 + f.IntN(10)
		}
		s.countedAs(t, store, w, s.anchoredCount(f, anchors[i%len(anchors)], q))
	}
}

// countAnchors are the anchors that counts hang on.
var countAnchors = map[graph.Anchor]bool{graph.Nothing: true, graph.BySpeaker: true, graph.ByCountsFor: true, graph.ByProposition: true, graph.ByTopic: true}

func (s *suite) anchoredCount(f *filters, by graph.Anchor, q graph.CountQuery) graph.CountQuery {
	if by != graph.Nothing {
		values := anchored(f.w, by)
		q.Anchors = graph.Anchors{By: by, IDs: uniqueInOrder(some(f, 4, values[:max(1, len(values)/8)]))}
	}
	return q
}

func uniqueInOrder[T comparable](list []T) []T {
	var out []T
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

func (s *suite) countedAs(t *testing.T, store graph.Store, w *World, q graph.CountQuery) {
	t.Helper()
	got, err := store.Counts(context.Background(), q)
	if err != nil {
		t.Fatalf("%s: %v", asJSON(q), err)
	}
	want := w.Recount(q)
	for i := range max(len(got), len(want)) {
		var g, x any
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			x = want[i]
		}
		if asJSON(g) != asJSON(x) {
			t.Errorf("%s: %d groups, want %d; first difference at %d:\n got %s\nwant %s", asJSON(q), len(got), len(want), i, asJSON(g), asJSON(x))
			return
		}
	}
}

// Recount is what counts mean. Each statement that the filter lets through counts, by its utterance, once for each combination of
// its values in the dimensions; what has no value counts under "". Grouped by what takes have, it counts once for each of its
// takes that the filter lets through, and not at all if there is none. Grouped by what the anchor is, the anchor alone counts, not
// whoever or whatever shares the statement with it. First and Last are the known
// Said.Day's. Latest is told where speaker and proposition are known from the groups or from the anchor.
func (w *World) Recount(q graph.CountQuery) []graph.Count {
	anchors := q.Anchors.IDs
	if q.Anchors.By == graph.Nothing {
		anchors = []graph.ID{""}
	}
	var all []graph.Count
	for _, anchor := range anchors {
		all = append(all, w.recount(q, anchor)...)
	}
	return all
}

func (w *World) recount(q graph.CountQuery, anchor graph.ID) []graph.Count {
	groups := map[string]*recounted{}
	for _, s := range w.Statements {
		hangs := q.Anchors.By == graph.Nothing || slices.Contains(statementAnchors[q.Anchors.By](s, w), anchor)
		if !hangs || !q.Filter.Match(s, w.articles[s.ArticleID], w) {
			continue
		}
		for _, take := range w.takesMeant(q, anchor, s) {
			for _, key := range w.keys(q, anchor, s, take) {
				k := asJSON(key)
				if groups[k] == nil {
					groups[k] = &recounted{key: key, utterances: map[string]bool{}}
				}
				groups[k].add(graph.Report{Statement: s, PublishedOn: dayOf(w.articles[s.ArticleID].PublishedOn)}, take)
			}
		}
	}
	speaker := q.Anchors.By == graph.BySpeaker || slices.Contains(q.By, graph.BySpeakerDim)
	proposition := q.Anchors.By == graph.ByProposition || slices.Contains(q.By, graph.ByPropositionDim)
	counts := make([]graph.Count, 0, len(groups))
	for _, g := range groups {
		c := graph.Count{Anchor: anchor, Key: g.key, N: len(g.utterances), First: g.first, Last: g.last}
		if speaker && proposition {
			c.Latest = g.latest.ID
		}
		counts = append(counts, c)
	}
	slices.SortFunc(counts, func(a, b graph.Count) int { return cmp.Or(cmp.Compare(b.N, a.N), slices.Compare(a.Key, b.Key)) })
	if q.First > 0 {
		counts = counts[:min(len(counts), q.First)]
	}
	return counts
}

// recounted is one group.
type recounted struct {
	key         []string
	utterances  map[string]bool
	first, last graph.Date
	latest      graph.Report
	side        bool // latest has a stance other than NEUTRAL
}

func (g *recounted) add(r graph.Report, take *graph.Take) {
	g.utterances[r.Utterance] = true
	g.first, g.last = graph.Widen(g.first, g.last, r.Said.Day())
	side := take != nil && take.Stance != graph.Neutral
	if g.latest.Statement == nil || side && !g.side || side == g.side && graph.CompareLatest(r, g.latest) > 0 {
		g.latest, g.side = r, side
	}
}

// takeDimensions are the dimensions that takes have.
var takeDimensions = []graph.Dimension{graph.ByPropositionDim, graph.ByTopicDim, graph.ByStanceDim}

// takesMeant gives the takes that count, or one nil when a statement has none and is not grouped by takes.
func (w *World) takesMeant(q graph.CountQuery, anchor graph.ID, s *graph.Statement) []*graph.Take {
	var takes []*graph.Take
	for i, t := range s.Takes {
		switch {
		case q.Filter.Takes != nil && !q.Filter.Takes.Passes(t, w),
			q.Anchors.By == graph.ByProposition && t.PropositionID != anchor,
			q.Anchors.By == graph.ByTopic && w.propositions[t.PropositionID].TopicID != anchor:
		default:
			takes = append(takes, &s.Takes[i])
		}
	}
	if len(takes) == 0 && !slices.ContainsFunc(q.By, func(d graph.Dimension) bool { return slices.Contains(takeDimensions, d) }) {
		return []*graph.Take{nil}
	}
	return takes
}

// keys gives every combination of the statement's values in the dimensions, with one take.
func (w *World) keys(q graph.CountQuery, anchor graph.ID, s *graph.Statement, take *graph.Take) [][]string {
	keys := [][]string{{}}
	for _, d := range q.By {
		var next [][]string
		for _, k := range keys {
			for _, v := range w.values(d, q, anchor, s, take) {
				next = append(next, append(slices.Clone(k), v))
			}
		}
		keys = next
	}
	return keys
}

func (w *World) values(d graph.Dimension, q graph.CountQuery, anchor graph.ID, s *graph.Statement, take *graph.Take) []string {
	if take == nil {
		take = &graph.Take{}
	}
	one := func(v string) []string { return []string{v} }
	switch d {
	case graph.BySpeakerDim:
		if q.Anchors.By == graph.BySpeaker {
			return one(string(anchor))
		}
		if len(s.SpeakerIDs) == 0 {
			return one("")
		}
		var ids []string
		for _, id := range unique(s.SpeakerIDs) {
			ids = append(ids, string(id))
		}
		return ids
	case graph.ByCountsForDim:
		return one(string(s.CountsForID))
	case graph.ByPropositionDim:
		return one(string(take.PropositionID))
	case graph.ByTopicDim:
		if p := w.propositions[take.PropositionID]; p != nil {
			return one(string(p.TopicID))
		}
		return one("")
	case graph.ByStanceDim:
		return one(string(take.Stance))
	case graph.ByActDim:
		return one(string(s.Act))
	case graph.ByFormDim:
		return one(string(s.Form))
	case graph.ByPublisherDim:
		if p := w.articles[s.ArticleID].Publisher; p != nil {
			return one(*p)
		}
		return one("")
	case graph.ByReviewDim:
		return one(string(s.Status()))
	}
	return one(period(d, s.Said.Day()))
}

// period is the first day of the year, month or week (Monday) of a day, or the day.
func period(d graph.Dimension, day graph.Date) string {
	if day.IsZero() {
		return ""
	}
	switch d {
	case graph.ByYearDim:
		day.Month, day.Day = 1, 1
	case graph.ByMonthDim:
		day.Day = 1
	case graph.ByWeekDim:
		for day.Time().Weekday() != time.Monday {
			day = day.AddDays(-1)
		}
	}
	return day.String()
}
