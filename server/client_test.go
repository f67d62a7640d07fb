package server

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// trusting is a server that trusts proxies and is not run.
func trusting(t *testing.T, proxies string) *Server {
	t.Helper()
	trusted, err := ParseProxies(proxies)
	if err != nil {
		t.Fatal(err)
	}
	return &Server{options: Options{Proxies: trusted}}
}

// TestClientOf: who counts as one client, without a setting and with proxies that are named.
func TestClientOf(t *testing.T) {
	const named = "10.0.0.2, 10.1.0.0/16,2001:db8:ffff::/48,fe80::/10,"
	for _, c := range []struct {
		name, proxies, remote string
		forwarded             []string
		want                  string
	}{
		{"an address", "", "198.51.100.4:1", nil, "198.51.100.4"},
		{"an address that claims another", "", "198.51.100.4:1", []string{"203.0.113.7"}, "198.51.100.4"},
		{"a private address that claims another", "", "10.0.0.2:1", []string{"203.0.113.7"}, "10.0.0.2"},
		{"behind a proxy on this machine", "", "127.0.0.1:1", []string{"203.0.113.7"}, "203.0.113.7"},
		{"behind one by IPv6", "", "[::1]:1", []string{"203.0.113.7"}, "203.0.113.7"},
		{"a network of IPv6", "", "[2001:db8:0:1:2:3:4:5]:1", nil, "2001:db8:0:1::/64"},
		{"an address of IPv4 in IPv6", "", "[::ffff:198.51.100.4]:1", nil, "198.51.100.4"},
		{"with a zone", "", "[fe80::1%eth0]:1", nil, "fe80::/64"},
		{"no address", "", "pipe", []string{"203.0.113.7"}, "nowhere"},

		{"a proxy that is named", named, "10.0.0.2:1", []string{"203.0.113.7"}, "203.0.113.7"},
		{"in a network that is named", named, "10.1.255.255:1", []string{"203.0.113.7"}, "203.0.113.7"},
		{"as IPv4 in IPv6", named, "[::ffff:10.0.0.2]:1", []string{"::ffff:203.0.113.7"}, "203.0.113.7"},
		{"by IPv6", named, "[2001:db8:ffff::1]:1", []string{"2001:db8:0:1::2"}, "2001:db8:0:1::/64"},
		{"by IPv6 with a zone", named, "[fe80::1%eth0]:1", []string{"203.0.113.7"}, "203.0.113.7"},
		{"its neighbour", named, "10.0.0.3:1", []string{"203.0.113.7"}, "10.0.0.3"},
		{"on this machine beside named ones", named, "127.0.0.1:1", []string{"203.0.113.7"}, "203.0.113.7"},
		{"claims of the client", named, "10.0.0.2:1", []string{"192.0.2.1, 203.0.113.7"}, "203.0.113.7"},
		{"claims to be behind a proxy", named, "10.0.0.2:1", []string{"192.0.2.1, 10.0.0.2, 203.0.113.7"}, "203.0.113.7"},
		{"two proxies", named, "10.0.0.2:1", []string{"192.0.2.1, 203.0.113.7, 10.1.0.9"}, "203.0.113.7"},
		{"three, the last on its own machine", named, "10.0.0.2:1", []string{"203.0.113.7,10.1.0.9,127.0.0.1"}, "203.0.113.7"},
		{"in several lines", named, "10.0.0.2:1", []string{"192.0.2.1", "203.0.113.7", "10.1.0.9"}, "203.0.113.7"},
		{"only proxies", named, "10.0.0.2:1", []string{"10.1.0.8, 10.1.0.9"}, "10.1.0.8"},
		{"nothing told", named, "10.0.0.2:1", nil, "10.0.0.2"},
		{"an empty line", named, "10.0.0.2:1", []string{""}, "10.0.0.2"},
		{"only commas", named, "10.0.0.2:1", []string{",,"}, "10.0.0.2"},
		{"what a proxy does not know", named, "10.0.0.2:1", []string{"203.0.113.7, unknown"}, "10.0.0.2"},
		{"what the second does not know", named, "10.0.0.2:1", []string{"203.0.113.7, _hidden, 10.1.0.9"}, "10.1.0.9"},
		{"an empty entry", named, "10.0.0.2:1", []string{"203.0.113.7,, 10.1.0.9"}, "10.1.0.9"},
		{"no address at all", named, "10.0.0.2:1", []string{"203.0.113.999"}, "10.0.0.2"},
		{"with a port", named, "10.0.0.2:1", []string{"203.0.113.7:51000"}, "203.0.113.7"},
		{"IPv6 with a port", named, "10.0.0.2:1", []string{"[2001:db8:0:1::2]:51000"}, "2001:db8:0:1::/64"},
		{"IPv6 in brackets", named, "10.0.0.2:1", []string{" [2001:db8:0:1::2] "}, "2001:db8:0:1::/64"},
		{"a bracket too few", named, "10.0.0.2:1", []string{"[2001:db8:0:1::2"}, "10.0.0.2"},
		{"a long chain", named, "10.0.0.2:1", []string{"203.0.113.7" + strings.Repeat(", 10.1.0.9", 1500)}, "203.0.113.7"},
	} {
		s := trusting(t, c.proxies)
		r := httptest.NewRequest("GET", "/graphql", nil)
		r.RemoteAddr = c.remote
		r.Header["X-Forwarded-For"] = c.forwarded
		r.Header.Set("Forwarded", "for=192.0.2.99")
		if got := s.clientOf(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		r = r.WithContext(context.WithValue(r.Context(), callerKey{}, caller{name: "ana"}))
		if got := s.clientOf(r); got != "token ana" {
			t.Errorf("%s, with a token: %q", c.name, got)
		}
	}
	r := httptest.NewRequest("GET", "http://127.0.0.1/graphql", nil)
	r.RemoteAddr = "127.0.0.1:1"
	r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 2})))
	r = r.WithContext(context.WithValue(r.Context(), callerKey{}, caller{loopback: fromLoopback(r)}))
	if got := trusting(t, "").clientOf(r); got != "" {
		t.Errorf("this machine: %q", got)
	}
}

