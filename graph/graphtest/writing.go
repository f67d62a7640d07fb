package graphtest

import (
	"context"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

func (s *suite) testWriting(t *testing.T) {
	store, w := s.filled(t, 11, 300)
	for _, c := range []struct {
		name string
		test func(*testing.T, graph.Store, *World)
	}{{"Again", writesAgain}, {"ReadsBack", func(*testing.T, graph.Store, *World) {}}, {"Replaces", replaces}, {"Expects", expects},
		{"InUse", inUse}, {"AllOrNothing", allOrNothing}, {"Preview", previews}} {
		t.Run(c.name, func(t *testing.T) {
			c.test(t, store, w)
			readsBack(t, store, w)
			clean(t, store)
		})
	}
	t.Run("Met", s.testMet)
	t.Run("Namesakes", s.testNamesakes)
}

func writesAgain(t *testing.T, store graph.Store, w *World) {
	records := 1 + len(w.Actors) + len(w.Articles) + len(w.Statements) + len(w.Relations)
	same(t, "writing the same again", write(t, store, w.Write()), graph.Written{Same: records})
}

// replaces writes a statement with hardly anything as it was, and then as it was.
func replaces(t *testing.T, store graph.Store, w *World) {
	changed := *w.Statements[5]
	changed.Content, changed.Confidence, changed.SpeakerIDs, changed.Takes = "other words altogether", 0.25, nil, nil
	changed.Said, changed.Revision = graph.Said{Basis: graph.SaidUnknown}, changed.Revision+1
	same(t, "replacing", write(t, store, graph.Write{Statements: []*graph.Statement{&changed}}), graph.Written{Changed: 1})
	got := statements(t, store, byID(changed.ID))[0].Items
	changed.Utterance = got[0].Utterance
	same(t, "replaced", got[0], changed)
	clean(t, store)
	write(t, store, w.Write())
}

// expects writes with revisions that are there and that are not.
func expects(t *testing.T, store graph.Store, w *World) {
	st := *w.Statements[0]
	st.Confidence = 0.11
	for _, revision := range []int{0, st.Revision + 1} {
		_, err := store.Write(t.Context(), graph.Write{Statements: []*graph.Statement{&st}, Expect: map[graph.ID]int{st.ID: revision}})
		fails(t, "another revision", err, graph.Conflict)
	}
	_, err := store.Write(t.Context(), graph.Write{Expect: map[graph.ID]int{"statement:nowhere": 1}})
	fails(t, "a statement that is not there", err, graph.Conflict)
	r := w.Relations[0]
	if _, err := store.Write(t.Context(), graph.Write{Expect: map[graph.ID]int{st.ID: st.Revision, r.ID: r.Revision, "statement:nowhere": 0}}); err != nil {
		t.Errorf("the revisions that are there: %v", err)
	}
	a := w.Articles[0]
	changed, retold := *a, *a
	changed.Urls = append(slices.Clone(a.Urls), "https://another.example/address")
	retold.Body += " And more."
	for what, was := range map[string]*graph.Article{"an address more": &changed, "another text": &retold, "not there": nil} {
		_, err := store.Write(t.Context(), graph.Write{Articles: []*graph.Article{&changed}, Were: map[graph.ID]*graph.Article{a.ID: was}})
		fails(t, what, err, graph.Conflict)
	}
	_, err = store.Write(t.Context(), graph.Write{Were: map[graph.ID]*graph.Article{"article:nowhere": a}})
	fails(t, "an article that is not there", err, graph.Conflict)
	if _, err := store.Write(t.Context(), graph.Write{Were: map[graph.ID]*graph.Article{a.ID: a, "article:nowhere": nil}}); err != nil {
		t.Errorf("the articles that are there: %v", err)
	}
}

// inUse writes for a codebook that is in use and for others that are not.
func inUse(t *testing.T, store graph.Store, w *World) {
	st := *w.Statements[0]
	st.Confidence = 0.14
	for _, other := range []string{"", "another"} {
		_, err := store.Write(t.Context(), graph.Write{Statements: []*graph.Statement{&st}, InUse: &other})
		fails(t, "another codebook", err, graph.Conflict)
	}
	smaller := w.Codebook
	smaller.Fingerprint, smaller.Topics = "smaller", smaller.Topics[:1]
	_, err := store.Write(t.Context(), graph.Write{Codebook: &smaller, InUse: &smaller.Fingerprint})
	fails(t, "the codebook that is yet to come into use", err, graph.Conflict)
	if _, err := store.Write(t.Context(), graph.Write{Statements: w.Statements[:1], InUse: &w.Codebook.Fingerprint}); err != nil {
		t.Errorf("the codebook in use: %v", err)
	}
}

// allOrNothing writes something right and then something wrong.
func allOrNothing(t *testing.T, store graph.Store, w *World) {
	for what, spoil := range map[string]func(*graph.Statement) graph.Code{
		"a statement without its article": func(s *graph.Statement) graph.Code { s.ArticleID = "article:nowhere"; return graph.NotFound },
		"a statement of a strange id":     func(s *graph.Statement) graph.Code { s.ID = "person:nobody"; return graph.BadInput },
	} {
		st, bad := *w.Statements[1], *w.Statements[2]
		st.Confidence = 0.12
		code := spoil(&bad)
		_, err := store.Write(t.Context(), graph.Write{Statements: []*graph.Statement{&st, &bad}})
		fails(t, what, err, code)
	}
}

// previews asks what a change and a deletion would do.
func previews(t *testing.T, store graph.Store, w *World) {
	st := *w.Statements[3]
	st.Confidence = 0.13
	out, err := store.Preview(t.Context(), graph.Write{Statements: []*graph.Statement{&st}, Delete: []graph.ID{w.Articles[1].ID}})
	if err != nil || out.Changed != 1 || out.Deleted < 1+len(w.PrintedIn(w.Articles[1].ID)) {
		t.Errorf("preview: %+v, %v", out, err)
	}
}

// readsBack wants every record as it was written.
func readsBack(t *testing.T, s graph.Store, w *World) {
	t.Helper()
	ctx := context.Background()
	for _, st := range w.Statements {
		got := statements(t, s, byID(st.ID))[0].Items
		if len(got) != 1 {
			t.Fatalf("%s: %d of it", st.ID, len(got))
		}
		same(t, string(st.ID), got[0], st)
	}
	all := graph.Range{First: everything}
	articles, err := s.Articles(ctx, graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: idsOf(w.Articles)}, Range: all})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range w.Articles {
		same(t, string(a.ID), articles[i].Items, []*graph.Article{a})
	}
	relations, err := s.Relations(ctx, graph.RelationQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: idsOf(w.Relations)}, Range: all})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range w.Relations {
		same(t, string(r.ID), relations[i].Items, []*graph.Relation{r})
	}
	actors, err := s.Actors(ctx, graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: idsOf(w.Actors)}, Range: all})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range w.Actors {
		same(t, string(a.NodeID()), actors[i].Items, []graph.Actor{a})
	}
}

