package graph

import (
	"maps"
	"strings"
	"testing"
)

// undated is the proposal of the harbour news as one reads them who does not know their day.
func undated() Proposal {
	p := harbourProposal()
	p.Article.PublishedOn = nil
	for i := range p.Statements {
		p.Statements[i].Coding.Said = Said{Basis: SaidUnknown}
	}
	return p
}

// TestFindingsThatAreOutrun: two processes read one text, of which the second knows the day. What the first one found takes the place of nothing,
// whether the second has come to the end or not, and what it alone knows of the article is kept.
func TestFindingsThatAreOutrun(t *testing.T) {
	for name, c := range map[string]struct {
		second func(t *testing.T, g *Graph)
		state  ArticleState
		found  int
	}{
		"has read":   {func(t *testing.T, g *Graph) { ingest(t, g, harbourProposal()) }, ArticleRead, 3},
		"waits":      {func(*testing.T, *Graph) {}, ArticleWaiting, 0},
		"has failed": {func(t *testing.T, g *Graph) { fail(t, g, ArticleID(harbourNews)) }, ArticleFailed, 0},
	} {
		g, m := newGraph(t)
		first, id := undated(), ArticleID(harbourNews)
		accept(t, g, first.Article)
		accept(t, g, harbourProposal().Article)
		c.second(t, g)
		first.Stored = true
		before := dump(t, g)
		other := told("Something else is here.", everybody, said{who: "person:lena-orlov", words: "Something else"})
		out := ingest(t, g, first)[0]
		if !out.Outrun || out.ArticleID != id || out.Statements != 0 || m.articles[id].State != c.state || dump(t, g) != before {
			t.Errorf("%s: %+v, %s", name, out, firstDifference(dump(t, g), before))
		}
		first.Article.Urls = []string{"https://elsewhere.example/1"}
		if both := ingest(t, g, first, other); !both[0].Outrun || both[1].Statements != 1 || len(m.statements) != c.found+1 {
			t.Errorf("%s: beside another: %+v, %d statements", name, both, len(m.statements))
		}
		if a := m.articles[id]; len(a.Urls) != 1 || a.State != c.state {
			t.Errorf("%s: %+v", name, a)
		}
		if out := ingest(t, g, harbourProposal())[0]; out.Outrun || out.Statements != 3 || m.articles[id].State != ArticleRead {
			t.Errorf("%s: read with its day: %+v", name, out)
		}
		sound(t, g)
	}
}

// TestFindingsOfBothHalves: each of two readings knows what the other does not; the article waits for one that knows all of it.
func TestFindingsOfBothHalves(t *testing.T) {
	g, m := newGraph(t)
	id := ingest(t, g, harbourProposal())[0].ArticleID
	half := undated()
	half.Article.Title = "A longer title"
	if out := ingest(t, g, half)[0]; !out.Outrun || m.articles[id].State != ArticleWaiting || m.articles[id].Title != "A longer title" {
		t.Errorf("%+v, %+v", out, m.articles[id])
	}
	whole := harbourProposal()
	whole.Article = m.articles[id]
	if out := ingest(t, g, whole)[0]; out.Outrun || m.articles[id].State != ArticleRead {
		t.Errorf("%+v", out)
	}
	sound(t, g)
}

// TestRestoredHeadingsOutrunNothing: what was restored keeps headings that would be cut today, and can be read all the same.
func TestRestoredHeadingsOutrunNothing(t *testing.T) {
	g, m := newGraph(t)
	id := accept(t, g, harbourProposal().Article)[0].ArticleID
	restored := *m.articles[id]
	restored.Title, restored.Language = strings.Repeat("Harbours. ", maxHeading), ""
	m.articles[id] = &restored
	p := harbourProposal()
	p.Article, p.Stored = clone(&restored), true
	if out := ingest(t, g, p)[0]; out.Outrun || m.articles[id].State != ArticleRead {
		t.Errorf("%+v", out)
	}
}

func fail(t *testing.T, g *Graph, id ID) {
	t.Helper()
	if err := g.Fail(t.Context(), id, "it burnt"); err != nil {
		t.Fatal(err)
	}
}

// TestWhatSomebodyElseHasReadDoesNotFail: two processes read a waiting article, and only one of them can; whichever comes first, it is read.
func TestWhatSomebodyElseHasReadDoesNotFail(t *testing.T) {
	g, m := newGraph(t)
	id := accept(t, g, harbourProposal().Article)[0].ArticleID
	m.meanwhile = func() { // it fails just when the other is about to store
		c := *m.articles[id]
		c.State, c.Coverage.Statements = ArticleRead, 3
		m.articles[id] = &c
	}
	fail(t, g, id)
	if a := m.articles[id]; m.meanwhile != nil || a.State != ArticleRead || a.Problem != nil {
		t.Errorf("read just before: %+v", a)
	}
	m.calls = nil
	fail(t, g, id)
	if a := m.articles[id]; a.State != ArticleRead || len(m.calls) != 1 {
		t.Errorf("read long before: %+v, %v", a, m.calls)
	}
}

