package graphtest

import (
	"fmt"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// saying is one statement of testSumming: printed on a day, said on a day, with a stance.
type saying struct {
	id      string
	printed int // day of February 2025
	said    int // 0: unknown
	stance  graph.Stance
	words   string
}

// sayings are what one person says on one proposition: against it, for it twice (once in two papers), for and against it on one day,
// and at last without taking a side.
var sayings = []saying{
	{"a", 1, 1, graph.Opposes, "the ferry should not run in winter at all"},
	{"b", 3, 3, graph.Supports, "let the ferry run in every month there is"},
	{"c", 4, 3, graph.Supports, "let the ferry run in every month there is"},
	{"d", 9, 9, graph.Supports, "of course it has to run in the snow too"},
	{"e", 9, 9, graph.Opposes, "and then again nobody should run anything today"},
	{"f", 12, 12, graph.Neutral, "the ferry is a difficult question for all of us"},
	{"g", 14, 0, graph.Supports, "one day it will run as it always should"},
}

// testSumming wants of summaries, reports, neighbours and coverage what the schema says of them.
func (s *suite) testSumming(t *testing.T) {
	store := s.open(t)
	write(t, store, summed())
	g := graph.Open(store)
	lists, err := g.Stances(t.Context(), []graph.ID{"person:lena-orlov", "person:nobody"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	first, last := february(1), february(12)
	want := graph.StanceSummary{ActorID: "person:lena-orlov", PropositionID: "proposition:ferry", Stance: graph.Opposes, LatestID: "statement:e", Changed: true, Contradictory: true,
		Tally: graph.StanceTally{Supports: 3, Opposes: 2, Neutral: 1, Actors: 1, FirstSaid: &first, LastSaid: &last}}
	same(t, "stances", lists, [][]graph.StanceSummary{{want}, nil})
	pages, err := g.PropositionStances(t.Context(), []graph.ID{"proposition:ferry"}, nil, graph.Range{First: 5, CountTo: 5})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "stances of the proposition", pages[0].Items, []graph.StanceSummary{want})
	until := february(3)
	lists, err = g.Stances(t.Context(), []graph.ID{"person:lena-orlov"}, &graph.StatementFilter{Said: &graph.DateRange{Until: &until}})
	if err != nil {
		t.Fatal(err)
	}
	if got := lists[0][0]; got.Stance != graph.Supports || got.LatestID != "statement:c" || !got.Changed || got.Contradictory || got.Tally.N() != 2 {
		t.Errorf("until the third: %+v", got)
	}
	reports := statementIDs(t, store, graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByUtterance, IDs: []graph.ID{utteranceOf(t, store, "statement:b")}},
		Order: graph.StatementOrder{Field: graph.StatementsByID, Direction: graph.Ascending}})
	sameIDs(t, "reports", reports, []graph.ID{"statement:b", "statement:c"})
	articles, err := g.Articles(t.Context(), graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{"article:b"}}})
	if err != nil {
		t.Fatal(err)
	}
	if a := articles[0].Items[0]; a.PreviousID != "article:a" || a.NextID != "article:c" || a.Coverage != (graph.Coverage{TextLength: 9, Quoted: 4, QuotedAttributed: 3, Statements: 2, Named: 1, WithStance: 1}) {
		t.Errorf("neighbours and coverage: %+v", a)
	}
	clean(t, store)
}

func february(n int) graph.Date { return graph.Date{Year: 2025, Month: 2, Day: n} }

func utteranceOf(t *testing.T, store graph.Store, id graph.ID) graph.ID {
	t.Helper()
	found := statements(t, store, graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{id}}})
	return graph.ID(found[0].Items[0].Utterance)
}

// summed is the world of testSumming: an article for each saying, each following the one before.
func summed() graph.Write {
	ferry := &graph.Proposition{ID: "proposition:ferry", Slug: "ferry", Text: "the ferry should run in winter", TopicID: "topic:ferries"}
	at := time.Date(2025, 2, 20, 0, 0, 0, 0, time.UTC)
	w := graph.Write{
		Codebook: &graph.Codebook{Fingerprint: "f1", LoadedAt: at, Topics: []*graph.Topic{{ID: "topic:ferries", Name: "Ferries", Propositions: []*graph.Proposition{ferry}}}},
		Actors:   []graph.Actor{&graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov", Origin: graph.OriginCodebook}}},
	}
	coder := graph.Coder{Kind: graph.CoderModel, Name: "test"}
	for i, s := range sayings {
		body, printed := fmt.Sprintf("Paper %s: %s.", s.id, s.words), february(s.printed)
		a := &graph.Article{ID: graph.MakeID(graph.KindArticle, s.id), Title: s.id, Body: body, TextHash: graph.TextHash(body), Language: "en", State: graph.ArticleRead,
			LoadedAt: at, Received: graph.Received{Sha256: "00", At: at}, PublishedOn: &printed,
			Coverage: graph.Coverage{TextLength: 9, Quoted: 4, QuotedAttributed: 3, Statements: 2, Named: 1, WithStance: 1}}
		if i > 0 {
			a.PreviousID = graph.MakeID(graph.KindArticle, sayings[i-1].id)
		}
		if i < len(sayings)-1 {
			a.NextID = graph.MakeID(graph.KindArticle, sayings[i+1].id)
		}
		said := graph.Said{Basis: graph.SaidUnknown}
		if s.said > 0 {
			day := february(s.said)
			said = graph.Said{From: &day, Until: &day, Basis: graph.SaidStated}
		}
		c := graph.Coding{SpeakerIDs: []graph.ID{"person:lena-orlov"}, Speaking: graph.Named, Content: s.words, Form: graph.Indirect, Act: graph.ActDemand, Said: said,
			Confidence: 0.5, CodedBy: coder, Takes: []graph.Take{{PropositionID: ferry.ID, Stance: s.stance, Confidence: 0.5, Because: "test", CodedBy: coder, Codebook: "f1"}}}
		start := len("Paper a: ")
		w.Articles = append(w.Articles, a)
		w.Statements = append(w.Statements, &graph.Statement{ID: graph.MakeID(graph.KindStatement, s.id), ArticleID: a.ID, Coding: c, Machine: c, Revision: 1,
			Evidence: graph.Evidence{TextHash: a.TextHash, Content: []graph.Segment{{Start: start, End: start + len(s.words), Exact: s.words, Prefix: "Paper " + s.id + ": ", Suffix: "."}}}})
	}
	return w
}
