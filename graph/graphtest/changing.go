package graphtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testChanges compares kept changes of stance with those found by comparing all that was said: for each anchor, under random
// filters, on pages of every size in both directions.
func (s *suite) testChanges(t *testing.T) {
	store, w := s.filled(t, 51, 2400)
	f := &filters{Rand: rand.New(rand.NewPCG(51, 1)), w: w}
	all := w.Changed()
	if len(all) < 20 {
		t.Fatalf("a world of %d changes tests nothing", len(all))
	}
	for by, of := range changeAnchors {
		ids := []graph.ID{""}
		if by != graph.Nothing {
			ids = append(changeValues(all, of, w), "person:nowhere")
		}
		for range s.cases(60) {
			q := graph.ChangeQuery{Filter: f.change(all), Range: graph.Range{First: everything, CountTo: everything}}
			if by != graph.Nothing {
				q.Anchors = graph.Anchors{By: by, IDs: uniqueInOrder(some(f, 3, ids))}
			}
			s.changedAs(t, store, w, q, of)
		}
	}
	s.pagedChanges(t, store, all)
	_, err := store.Changes(context.Background(), graph.ChangeQuery{Anchors: graph.Anchors{By: graph.ByArticle, IDs: []graph.ID{"article:x"}}})
	fails(t, "changes in an article", err, graph.BadInput)
	t.Run("Merged", s.testMergedChanges)
	t.Run("Surer", s.testSurerChanges)
	t.Run("Compared", s.testComparedChanges)
}

// changeAnchors says what changes hang on.
var changeAnchors = map[graph.Anchor]func(graph.ChangeRow, *World) graph.ID{
	graph.Nothing:       func(graph.ChangeRow, *World) graph.ID { return "" },
	graph.BySpeaker:     func(c graph.ChangeRow, _ *World) graph.ID { return c.ActorID },
	graph.ByProposition: func(c graph.ChangeRow, _ *World) graph.ID { return c.PropositionID },
	graph.ByTopic:       func(c graph.ChangeRow, w *World) graph.ID { return w.propositions[c.PropositionID].TopicID },
}

func changeValues(all []graph.ChangeRow, of func(graph.ChangeRow, *World) graph.ID, w *World) []graph.ID {
	var ids []graph.ID
	for _, c := range all {
		ids = append(ids, of(c, w))
	}
	return unique(ids)
}

// Changed is every change of stance, in order.
func (w *World) Changed() []graph.ChangeRow {
	var reports []graph.Report
	for _, st := range w.Statements {
		reports = append(reports, graph.Report{Statement: st, PublishedOn: dayOf(w.articles[st.ArticleID].PublishedOn)})
	}
	rows := graph.ProjectChanges(reports, graph.SureEnough)
	slices.SortFunc(rows, graph.CompareChanges)
	return rows
}

// change draws a filter of changes; its values are of changes that there are.
func (f *filters) change(all []graph.ChangeRow) graph.ChangeFilter {
	of := func() graph.ChangeRow { return all[f.IntN(len(all))] }
	var c graph.ChangeFilter
	if f.chance(0.3) {
		c.Speaker = &graph.ActorMatch{Ids: []graph.ID{of().ActorID, of().ActorID, "person:nowhere"}}
	}
	if f.chance(0.2) {
		if c.Speaker == nil {
			c.Speaker = &graph.ActorMatch{}
		}
		c.Speaker.Kinds = some(f, 2, allKinds)
	}
	if f.chance(0.3) {
		c.Proposition = []graph.ID{of().PropositionID, of().PropositionID}
	}
	if f.chance(0.3) {
		c.Topic = []graph.ID{f.w.propositions[of().PropositionID].TopicID}
	}
	if f.chance(0.4) {
		from, until := of().Day, of().Day
		c.Day = &graph.DateRange{From: &from}
		if f.chance(0.5) {
			c.Day = &graph.DateRange{Until: &until}
			if !until.Before(from) && f.chance(0.5) {
				c.Day.From = &from
			}
		}
	}
	if f.chance(0.05) {
		c.Topic = []graph.ID{}
	}
	return c
}