func byID(ids ...graph.ID) graph.StatementQuery {
	return graph.StatementQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: ids}}
}

// testMet writes actors met in articles: joined with what is there, in whatever order they come.
func (s *suite) testMet(t *testing.T) {
	met := func(aliases ...string) graph.Actor {
		return &graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov", Aliases: aliases, Origin: graph.OriginArticle}}
	}
	var first string
	for _, order := range [][2]graph.Actor{{met("L. Orlov"), met("Frau Orlov")}, {met("Frau Orlov"), met("L. Orlov")}} {
		store := s.open(t)
		for _, a := range order {
			write(t, store, graph.Write{Met: []graph.Actor{a}})
		}
		same(t, "met again", write(t, store, graph.Write{Met: []graph.Actor{order[0]}}), graph.Written{Same: 1})
		pages, err := store.Actors(context.Background(), graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByAlias,
			IDs: []graph.ID{graph.ID(graph.Slug("Frau Orlov")), graph.ID(graph.Slug("L. Orlov"))}}, Range: graph.Range{First: 5}})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "found by either name", pages[0].Items, pages[1].Items)
		if len(pages[0].Items) != 1 {
			t.Fatalf("%d actors by that name", len(pages[0].Items))
		}
		if now := asJSON(pages[0].Items[0]); first == "" {
			first = now
		} else if now != first {
			t.Errorf("met in another order: %s, not %s", now, first)
		}
	}
}

// testNamesakes meets actors whose id is of somebody of another country: nothing is written. Who is of no known country is the one that is there.
func (s *suite) testNamesakes(t *testing.T) {
	profile := func(id graph.ID, aliases ...string) graph.Profile {
		return graph.Profile{ID: id, Name: "Quay", Aliases: aliases, Origin: graph.OriginArticle}
	}
	for _, of := range []func(country graph.ID, aliases ...string) graph.Actor{
		func(country graph.ID, aliases ...string) graph.Actor {
			return &graph.Person{Profile: profile("person:quay", aliases...), Country: country}
		},
		func(country graph.ID, aliases ...string) graph.Actor {
			return &graph.Organisation{Profile: profile("organisation:quay", aliases...), Form: graph.FormOther, CountryID: country}
		},
	} {
		store := s.open(t)
		for _, kept := range []graph.Actor{of(""), of("country:aland"), of("", "the quay")} {
			write(t, store, graph.Write{Met: []graph.Actor{kept}})
		}
		other := &graph.Person{Profile: graph.Profile{ID: "person:other", Name: "Other", Origin: graph.OriginArticle}}
		_, err := store.Write(t.Context(), graph.Write{Met: []graph.Actor{other, of("country:beland", "a namesake")}})
		fails(t, "a namesake of another country", err, graph.Conflict)
		want := of("country:aland", "the quay")
		pages, err := store.Actors(t.Context(), graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{want.NodeID(), other.ID}},
			Range: graph.Range{First: 1}})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "as it was", pages[0].Items, []graph.Actor{want})
		same(t, "beside it", pages[1].Items, []graph.Actor(nil))
		same(t, "met again", write(t, store, graph.Write{Met: []graph.Actor{of("country:aland")}}), graph.Written{Same: 1})
	}
}