// TestParseProxies: what names no proxy is refused with what to write instead.
func TestParseProxies(t *testing.T) {
	for given, want := range map[string]string{
		"proxy.example":     "neither an address nor a network",
		"10.0.0.2:8080":     "neither an address nor a network",
		"10.0.0.0/33":       "neither an address nor a network",
		"10.0.0.2;10.0.0.3": "neither an address nor a network",
		"[2001:db8::1]":     "neither an address nor a network",
		"fe80::1%eth0":      "neither an address nor a network",
		"::ffff:10.0.0.2":   "neither an address nor a network",
		"0.0.0.0/0":         "is everybody",
		"10.0.0.2,::/0":     "\"::/0\" is everybody",
		"10.1.2.3/16":       "write 10.1.0.0/16 for the network or 10.1.2.3 for the one address",
	} {
		if got, err := ParseProxies(given); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), want) || got != nil {
			t.Errorf("%s: %v %v, want %s", given, got, err, want)
		}
	}
	for given, want := range map[string]int{"": 0, " , ": 0, "10.0.0.2": 1, " 10.0.0.2 ,2001:db8::/48,": 2} {
		if got, err := ParseProxies(given); err != nil || len(got) != want {
			t.Errorf("%q: %v %v", given, got, err)
		}
	}
}

// TestCrowdBehindProxies: visitors behind two proxies have a share each, and one who claims to be another does not get the other's.
func TestCrowdBehindProxies(t *testing.T) {
	trusted, err := ParseProxies("10.1.0.0/16")
	if err != nil {
		t.Fatal(err)
	}
	r := run(t, Options{Read: ReadOpen, Proxies: trusted, Limits: Limits{Operations: 4, Wait: time.Millisecond}})
	defer fill(t, r.server.running, []string{"203.0.113.7", "203.0.113.7"})()
	for forwarded, want := range map[string]int{
		"203.0.113.7, 10.1.0.9": 503, "203.0.113.8, 10.1.0.9": 200,
		"203.0.113.8, 203.0.113.7, 10.1.0.9": 503, "203.0.113.7, 10.2.0.9": 200,
	} {
		status, _, _ := r.ask(t, "POST", "/graphql", map[string]string{"Content-Type": "application/json", "X-Forwarded-For": forwarded}, asQuery("{ topics { id } }"))
		if status != want {
			t.Errorf("%s: %d, want %d", forwarded, status, want)
		}
	}
}
