package server

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

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

// TestEncode: an answer is JSON, with errors first and no data where there are none.
func TestEncode(t *testing.T) {
	for want, a := range map[string]*answer{
		`{"data":{"a":1}}`:                         {Data: []byte(`{"a":1}`)},
		`{"errors":[{"message":"a"}]}`:             {Errors: gqlerror.List{{Message: "a"}}},
		`{"errors":[{"message":"a"}],"data":null}`: {Errors: gqlerror.List{{Message: "a"}}, Data: []byte("null")},
		`{"data":{},"extensions":{"b":[1]}}`:       {Data: []byte("{}"), Extensions: map[string]any{"b": []int{1}}},
	} {
		if got := string(a.encode()); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestLRU forgets what was not asked for longest, by the bytes it takes.
func TestLRU(t *testing.T) {
	c := newLRU[int](30)
	c.add("a", 1, 10)
	c.add("b", 2, 10)
	c.get("a")
	c.add("c", 3, 15) // b goes
	c.add("d", 4, 31) // is never kept
	for key, want := range map[string]bool{"a": false, "b": false, "c": false, "d": false} {
		if _, ok := c.get(key); ok != want {
			t.Errorf("%s: %v", key, ok)
		}
	}
	c.add("a", 1, 10)
	c.add("a", 5, 20)
	c.add("b", 2, 10)
	if v, ok := c.get("a"); v != 5 || !ok || c.used != 30 || c.order.Len() != 2 {
		t.Errorf("%d %v, %d bytes in %d", v, ok, c.used, c.order.Len())
	}
	c.add("c", 3, 10)
	if _, ok := c.get("b"); ok || c.used != 30 {
		t.Errorf("b is there still, %d bytes", c.used)
	}
}

// events reads server-sent events, one after the other.
type eventReader struct{ *bufio.Scanner }

func follows(t *testing.T, r *running, query string, headers map[string]string) (*http.Response, eventReader, context.CancelFunc) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, "POST", r.URL+"/graphql", strings.NewReader(asQuery(query)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); res.Body.Close() })
	s := bufio.NewScanner(res.Body)
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := strings.Index(string(data), "\n\n"); i >= 0 {
			return i + 2, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return 0, nil, io.ErrUnexpectedEOF
		}
		return 0, nil, nil
	})
	return res, eventReader{s}, cancel
}

// next is the next event, without comments: its name and its data.
func (e eventReader) next(t *testing.T) (name, data string) {
	t.Helper()
	for e.Scan() {
		if strings.HasPrefix(e.Text(), ":") {
			continue
		}
		first, second, _ := strings.Cut(e.Text(), "\n")
		return strings.TrimPrefix(first, "event: "), strings.TrimSpace(strings.TrimPrefix(second, "data:"))
	}
	return "", ""
}

// TestStreamOfQuery: a query may be asked for as a stream too, and faults come as an event.
func TestStreamOfQuery(t *testing.T) {
	r := run(t, Options{})
	_, e, _ := follows(t, r, "{ topics { id } }", nil)
	if name, data := e.next(t); name != "next" || data != `{"data":{"topics":[]}}` {
		t.Errorf("%s %s", name, data)
	}
	if name, _ := e.next(t); name != "complete" {
		t.Errorf("%s", name)
	}
	_, e, _ = follows(t, r, `subscription { loadProgress(job: "job:none") { id } }`, nil)
	if name, data := e.next(t); name != "next" || read(t, data).code() != "NOT_FOUND" {
		t.Errorf("%s %s", name, data)
	}
	if name, _ := e.next(t); name != "complete" {
		t.Errorf("%s", name)
	}
	query := url.Values{"query": {`subscription { loadProgress(job: "job:none") { id } }`}}
	if status, h, body := r.ask(t, "GET", "/graphql?"+query.Encode(), map[string]string{"Accept": "text/event-stream"}, ""); status != 200 ||
		!strings.HasPrefix(h.Get("Content-Type"), "text/event-stream") || !strings.HasSuffix(body, "event: complete\ndata:\n\n") {
		t.Errorf("as a browser's EventSource asks: %d %v %q", status, h, body)
	}
	if res, _, _ := follows(t, r, "subscription { nonsense }", nil); res.StatusCode != 400 {
		t.Errorf("a faulty subscription: %d", res.StatusCode)
	}
}
