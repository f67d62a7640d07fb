package graph

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func accept(t *testing.T, g *Graph, articles ...*Article) []Acceptance {
	t.Helper()
	out, err := g.Accept(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAccept(t *testing.T) {
	g, m := newGraph(t)
	out := accept(t, g,
		&Article{Body: "One text.", Urls: []string{"http://b.example/x/"}},
		&Article{Body: " "}, nil, &Article{Body: "\xff"}, &Article{Body: strings.Repeat("a", MaxBody+1)},
		&Article{Body: "One   text.", Urls: []string{"https://a.example"}, Title: "Title"})
	for i, want := range []LoadOutcome{OutcomeRead, OutcomeFailed, OutcomeFailed, OutcomeFailed, OutcomeFailed, OutcomeKnown} {
		if out[i].Outcome != want || (want == OutcomeFailed) != (out[i].Err != nil) {
			t.Errorf("%d: %+v", i, out[i])
		}
	}
	a := m.articles[out[0].ArticleID]
	if a == nil || out[5].ArticleID != a.ID || a.State != ArticleWaiting || a.Title != "Title" || a.Language != "und" || a.Received.Sha256 == "" ||
		!slices.Equal(a.Urls, []string{"https://a.example/", "http://b.example/x"}) {
		t.Errorf("%+v", a)
	}
	m.calls = nil
	if again := accept(t, g, &Article{Body: "One text.", Urls: []string{"http://b.example/x"}}); again[0].Outcome != OutcomeKnown || again[0].State != ArticleWaiting {
		t.Errorf("%+v", again)
	}
	if slices.Contains(m.calls, "Write") {
		t.Errorf("accepting again writes: %v", m.calls)
	}
	_, err := g.Accept(t.Context(), make([]*Article, MaxPerBatch+1))
	wantCode(t, err, LimitExceeded)
	_, err = g.Accept(cancelled(t), []*Article{{Body: "x"}})
	wantCode(t, err, Cancelled)
}

func TestAcceptAnswersForWhatIsThere(t *testing.T) {
	g, m := newGraph(t)
	id := ingest(t, g, harbourProposal())[0].ArticleID
	same := func() *Article { c := *harbourProposal().Article; return &c }
	if out := accept(t, g, same())[0]; out.Outcome != OutcomeKnown || out.State != ArticleRead {
		t.Errorf("read before: %+v", out)
	}
	earlier := same()
	earlier.PublishedOn = day("2024-04-01")
	if out := accept(t, g, earlier)[0]; out.Outcome != OutcomeUpdated || out.State != ArticleWaiting {
		t.Errorf("with an earlier day: %+v", out)
	}
	if err := g.Fail(t.Context(), id, "it burnt"); err != nil || m.articles[id].State != ArticleFailed || *m.articles[id].Problem != "it burnt" {
		t.Errorf("%v, %+v", err, m.articles[id])
	}
	if out := accept(t, g, same())[0]; out.Outcome != OutcomeKnown || out.State != ArticleWaiting || m.articles[id].Problem != nil {
		t.Errorf("failed before: %+v", out)
	}
	wantCode(t, g.Fail(t.Context(), "article:none", "x"), NotFound)
}

func TestEvidenceMovesToTheRicherPrinting(t *testing.T) {
	g, m := newGraph(t)
	plain := strings.NewReplacer("“", `"`, "”", `"`, ". ", ".  ").Replace(harbourNews)
	p := harbourProposal()
	p.Article.Body = plain
	for i := range p.Statements {
		e := &p.Statements[i].Evidence
		*e = Evidence{TextHash: e.TextHash, Content: []Segment{segmentOf(plain, strings.NewReplacer("“", `"`, "”", `"`).Replace(e.Content[0].Exact))}}
	}
	ingest(t, g, p)
	sound(t, g)
	rich := harbourProposal() // longer in bytes: it has curly quotation marks
	if out := accept(t, g, rich.Article)[0]; out.Outcome != OutcomeUpdated || out.State != ArticleWaiting {
		t.Errorf("%+v", out)
	}
	sound(t, g)
	ids := keysOfStatements(m)
	ingest(t, g, p) // found in the plain printing, stored in the rich one
	sound(t, g)
	if !slices.Equal(ids, keysOfStatements(m)) || m.articles[ArticleID(plain)].Body != harbourNews {
		t.Errorf("ids %v became %v", ids, keysOfStatements(m))
	}
}

func keysOfStatements(m *memStore) (ids []ID) {
	for _, s := range pick(m.statements, func(*Statement) bool { return true }) {
		ids = append(ids, s.ID)
	}
	return ids
}

func TestMergedArticlesDoNotDependOnOrder(t *testing.T) {
	at := func(s string) *time.Time {
		x, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return &x
	}
	variants := []*Article{
		{Body: "Text — one.", Title: "A", Urls: []string{"https://b.example"}, PublishedOn: day("2024-05-02"), PublishedAt: at("2024-05-02T10:00:00Z"), Language: "en"},
		{Body: "Text - one.", Title: "Longer", Publisher: ptr("Post"), Authors: []string{"Z"}, Ref: "7", Received: Received{From: ptr("b.txt"), Sha256: "2"}},
		{Body: "Text  -  one.", Title: "Longes", PublishedOn: day("2024-05-01"), Publisher: ptr("Herald"), Authors: []string{"A", "B"}, Language: "de", Received: Received{From: ptr("a.txt"), Sha256: "1"}},
	}
	var want string
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		g, _ := newGraph(t)
		for _, i := range order {
			accept(t, g, clone(variants[i]))
		}
		got := dump(t, g)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%v:\n%s", order, firstDifference(got, want))
		}
	}
	if !strings.Contains(want, `"publishedOn":"2024-05-01"`) || !strings.Contains(want, `"authors":["A","B"]`) {
		t.Error(want)
	}
}

