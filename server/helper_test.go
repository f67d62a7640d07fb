package server

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// emptyStore holds nothing and answers everything; calls counts how often it was asked.
type emptyStore struct {
	calls atomic.Int64
	block bool          // wait until the request is given up
	gone  chan struct{} // told when a blocked request was given up
	panic bool          // panic instead of answering
	fail  error         // fail with it
}

func (s *emptyStore) ask(ctx context.Context) error {
	s.calls.Add(1)
	if s.panic {
		panic("the store is on fire at /secret/place")
	}
	if s.block {
		<-ctx.Done()
		close(s.gone)
		return graph.Wrap(ctx.Err(), graph.Internal, "")
	}
	return s.fail
}

func empties[T any](q graph.Anchors) []graph.Page[T] {
	return make([]graph.Page[T], max(1, len(q.IDs)))
}

func (s *emptyStore) Actors(ctx context.Context, q graph.ActorQuery) ([]graph.Page[graph.Actor], error) {
	return empties[graph.Actor](q.Anchors), s.ask(ctx)
}
func (s *emptyStore) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	return empties[*graph.Article](q.Anchors), s.ask(ctx)
}
func (s *emptyStore) Statements(ctx context.Context, q graph.StatementQuery) ([]graph.Page[*graph.Statement], error) {
	return empties[*graph.Statement](q.Anchors), s.ask(ctx)
}
func (s *emptyStore) Relations(ctx context.Context, q graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	return empties[*graph.Relation](q.Anchors), s.ask(ctx)
}
func (s *emptyStore) Counts(ctx context.Context, _ graph.CountQuery) ([]graph.Count, error) {
	return nil, s.ask(ctx)
}
func (s *emptyStore) Changes(ctx context.Context, q graph.ChangeQuery) ([]graph.Page[graph.ChangeRow], error) {
	return empties[graph.ChangeRow](q.Anchors), s.ask(ctx)
}
func (s *emptyStore) Ties(ctx context.Context, q graph.TieQuery) ([]graph.Neighbours, error) {
	return make([]graph.Neighbours, len(q.Of)), s.ask(ctx)
}
func (s *emptyStore) Codebook(context.Context) (graph.Codebook, error) {
	return graph.Codebook{}, s.fail
}
func (s *emptyStore) Write(ctx context.Context, _ graph.Write) (graph.Written, error) {
	return graph.Written{}, s.ask(ctx)
}
func (s *emptyStore) Preview(ctx context.Context, _ graph.Write) (graph.Written, error) {
	return graph.Written{}, s.ask(ctx)
}
func (s *emptyStore) Check(ctx context.Context, _ func(graph.Fault)) error { return s.ask(ctx) }
func (s *emptyStore) About() graph.About {
	return graph.About{Kind: "empty", Place: "/secret/place", SchemaVersion: 1}
}
func (s *emptyStore) Close() error { return nil }

// running is a server on loopback.
type running struct {
	*httptest.Server
	server *Server
	log    *syncBuffer
}

// run starts a server; zero options are filled in.
func run(t testing.TB, o Options) *running {
	t.Helper()
	log := &syncBuffer{}
	if o.Graph == nil {
		o.Graph = graph.Open(&emptyStore{})
	}
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(log, nil))
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(s)
	t.Cleanup(func() {
		s.stopStreams()
		h.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := s.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return &running{h, s, log}
}

// fromElsewhere makes requests that claim to come through a proxy, so that they are not of this machine.
var fromElsewhere = map[string]string{"X-Forwarded-For": "203.0.113.7"}

// ask sends a request and gives status, headers and body.
func (r *running) ask(t testing.TB, method, path string, headers map[string]string, body string) (int, http.Header, string) {
	t.Helper()
	req, err := http.NewRequest(method, r.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range headers {
		if name == "Host" {
			req.Host = value
		} else {
			req.Header.Set(name, value)
		}
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, res.Header, string(b)
}

// post sends a query as JSON; more headers may be given.
func (r *running) post(t testing.TB, query string, variables map[string]any, headers ...map[string]string) (int, http.Header, string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{"Content-Type": "application/json"}
	for _, h := range headers {
		for name, value := range h {
			all[name] = value
		}
	}
	return r.ask(t, "POST", "/graphql", all, string(body))
}

// result is an answer as clients read it.
type result struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
}

// query sends a query and reads the answer.
func (r *running) query(t testing.TB, query string, variables map[string]any, headers ...map[string]string) result {
	t.Helper()
	_, _, body := r.post(t, query, variables, headers...)
	return read(t, body)
}

func read(t testing.TB, body string) result {
	t.Helper()
	var res result
	if err := json.Unmarshal([]byte(body), &res); err != nil {
		t.Fatalf("%v in %.300s", err, body)
	}
	return res
}

// code is the code of the first error.
func (r result) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	code, _ := r.Errors[0].Extensions["code"].(string)
	return code
}

// syncBuffer is a buffer that several goroutines may write to.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
