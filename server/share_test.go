package server

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
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

// TestClientOf: who counts as one client.
func TestClientOf(t *testing.T) {
	for _, c := range []struct{ name, remote, forwarded, want string }{
		{"an address", "198.51.100.4:1", "", "198.51.100.4"},
		{"an address that claims another", "198.51.100.4:1", "203.0.113.7", "198.51.100.4"},
		{"behind a proxy on this machine", "127.0.0.1:1", "203.0.113.7", "203.0.113.7"},
		{"behind a proxy near by", "10.0.0.2:1", "192.0.2.1, 203.0.113.7", "203.0.113.7"},
		{"what a proxy has not written", "10.0.0.2:1", "203.0.113.7, unknown", "10.0.0.2"},
		{"a network of IPv6", "[2001:db8:0:1:2:3:4:5]:1", "", "2001:db8:0:1::/64"},
		{"an address of IPv4 in IPv6", "[::ffff:198.51.100.4]:1", "", "198.51.100.4"},
		{"with a zone", "[fe80::1%eth0]:1", "", "fe80::/64"},
		{"no address", "pipe", "", "nowhere"},
	} {
		r := httptest.NewRequest("GET", "/graphql", nil)
		r.RemoteAddr = c.remote
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := clientOf(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		r = r.WithContext(context.WithValue(r.Context(), callerKey{}, caller{name: "ana"}))
		if got := clientOf(r); got != "token ana" {
			t.Errorf("%s, with a token: %q", c.name, got)
		}
	}
	r := httptest.NewRequest("GET", "http://127.0.0.1/graphql", nil)
	r.RemoteAddr = "127.0.0.1:1"
	r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 2})))
	r = r.WithContext(context.WithValue(r.Context(), callerKey{}, caller{loopback: fromLoopback(r)}))
	if got := clientOf(r); got != "" {
		t.Errorf("this machine: %q", got)
	}
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
