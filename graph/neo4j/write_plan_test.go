package neo4j

import (
	"context"
	"slices"
	"strings"
	"testing"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// writeSpy applies writes and remembers every query that they ran.
type writeSpy struct {
	store *Store
	texts map[string]map[string]any
}

func (s *writeSpy) write(t *testing.T, w graph.Write) {
	t.Helper()
	err := s.store.write(t.Context(), func(q *session, _ bool) error {
		spy := *q
		spy.run = func(ctx context.Context, text string, params map[string]any) (bolt.ResultWithContext, error) {
			s.texts[text] = params
			return q.run(ctx, text, params)
		}
		if _, err := s.store.lock(&spy, 1, false); err != nil {
			return err
		}
		return newChange(&spy).apply(w)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// fewOf are parts of texts that may scan: what they go through are the few nodes of the codebook.
var fewOf = []string{":Codebook)", "(t:Topic) RETURN", "(p:Proposition) WHERE p.record", ":Unnamed|Everyone)"}

// scans are the operators that go through all there is of something.
func (s *writeSpy) scans(t *testing.T, session bolt.SessionWithContext, text string) []string {
	t.Helper()
	result, err := session.Run(t.Context(), "EXPLAIN "+text, s.texts[text])
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var found []string
	var walk func(bolt.Plan)
	walk = func(p bolt.Plan) {
		if strings.Contains(p.Operator(), "Scan") {
			found = append(found, p.Operator())
		}
		for _, c := range p.Children() {
			walk(c)
		}
	}
	walk(summary.Plan())
	return found
}

// everyWrite runs writes of every sort.
func (s *writeSpy) everyWrite(t *testing.T) {
	c := graphtest.Generate(71, 160)
	s.write(t, c.Write())
	st, a, r := *c.Statements[3], *c.Articles[1], *c.Relations[0]
	st.Confidence, st.Content, r.Confidence, a.Urls = 0.01, "other words", 0.02, nil
	moved := *day("2020-02-02")
	a.PublishedOn = &moved
	s.write(t, graph.Write{Statements: []*graph.Statement{&st}, Articles: []*graph.Article{&a}, Relations: []*graph.Relation{&r}})
	into, from := *c.Actors[0].(*graph.Country), c.Actors[1]
	into.FormerIds = []graph.ID{from.NodeID()}
	s.write(t, graph.Write{Actors: []graph.Actor{&into}, Delete: []graph.ID{from.NodeID()}})
	s.write(t, graph.Write{Met: []graph.Actor{&graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov", Origin: graph.OriginArticle}}},
		Actors: []graph.Actor{c.Actors[0], from}})
	s.write(t, graph.Write{InUse: &c.Codebook.Fingerprint, Delete: []graph.ID{"person:lena-orlov"}})
	smaller := c.Codebook
	smaller.Fingerprint, smaller.Topics = "other", smaller.Topics[:1]
	s.write(t, graph.Write{Codebook: &smaller, Delete: []graph.ID{c.Statements[9].ID, c.Relations[1].ID, c.Articles[4].ID}})
}

// TestWritesUseIndexes explains every query of a write on a graph with content and on one without, where a plan is made that
// later writes may still run by: none may go through all nodes or relationships of a sort, but for the few of the codebook.
func TestWritesUseIndexes(t *testing.T) {
	in := neo4jtest.Server(t)
	in.Empty(t, "Migration", "Standpoint")
	store, err := Open(t.Context(), Options{URI: in.URI, Username: in.Username, Password: in.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	spy := &writeSpy{store, map[string]map[string]any{}}
	spy.everyWrite(t)
	if len(spy.texts) < 40 {
		t.Errorf("only %d queries: some sort of write is not among them", len(spy.texts))
	}
	session := in.Driver(t).NewSession(t.Context(), bolt.SessionConfig{})
	t.Cleanup(func() { _ = session.Close(context.Background()) })
	for _, state := range []string{"with content", "without"} {
		in.Query(t, "CALL db.clearQueryCaches()", nil)
		for _, text := range sortedKeys(spy.texts) {
			if slices.ContainsFunc(fewOf, func(s string) bool { return strings.Contains(text, s) }) {
				continue
			}
			if state == "without" && strings.Contains(text, "]->() WHERE elementId(") { // such a query runs only when it has rows
				continue
			}
			if found := spy.scans(t, session, text); len(found) > 0 {
				t.Errorf("on a graph %s: %q in %s", state, found, text)
			}
		}
		in.Empty(t, "Migration", "Standpoint")
	}
}
