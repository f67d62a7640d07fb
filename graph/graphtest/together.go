package graphtest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// testContexts wants that a done context ends every method at once, with its code, and that the store goes on afterwards.
func (s *suite) testContexts(t *testing.T) {
	store, w := s.filled(t, 61, 100)
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	late, done := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer done()
	all := graph.Range{First: 10}
	for _, c := range []struct {
		ctx  context.Context
		code graph.Code
	}{{cancelled, graph.Cancelled}, {late, graph.Timeout}} {
		for name, call := range map[string]func() error{
			"Actors":     func() error { _, err := store.Actors(c.ctx, graph.ActorQuery{Range: all}); return err },
			"Articles":   func() error { _, err := store.Articles(c.ctx, graph.ArticleQuery{Range: all}); return err },
			"Statements": func() error { _, err := store.Statements(c.ctx, graph.StatementQuery{Range: all}); return err },
			"Relations":  func() error { _, err := store.Relations(c.ctx, graph.RelationQuery{Range: all}); return err },
			"Counts":     func() error { _, err := store.Counts(c.ctx, graph.CountQuery{By: Dimensions[:1]}); return err },
			"Codebook":   func() error { _, err := store.Codebook(c.ctx); return err },
			"Write":      func() error { _, err := store.Write(c.ctx, graph.Write{Delete: idsOf(w.Articles)}); return err },
			"Preview":    func() error { _, err := store.Preview(c.ctx, graph.Write{Delete: idsOf(w.Articles)}); return err },
			"Check":      func() error { return store.Check(c.ctx, func(graph.Fault) {}) },
		} {
			began := time.Now()
			fails(t, name, call(), c.code)
			if took := time.Since(began); took > time.Second {
				t.Errorf("%s took %v to notice", name, took)
			}
		}
	}
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Millisecond)
	defer stop()
	big := Generate(62, 3000)
	_, err := store.Write(ctx, big.Write())
	fails(t, "a write that takes too long", err, graph.Timeout)
	readsBack(t, store, w)
	clean(t, store)
}

// writers is how many write at once.
const writers = 16

// testWriters lets sixteen write at once, each its own articles and all the same actor, while others read: nothing may be lost,
// and the end must not depend on who came first.
func (s *suite) testWriters(t *testing.T) {
	store := s.open(t)
	c := Generate(63, max(200, s.cases(640))) // more articles than writers
	write(t, store, graph.Write{Codebook: &c.Codebook, Actors: c.Actors})
	met := graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov", Origin: graph.OriginArticle}}
	var wait sync.WaitGroup
	errs := make([]error, writers+2)
	for i := range writers {
		wait.Go(func() {
			one := met
			one.Aliases = []string{fmt.Sprintf("Orlov %d", i)}
			errs[i] = writeShare(store, c, i, &one)
		})
	}
	for i := range 2 {
		wait.Go(func() {
			for range 50 {
				_, err := store.Statements(context.Background(), graph.StatementQuery{Range: graph.Range{First: 20, CountTo: 1000}})
				errs[writers+i] = errors.Join(errs[writers+i], err)
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	clean(t, store)
	w := NewWorld(c)
	readsBack(t, store, w)
	s.keeps(t, store, w)
	pages, err := store.Actors(context.Background(), graph.ActorQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{met.ID}}, Range: graph.Range{First: 1}})
	if err != nil || len(pages[0].Items) != 1 || len(pages[0].Items[0].Profiled().Aliases) != writers {
		t.Errorf("met by %d: %s, %v", writers, asJSON(pages), err)
	}
}

// writeShare writes every sixteenth article with all that is printed in it, one by one as loads do.
func writeShare(store graph.Store, c *Content, share int, met graph.Actor) error {
	for i, a := range c.Articles {
		if i%writers != share {
			continue
		}
		w := graph.Write{Articles: []*graph.Article{a}, Met: []graph.Actor{met}}
		for _, st := range c.Statements {
			if st.ArticleID == a.ID {
				w.Statements = append(w.Statements, st)
			}
		}
		for _, r := range c.Relations {
			if r.ArticleID == a.ID {
				w.Relations = append(w.Relations, r)
			}
		}
		if _, err := store.Write(context.Background(), w); err != nil {
			return err
		}
	}
	return nil
}

// testReopening closes a store and opens it again.
func (s *suite) testReopening(t *testing.T) {
	if s.caps.Reopen == nil {
		t.Skip("this store keeps nothing when closed")
	}
	store, w := s.filled(t, 64, 200)
	before := store.About()
	again := s.caps.Reopen(t, store)
	same(t, "about", again.About(), before)
	readsBack(t, again, w)
	readCodebook(t, again, w.Codebook)
	clean(t, again)
	same(t, "writing the same again", write(t, again, w.Write()), graph.Written{Same: 1 + len(w.Actors) + len(w.Articles) + len(w.Statements) + len(w.Relations)})
	_, err := store.Statements(t.Context(), graph.StatementQuery{Range: graph.Range{First: 1}})
	fails(t, "a closed store", err, graph.Unavailable)
	if err := store.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
}