func TestWaiting(t *testing.T) {
	g, _ := newGraph(t)
	for _, body := range []string{"a one", "b two", "c three", "d four"} {
		accept(t, g, &Article{Body: body})
	}
	ingest(t, g, told("b two", everybody, said{who: "person:lena-orlov", words: "two"}))
	var ids []ID
	after := ID("")
	for {
		list, err := g.Waiting(t.Context(), after, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) == 0 {
			break
		}
		for _, a := range list {
			if a.Body == "" {
				t.Error("a waiting article has no text")
			}
			ids, after = append(ids, a.ID), a.ID
		}
	}
	if len(ids) != 3 || !slices.IsSorted(ids) {
		t.Errorf("%v", ids)
	}
	_, err := g.Waiting(t.Context(), "", 0)
	wantCode(t, err, BadInput)
}

func TestDecide(t *testing.T) {
	g, m := newGraph(t)
	ingest(t, g, harbourProposal())
	ids := keysOfStatements(m)
	bad := []struct {
		d    Decide
		code Code
	}{
		{Decide{Status: Accepted}, BadInput}, {Decide{IDs: make([]ID, MaxDecide+1), Status: Accepted}, BadInput},
		{Decide{IDs: []ID{ids[0], ids[0]}, Status: Accepted}, BadInput}, {Decide{IDs: ids[:1], Status: "MAYBE"}, BadInput},
		{Decide{IDs: ids[:1], Status: Retired}, BadInput}, {Decide{IDs: ids[:1], Status: Edited}, BadInput},
		{Decide{IDs: ids[:1], Status: Accepted, Takes: []Take{}}, BadInput}, {Decide{IDs: ids[:1], Status: Accepted, Revisions: []int{1, 1}}, BadInput},
		{Decide{IDs: ids[:1], Status: Edited, Takes: []Take{{PropositionID: "proposition:none", Stance: Supports}}}, BadInput},
		{Decide{IDs: ids[:1], Status: Edited, Takes: []Take{{PropositionID: "build-ferry", Stance: "FOR"}}}, BadInput},
		{Decide{IDs: ids[:1], Status: Edited, Takes: []Take{{PropositionID: "build-ferry", Stance: Supports}, {PropositionID: "build-ferry", Stance: Opposes}}}, BadInput},
		{Decide{IDs: []ID{ids[0], "statement:none"}, Status: Accepted}, NotFound}, {Decide{IDs: ids[:1], Revisions: []int{7}, Status: Accepted}, Conflict},
	}
	before := dump(t, g)
	for _, c := range bad {
		_, err := g.Decide(t.Context(), c.d)
		wantCode(t, err, c.code)
	}
	if dump(t, g) != before {
		t.Fatal("a refused decision changed something")
	}
	out, err := g.Decide(t.Context(), Decide{IDs: ids[:2], Revisions: []int{1, 0}, Status: Edited, By: ptr("ana"), Note: ptr("no"), Takes: []Take{
		{PropositionID: "open-harbours", Stance: Opposes}, {PropositionID: "proposition:build-ferry", Stance: Supports, Because: "she says so"}}})
	if err != nil || len(out) != 2 || out[0].ID != ids[0] || out[0].Revision != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	s := out[1]
	if len(s.Takes) != 2 || s.Takes[0].PropositionID != "proposition:build-ferry" || s.Takes[0].Because != "she says so" || s.Takes[1].Because != "decided by ana" ||
		s.CodedBy.Kind != CoderPerson || s.Status() != Edited || *s.Decisions[0].Note != "no" || s.Decisions[0].At == nil || len(s.Decisions[0].Takes) != 2 {
		t.Errorf("%+v", s)
	}
	out, err = g.Decide(t.Context(), Decide{IDs: ids[1:2], Status: Unreviewed})
	if err != nil || !sameJSON(out[0].Coding, out[0].Machine) || len(out[0].Decisions) != 2 || out[0].Status() != Unreviewed {
		t.Errorf("undone: %+v, %v", out[0], err)
	}
	sound(t, g)
}

