package neo4j_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// TestOpenRefuses wants every wrong setting named in a sentence, soon, and without the password.
func TestOpenRefuses(t *testing.T) {
	s := vacant(t)
	page := listen(t, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
	host := strings.TrimPrefix(s.URI, "bolt://")
	for _, c := range []struct {
		name, says string
		change     func(*neo4j.Options)
		codes      []graph.Code
	}{
		{"no address", "NEO4J_URI", func(o *neo4j.Options) { o.URI = "" }, []graph.Code{graph.BadInput}},
		{"a wrong scheme", "neo4j://", func(o *neo4j.Options) { o.URI = "http://" + host }, []graph.Code{graph.BadInput}},
		{"no scheme", "neo4j://", func(o *neo4j.Options) { o.URI = host }, []graph.Code{graph.BadInput}},
		{"no host", "host", func(o *neo4j.Options) { o.URI = "bolt://" }, []graph.Code{graph.BadInput, graph.Unavailable}},
		{"a password in the address", "", func(o *neo4j.Options) { o.URI = "bolt://neo4j:" + s.Password + "@" + host }, []graph.Code{graph.BadInput}},
		{"a port where nobody listens", "NEO4J_URI", func(o *neo4j.Options) { o.URI = "bolt://127.0.0.1:9" }, []graph.Code{graph.Unavailable}},
		{"a port where nobody routes", "NEO4J_URI", func(o *neo4j.Options) { o.URI = "neo4j://127.0.0.1:9" }, []graph.Code{graph.Unavailable}},
		{"a host that does not exist", "NEO4J_URI", func(o *neo4j.Options) { o.URI = "bolt://nowhere.invalid" }, []graph.Code{graph.Unavailable}},
		{"a web server", "a web server", func(o *neo4j.Options) { o.URI = "bolt://" + page }, []graph.Code{graph.Unavailable}},
		{"a web server that should route", "a web server", func(o *neo4j.Options) { o.URI = "neo4j://" + page }, []graph.Code{graph.Unavailable}},
		{"a server that wants no TLS", "", func(o *neo4j.Options) { o.URI = "bolt+s://" + host }, []graph.Code{graph.Unavailable, graph.BadInput}},
		{"another database", "database", func(o *neo4j.Options) { o.Database = "elsewhere" }, []graph.Code{graph.BadInput, graph.Unavailable, graph.NotFound}},
		{"a database with a bad name", "database", func(o *neo4j.Options) { o.Database = "no such name!" }, []graph.Code{graph.BadInput, graph.Unavailable, graph.NotFound}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := s.through(s.URI)
			c.change(&o)
			err := soon(t, c.name, 6*time.Second, func() error { return opens(t.Context(), o) })
			s.refused(t, c.name, err, c.says, c.codes...)
		})
	}
}

// listen takes connections, waits for the first words and answers always the same; nothing at all if that is "".
func listen(t *testing.T, answer string) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // closed
			}
			go func() {
				_, _ = conn.Read(make([]byte, 20))
				if answer == "" {
					_, _ = io.Copy(io.Discard, conn) // until the other side hangs up
				}
				_, _ = io.WriteString(conn, answer)
				_ = conn.Close()
			}()
		}
	}()
	return listener.Addr().String()
}

// opens opens a store and closes it.
func opens(ctx context.Context, o neo4j.Options) error {
	store, err := neo4j.Open(ctx, o)
	if err != nil {
		return err
	}
	return store.Close()
}

// TestOpenWaitsInVain opens what takes connections and says nothing, with all the time in the world.
func TestOpenWaitsInVain(t *testing.T) {
	t.Parallel()
	s := target{&neo4jtest.Instance{Username: "neo4j", Password: "a-secret"}}
	o := s.through("bolt://" + listen(t, ""))
	err := soon(t, "Open", 12*time.Second, func() error { return opens(t.Context(), o) })
	s.refused(t, "Open", err, "does not answer", graph.Unavailable)
}

// TestWrongPassword wants a wrong password told as such after one try: a server locks out whoever tries often.
func TestWrongPassword(t *testing.T) {
	s := vacant(t)
	for _, uri := range []string{s.URI, strings.Replace(s.URI, "bolt:", "neo4j:", 1)} {
		wrong := target{&neo4jtest.Instance{URI: s.URI, Username: s.Username, Password: "another-password"}}
		err := soon(t, uri, 3*time.Second, func() error { return opens(t.Context(), wrong.through(uri)) })
		wrong.refused(t, uri, err, "NEO4J_PASSWORD", graph.Unavailable)
	}
	s.open(t, s.URI)
}