// changedAs compares whole lists and their totals.
func (s *suite) changedAs(t *testing.T, store graph.Store, w *World, q graph.ChangeQuery, of func(graph.ChangeRow, *World) graph.ID) {
	t.Helper()
	pages, err := store.Changes(context.Background(), q)
	if err != nil {
		t.Fatalf("%s: %v", asJSON(q), err)
	}
	ids := q.Anchors.IDs
	if q.Anchors.By == graph.Nothing {
		ids = []graph.ID{""}
	}
	if len(pages) != len(ids) {
		t.Fatalf("%s: %d pages", asJSON(q), len(pages))
	}
	for i, id := range ids {
		want := sortedBy(w.Changed(), func(c graph.ChangeRow) bool {
			return (q.Anchors.By == graph.Nothing || of(c, w) == id) && q.Filter.Match(c, w)
		}, graph.CompareChanges)
		sameChanges(t, asJSON(q)+" of "+string(id), pages[i].Items, want)
		if pages[i].Total != len(want) {
			t.Errorf("%s of %s: a total of %d, want %d", asJSON(q), id, pages[i].Total, len(want))
		}
	}
}

// sameChanges compares lists of changes, order included.
func sameChanges(t *testing.T, what string, got, want []graph.ChangeRow) {
	t.Helper()
	if !slices.Equal(got, want) {
		same(t, what, got, want)
	}
}

// pagedChanges walks the list both ways.
func (s *suite) pagedChanges(t *testing.T, store graph.Store, all []graph.ChangeRow) {
	t.Helper()
	for _, size := range []int{1, 7, len(all), len(all) + 1} {
		for _, forward := range []bool{true, false} {
			var got []graph.ChangeRow
			r := graph.Range{First: size}
			if !forward {
				r = graph.Range{Last: size}
			}
			for more := true; more; {
				pages, err := store.Changes(context.Background(), graph.ChangeQuery{Range: r})
				if err != nil {
					t.Fatal(err)
				}
				p := pages[0]
				if len(p.Cursors) != len(p.Items) || len(p.Items) == 0 || len(got)+len(p.Items) > len(all) {
					t.Fatalf("a page of %d rows with %d cursors, after %d", len(p.Items), len(p.Cursors), len(got))
				}
				if forward {
					got, more, r.After = append(got, p.Items...), p.After, p.Cursors[len(p.Cursors)-1]
				} else {
					got, more, r.Before = slices.Concat(p.Items, got), p.Before, p.Cursors[0]
				}
			}
			sameChanges(t, "all changes, page by page", got, all)
		}
	}
}

// testMergedChanges wants changes of a former id under the actor that answers for it.
func (s *suite) testMergedChanges(t *testing.T) {
	store, w := s.filled(t, 52, 400)
	into, from := w.Actors[1].(*graph.Country), w.Actors[2].(*graph.Country)
	merged := *into
	merged.FormerIds = []graph.ID{from.ID}
	write(t, store, graph.Write{Actors: []graph.Actor{&merged}, Delete: []graph.ID{from.ID}})
	clean(t, store)
	of := func(id graph.ID) []graph.ChangeRow {
		pages, err := store.Changes(t.Context(), graph.ChangeQuery{Anchors: graph.Anchors{By: graph.BySpeaker, IDs: []graph.ID{id}}, Range: graph.Range{First: everything}})
		if err != nil {
			t.Fatal(err)
		}
		return pages[0].Items
	}
	sameChanges(t, "under the former id", of(from.ID), of(into.ID))
	for _, st := range w.Statements {
		for i, id := range st.SpeakerIDs {
			if id == from.ID {
				st.SpeakerIDs[i] = into.ID
			}
		}
	}
	w.setUtterances()
	want := sortedBy(w.Changed(), func(c graph.ChangeRow) bool { return c.ActorID == into.ID }, graph.CompareChanges)
	if len(want) == 0 {
		t.Fatal("nothing changed: it tests nothing")
	}
	sameChanges(t, "merged", of(into.ID), want)
}