func TestDelete(t *testing.T) {
	g, m := newGraph(t)
	dahl, berg := metPerson("Per Dahl", ""), metPerson("Ida Berg", "")
	text := func(n, url string) Proposal {
		p := told("Text "+n+". Dahl said it rains. Berg spoke of snow.", []ProposedActor{dahl, berg, everybody[0]}, said{who: dahl.ID, words: "it rains"}, said{who: everybody[0].ID, words: "snow"})
		p.Article.Urls = []string{url}
		p.Article.PublishedOn = day("2024-05-0" + n)
		return p
	}
	second := text("2", "https://one.example")
	second.Statements[1].Coding.SpeakerIDs = []ID{berg.ID}
	out := ingest(t, g, text("1", "https://one.example"), second, text("3", "https://one.example"))
	ids := []ID{out[0].ArticleID, out[1].ArticleID, out[2].ArticleID}
	if _, err := g.Decide(t.Context(), Decide{IDs: []ID{m.PrintedIn(ids[1])[0].ID}, Status: Accepted}); err != nil {
		t.Fatal(err)
	}
	before := dump(t, g)
	would, err := g.Delete(t.Context(), ids[1], true)
	if err != nil || would.Deleted || would.Statements != 2 || would.Reviewed != 1 || len(would.Actors) != 1 || would.Actors[0].NodeID() != berg.ID || dump(t, g) != before {
		t.Fatalf("%+v, %v", would, err)
	}
	did, err := g.Delete(t.Context(), ids[1], false)
	if err != nil || !did.Deleted || len(did.Actors) != 1 || m.actors[berg.ID] != nil || m.actors[dahl.ID] == nil || len(m.statements) != 4 {
		t.Errorf("%+v, %v", did, err)
	}
	if m.articles[ids[0]].NextID != ids[2] || m.articles[ids[2]].PreviousID != ids[0] {
		t.Error("the texts before and after do not follow one another")
	}
	sound(t, g)
	_, err = g.Delete(t.Context(), ids[1], false)
	wantCode(t, err, NotFound)
	_, err = g.Delete(t.Context(), dahl.ID, true)
	wantCode(t, err, BadInput, "only articles")
}