// elsewhere is what a store becomes by what somebody else does to it.
func elsewhere(t *testing.T, m *memStore, do func(g *Graph) error) (become func()) {
	t.Helper()
	other := &memStore{cb: m.cb, actors: maps.Clone(m.actors), articles: maps.Clone(m.articles), statements: maps.Clone(m.statements), relations: maps.Clone(m.relations)}
	if err := do(Open(other)); err != nil {
		t.Fatal(err)
	}
	return func() {
		m.actors, m.articles, m.statements, m.relations = other.actors, other.articles, other.statements, other.relations
	}
}

// TestArticlesThatStayAsTheyAreAreWatchedToo: an article is read again, which finds more and leaves the article itself as it is. If it becomes
// another printing of its text or is deleted just before that is stored, what was found goes into the text that is there, or nowhere.
func TestArticlesThatStayAsTheyAreAreWatchedToo(t *testing.T) {
	id := ArticleID(harbourNews)
	ready := func(p Proposal) (*Graph, *memStore, Proposal) {
		g, m := newGraph(t)
		nothing := p
		nothing.Statements = nil
		ingest(t, g, nothing)
		return g, m, p
	}
	g, m, p := ready(harbourProposal())
	spaced := strings.ReplaceAll(harbourNews, ". ", ".   ")
	m.meanwhile = elsewhere(t, m, func(g *Graph) error {
		_, err := g.Accept(t.Context(), []*Article{{Body: "\n\n" + spaced}})
		return err
	})
	if out := ingest(t, g, p)[0]; out.Statements != 3 || m.articles[id].Body != "\n\n"+spaced || m.articles[id].State != ArticleRead {
		t.Errorf("another printing: %+v, %+v", out, m.articles[id])
	}
	sound(t, g)

	for _, stored := range []bool{true, false} {
		g, m, p = ready(harbourProposal())
		p.Stored = stored
		other := told("Something else is here.", everybody, said{who: "person:lena-orlov", words: "Something else"})
		m.meanwhile = elsewhere(t, m, func(g *Graph) error {
			_, err := g.Delete(t.Context(), id, false)
			return err
		})
		out, err := g.Ingest(t.Context(), []Proposal{p, other})
		if err != nil || (out[0].Err != nil) != stored || (m.articles[id] == nil) != stored || out[1].Statements != 1 || len(m.PrintedIn(id)) != out[0].Statements {
			t.Errorf("deleted (%t): %+v, %v, %d statements", stored, out, err, len(m.statements))
		}
		if stored {
			wantCode(t, out[0].Err, NotFound, "deleted")
		}
		sound(t, g)
	}
}

// TestNamesakesMetAtOnce: two processes meet persons, and bodies, of one name and of two countries, and both choose the plain id before either
// has stored. They are kept apart, as when one comes after the other.
func TestNamesakesMetAtOnce(t *testing.T) {
	speak := func(kind ActorKind, id, country ID) Proposal {
		a := ProposedActor{ID: id, Kind: kind, Name: "Ida Berg", Country: country}
		body := "Somebody of " + string(country) + " said it rains."
		return told(body, []ProposedActor{a}, said{who: id, words: "it rains"})
	}
	for kind, id := range map[ActorKind]ID{ActorPerson: "person:ida-berg", ActorOrganisation: "organisation:ida-berg"} {
		g, m := newGraph(t)
		m.meanwhile = elsewhere(t, m, func(g *Graph) error {
			_, err := g.Ingest(t.Context(), []Proposal{speak(kind, id, "country:sud")})
			return err
		})
		ingest(t, g, speak(kind, id, "country:nor"))
		for id, country := range map[ID]ID{id: "country:sud", id + "-nor": "country:nor"} {
			if said := m.SaidBy(id); m.actors[id] == nil || CountryOf(m.actors[id]) != country || len(said) != 1 {
				t.Errorf("%s: %+v said %d things", id, m.actors[id], len(said))
			}
		}
		sound(t, g)
	}
}

// TestWhoIsKnownToBeOfAnotherCountry: an id that stays the best one although the store knows another country for it is no conflict for ever.
func TestWhoIsKnownToBeOfAnotherCountry(t *testing.T) {
	met := func(body, name string, country ID) Proposal {
		a := metPerson(name, country)
		return told(body, []ProposedActor{a}, said{who: a.ID, words: body})
	}
	g, m := newGraph(t)
	ingest(t, g, met("One thing.", "Ida Berg", "country:nor"), met("Two things.", "Ida Berg Sud", "country:nor"))
	ingest(t, g, met("Three things.", "Ida Berg", "country:sud"))
	if a := m.actors["person:ida-berg-sud"]; CountryOf(a) != "country:nor" || len(m.SaidBy(a.NodeID())) != 2 {
		t.Errorf("%+v", a)
	}
	sound(t, g)
}
