package boltstub

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// echo answers RETURN with the parameter rows, one a row, and refuses what is told to FAIL.
func echo(r Request) Answer {
	switch {
	case r.Message == Logon && r.Params["credentials"] != "right":
		return Answer{Code: "Neo.ClientError.Security.Unauthorized", Says: "no"}
	case strings.HasPrefix(r.Text, "FAIL "):
		return Answer{Code: strings.TrimPrefix(r.Text, "FAIL "), Says: "as asked for"}
	case r.Text == "HANG UP":
		return Answer{HangUp: true}
	}
	a := Answer{Fields: []string{"value"}}
	rows, _ := r.Params["rows"].([]any)
	for _, v := range rows {
		a.Rows = append(a.Rows, []any{v})
	}
	return a
}

func connect(t *testing.T, uri, password string) neo4j.DriverWithContext {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth("reader", password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := driver.Close(t.Context()); err != nil {
			t.Errorf("close the driver: %v", err)
		}
	})
	return driver
}

// TestDriver wants the real driver to be answered in both kinds of handshake: every value there and back, pages, failures, broken connections.
func TestDriver(t *testing.T) {
	for name, old := range map[string]bool{"manifest": false, "legacy": true} {
		t.Run(name, func(t *testing.T) {
			s := Start(t, old, echo)
			driver := connect(t, "bolt://"+s.Address, "right")
			ctx := t.Context()
			session := driver.NewSession(ctx, neo4j.SessionConfig{FetchSize: 3, DatabaseName: "letters", AccessMode: neo4j.AccessModeRead})
			defer session.Close(ctx)
			values := slices.DeleteFunc(slices.Clone(sample), func(v any) bool { _, day := v.(Struct); return day })
			day := neo4j.DateOf(time.Date(2024, 10, 4, 0, 0, 0, 0, time.UTC))
			result, err := session.Run(ctx, "RETURN", map[string]any{"rows": append(values, day)})
			if err != nil {
				t.Fatal(err)
			}
			records, err := result.Collect(ctx)
			if err != nil || len(records) != len(values)+1 {
				t.Fatalf("%d rows, %v", len(records), err)
			}
			for i, v := range values {
				if got := records[i].Values[0]; !reflect.DeepEqual(got, v) {
					t.Errorf("%T comes back as %.60v", v, got)
				}
			}
			if got := records[len(values)].Values[0].(neo4j.Date); !got.Time().Equal(day.Time()) {
				t.Errorf("the day is %v", got.Time())
			}
			for text, says := range map[string]string{"FAIL Neo.ClientError.Statement.SyntaxError": "as asked for", "HANG UP": "EOF"} {
				if _, err := session.Run(ctx, text, nil); err == nil || !strings.Contains(err.Error(), says) {
					t.Errorf("%s: %v", text, err)
				}
			}
			if r := s.Heard(); r[0].Message != Logon || !r[1].Reading || r[1].Database != "letters" || r[1].Tx != 0 {
				t.Errorf("heard %+v and %+v", r[0], r[1])
			}
			refused := connect(t, "bolt://"+s.Address, "wrong")
			if err := refused.VerifyConnectivity(ctx); err == nil || !strings.Contains(err.Error(), "Unauthorized") {
				t.Errorf("a wrong password: %v", err)
			}
		})
	}
}

// TestCluster wants writes to go to the leader, reads elsewhere, and a transaction's requests to tell what it is.
func TestCluster(t *testing.T) {
	c := StartCluster(t, 3, echo)
	driver := connect(t, "neo4j://"+c.Servers[2].Address, "right")
	ctx := t.Context()
	for _, mode := range []neo4j.AccessMode{neo4j.AccessModeWrite, neo4j.AccessModeRead} {
		session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, Bookmarks: neo4j.BookmarksFromRawValues("before")})
		tx, err := session.BeginTransaction(ctx)
		if err != nil {
			t.Fatal(err)
		}
		first, err := tx.Run(ctx, "RETURN", map[string]any{"rows": make16()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tx.Run(ctx, "RETURN again", nil); err != nil { // with the rows of the first still open
			t.Fatal(err)
		}
		if rows, err := first.Collect(ctx); err != nil || len(rows) != 16 {
			t.Errorf("%d rows, %v", len(rows), err)
		}
		if err := tx.Commit(ctx); err != nil {
			t.Fatal(err)
		}
		if b := session.LastBookmarks(); len(b) != 1 || !strings.HasPrefix(b[0], "bookmark-") {
			t.Errorf("bookmarks %q", b)
		}
		if err := session.Close(ctx); err != nil {
			t.Fatal(err)
		}
	}
	asked := 0
	for i, s := range c.Servers {
		for _, r := range s.Heard() {
			if r.Message == Logon || r.Message == Route {
				continue
			}
			asked++
			if r.Reading == c.Leads(s.Address) || (i == 0) != c.Leads(s.Address) || r.Tx == 0 || !slices.Equal(r.Bookmarks, []string{"before"}) {
				t.Errorf("server %d was asked %+v", i, r)
			}
		}
	}
	if asked != 2*4 { // BEGIN, two queries and COMMIT, twice
		t.Errorf("%d requests", asked)
	}
	for _, s := range c.Servers {
		s.Stop()
	}
	if err := driver.VerifyConnectivity(ctx); err == nil {
		t.Error("servers that are stopped answer")
	}
}
