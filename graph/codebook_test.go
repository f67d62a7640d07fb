package graph

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

func TestSetCodebook(t *testing.T) {
	g, m := newGraph(t)
	cb, actors := testCodebook()
	m.calls = nil
	if changed, err := g.SetCodebook(t.Context(), cb, actors); changed || err != nil || slices.Contains(m.calls, "Write") {
		t.Errorf("again: %v, %v, %v", changed, err, m.calls)
	}
	got, err := g.Codebook(t.Context())
	if err != nil || got.Fingerprint != "f1" || len(got.Topics[0].Propositions) != 3 || got.LoadedAt.IsZero() {
		t.Errorf("%+v, %v", got, err)
	}
	if p := m.actors["person:max-orlov"].Profiled(); p.Origin != OriginCodebook {
		t.Errorf("%+v", p)
	}
	for name, bad := range map[string][]Actor{
		"wrong kind": {&Person{Profile: Profile{ID: "country:x", Name: "X"}}},
		"twice":      {&Person{Profile: Profile{ID: "person:x", Name: "X"}}, &Person{Profile: Profile{ID: "person:x", Name: "Y"}}},
	} {
		next := cb
		next.Fingerprint = name
		if _, err := g.SetCodebook(t.Context(), next, bad); CodeOf(err) != BadInput {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := g.SetCodebook(t.Context(), Codebook{}, nil); CodeOf(err) != BadInput {
		t.Errorf("without a fingerprint: %v", err)
	}
}

// anotherCodebook has fewer actors, and who stays holds other offices.
func anotherCodebook() (Codebook, []Actor) {
	cb, actors := testCodebook()
	cb.Fingerprint = "f2"
	actors = slices.DeleteFunc(actors, func(a Actor) bool {
		return a.NodeID() == "person:max-orlov" || a.NodeID() == "organisation:bridge-office"
	})
	for _, a := range actors {
		if p, ok := a.(*Person); ok {
			p.Tenures = []Tenure{{Title: "envoy", BodyID: "country:sud", CountsForID: "country:sud", From: day("2024-05-30"), Open: true}}
		}
	}
	return cb, actors
}

// failingStore fails after so many writes.
type failingStore struct {
	*memStore
	writes int
}

func (s *failingStore) Write(ctx context.Context, w Write) (Written, error) {
	if s.writes--; s.writes < 0 {
		return Written{}, Errorf(Unavailable, "the disk is full")
	}
	return s.memStore.Write(ctx, w)
}

// TestInterruptedCodebook breaks off at every write: the same call again does what is left, and a codebook in use is wholly in use.
func TestInterruptedCodebook(t *testing.T) {
	cb, actors := anotherCodebook()
	whole, want := newGraph(t)
	ingest(t, whole, harbourProposal())
	if _, err := whole.SetCodebook(t.Context(), cb, actors); err != nil {
		t.Fatal(err)
	}
	for writes := 0; ; writes++ {
		g, m := newGraph(t)
		ingest(t, g, harbourProposal())
		_, err := Open(&failingStore{m, writes}, WithClock(g.clock)).SetCodebook(t.Context(), cb, actors)
		if changed, again := Open(m, WithClock(g.clock)).SetCodebook(t.Context(), cb, actors); again != nil || changed != (err != nil) {
			t.Fatalf("again after %d writes: %v, %v", writes, changed, again)
		}
		if !sameJSON(m.actors, want.actors) {
			t.Errorf("after %d writes: the actors are others", writes)
		}
		for content, country := range countedFor(want) {
			if got := countedFor(m)[content]; got != country {
				t.Errorf("after %d writes: %q counts for %q, want %q", writes, content, got, country)
			}
		}
		if err == nil {
			break
		}
	}
}

func countedFor(m *memStore) map[string]ID {
	of := map[string]ID{}
	for _, s := range m.statements {
		of[s.Content] = s.CountsForID
	}
	return of
}

func TestAnotherCodebook(t *testing.T) {
	g, m := newGraph(t)
	ingest(t, g, harbourProposal())
	cb, actors := anotherCodebook()
	before := map[string]int{}
	for _, s := range m.statements {
		before[s.Content] = s.Revision
	}
	if changed, err := g.SetCodebook(t.Context(), cb, actors); !changed || err != nil {
		t.Fatal(changed, err)
	}
	if m.actors["organisation:bridge-office"] != nil {
		t.Error("an actor that nothing rests on is still there")
	}
	if max := m.actors["person:max-orlov"]; max == nil || max.Profiled().Origin != OriginArticle {
		t.Errorf("an actor who has spoken: %+v", max)
	}
	for _, s := range m.statements {
		want := map[string]ID{"the harbours would stay open": "", "“Nobody shuts our harbours for us at any price”": "country:sud"}[s.Content]
		if s.CountsForID != want {
			t.Errorf("%q counts for %q, want %q", s.Content, s.CountsForID, want)
		}
		if moved := s.SpeakerIDs[0] == "person:lena-orlov"; moved != (s.Revision == before[s.Content]+1) {
			t.Errorf("%q is at revision %d", s.Content, s.Revision)
		}
	}
	sound(t, g)
}

func TestCountsFor(t *testing.T) {
	_, actors := testCodebook()
	world := map[ID]Actor{}
	for _, a := range actors {
		world[a.NodeID()] = a
	}
	world["organisation:met"] = &Organisation{Profile: Profile{ID: "organisation:met", Origin: OriginArticle}, CountryID: "country:nor"}
	for _, c := range []struct {
		speakers []ID
		behalf   ID
		day      string
		want     ID
	}{
		{[]ID{"person:lena-orlov"}, "", "2023-01-01", "country:nor"}, {[]ID{"person:lena-orlov"}, "", "2024-06-01", ""},
		{[]ID{"person:lena-orlov"}, "", "", ""}, {[]ID{"country:sud"}, "", "", "country:sud"}, {[]ID{"organisation:bridge-office"}, "", "", "country:sud"},
		{[]ID{"organisation:met"}, "", "", ""}, {nil, "organisation:bridge-office", "", "country:sud"}, {[]ID{"person:max-orlov"}, "country:nor", "", "country:nor"},
		{[]ID{"person:lena-orlov", "country:nor"}, "", "2023-05-01", "country:nor"}, {[]ID{"country:nor", "country:sud"}, "", "", ""},
		{[]ID{"person:max-orlov", "country:sud"}, "", "", ""}, {[]ID{"person:nobody"}, "", "", ""},
	} {
		if got := CountsFor(&Coding{SpeakerIDs: c.speakers, OnBehalfOfID: c.behalf}, dayOf(day(c.day)), func(id ID) Actor { return world[id] }); got != c.want {
			t.Errorf("%v on %q: %q, want %q", c.speakers, c.day, got, c.want)
		}
	}
}

// TestDroppedBody: a body that the codebook gives up speaks for no country any more, as one that articles name does not.
func TestDroppedBody(t *testing.T) {
	g, m := newGraph(t)
	const body = "The bridge will be closed, the Bridge Office said."
	ingest(t, g, told(body, everybody, said{who: "organisation:bridge-office", words: "The bridge will be closed", on: "2024-05-01"}))
	for _, s := range m.statements {
		if s.CountsForID != "country:sud" {
			t.Fatalf("as the codebook has it: %q", s.CountsForID)
		}
	}
	cb, actors := anotherCodebook()
	if _, err := g.SetCodebook(t.Context(), cb, actors); err != nil {
		t.Fatal(err)
	}
	for _, s := range m.statements {
		if s.CountsForID != "" {
			t.Errorf("afterwards: %q", s.CountsForID)
		}
	}
	sound(t, g)
}

// TestKeptActorsKeepTheirs: whoever stays when the codebook gives them up keeps what they name: the body of an office, what that is
// part of, its country. What nobody who stays names goes.
func TestKeptActorsKeepTheirs(t *testing.T) {
	g, m := newGraph(t)
	cb, actors := testCodebook()
	lena := slices.IndexFunc(actors, func(a Actor) bool { return a.NodeID() == "person:lena-orlov" })
	actors[lena].(*Person).Tenures[0].BodyID = "organisation:quay-office"
	body := func(key, name string, partOf ID) *Organisation {
		return &Organisation{Profile: Profile{ID: ID("organisation:" + key), Name: name}, Form: FormGovernmentBody, PartOfID: partOf}
	}
	ministry := body("ministry-of-quays", "Ministry of Quays", "")
	ministry.MemberIDs = []ID{"country:vest"}
	wide := append(slices.Clone(actors), body("quay-office", "Quay Office", ministry.ID), ministry, body("tide-office", "Tide Office", ministry.ID),
		&Country{Profile: Profile{ID: "country:vest", Name: "Vestland"}})
	cb.Fingerprint = "wide"
	if _, err := g.SetCodebook(t.Context(), cb, wide); err != nil {
		t.Fatal(err)
	}
	ingest(t, g, told("Orlov wants harbours.", everybody, said{who: "person:lena-orlov", words: "harbours", on: "2024-05-01"}))
	cb.Fingerprint = "narrow"
	narrow := slices.DeleteFunc(slices.Clone(wide), func(a Actor) bool { return a.NodeID() != "country:sud" })
	if _, err := g.SetCodebook(t.Context(), cb, narrow); err != nil {
		t.Fatal(err)
	}
	for _, id := range []ID{"person:lena-orlov", "country:nor", "organisation:quay-office", ministry.ID, "country:vest"} {
		if a := m.actors[id]; a == nil || a.Profiled().Origin != OriginArticle {
			t.Errorf("%s, which somebody who stays names: %+v", id, a)
		}
	}
	for _, id := range []ID{"organisation:tide-office", "organisation:bridge-office", "person:max-orlov"} {
		if m.actors[id] != nil {
			t.Errorf("%s is still there, and nobody names it", id)
		}
	}
}

// TestRetired: nobody takes a stance anew on a proposition that the codebook in use no longer has. What was coded with it stays and can
// still be edited.
func TestRetired(t *testing.T) {
	g, m := newGraph(t)
	on := func(slug string) Take {
		return Take{PropositionID: ID("proposition:" + slug), Stance: Supports, Confidence: 0.8, Because: "test", Codebook: "f1"}
	}
	p := told("Orlov wants harbours. Orlov wants bridges.", everybody,
		said{who: "person:lena-orlov", words: "harbours", takes: []Take{on("open-harbours"), on("build-ferry")}},
		said{who: "person:lena-orlov", words: "bridges"})
	article := ingest(t, g, p)[0].ArticleID
	cb, actors := testCodebook()
	cb.Fingerprint, cb.Topics[0].Propositions = "f2", cb.Topics[0].Propositions[:2] // without the ferry
	if _, err := g.SetCodebook(t.Context(), cb, actors); err != nil {
		t.Fatal(err)
	}
	var harbours, bridges *Statement
	for _, s := range m.PrintedIn(article) {
		if s.Content == "harbours" {
			harbours = s
		} else {
			bridges = s
		}
	}
	out, err := g.Ingest(t.Context(), []Proposal{told("Orlov wants ferries.", everybody,
		said{who: "person:lena-orlov", words: "ferries", takes: []Take{on("build-ferry"), on("close-bridge")}})})
	if err != nil || len(out[0].Problems) != 1 {
		t.Fatalf("read with the codebook of before: %+v, %v", out, err)
	}
	wantCode(t, out[0].Problems[0], BadInput, "the codebook in use has no proposition proposition:build-ferry")
	_, err = g.Recode(t.Context(), article, map[ID][]Take{bridges.ID: {on("build-ferry")}})
	wantCode(t, err, BadInput, "build-ferry")
	edit := func(ids ...ID) error {
		_, err := g.Decide(t.Context(), Decide{IDs: ids, Status: Edited, Takes: []Take{on("build-ferry"), on("close-bridge")}})
		return err
	}
	wantCode(t, edit(bridges.ID), BadInput, "build-ferry")
	wantCode(t, edit(harbours.ID, bridges.ID), BadInput, "build-ferry")
	if err := edit(harbours.ID); err != nil {
		t.Fatal(err)
	}
	for _, take := range m.statements[harbours.ID].Takes {
		if want := map[ID]string{"proposition:build-ferry": "f1", "proposition:close-bridge": "f2"}[take.PropositionID]; take.Codebook != want {
			t.Errorf("%s is coded with %q, want %q", take.PropositionID, take.Codebook, want)
		}
	}
	sound(t, g)
}

// scanCounter counts the questions that look through all statements for those on somebody's behalf.
type scanCounter struct {
	*memStore
	scans int
}

func (s *scanCounter) Statements(ctx context.Context, q StatementQuery) ([]Page[*Statement], error) {
	if q.By == Nothing && q.Filter.OnBehalfOf != nil {
		s.scans++
	}
	return s.memStore.Statements(ctx, q)
}

// TestManyOffices: however many offices change, those who were spoken for are looked for together.
func TestManyOffices(t *testing.T) {
	g, m := newGraph(t)
	cb, actors := testCodebook()
	const n = 7
	envoys := func(country ID) []Actor {
		all := slices.Clone(actors)
		for i := range n {
			all = append(all, &Person{Profile: Profile{ID: ID(fmt.Sprintf("person:envoy-%d", i)), Name: fmt.Sprintf("Envoy %d", i)},
				Tenures: []Tenure{{Title: "envoy", BodyID: country, CountsForID: country, From: day("2023-01-01"), Open: true}}})
		}
		return all
	}
	cb.Fingerprint = "nor"
	if _, err := g.SetCodebook(t.Context(), cb, envoys("country:nor")); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		envoy := ID(fmt.Sprintf("person:envoy-%d", i))
		p := told(fmt.Sprintf("Somebody wants harbour %d.", i), []ProposedActor{knownActor(envoy)}, said{words: "harbour", on: "2024-05-01"})
		p.Statements[0].Coding.OnBehalfOfID = envoy
		ingest(t, g, p)
	}
	cb.Fingerprint = "sud"
	counter := &scanCounter{memStore: m}
	if _, err := Open(counter, WithClock(g.clock)).SetCodebook(t.Context(), cb, envoys("country:sud")); err != nil {
		t.Fatal(err)
	}
	for _, s := range m.statements {
		if s.CountsForID != "country:sud" {
			t.Errorf("on behalf of %s it counts for %q", s.OnBehalfOfID, s.CountsForID)
		}
	}
	if counter.scans > 2 {
		t.Errorf("%d offices changed, and all statements were looked through %d times", n, counter.scans)
	}
}

// orlovSpeaks and officeSpeaks are what an article of each says, as a statement under the codebook of newGraph.
func orlovSpeaks() Proposal {
	return told("Orlov wants quays.", everybody, said{who: "person:lena-orlov", words: "quays", on: "2024-05-30"})
}

func officeSpeaks() Proposal {
	return told("The Bridge Office wants bridges.", everybody, said{who: "organisation:bridge-office", words: "bridges", on: "2024-05-30"})
}

// TestReadMeanwhile: another process puts a codebook into use while articles are read. What is found counts by that codebook's offices.
func TestReadMeanwhile(t *testing.T) {
	g, m := newGraph(t)
	cb, actors := anotherCodebook()
	for _, a := range actors {
		a.Profiled().Origin = OriginCodebook
	}
	m.meanwhile = func() {
		if _, err := m.apply(Write{Codebook: &cb, Actors: actors}); err != nil {
			t.Error(err)
		}
	}
	ingest(t, g, orlovSpeaks())
	if s := only(t, m); s.CountsForID != "country:sud" {
		t.Errorf("it counts for %q", s.CountsForID)
	}
}

// TestStoredMeanwhile: another process stores what it has read while a codebook is put into use. Nobody who is named is deleted, and
// words count by the offices of the new codebook.
func TestStoredMeanwhile(t *testing.T) {
	for name, p := range map[string]Proposal{"who holds another office": orlovSpeaks(), "who would be deleted": officeSpeaks()} {
		t.Run(name, func(t *testing.T) {
			other, read := newGraph(t)
			ingest(t, other, p)
			g, m := newGraph(t)
			found := only(t, read)
			m.meanwhile = func() {
				cb := "f1"
				if _, err := m.apply(Write{Articles: []*Article{read.articles[found.ArticleID]}, Statements: []*Statement{found}, InUse: &cb}); err != nil {
					t.Error(err)
				}
			}
			cb, actors := anotherCodebook()
			if changed, err := g.SetCodebook(t.Context(), cb, actors); !changed || err != nil {
				t.Fatal(changed, err)
			}
			want := map[ID]ID{"person:lena-orlov": "country:sud"}[found.SpeakerIDs[0]]
			if s := only(t, m); s.CountsForID != want {
				t.Errorf("it counts for %q, want %q", s.CountsForID, want)
			}
			sound(t, g)
		})
	}
}

// TestCodebookTriesAgain: what somebody changes while it is counted anew is read again, before the codebook is stored and behind it.
func TestCodebookTriesAgain(t *testing.T) {
	_, read := newGraph(t)
	ingest(t, Open(read), orlovSpeaks())
	found := only(t, read)
	there := Write{Articles: []*Article{read.articles[found.ArticleID]}, Statements: []*Statement{found}}
	for name, stored := range map[string]bool{"before": true, "behind": false} {
		t.Run(name, func(t *testing.T) {
			g, m := newGraph(t)
			store := func() {
				if _, err := m.apply(there); err != nil {
					t.Fatal(err)
				}
			}
			change := func() { m.statements[found.ID].Revision++ }
			if m.meanwhile = change; stored {
				store()
			} else {
				m.meanwhile = func() {
					store()
					m.meanwhile = change
				}
			}
			cb, actors := anotherCodebook()
			if changed, err := g.SetCodebook(t.Context(), cb, actors); !changed || err != nil {
				t.Fatal(changed, err)
			}
			if s := only(t, m); s.CountsForID != "country:sud" || s.Revision != found.Revision+2 {
				t.Errorf("it counts for %q at revision %d", s.CountsForID, s.Revision)
			}
		})
	}
}
