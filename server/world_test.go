package server

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
)

// worldSize is how many there are of everything.
const worldSize = 110

// day is when the world stands still.
var day = graph.Date{Year: 2031, Month: 5, Day: 6}

func name(kind string, i int) graph.ID { return graph.MakeID(kind, fmt.Sprintf("n%03d", i%worldSize)) }

// world is a store in which everything has everything: each statement has a speaker of each kind, who speaks for somebody to
// somebody of somebody, each article has one before and one after it, and so on.
func world() graph.Write {
	w := graph.Write{Codebook: &graph.Codebook{Fingerprint: "f1", Yaml: "topics: []", LoadedAt: day.Time()}}
	for i := range worldSize {
		label := fmt.Sprintf("Number %03d", i)
		profile := func(kind string) graph.Profile {
			return graph.Profile{ID: name(kind, i), Name: label + " " + kind, Origin: graph.OriginCodebook}
		}
		p := &graph.Proposition{ID: name("proposition", i), Slug: fmt.Sprintf("n%03d", i), Text: label + " should be", TopicID: name("topic", i)}
		w.Codebook.Topics = append(w.Codebook.Topics, &graph.Topic{ID: name("topic", i), Name: label, Propositions: []*graph.Proposition{p}})
		w.Actors = append(w.Actors,
			&graph.Person{Profile: profile("person"), Tenures: []graph.Tenure{{Title: "Chair", BodyID: name("organisation", i), CountsForID: name("country", i), Open: true}}},
			&graph.Country{Profile: profile("country")},
			&graph.Organisation{Profile: profile("organisation"), Form: graph.FormOther, CountryID: name("country", i), PartOfID: name("organisation", i+1), MemberIDs: []graph.ID{name("person", i)}})
		body := fmt.Sprintf("%s said that it should be.", label)
		w.Articles = append(w.Articles, &graph.Article{
			ID: name("article", i), Title: label, Language: "en", Body: body, TextHash: graph.TextHash(body), State: graph.ArticleRead, LoadedAt: day.Time(),
			PublishedOn: &day, Received: graph.Received{Sha256: "00", At: day.Time()}, PreviousID: name("article", i+1), NextID: name("article", i+2),
		})
		w.Statements = append(w.Statements, worldStatement(i, body))
		w.Relations = append(w.Relations, worldRelation(i))
	}
	return w
}

func worldStatement(i int, body string) *graph.Statement {
	coder := graph.Coder{Kind: graph.CoderRules, Name: "test"}
	coding := graph.Coding{
		SpeakerIDs: []graph.ID{name("country", i), name("organisation", i), name("person", i)}, Speaking: graph.Named, OnBehalfOfID: name("organisation", i),
		CountsForID: name("country", i), WithinID: name("statement", i+1), Content: "it should be", Form: graph.Indirect, Act: graph.ActDemand,
		Takes: []graph.Take{{PropositionID: name("proposition", i), Stance: graph.Supports, Confidence: 0.9, Because: "the test says so",
			CodedBy: coder, Codebook: "f1", ImpliedByID: name("proposition", i+1)}},
		AddresseeIDs: []graph.ID{name("country", i+1)}, MentionIDs: []graph.ID{name("person", i+1)},
		Said: graph.Said{From: &day, Until: &day, Basis: graph.SaidStated}, Confidence: 0.9, CodedBy: coder,
	}
	start := len([]rune(body)) - len("it should be.")
	return &graph.Statement{
		ID: name("statement", i), ArticleID: name("article", i), Coding: coding, Machine: coding, Revision: 1,
		Evidence: graph.Evidence{TextHash: graph.TextHash(body), Content: []graph.Segment{{Start: start, End: start + len("it should be"), Exact: "it should be", Suffix: "."}}},
	}
}

// earlier is what the people of the world said a week before: the opposite.
func earlier() (w graph.Write) {
	before := day.AddDays(-7)
	for i := range worldSize {
		s := worldStatement(i, fmt.Sprintf("Number %03d said that it should be.", i))
		s.ID = graph.MakeID(graph.KindStatement, fmt.Sprintf("e%03d", i))
		s.SpeakerIDs, s.WithinID, s.Takes = []graph.ID{name("person", i)}, "", slices.Clone(s.Takes)
		s.Takes[0].Stance = graph.Opposes
		s.Said = graph.Said{From: &before, Until: &before, Basis: graph.SaidStated}
		w.Statements = append(w.Statements, s)
	}
	return w
}

// worldRelation is a visit of a person to a country, of which an organisation tells.
func worldRelation(i int) *graph.Relation {
	return &graph.Relation{
		ID: name("relation", i), Kind: graph.RelationVisit, FromIDs: []graph.ID{name("person", i)}, ToIDs: []graph.ID{name("country", i+1)},
		Status: graph.Planned, Happened: graph.Said{From: &day, Until: &day, Basis: graph.SaidStated}, ReportedByIDs: []graph.ID{name("organisation", i)},
		ArticleID: name("article", i), Evidence: worldStatement(i, fmt.Sprintf("Number %03d said that it should be.", i)).Evidence, Confidence: 0.8, Revision: 1,
	}
}

// countingStore counts how often a store is asked.
type countingStore struct {
	graph.Store
	calls  atomic.Int64
	brings atomic.Bool // brings along what is asked for next, as a store across a network does
}

func (s *countingStore) Actors(ctx context.Context, q graph.ActorQuery) ([]graph.Page[graph.Actor], error) {
	s.calls.Add(1)
	return s.Store.Actors(ctx, q)
}
func (s *countingStore) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	s.calls.Add(1)
	return s.Store.Articles(ctx, q)
}
func (s *countingStore) Statements(ctx context.Context, q graph.StatementQuery) ([]graph.Page[*graph.Statement], error) {
	s.calls.Add(1)
	if s.brings.Load() && q.Along != nil {
		return bringing(ctx, s.Store, q)
	}
	return s.Store.Statements(ctx, q)
}
func (s *countingStore) Relations(ctx context.Context, q graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	s.calls.Add(1)
	return s.Store.Relations(ctx, q)
}
func (s *countingStore) Counts(ctx context.Context, q graph.CountQuery) ([]graph.Count, error) {
	s.calls.Add(1)
	return s.Store.Counts(ctx, q)
}
func (s *countingStore) Changes(ctx context.Context, q graph.ChangeQuery) ([]graph.Page[graph.ChangeRow], error) {
	s.calls.Add(1)
	return s.Store.Changes(ctx, q)
}
func (s *countingStore) Ties(ctx context.Context, q graph.TieQuery) ([]graph.Neighbours, error) {
	s.calls.Add(1)
	return s.Store.Ties(ctx, q)
}
func (s *countingStore) Codebook(ctx context.Context) (graph.Codebook, error) {
	s.calls.Add(1)
	return s.Store.Codebook(ctx)
}

// inWorld starts a server over the world; its clock stands still, so that the codebook is read once.
func inWorld(t testing.TB, o Options) (*running, *countingStore) {
	t.Helper()
	store, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "world.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Write(t.Context(), world()); err != nil {
		t.Fatal(err)
	}
	counting := &countingStore{Store: store}
	o.Graph = graph.Open(counting, graph.WithClock(func() time.Time { return day.Time() }))
	if _, err := o.Graph.Codebook(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Graph.Close(); err != nil {
			t.Error(err)
		}
	})
	return run(t, o), counting
}
