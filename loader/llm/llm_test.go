package llm

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// server answers with one step after the other; the last one stays.
type server struct {
	*httptest.Server
	mu    sync.Mutex
	steps []http.HandlerFunc
	got   []request
	keys  []string
}

func newServer(t *testing.T, steps ...http.HandlerFunc) *server {
	s := &server{steps: steps}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		var q request
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil || r.URL.Path != "/v1/chat/completions" {
			t.Errorf("%s: %v", r.URL, err)
		}
		s.got, s.keys = append(s.got, q), append(s.keys, r.Header.Get("Authorization"))
		step := s.steps[0]
		if len(s.steps) > 1 {
			s.steps = s.steps[1:]
		}
		step(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *server) client(t *testing.T, o Options) *Client {
	t.Helper()
	o.URL, o.instantly = s.URL+"/v1/", true
	if o.Model == "" {
		o.Model = "small"
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func says(content, ended string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{
			"choices": []any{map[string]any{"message": map[string]any{"role": "assistant", "content": content}, "finish_reason": ended}},
			"usage":   map[string]any{"prompt_tokens": 1000, "completion_tokens": 200},
		})
	}
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if len(header) == 2 {
			w.Header().Set(header[0], header[1])
		}
		http.Error(w, `{"error":{"message":"you sent a-secret-key"}}`, code)
	}
}

func ask(c *Client) (string, error) {
	return c.Ask(context.Background(), "be brief", "who said it?", "answer", map[string]any{"type": "object"})
}

// TestAsk: the question is put as the interface wants it, a busy server is asked again, and what was spent is counted.
func TestAsk(t *testing.T) {
	s := newServer(t, status(500), status(429, "Retry-After", "1"), says(`{"a":1}`, "stop"))
	c := s.client(t, Options{Key: "a-secret-key", Price: Price{In: 2, Out: 10}})
	got, err := ask(c)
	if err != nil || got != `{"a":1}` {
		t.Fatalf("%q, %v", got, err)
	}
	q := s.got[2]
	if q.Model != "small" || len(q.Messages) != 2 || q.Messages[1].Content != "who said it?" || !q.Format.Schema.Strict || q.Temperature != 0 || s.keys[2] != "Bearer a-secret-key" {
		t.Errorf("%+v %q", q, s.keys)
	}
	if got, want := c.Spent(), (Spent{Requests: 3, Again: 2, TokensIn: 1000, TokensOut: 200, Cost: 0.004}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestRefusals: each way to get no answer is said with what to do about it, without the key; what cannot pass is not tried again.
func TestRefusals(t *testing.T) {
	cases := []struct {
		name  string
		step  http.HandlerFunc
		code  graph.Code
		words string
		tries int64
	}{
		{"wrong key", status(401), graph.Unavailable, "STANDPOINT_LLM_KEY", 1},
		{"unknown model", status(404), graph.Unavailable, "STANDPOINT_LLM_MODEL", 1},
		{"too many", status(429), graph.Unavailable, "STANDPOINT_LLM_PER_MINUTE", 3},
		{"later than anybody waits", status(429, "Retry-After", "3600"), graph.Unavailable, "STANDPOINT_LLM_PER_MINUTE", 1},
		{"out of order", status(503), graph.Unavailable, "out of order", 3},
		{"stumbles", status(500), graph.Timeout, "failed at this question (500)", 3},
		{"gives up", status(408), graph.Timeout, "did not answer this question within", lateTries},
		{"hangs up", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, graph.Timeout, "no whole answer", 3},
		{"elsewhere", status(302, "Location", "http://elsewhere.example"), graph.Unavailable, "elsewhere", 1},
		{"too long", status(400), graph.BadInput, "does not take the question", 1},
		{"not JSON", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) }, graph.Timeout, "no whole answer", 3},
		{"cut", says(`{"a":`, "length"), graph.BadInput, "longer", 1},
		{"no wish to", says("", "content_filter"), graph.BadInput, "refuses", 1},
		{"no choice", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("{}")) }, graph.BadInput, "no answer", 1},
	}
	for _, x := range cases {
		t.Run(x.name, func(t *testing.T) {
			s := newServer(t, x.step)
			c := s.client(t, Options{Key: "a-secret-key", Again: 2})
			_, err := ask(c)
			if graph.CodeOf(err) != x.code || !strings.Contains(err.Error(), x.words) || strings.Contains(err.Error(), "a-secret-key") {
				t.Errorf("%v", err)
			}
			if n := c.Spent().Requests; n != x.tries {
				t.Errorf("%d requests, want %d", n, x.tries)
			}
		})
	}
}

// TestNobodyThere: a server that cannot be reached would answer nothing; one that does not answer in time may answer something else.
func TestNobodyThere(t *testing.T) {
	s := newServer(t, says("", "stop"))
	c := s.client(t, Options{Again: 1})
	s.Close()
	if _, err := ask(c); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "cannot be reached") {
		t.Errorf("%v", err)
	}
	never := make(chan struct{})
	s = newServer(t, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-never:
		}
	})
	defer close(never)
	c = s.client(t, Options{Again: -1, Timeout: 20 * time.Millisecond})
	if _, err := ask(c); graph.CodeOf(err) != graph.Timeout || !strings.Contains(err.Error(), "within 20ms") || c.Spent().Requests != 1 {
		t.Errorf("%v, %+v", err, c.Spent())
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Ask(ctx, "", "", "answer", nil); graph.CodeOf(err) != graph.Cancelled {
		t.Errorf("%v", err)
	}
}

// TestPace: requests keep to the rate, those asked again included.
func TestPace(t *testing.T) {
	s := newServer(t, status(500), says("{}", "stop"))
	c := s.client(t, Options{PerMinute: 1200})
	began := time.Now()
	for range 3 {
		if _, err := ask(c); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took < 3*50*time.Millisecond {
		t.Errorf("four requests in %v", took)
	}
}

// TestOptions: what cannot work is refused before anything is asked.
func TestOptions(t *testing.T) {
	for _, o := range []Options{{URL: "http://localhost:1/v1"}, {Model: "small"}, {Model: "small", URL: "localhost:1"}} {
		if _, err := New(o); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "STANDPOINT_LLM_") {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
