package neo4j

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// merged lets person:new answer for person:old.
func merged(id graph.ID) graph.ID {
	if id == "person:old" {
		return "person:new"
	}
	return id
}

// lines writes edges one a line, with the properties that are asked for.
func lines(edges []edge, names ...string) []string {
	var all []string
	for _, e := range edges {
		line := e.from + " " + e.kind + " " + e.to
		for _, n := range names {
			if v, ok := e.props[n]; ok {
				line += fmt.Sprintf(" %s=%v", n, v)
			}
		}
		all = append(all, line)
	}
	return all
}

func wantLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// TestStatementEdges wants each relationship once, pairs only of what leads, and each moved id remembered.
func TestStatementEdges(t *testing.T) {
	st := &graph.Statement{ID: "statement:s", ArticleID: "article:a"}
	st.Coding = graph.Coding{SpeakerIDs: []graph.ID{"person:old", "person:b", "person:new"}, MentionIDs: []graph.ID{"person:b", "person:b"}, CountsForID: "country:c",
		OnBehalfOfID: "organisation:o", AddresseeIDs: []graph.ID{"person:d"}, CandidateIDs: []graph.ID{"person:e"}, WithinID: "statement:w",
		Takes: []graph.Take{{PropositionID: "proposition:p", Stance: graph.Supports, ImpliedByID: "proposition:q"}}}
	st.Machine.SpeakerIDs = []graph.ID{"person:m", "person:b"}
	want := []string{
		"statement:s PRINTED_IN article:a", "person:b SAID statement:s", "person:new SAID statement:s as=person:old", "statement:s SPOKE_OF person:b",
		"statement:s COUNTS_FOR country:c", "statement:s FOR organisation:o", "statement:s SPOKE_TO person:d", "statement:s COULD_MEAN person:e",
		"statement:s READ_AS person:m", "statement:s WITHIN statement:w",
	}
	wantLines(t, "while it leads", lines(statementEdges(st, merged), "as", "pair", "proposition"), append(slices.Clone(want),
		"statement:s TAKES proposition:p pair=person:b proposition:p proposition=proposition:p", "statement:s TAKES proposition:p pair=person:new proposition:p")...)
	st.Decisions = []graph.Decision{{Status: graph.Rejected}}
	wantLines(t, "rejected", lines(statementEdges(st, merged), "as", "pair", "proposition"), append(slices.Clone(want),
		"statement:s TAKES proposition:p proposition=proposition:p")...)
	st.SpeakerIDs, st.Decisions = nil, nil
	edges := lines(statementEdges(st, merged), "pair")
	if !slices.Contains(edges, "statement:s TAKES proposition:p pair=unnamed proposition:p") {
		t.Errorf("nobody is named: %q", edges)
	}
}

// TestRelationEdges wants who acts and is acted upon to take part once.
func TestRelationEdges(t *testing.T) {
	r := &graph.Relation{ID: "relation:r", ArticleID: "article:a", FromIDs: []graph.ID{"person:old"}, ToIDs: []graph.ID{"person:new", "person:b"}, ReportedByIDs: []graph.ID{"person:b"}}
	wantLines(t, "a relation", lines(relationEdges(r, merged), "side", "as", "actor"), "relation:r PRINTED_IN article:a",
		"person:new PARTY_TO relation:r side=FROM as=person:old actor=person:new", "person:b PARTY_TO relation:r side=TO actor=person:b", "person:b REPORTED relation:r")
}

