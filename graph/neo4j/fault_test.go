package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// target is a server whose faults are tried.
type target struct{ *neo4jtest.Instance }

// vacant gives the server that the tests of this package share, without content and with the schema.
func vacant(t *testing.T) target {
	t.Helper()
	s := target{neo4jtest.Server(t)}
	s.clear(t)
	return s
}

// clear deletes all but what the schema is made of.
func (s target) clear(t *testing.T) {
	t.Helper()
	s.Empty(t, "Migration", "Standpoint", "Unnamed", "Everyone")
}

// through gives options that reach the server at another address, such as a link to it.
func (s target) through(uri string) neo4j.Options {
	return neo4j.Options{URI: uri, Username: s.Username, Password: s.Password}
}

// open opens a store that is closed when the test ends.
func (s target) open(t testing.TB, uri string) *neo4j.Store {
	t.Helper()
	store, err := neo4j.Open(t.Context(), s.through(uri))
	if err != nil {
		t.Fatalf("open %s: %v", uri, err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return store
}

// refused wants an error with one of the codes, that says certain words and not the password.
func (s target) refused(t testing.TB, what string, err error, says string, codes ...graph.Code) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error", what)
		return
	}
	fits := false
	for _, c := range codes {
		fits = fits || graph.CodeOf(err) == c
	}
	if !fits || !strings.Contains(err.Error(), says) {
		t.Errorf("%s: got %v (%s), want %v with %q", what, err, graph.CodeOf(err), codes, says)
	}
	s.discreet(t, what, err)
}

// discreet wants an error that does not show the password, neither to people nor to logs.
func (s target) discreet(t testing.TB, what string, err error) {
	t.Helper()
	for ; err != nil; err = errors.Unwrap(err) {
		if text := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(text, s.Password) {
			t.Errorf("%s: the error shows the password: %s", what, text)
		}
	}
}

// soon wants that a call returns within a time, whatever it gives.
func soon(t testing.TB, what string, limit time.Duration, call func() error) error {
	t.Helper()
	began := time.Now()
	err := call()
	if took := time.Since(began); took > limit {
		t.Errorf("%s took %v, at most %v is allowed: %v", what, took.Round(time.Millisecond), limit, err)
	}
	return err
}

// unbroken holds a store to its own check. Texts are not proved: those of random graphs are no article's.
func unbroken(t testing.TB, store graph.Store) {
	t.Helper()
	n := 0
	err := store.Check(t.Context(), func(f graph.Fault) {
		if n++; n <= 10 {
			t.Errorf("check: %s: %s: %s", f.Rule, f.Subject, f.Detail)
		}
	})
	if err != nil {
		t.Errorf("check: %v", err)
	}
	if n > 10 {
		t.Errorf("check: %d faults in all", n)
	}
}

// dump gives all that a store holds.
func dump(t testing.TB, store graph.Store) string {
	t.Helper()
	var b strings.Builder
	if err := graph.Open(store).Dump(t.Context(), &b, graph.DumpOptions{}); err != nil {
		t.Fatalf("dump: %v", err)
	}
	return b.String()
}

// undisturbed gives the dump of a store to which nothing ever happens, once it was told the same.
func undisturbed(t testing.TB, told ...graph.Write) string {
	t.Helper()
	store, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), embedded.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, w := range told {
		if _, err := store.Write(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	return dump(t, store)
}

// alike wants two dumps to be the same, and shows the first line that is not.
func alike(t testing.TB, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Errorf("the dumps have %d and %d lines and part at line %d:\n got %.700s\nwant %.700s", len(g), len(w), i+1, g[i], w[i])
			return
		}
	}
	t.Errorf("the dump has %d lines instead of %d", len(g), len(w))
}

// pieces cuts a random graph of n statements into writes of a few articles each.
func pieces(seed uint64, n, articles int) (all []graph.Write) {
	_ = graphtest.Stream(seed, n, func(w graph.Write) error { // the function never fails
		if last := len(all) - 1; w.Codebook != nil || last < 1 || len(all[last].Articles) >= articles {
			all = append(all, w)
		} else {
			all[last].Articles = append(all[last].Articles, w.Articles...)
			all[last].Statements = append(all[last].Statements, w.Statements...)
			all[last].Relations = append(all[last].Relations, w.Relations...)
		}
		return nil
	})
	return all
}

// fill writes all pieces.
func fill(t testing.TB, store graph.Store, told []graph.Write) {
	t.Helper()
	for i, w := range told {
		if _, err := store.Write(t.Context(), w); err != nil {
			t.Fatalf("write piece %d: %v", i, err)
		}
	}
}

// calls are the methods of a store, each with something to do on a graph that holds w.
func calls(store graph.Store, w graph.Write) map[string]func(context.Context) error {
	page := graph.Range{First: 20, CountTo: 1000}
	return map[string]func(context.Context) error{
		"Actors": func(ctx context.Context) error {
			_, err := store.Actors(ctx, graph.ActorQuery{Range: page})
			return err
		},
		"Articles": func(ctx context.Context) error {
			_, err := store.Articles(ctx, graph.ArticleQuery{Range: page})
			return err
		},
		"Statements": func(ctx context.Context) error {
			_, err := store.Statements(ctx, graph.StatementQuery{Range: page})
			return err
		},
		"Relations": func(ctx context.Context) error {
			_, err := store.Relations(ctx, graph.RelationQuery{Range: page})
			return err
		},
		"Counts": func(ctx context.Context) error {
			_, err := store.Counts(ctx, graph.CountQuery{By: graphtest.Dimensions[:1], First: 10})
			return err
		},
		"Codebook": func(ctx context.Context) error { _, err := store.Codebook(ctx); return err },
		"Write":    func(ctx context.Context) error { _, err := store.Write(ctx, w); return err },
		"Preview":  func(ctx context.Context) error { _, err := store.Preview(ctx, w); return err },
		"Check":    func(ctx context.Context) error { return store.Check(ctx, func(graph.Fault) {}) },
	}
}
