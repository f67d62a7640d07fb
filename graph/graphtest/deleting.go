package graphtest

import (
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testDeleting deletes articles one after the other, and each time wants gone all that rests on it and nothing else.
func (s *suite) testDeleting(t *testing.T) {
	store, w := s.filled(t, 51, 150)
	left := *w.Content
	for len(left.Articles) > 0 {
		gone := left.Articles[len(left.Articles)/2]
		var want []graph.ID
		left, want = without(left, gone.ID)
		out := write(t, store, graph.Write{Delete: []graph.ID{gone.ID}})
		sameIDs(t, "deleting "+gone.ID, out.DeletedIDs, want)
		if out.Deleted != len(want) {
			t.Errorf("%d deleted, %d named", out.Deleted, len(want))
		}
		if len(left.Articles)%5 == 0 {
			clean(t, store)
			now := left
			readsBack(t, store, NewWorld(&now))
			s.keeps(t, store, NewWorld(&now))
		}
		if t.Failed() {
			return
		}
	}
	same(t, "deleting again", write(t, store, graph.Write{Delete: idsOf(w.Articles)}), graph.Written{})
	all := graph.StatementFilter{Review: allReviews}
	if got := statementIDs(t, store, graph.StatementQuery{Filter: all}); len(got) != 0 {
		t.Errorf("%d statements without an article", len(got))
	}
	_, err := store.Write(t.Context(), graph.Write{Delete: []graph.ID{"topic:grain"}})
	fails(t, "deleting a topic", err, graph.BadInput)
	t.Run("Named", s.testDeletingNamed)
}

// testDeletingNamed wants no actor deleted that something else names, unless that goes in the same change or another answers for it.
func (s *suite) testDeletingNamed(t *testing.T) {
	store, w := s.filled(t, 53, 150)
	profile := func(id graph.ID) graph.Profile {
		return graph.Profile{ID: id, Name: "Some " + id.Key(), Origin: graph.OriginCodebook}
	}
	country := &graph.Country{Profile: profile("country:lost-island")}
	envoy := &graph.Person{Profile: profile("person:envoy"), Country: country.ID}
	write(t, store, graph.Write{Actors: []graph.Actor{country, envoy}})
	st, r := w.Statements[0], w.Relations[0]
	for what, id := range map[string]graph.ID{"a statement names": st.ActorIDs()[0], "a relation names": r.FromIDs[0], "somebody is of": country.ID} {
		_, err := store.Write(t.Context(), graph.Write{Articles: []*graph.Article{w.Articles[0]}, Delete: []graph.ID{id}})
		fails(t, "deleting "+string(id)+", whom "+what, err, graph.Conflict)
		_, err = store.Preview(t.Context(), graph.Write{Delete: []graph.ID{id}})
		fails(t, "what it would do", err, graph.Conflict)
	}
	readsBack(t, store, w)
	clean(t, store)
	heir := &graph.Country{Profile: profile("country:found-island")}
	heir.FormerIds = []graph.ID{country.ID}
	out := write(t, store, graph.Write{Actors: []graph.Actor{heir}, Delete: []graph.ID{country.ID}})
	sameIDs(t, "merging", out.DeletedIDs, []graph.ID{country.ID})
	_, err := store.Write(t.Context(), graph.Write{Delete: []graph.ID{heir.ID}})
	fails(t, "deleting who answers for a country", err, graph.Conflict)
	out = write(t, store, graph.Write{Delete: []graph.ID{heir.ID, envoy.ID, "person:nowhere"}})
	sameIDs(t, "deleting those who name one another", out.DeletedIDs, []graph.ID{heir.ID, envoy.ID})
	clean(t, store)
}

// without is a content after the deletion of an article, and the ids that went, sorted.
func without(c Content, id graph.ID) (Content, []graph.ID) {
	gone := []graph.ID{id}
	met, needed := map[graph.ID]bool{}, map[graph.ID]bool{}
	c.Articles = slices.DeleteFunc(slices.Clone(c.Articles), func(a *graph.Article) bool { return a.ID == id })
	note := func(goes bool, node graph.ID, actors []graph.ID) bool {
		into := needed
		if goes {
			into, gone = met, append(gone, node)
		}
		for _, a := range actors {
			into[a] = true
		}
		return goes
	}
	c.Statements = slices.DeleteFunc(slices.Clone(c.Statements), func(s *graph.Statement) bool { return note(s.ArticleID == id, s.ID, s.ActorIDs()) })
	c.Relations = slices.DeleteFunc(slices.Clone(c.Relations), func(r *graph.Relation) bool { return note(r.ArticleID == id, r.ID, r.ActorIDs()) })
	c.Actors = slices.DeleteFunc(slices.Clone(c.Actors), func(a graph.Actor) bool {
		p := a.Profiled()
		if p.Origin != graph.OriginArticle || !met[p.ID] || needed[p.ID] {
			return false
		}
		gone = append(gone, p.ID)
		return true
	})
	slices.Sort(gone)
	return c, gone
}