// TestActorEdges wants offices, membership and belonging; an office without a body is only a span.
func TestActorEdges(t *testing.T) {
	from, to := *day("2020-01-01"), *day("2021-01-01")
	p := &graph.Person{Profile: graph.Profile{ID: "person:p", Name: "P"}, Country: "country:c",
		Tenures: []graph.Tenure{{Title: "warden", BodyID: "organisation:o", From: &from, To: &to}, {Title: "guest"}}}
	wantLines(t, "a person", lines(actorEdges(p, itself), "title"), "person:p BELONGS_TO country:c", "person:p HELD organisation:o title=warden")
	if got, want := actorProps(p)["offices"], []string{"2020-01-01 2021-01-01", "0000-00-00 9999-99-99"}; !reflect.DeepEqual(got, want) {
		t.Errorf("offices %q, want %q", got, want)
	}
	o := &graph.Organisation{Profile: graph.Profile{ID: "organisation:o", Name: "O"}, CountryID: "country:c", PartOfID: "organisation:u", MemberIDs: []graph.ID{"person:old", "person:new"}}
	wantLines(t, "an organisation", lines(actorEdges(o, merged)), "organisation:o BELONGS_TO country:c", "organisation:o PART_OF organisation:u", "person:new MEMBER_OF organisation:o")
	wantLines(t, "a country", lines(actorEdges(&graph.Country{Profile: graph.Profile{ID: "country:c", Name: "C"}}, itself)))
}

// TestProps wants what lists are read by to be there exactly when it should.
func TestProps(t *testing.T) {
	a := &graph.Article{ID: "article:a", Title: "The Quay", Body: "Naïve", Urls: []string{"https://a.example", "https://b.example"}, LoadedAt: time.Unix(1, 0), State: graph.ArticleWaiting}
	p := articleProps(a)
	if p["unread"] != "a" || p["url"] != "https://a.example" || p["words"] != " the quay | naive " || p["publisher"] != nil {
		t.Errorf("a waiting article: %v", p)
	}
	a.State = graph.ArticleRead
	if _, there := articleProps(a)["unread"]; there {
		t.Error("an article that was read is in the list of those that were not")
	}
	if n := keptProps("person:p", 3, graph.Date{}); n["byStatements"] != "0000000003 person:p" || n["byLastSaid"] != "unknown person:p" || n["lastSaid"] != nil {
		t.Errorf("kept of an actor: %v", n)
	}
	for _, text := range []string{"a\xff", "\xed\xa0\x80"} {
		err := articleProps(&graph.Article{ID: "article:a", Title: text}).check("article:a")
		if graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "article:a") || !strings.Contains(err.Error(), "title") {
			t.Errorf("%q: %v", text, err)
		}
		if err := (properties{"aliases": []string{"fine", text}}).check("person:p"); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%q in a list: %v", text, err)
		}
	}
	if err := (properties{"text": "zero\x00byte \U0010ffff", "n": int64(1)}).check("article:a"); err != nil {
		t.Errorf("unusual, but valid: %v", err)
	}
}

// TestRowsAreTheSame makes the rows of a random graph twice.
func TestRowsAreTheSame(t *testing.T) {
	a, b := graphtest.Generate(5, 200), graphtest.Generate(5, 200)
	for i := range a.Statements {
		x, y := a.Statements[i], b.Statements[i]
		if !reflect.DeepEqual(statementProps(x, printed{}), statementProps(y, printed{})) || !reflect.DeepEqual(statementEdges(x, itself), statementEdges(y, itself)) {
			t.Fatalf("%s has other rows the second time", x.ID)
		}
	}
}

// TestLatestKey wants latestKey to order as graph.CompareLatest does.
func TestLatestKey(t *testing.T) {
	c := graphtest.Generate(6, 300)
	published := map[graph.ID]graph.Date{}
	for _, a := range c.Articles {
		published[a.ID] = dayOf(a.PublishedOn)
	}
	key := func(st *graph.Statement) string {
		return latestKey(st.Said.Day(), published[st.ArticleID], placeKey(st.ArticleID, st.Place(), st.ID))
	}
	for i, x := range c.Statements {
		y := c.Statements[(i*7+1)%len(c.Statements)]
		want := graph.CompareLatest(graph.Report{Statement: x, PublishedOn: published[x.ArticleID]}, graph.Report{Statement: y, PublishedOn: published[y.ArticleID]})
		if got := strings.Compare(key(x), key(y)); got != want {
			t.Fatalf("%q and %q: %d, want %d", key(x), key(y), got, want)
		}
	}
}
