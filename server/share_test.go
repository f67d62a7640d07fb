package server

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestShare: a client takes its share and no more, all together take what there is, and whoever left is forgotten.
func TestShare(t *testing.T) {
	s := newShare(4, 2)
	now := func(client string) (func(), bool) { return s.take(t.Context(), client, 0) }
	undo := fill(t, s, []string{"a", "a"})
	if _, ok := now("a"); ok {
		t.Error("one client has more than its share")
	}
	other := fill(t, s, []string{"b", ""})
	for _, client := range []string{"b", "c", ""} {
		if _, ok := now(client); ok {
			t.Errorf("%q has a place where there is none", client)
		}
	}
	other()
	undo()
	if s.taken() != 0 || len(s.clients) != 0 {
		t.Errorf("%d places are taken, %d clients known", s.taken(), len(s.clients))
	}
}

// TestShareWaits: a place that becomes free is for whoever waits; who waits for a place of his own takes none from others; who leaves
// or has no more patience holds nothing.
func TestShareWaits(t *testing.T) {
	s := newShare(4, 1)
	undo := fill(t, s, []string{"a"})
	got := make(chan bool)
	go func() {
		leave, ok := s.take(t.Context(), "a", time.Minute)
		if ok {
			leave()
		}
		got <- ok
	}()
	for s.usersOf("a") < 2 {
		time.Sleep(time.Millisecond)
	}
	fill(t, s, []string{"b", "c", "d"})()
	undo()
	if !<-got {
		t.Error("the place that became free was not given")
	}
	defer fill(t, s, []string{"", "", "", ""})()
	left, cancel := context.WithCancel(t.Context())
	cancel()
	for name, take := range map[string]func() (func(), bool){
		"who has left":       func() (func(), bool) { return s.take(left, "a", time.Minute) },
		"without a name":     func() (func(), bool) { return s.take(t.Context(), "", time.Millisecond) },
		"without patience":   func() (func(), bool) { return s.take(t.Context(), "a", time.Millisecond) },
		"no patience at all": func() (func(), bool) { return s.take(t.Context(), "a", -time.Second) },
	} {
		if _, ok := take(); ok {
			t.Errorf("%s: there is no place", name)
		}
	}
	if len(s.clients) != 0 {
		t.Errorf("%d clients hold nothing and are known", len(s.clients))
	}
}

func (s *share) usersOf(client string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.clients[client]; p != nil {
		return p.users
	}
	return 0
}

// TestCrowd: while one client from elsewhere has its share of questions and of streams, the others are answered, and every place comes back.
func TestCrowd(t *testing.T) {
	r := run(t, Options{Read: ReadOpen, Limits: Limits{Operations: 4, Wait: time.Millisecond, Streams: 4, StreamsEach: 2}})
	defer fill(t, r.server.running, []string{"203.0.113.7", "203.0.113.7"})()
	ask := func(from string) int {
		status, _, _ := r.ask(t, "POST", "/graphql", map[string]string{"Content-Type": "application/json", "X-Forwarded-For": from}, asQuery("{ topics { id } }"))
		return status
	}
	for range 9 {
		if greedy, other := ask("203.0.113.7"), ask("203.0.113.8"); greedy != 503 || other != 200 {
			t.Fatalf("the client with its share: %d, another one: %d", greedy, other)
		}
	}
	if got := r.server.running.taken(); got != 2 {
		t.Errorf("%d places are taken, want the 2 from before", got)
	}
	if _, _, body := r.ask(t, "GET", "/metrics", nil, ""); !strings.Contains(body, "standpoint_graphql_operations_running 2") {
		t.Error("the metrics do not tell how many are carried out")
	}
	for i, want := range []int{200, 200, 503} {
		res, _, _ := follows(t, r, "subscription { statementAdded { id } }", map[string]string{"X-Forwarded-For": "203.0.113.7"})
		if res.StatusCode != want {
			t.Errorf("stream %d: %d, want %d", i, res.StatusCode, want)
		}
	}
	if res, _, _ := follows(t, r, "subscription { statementAdded { id } }", map[string]string{"X-Forwarded-For": "203.0.113.8"}); res.StatusCode != 200 {
		t.Errorf("a stream of another client: %d", res.StatusCode)
	}
}

// BenchmarkShare is what bounding adds to an answer.
func BenchmarkShare(b *testing.B) {
	for _, client := range []string{"", "203.0.113.7"} {
		b.Run(fmt.Sprintf("client %q", client), func(b *testing.B) {
			s := newShare(16, 8)
			for b.Loop() {
				leave, _ := s.take(b.Context(), client, time.Second)
				leave()
			}
		})
	}
}
