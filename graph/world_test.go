package graph

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// The invented world of the tests of Graph: Norland and Sudmark quarrel about harbours and a bridge.

func testCodebook() (Codebook, []Actor) {
	p := func(slug, text string) *Proposition {
		return &Proposition{ID: ID("proposition:" + slug), Slug: slug, Text: text, TopicID: "topic:harbours"}
	}
	cb := Codebook{Fingerprint: "f1", Yaml: "topics: []", Topics: []*Topic{{ID: "topic:harbours", Name: "Harbours", Propositions: []*Proposition{
		p("open-harbours", "Norland should keep its harbours open"), p("close-bridge", "Sudmark should close the bridge"),
		p("build-ferry", "Norland should build a ferry"),
	}}}}
	profile := func(id ID, name string, aliases ...string) Profile {
		return Profile{ID: id, Name: name, Aliases: aliases}
	}
	return cb, []Actor{
		&Country{Profile: profile("country:nor", "Norland", "Kingdom of Norland")},
		&Country{Profile: profile("country:sud", "Sudmark")},
		&Organisation{Profile: profile("organisation:bridge-office", "Bridge Office"), Form: FormGovernmentBody, CountryID: "country:sud"},
		&Person{Profile: profile("person:lena-orlov", "Lena Orlov", "Orlov", "Minister Orlov"), Country: "country:nor",
			Tenures: []Tenure{{Title: "minister", BodyID: "country:nor", CountsForID: "country:nor", From: day("2023-01-01"), To: day("2024-06-01")}}},
		&Person{Profile: profile("person:max-orlov", "Max Orlov", "Orlov"), Country: "country:sud"},
	}
}

// newGraph is a graph over a fresh test double, with the codebook set and a clock that gives a later time at each look.
func newGraph(t *testing.T) (*Graph, *memStore) {
	t.Helper()
	m := newMemStore()
	at := time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	g := Open(m, WithClock(func() time.Time {
		at = at.Add(time.Second)
		return at
	}))
	cb, actors := testCodebook()
	if changed, err := g.SetCodebook(t.Context(), cb, actors); err != nil || !changed {
		t.Fatalf("codebook: %v, %v", changed, err)
	}
	return g, m
}

// said is what somebody says in a test article.
type said struct {
	who     ID // "" for nobody
	words   string
	on      string // day; "" for unknown
	takes   []Take
	to      ID
	within  int // 1-based, 0 for none
	speaker string
	called  string
}

// told makes the proposal of an article in which all of it stands.
func told(body string, actors []ProposedActor, says ...said) Proposal {
	a := &Article{Body: body, Language: "en", Title: "Test", PublishedOn: day("2024-05-01"), Coverage: Coverage{TextLength: len(body)}}
	p := Proposal{Article: a, Actors: actors}
	for _, s := range says {
		seg := segmentOf(body, s.words)
		c := Coding{Content: s.words, Form: Indirect, Act: ActAssert, Takes: s.takes, Confidence: 0.876, Speaking: Absent,
			CodedBy: Coder{Kind: CoderModel, Name: "test"}, Said: Said{Basis: SaidUnknown}}
		if s.who != "" {
			c.SpeakerIDs, c.Speaking = []ID{s.who}, Named
		}
		if s.speaker != "" {
			c.SpeakerText = &s.speaker
		}
		if s.called != "" {
			c.Called = &s.called
		}
		if s.on != "" {
			c.Said = Said{From: day(s.on), Until: day(s.on), Basis: SaidStated}
		}
		if s.to != "" {
			c.AddresseeIDs = []ID{s.to}
		}
		p.Statements = append(p.Statements, ProposedStatement{Evidence: Evidence{TextHash: TextHash(body), Content: []Segment{seg}}, Coding: c, Within: s.within - 1})
	}
	return p
}

// segmentOf finds words in a text.
func segmentOf(text, words string) Segment {
	i := strings.Index(text, words)
	if i < 0 {
		panic(fmt.Sprintf("%q does not stand in %q", words, text))
	}
	start := utf8.RuneCountInString(text[:i])
	s, _ := NewText(text).Segment(Span{start, start + utf8.RuneCountInString(words)})
	return s
}

func knownActor(id ID) ProposedActor {
	kind := map[string]ActorKind{KindPerson: ActorPerson, KindCountry: ActorCountry, KindOrganisation: ActorOrganisation}[id.Kind()]
	return ProposedActor{ID: id, Known: true, Kind: kind, Name: id.Key()}
}

func metPerson(name string, country ID, aliases ...string) ProposedActor {
	return ProposedActor{ID: MakeID(KindPerson, Slug(name)), Kind: ActorPerson, Name: name, Country: country, Aliases: aliases}
}

var everybody = []ProposedActor{knownActor("person:lena-orlov"), knownActor("person:max-orlov"), knownActor("country:nor"),
	knownActor("country:sud"), knownActor("organisation:bridge-office")}

// ingest stores proposals and demands that each goes well.
func ingest(t *testing.T, g *Graph, ps ...Proposal) []Ingested {
	t.Helper()
	out, err := g.Ingest(t.Context(), ps)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range out {
		if o.Err != nil || len(o.Problems) > 0 {
			t.Fatalf("proposal %d: %v, %v", i, o.Err, o.Problems)
		}
	}
	return out
}

// dump is the graph without times.
func dump(t *testing.T, g *Graph) string {
	t.Helper()
	var b strings.Builder
	if err := g.Dump(t.Context(), &b, DumpOptions{WithoutTimes: true}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// faults runs Check.
func faults(t *testing.T, g *Graph) []Fault {
	t.Helper()
	var all []Fault
	if err := g.Check(t.Context(), func(f Fault) { all = append(all, f) }); err != nil {
		t.Fatal(err)
	}
	return all
}

func sound(t *testing.T, g *Graph) {
	t.Helper()
	for _, f := range faults(t, g) {
		t.Errorf("fault: %+v", f)
	}
}

// only gives the one statement of the store.
func only(t *testing.T, m *memStore) *Statement {
	t.Helper()
	if len(m.statements) != 1 {
		t.Fatalf("%d statements", len(m.statements))
	}
	for _, s := range m.statements {
		return s
	}
	return nil
}

// wantCode demands an error with a code, whose message has all of the words.
func wantCode(t *testing.T, err error, code Code, words ...string) {
	t.Helper()
	if CodeOf(err) != code {
		t.Errorf("error %v, want code %s", err, code)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q lacks %q", err, w)
		}
	}
}

func cancelled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}
