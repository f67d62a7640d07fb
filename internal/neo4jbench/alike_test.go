package neo4jbench

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	store "github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// TestAlike: on a small graph all servers answer every question with the same statements, speakers and articles in the same order.
func TestAlike(t *testing.T) {
	db := neo4jtest.Server(t)
	db.Empty(t)
	s, err := store.Open(t.Context(), store.Options{URI: db.URI, Username: db.Username, Password: db.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	err = stream(3, 3000, 1000, func(w graph.Write) error {
		_, err := s.Write(t.Context(), w)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	hub, some := people(t, db, 15, 4)
	if found := alike(t, startServers(t, db), subjects("2020-12-20", "2021-01-20", append(some, hub)...)); found < 200 {
		t.Errorf("only %d statements were compared", found)
	}
}

// people gives the hub and up to n others who said at least `least` things, those who said most first.
func people(t *testing.T, db *neo4jtest.Instance, least, n int) (hub string, others []string) {
	t.Helper()
	rows := db.Query(t, `MATCH (p:Person) WITH p, COUNT { (p)-[:SAID]->() } AS said WHERE said >= $least
		RETURN p.id AS id ORDER BY said DESC, id LIMIT $n`, map[string]any{"least": least, "n": n + 1})
	if len(rows) < 2 {
		t.Fatalf("%d people said %d things", len(rows), least)
	}
	for _, row := range rows[1:] {
		others = append(others, row["id"].(string))
	}
	return rows[0]["id"].(string), others
}

// subjects asks about each person and the same days.
func subjects(from, until string, people ...string) (all []subject) {
	for _, p := range people {
		all = append(all, subject{p, from, until})
	}
	return all
}

// alike asks everything about everybody and fails the test where answers differ from those by hand. It gives the number of statements
// compared, of one server.
func alike(t *testing.T, servers []server, about []subject) (statements int) {
	t.Helper()
	for _, q := range questions {
		for i, who := range about {
			if len(q.needs) == 0 && i > 0 {
				break // it is about nobody
			}
			want, err := ask(t.Context(), servers[1], q, who)
			if err != nil {
				t.Fatalf("%s of %s, %s: %v", q.name, who.person, servers[1].name, err)
			}
			statements += len(want.Statements)
			for _, other := range servers {
				if got, err := ask(t.Context(), other, q, who); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%s of %s: %s and %s differ: %s %v", q.name, who.person, other.name, servers[1].name, difference(got, want), err)
				}
			}
		}
	}
	return statements
}

// ask asks one server once.
func ask(ctx context.Context, s server, q question, who subject) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	body, err := send(ctx, http.DefaultClient, s.shot(s.base, q, who))
	if err != nil {
		return answer{}, err
	}
	a, err := s.read(body)
	return a.sorted(), err
}

// send makes one request and reads its answer.
func send(ctx context.Context, client *http.Client, s shot) ([]byte, error) {
	r, err := s.request(ctx)
	if err != nil {
		return nil, err
	}
	res, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %.200s", res.Status, body)
	}
	return body, err
}

// difference says where two answers begin to differ.
func difference(got, want answer) string {
	if len(got.Statements) != len(want.Statements) || got.Name != want.Name {
		return fmt.Sprintf("%d statements of %q, not %d of %q", len(got.Statements), got.Name, len(want.Statements), want.Name)
	}
	for i := range want.Statements {
		if g, w := got.Statements[i], want.Statements[i]; !reflect.DeepEqual(g, w) {
			return fmt.Sprintf("statement %d is %+v (%+v), not %+v (%+v)", i, g, g.Article, w, w.Article)
		}
	}
	return fmt.Sprintf("total %s, not %s", total(got), total(want))
}

func total(a answer) string {
	if a.Total == nil {
		return "none"
	}
	return strconv.FormatInt(*a.Total, 10)
}
