package graph

import (
	"fmt"
	"testing"
)

// changing is a graph in which two actors have changed their minds together, one of them at times as its former self.
func changing(t *testing.T) (*Graph, *memStore) {
	t.Helper()
	m := newMemStore()
	m.cb = Codebook{Fingerprint: "f", Topics: []*Topic{{ID: "topic:quays", Name: "Quays", Propositions: []*Proposition{
		{ID: "proposition:open", Slug: "open", TopicID: "topic:quays"}, {ID: "proposition:paved", Slug: "paved", TopicID: "topic:quays"}}}}}
	m.actors["person:a"] = &Person{Profile: Profile{ID: "person:a", FormerIds: []ID{"person:old"}, Name: "Ada Quay"}}
	m.actors["country:b"] = &Country{Profile: Profile{ID: "country:b", Name: "Belport"}}
	press := "The Quay"
	m.articles["article:x"] = &Article{ID: "article:x", Publisher: &press, PublishedOn: day("2025-03-01")}
	for i, s := range []struct {
		on       string
		speakers []ID
		stance   Stance
		sure     float64
		review   ReviewStatus
	}{
		{"2025-01-01", []ID{"person:a"}, Supports, 0.75, ""}, {"2025-01-05", []ID{"person:old", "country:b"}, Opposes, 0.9, ""},
		{"2025-01-09", []ID{"country:b"}, Conditional, 0.8, ""}, {"2025-02-01", []ID{"person:a"}, Supports, 0.8, ""},
		{"2025-02-05", []ID{"person:a"}, Opposes, 0.9, Rejected}, {"2025-02-06", []ID{"person:a"}, Opposes, 0.74, ""},
	} {
		st := &Statement{ID: ID(fmt.Sprintf("statement:%d", i)), ArticleID: "article:x", Coding: Coding{SpeakerIDs: s.speakers, Speaking: Named,
			Said: Said{From: day(s.on), Until: day(s.on), Basis: SaidStated}, Takes: []Take{{PropositionID: "proposition:open", Stance: s.stance, Confidence: s.sure}}}}
		if s.review != "" {
			st.Decisions = []Decision{{Status: s.review}}
		}
		m.statements[st.ID] = st
	}
	return Open(m), m
}

// TestChanges: which changes a filter means, found by comparing or kept.
func TestChanges(t *testing.T) {
	g, m := changing(t)
	press, long := []string{"The Quay"}, "2025-01-20"
	for _, row := range []struct {
		name   string
		filter StatementFilter
		kept   bool
		want   string
	}{
		{"of a publisher", StatementFilter{Publisher: press}, false, "[3←1 2←1 1←0]"},
		{"of another publisher", StatementFilter{Publisher: []string{"x"}}, false, "[]"},
		{"of an actor", StatementFilter{Publisher: press, Speaker: &ActorMatch{Ids: []ID{"person:a", "person:old"}}}, false, "[3←1 1←0]"},
		{"of countries", StatementFilter{Publisher: press, Speaker: &ActorMatch{Kinds: []ActorKind{ActorCountry}}}, false, "[2←1]"},
		{"later than what they differ from", StatementFilter{Publisher: press, Said: &DateRange{From: day(long)}}, false, "[3←1]"},
		{"until a day", StatementFilter{Publisher: press, Said: &DateRange{Until: day(long)}}, false, "[2←1 1←0]"},
		{"on something else", StatementFilter{Publisher: press, Takes: &TakeFilter{Proposition: []string{"paved"}}}, false, "[]"},
		{"on a topic", StatementFilter{Publisher: press, Takes: &TakeFilter{Topic: []string{"quays"}}}, false, "[3←1 2←1 1←0]"},
		{"among two stances", StatementFilter{Takes: &TakeFilter{Stance: []Stance{Supports, Conditional}}}, false, "[]"},
		{"among whatever there is", StatementFilter{Review: allReviews}, false, "[4←3 3←1 2←1 1←0]"},
		{"however unsure", StatementFilter{Takes: &TakeFilter{MinConfidence: new(0.0)}}, false, "[5←3 3←1 2←1 1←0]"},
		{"unsure ones of a publisher", StatementFilter{Publisher: press, Takes: &TakeFilter{MinConfidence: new(0.74)}}, false, "[5←3 3←1 2←1 1←0]"},
		{"very sure ones", StatementFilter{Takes: &TakeFilter{MinConfidence: new(0.8)}}, false, "[3←1 2←1]"},
		{"as sure as without asking", StatementFilter{Takes: &TakeFilter{MinConfidence: new(SureEnough)}}, true, "[2←1]"},
		{"without stances", StatementFilter{Takes: &TakeFilter{Any: new(false)}}, false, "[]"},
		{"kept", StatementFilter{Takes: &TakeFilter{Topic: []string{"quays"}, Any: new(true)}, Said: &DateRange{Until: day(long)}}, true, "[2←1]"},
	} {
		m.calls = nil
		p, err := g.Changes(t.Context(), &row.filter, Range{CountTo: 100, First: 100})
		got := []string{}
		for _, c := range p.Items {
			got = append(got, c.After.Key()+"←"+c.Before.Key())
		}
		if err != nil || fmt.Sprint(got) != row.want || p.Total != len(got) {
			t.Errorf("%s: %v, %d, %v, want %s", row.name, got, p.Total, err, row.want)
		}
		if kept := len(m.calls) > 0 && m.calls[len(m.calls)-1] == "Changes"; kept != row.kept {
			t.Errorf("%s: kept %v: %v", row.name, kept, m.calls)
		}
	}
}

// TestChangesPaged walks changes that are found by comparing.
func TestChangesPaged(t *testing.T) {
	g, _ := changing(t)
	f := &StatementFilter{Publisher: []string{"The Quay"}}
	first, err := g.Changes(t.Context(), f, Range{First: 2})
	if err != nil || len(first.Items) != 2 || !first.After || first.Before || first.Total != -1 {
		t.Fatalf("%+v %v", first, err)
	}
	second, err := g.Changes(t.Context(), f, Range{First: 2, After: first.Cursors[1]})
	if err != nil || len(second.Items) != 1 || second.After || !second.Before {
		t.Errorf("%+v %v", second, err)
	}
	back, err := g.Changes(t.Context(), f, Range{Last: 5, Before: second.Cursors[0]})
	if err != nil || !sameJSON(back.Items, first.Items) {
		t.Errorf("%+v %v", back, err)
	}
	if _, err := g.Changes(t.Context(), f, Range{First: 1, After: "nonsense"}); CodeOf(err) != BadInput {
		t.Errorf("%v", err)
	}
	if _, err := g.Changes(t.Context(), f, Range{First: MaxPage + 1}); CodeOf(err) != BadInput {
		t.Errorf("%v", err)
	}
}

// TestChangesLimit refuses to compare more than it should.
func TestChangesLimit(t *testing.T) {
	g, m := changing(t)
	for i := range MaxCompared {
		id := ID(fmt.Sprintf("statement:x%d", i))
		m.statements[id] = &Statement{ID: id, ArticleID: "article:x", Coding: Coding{Takes: []Take{{PropositionID: "proposition:open", Stance: Neutral, Confidence: 1}}}}
	}
	_, err := g.Changes(t.Context(), &StatementFilter{Publisher: []string{"The Quay"}}, Range{})
	if CodeOf(err) != LimitExceeded {
		t.Errorf("%v", err)
	}
}