// TestRouting opens a single server as if it were a cluster, by the name it gives itself.
func TestRouting(t *testing.T) {
	s := vacant(t)
	store := s.open(t, strings.Replace(s.URI, "bolt:", "neo4j:", 1))
	told := pieces(121, 20, 100)
	fill(t, store, told)
	alike(t, dump(t, store), undisturbed(t, told...))
	if about := store.About(); about.Kind != "neo4j" || about.SchemaVersion < 1 || strings.Contains(about.Place, s.Password) {
		t.Errorf("about: %+v", about)
	}
}

// TestNewerSchema opens a graph that a newer program has migrated: it is left as it is.
func TestNewerSchema(t *testing.T) {
	s := vacant(t)
	s.open(t, s.URI)
	version := s.Query(t, "MATCH (g:Standpoint) WITH g, g.version AS was SET g.version = 999 CREATE (:Migration {number: 999, at: datetime(), by: 'a newer one'}) RETURN was", nil)[0]["was"]
	defer s.Query(t, "MATCH (m:Migration {number: 999}) DELETE m WITH count(*) AS n MATCH (g:Standpoint) SET g.version = $was", map[string]any{"was": version})
	s.refused(t, "a newer schema", opens(t.Context(), s.through(s.URI)), "newer", graph.NewerSchema)
}

// TestForeignNodes opens a database that holds somebody else's data: refused, and used beside it when that is said to be meant.
func TestForeignNodes(t *testing.T) {
	s := vacant(t)
	s.Empty(t)
	s.DropSchema(t)
	s.Query(t, "CREATE (:Invoice {number: 7, id: 'person:x'})", nil)
	s.refused(t, "foreign nodes", opens(t.Context(), s.through(s.URI)), "STANDPOINT_NEO4J_SHARED", graph.BadInput, graph.Conflict)
	if rows := s.Query(t, "SHOW CONSTRAINTS YIELD name RETURN name", nil); len(rows) > 0 {
		t.Errorf("a refused database got constraints: %v", rows)
	}
	shared := s.through(s.URI)
	shared.Shared = true
	store, err := neo4j.Open(t.Context(), shared)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	told := pieces(122, 30, 100)
	fill(t, store, told)
	unbroken(t, store)
	alike(t, dump(t, store), undisturbed(t, told...))
	if rows := s.Query(t, "MATCH (i:Invoice) RETURN properties(i) AS p", nil); len(rows) != 1 || rows[0]["p"].(map[string]any)["number"] != int64(7) {
		t.Errorf("the foreign node is %v", rows)
	}
	s.Query(t, "MATCH (i:Invoice) DELETE i", nil)
}

// TestOpenedAtOnce has several open an empty database at the same moment: it is migrated once, and all can use it.
func TestOpenedAtOnce(t *testing.T) {
	s := vacant(t)
	s.Empty(t)
	s.DropSchema(t)
	const programs = 4
	stores, errs := make([]*neo4j.Store, programs), make([]error, programs)
	var wait sync.WaitGroup
	for i := range stores {
		wait.Go(func() { stores[i], errs[i] = neo4j.Open(t.Context(), s.through(s.URI)) })
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	for _, store := range stores {
		defer store.Close()
	}
	version := stores[0].About().SchemaVersion
	rows := s.Query(t, "MATCH (m:Migration) RETURN m.number AS number ORDER BY number", nil)
	for i, r := range rows {
		if r["number"] != int64(i+1) {
			t.Errorf("migration %d has the number %v", i+1, r["number"])
		}
	}
	if len(rows) != version {
		t.Errorf("%d migrations for version %d", len(rows), version)
	}
	if rows := s.Query(t, "MATCH (n:Standpoint) RETURN n.id AS id", nil); len(rows) != 1 {
		t.Errorf("the nodes of the graph itself: %v", rows)
	}
	told := pieces(123, 30, 100)
	for _, store := range stores {
		fill(t, store, told)
	}
	unbroken(t, stores[0])
	alike(t, dump(t, stores[1]), undisturbed(t, told...))
}
