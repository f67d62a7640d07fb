package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestMedia: the form of the answer is the one the client likes best.
func TestMedia(t *testing.T) {
	for accept, want := range map[string]media{
		"": mediaJSON, "*/*": mediaJSON, "application/*": mediaJSON, "application/json": mediaJSON,
		"application/graphql-response+json":                                    mediaResult,
		"application/graphql-response+json, application/json;q=0.9":            mediaResult,
		"application/json;q=0.9, application/graphql-response+json":            mediaResult,
		"application/json, application/graphql-response+json":                  mediaJSON,
		"text/html, application/graphql-response+json;q=0.2, application/json": mediaJSON,
		"text/event-stream": mediaStream, "text/event-stream;q=0, application/json": mediaJSON,
		"application/json; charset=utf-8": mediaJSON, "application/json; charset=latin1": mediaNone,
		"text/html": mediaNone, ";;;": mediaNone, "application/json;q=x": mediaNone,
	} {
		if got := negotiate([]string{accept}); got != want {
			t.Errorf("%q gives %q, want %q", accept, got, want)
		}
	}
}

// TestGet: queries may stand in an address.
func TestGet(t *testing.T) {
	r := run(t, Options{})
	q := url.Values{"query": {"query A($s: String!) { proposition(slug: $s) { id } } query B { topics { id } }"}, "operationName": {"A"}, "variables": {`{"s":"a"}`}}
	if status, h, body := r.ask(t, "GET", "/graphql?"+q.Encode(), nil, ""); status != 200 || body != `{"data":{"proposition":null}}` || h.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %s", status, body)
	}
	q.Del("operationName")
	if _, _, body := r.ask(t, "GET", "/graphql?"+q.Encode(), nil, ""); read(t, body).code() != codeInput {
		t.Errorf("two operations and no name: %s", body)
	}
}

// TestStatuses: faults of a document are 200 as JSON and 400 as a GraphQL response, and have no data.
func TestStatuses(t *testing.T) {
	r := run(t, Options{})
	for query, code := range map[string]string{
		"{": "GRAPHQL_PARSE_FAILED", "{ nonsense }": "GRAPHQL_VALIDATION_FAILED", "query($a: ID!) { node(id: $a) { id } }": "BAD_USER_INPUT",
		"{ statements(first: 100000) { nodes { id } } }": "COMPLEXITY_LIMIT_EXCEEDED",
	} {
		for accept, want := range map[string]int{"application/json": 200, "application/graphql-response+json": 400} {
			status, h, body := r.post(t, query, nil, map[string]string{"Accept": accept})
			if status != want || !strings.HasPrefix(h.Get("Content-Type"), accept) || read(t, body).code() != code || strings.Contains(body, `"data"`) {
				t.Errorf("%s as %s: %d %v %s", query, accept, status, h, body)
			}
		}
	}
}