// testSurerChanges wants that takes which become more or less sure make and end changes of stance.
func (s *suite) testSurerChanges(t *testing.T) {
	store, w := s.filled(t, 54, 400)
	for _, confidence := range []float64{0, graph.SureEnough, graph.SureEnough - 0.01, 1} {
		var batch graph.Write
		for i, st := range w.Statements {
			if i%3 == int(4*confidence)%3 {
				continue
			}
			st.Takes = slices.Clone(st.Takes) // copies of an article share them
			for n := range st.Takes {
				st.Takes[n].Confidence = confidence
			}
			st.Revision++
			batch.Statements = append(batch.Statements, st)
		}
		write(t, store, batch)
		clean(t, store)
		pages, err := store.Changes(t.Context(), graph.ChangeQuery{Range: graph.Range{First: everything}})
		if err != nil {
			t.Fatal(err)
		}
		want := w.Changed()
		sameChanges(t, fmt.Sprintf("with a confidence of %g", confidence), pages[0].Items, want)
		if some := confidence >= graph.SureEnough; some && len(want) == 0 {
			t.Errorf("nothing changes with a confidence of %g: it tests nothing", confidence)
		}
	}
}

// testComparedChanges wants of graph.Graph, under any filter, the changes among the statements that the filter lets through.
func (s *suite) testComparedChanges(t *testing.T) {
	store, w := s.filled(t, 53, 800)
	g := graph.Open(store)
	f := &filters{Rand: rand.New(rand.NewPCG(53, 1)), w: w}
	found := 0
	for range s.cases(60) {
		filter := f.statement()
		filter.Ids, filter.Article = nil, nil // too few to hold a change
		if t := filter.Takes; t != nil {      // graph.Graph refuses what the codebook does not have
			unknown := func(short string) bool { return short == "nothing" || short == "nowhere" }
			t.Topic, t.Proposition = slices.DeleteFunc(t.Topic, unknown), slices.DeleteFunc(t.Proposition, unknown)
		}
		page, err := g.Changes(t.Context(), &filter, graph.Range{First: graph.MaxPage, CountTo: everything})
		if err != nil {
			t.Fatalf("%s: %v", asJSON(filter), err)
		}
		want := w.changedAmong(filter)
		sameChanges(t, asJSON(filter), page.Items, want[:min(len(want), graph.MaxPage)])
		if page.Total != len(want) {
			t.Errorf("%s: %d changes, want %d", asJSON(filter), page.Total, len(want))
		}
		found += len(want)
	}
	if found == 0 {
		t.Error("no filter let a change through: it tests nothing")
	}
}

// changedAmong finds the changes among the statements that a filter lets through, but for when they were said, which it asks of the
// later one.
func (w *World) changedAmong(f graph.StatementFilter) []graph.ChangeRow {
	said, sure := f.Said, graph.SureEnough
	switch {
	case f.Takes == nil:
		f.Takes = &graph.TakeFilter{}
	case f.Takes.Any != nil && !*f.Takes.Any:
		return nil
	}
	if f.Takes.MinConfidence != nil {
		sure = *f.Takes.MinConfidence
	}
	f.Said = nil
	var reports []graph.Report
	for _, st := range w.Statements {
		if !f.Match(st, w.articles[st.ArticleID], w) {
			continue
		}
		plain := *st
		plain.Decisions = nil
		plain.Takes = slices.DeleteFunc(slices.Clone(st.Takes), func(t graph.Take) bool { return !f.Takes.Passes(t, w) })
		reports = append(reports, graph.Report{Statement: &plain, PublishedOn: dayOf(w.articles[st.ArticleID].PublishedOn)})
	}
	wanted := graph.ChangeFilter{Speaker: f.Speaker, Day: said}
	return sortedBy(graph.ProjectChanges(reports, sure), func(c graph.ChangeRow) bool { return wanted.Match(c, w) }, graph.CompareChanges)
}
