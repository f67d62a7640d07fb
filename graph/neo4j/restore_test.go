package neo4j_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// TestMovesBothWays dumps a graph of one kind of store, restores it into the other and dumps it there, and wants the same bytes.
func TestMovesBothWays(t *testing.T) {
	inNeo4j := func(t *testing.T) graph.Store {
		s := vacant(t)
		return s.open(t, s.URI)
	}
	inFile := func(t *testing.T) graph.Store {
		store, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), embedded.WithoutSync())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := store.Close(); err != nil {
				t.Errorf("close the file: %v", err)
			}
		})
		return store
	}
	for _, way := range []struct {
		name     string
		from, to func(*testing.T) graph.Store
	}{{"from a file to neo4j", inFile, inNeo4j}, {"from neo4j to a file", inNeo4j, inFile}} {
		t.Run(way.name, func(t *testing.T) {
			from := way.from(t)
			lived(t, from)
			unbroken(t, from)
			first := dump(t, from)
			into := way.to(t)
			if _, err := graph.Open(into).Restore(t.Context(), strings.NewReader(first)); err != nil {
				t.Fatal(err)
			}
			unbroken(t, into)
			if second := dump(t, into); second != first {
				t.Errorf("the dumps have %d and %d bytes and differ", len(first), len(second))
			}
			if len(first) < 200_000 {
				t.Errorf("a dump of %d bytes tests nothing", len(first))
			}
		})
	}
}

// lived fills a store with a graph that has been worked on: articles that follow others, an actor who has taken over another's words, a
// codebook that has lost propositions, an article that is gone.
func lived(t *testing.T, store graph.Store) {
	t.Helper()
	c := withProvedIDs(graphtest.Generate(72, 400))
	for i := 0; i+3 < len(c.Articles); i += 5 { // both ways, and one that only one of the two knows of
		c.Articles[i].NextID, c.Articles[i+1].PreviousID = c.Articles[i+1].ID, c.Articles[i].ID
		c.Articles[i+3].PreviousID = c.Articles[i+2].ID
	}
	into, from := c.Actors[1].(*graph.Country), c.Actors[2].(*graph.Country)
	merged := *into
	merged.FormerIds = []graph.ID{from.ID}
	smaller := c.Codebook
	smaller.Fingerprint, smaller.Topics = "smaller", smaller.Topics[:3]
	for _, w := range []graph.Write{
		c.Write(),
		{Actors: []graph.Actor{&merged}, Delete: []graph.ID{from.ID}},
		{Codebook: &smaller},
		{Delete: []graph.ID{c.Articles[4].ID}},
	} {
		if _, err := store.Write(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
}

// withProvedIDs gives articles ids as the product makes them, which restoring proves.
func withProvedIDs(c *graphtest.Content) *graphtest.Content {
	proved := map[graph.ID]graph.ID{}
	for _, a := range c.Articles {
		proved[a.ID] = graph.ArticleID(a.Body)
		a.ID = proved[a.ID]
	}
	for _, st := range c.Statements {
		st.ArticleID = proved[st.ArticleID]
	}
	for _, r := range c.Relations {
		r.ArticleID = proved[r.ArticleID]
	}
	return c
}