// TestPersisted: a query is sent once and then asked for by its hash; the memory for it is bounded.
func TestPersisted(t *testing.T) {
	r := run(t, Options{Limits: Limits{Persisted: 20_000, Documents: 100_000}})
	ask := func(query string) string {
		hash := sha256.Sum256([]byte(query))
		field := ""
		if query[0] == '{' {
			field = fmt.Sprintf(`"query":%q,`, query)
		}
		_, _, body := r.ask(t, "POST", "/graphql", map[string]string{"Content-Type": "application/json"},
			fmt.Sprintf(`{%s"extensions":{"persistedQuery":{"version":1,"sha256Hash":"%s"}}}`, field, hex.EncodeToString(hash[:])))
		return body
	}
	const query = "{ topics { id } }"
	r.query(t, query, nil) // another client has asked it in full before
	hash := sha256.Sum256([]byte(query))
	byHash := fmt.Sprintf(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"%s"}}}`, hex.EncodeToString(hash[:]))
	json := map[string]string{"Content-Type": "application/json"}
	if _, _, body := r.ask(t, "POST", "/graphql", json, byHash); read(t, body).code() != codeNotPersisted || read(t, body).Errors[0].Message != "PersistedQueryNotFound" {
		t.Errorf("before: %s", body)
	}
	if body := ask(query); body != `{"data":{"topics":[]}}` {
		t.Errorf("with the query: %s", body)
	}
	if _, _, body := r.ask(t, "POST", "/graphql", json, byHash); body != `{"data":{"topics":[]}}` {
		t.Errorf("by its hash: %s", body)
	}
	for i := range 500 {
		ask(fmt.Sprintf("{ a%d: topics { id } }", i))
		ask(fmt.Sprintf("{ nonsense%d }", i))
	}
	if n := r.server.persisted.used; n > 20_000 {
		t.Errorf("persisted queries take %d bytes", n)
	}
	if n := r.server.documents.used; n > 100_000 {
		t.Errorf("documents take %d bytes", n)
	}
	if _, _, body := r.ask(t, "POST", "/graphql", json, byHash); read(t, body).code() != codeNotPersisted {
		t.Errorf("after 500 others: %s", body)
	}
}

// TestErrors: what has a code is told with its field; what has none is logged under a number; nothing internal is shown.
func TestErrors(t *testing.T) {
	store := &emptyStore{}
	r := run(t, Options{Graph: graph.Open(store)})
	wrong := graph.Errorf(graph.Conflict, "somebody was faster; read it again")
	wrong.Field, wrong.Err = "input.revision", errors.New("row 5 of /secret/place")
	store.fail = wrong
	res := r.query(t, "{ statements { nodes { id } } }", nil)
	if e := res.Errors[0]; res.code() != "CONFLICT" || e.Extensions["field"] != "input.revision" || e.Message != "somebody was faster; read it again" || fmt.Sprint(e.Path) != "[statements]" {
		t.Errorf("%+v", res)
	}
	store.fail = errors.New("disk /secret/place is full")
	_, _, body := r.post(t, "{ a: statements { nodes { id } } b: actors { nodes { id } } }", nil)
	if res := read(t, body); res.code() != "INTERNAL" || strings.Contains(body, "secret") {
		t.Errorf("%s", body)
	}
	if !strings.Contains(r.log.String(), "/secret/place") {
		t.Error("the log lacks the cause")
	}
	store.fail, store.panic = nil, true
	_, _, body = r.post(t, "{ statements { nodes { id } } }", nil)
	if res := read(t, body); res.code() != "INTERNAL" || strings.Contains(body, "secret") || strings.Contains(body, "goroutine") {
		t.Errorf("%s", body)
	}
	number := body[strings.Index(body, "the number ")+len("the number "):][:8]
	if !strings.Contains(r.log.String(), number) || !strings.Contains(r.log.String(), "goroutine") {
		t.Errorf("the log lacks the number %s or the stack", number)
	}
}

// TestManyErrors: an answer of a hundred equal faults is short.
func TestManyErrors(t *testing.T) {
	store := &emptyStore{fail: errors.New("the disk is away")}
	r := run(t, Options{Graph: graph.Open(store)})
	_, _, body := r.post(t, "{"+numbered(" a%d: statements { nodes { id } }", 100)+"}", nil)
	if res := read(t, body); len(res.Errors) != 9 || !strings.Contains(res.Errors[8].Message, "92 more") || len(body) > 4000 {
		t.Errorf("%d errors, %d bytes: %s", len(res.Errors), len(body), body)
	}
}

// TestTime: the limit of a request reaches the store, and so does a client that leaves.
func TestTime(t *testing.T) {
	store := &emptyStore{block: true, gone: make(chan struct{})}
	r := run(t, Options{Graph: graph.Open(store), Limits: Limits{Time: 50 * time.Millisecond}})
	began := time.Now()
	res := r.query(t, "{ statements { nodes { id } } }", nil)
	if res.code() != "TIMEOUT" || time.Since(began) > time.Second {
		t.Errorf("%+v after %v", res, time.Since(began))
	}
	left := &emptyStore{block: true, gone: make(chan struct{})}
	r = run(t, Options{Graph: graph.Open(left)})
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, "POST", r.URL+"/graphql", strings.NewReader(asQuery("{ statements { nodes { id } } }")))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := http.DefaultClient.Do(req); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	select {
	case <-left.gone:
	case <-time.After(2 * time.Second):
		t.Error("the store went on for a client that had left")
	}
}
