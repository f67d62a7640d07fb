package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// private are hosts that lead to a private place, in every notation that some program understands.
var private = []string{
	// loopback, as it is and as numbers of all kinds
	"127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "127.255.255.254", "2130706433", "2130706434", "017700000001", "0x7f000001", "0X7F000001", "0x7f.1",
	"0x7f.0x0.0x0.0x2", "0177.0.0.2", "0177.0.0.0x2", "00000177.00000000.0000.0002", "127.0.0.2.", "127.0.0.2..", "127.000.000.002", "0", "0.0.0.0", "00000000",
	"%31%32%37.0.0.2", "127%2e0%2e0%2e2", "１２７.０.０.２", "①②⑦.⓪.⓪.②", "127。0。0。2", "127．0．0．2", "𝟏𝟐𝟕.𝟎.𝟎.𝟐", "1٢7.0.0.2",
	"[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::127.0.0.2]", "[::7f00:2]", "[::ffff:127.0.0.2]",
	"[::FFFF:7F00:2]", "[0:0:0:0:0:ffff:127.0.0.2]", "[::ffff:0:127.0.0.2]", "[64:ff9b::127.0.0.2]", "[64:ff9b:1::7f00:2]", "[2002:7f00:2::]", "[2001:0:7f00:2::]",
	"[::1%25lo]", "[fe80::1%25eth0]", "[fe80::1]", "[fec0::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[100::1]", "[2001:db8::1]", "[3fff::1]", "[2001:2::1]",
	"localhost", "LOCALHOST", "LocalHost.", "ｌｏｃａｌｈｏｓｔ", "localhost.localdomain", "a.localhost", "printer.local", "db.internal", "router.home.arpa", "intranet", "db", "ip6-localhost",
	// other private and special networks
	"10.0.0.1", "10.1", "167772161", "172.16.0.1", "192.168.0.1", "192.168.257", "3232235521", "0xc0a80001", "100.64.0.1", "169.254.1.1", "192.0.2.1", "198.18.0.1",
	"198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "192.0.0.1",
	// where clouds tell their secrets
	"169.254.169.254", "2852039166", "0xA9FEA9FE", "0251.0376.0251.0376", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "100.100.100.200", "168.63.129.16", "192.0.0.192",
	"metadata", "metadata.google.internal", "instance-data",
	// nothing that is a host
	"", ".", "..", "a..example", "-", "[", "[]", "[:::]", "1.2.3.4.5", "256.1.1.1", "example.1", "a b.example", "a\\.example", strings.Repeat("a", 64) + ".example", "xn--a.example.0x1",
}

// secret is a server that nobody may reach, on an address of its own and a port that is allowed elsewhere; and a site on that port
// that is allowed. It fails the test if it is asked.
type secret struct {
	site *httptest.Server
	port string
	to   atomic.Value // where the site sends on to
}

func secretOf(t *testing.T) *secret {
	t.Helper()
	s := &secret{}
	s.to.Store("")
	s.site = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Location"] = []string{s.to.Load().(string)}
		w.WriteHeader(http.StatusFound)
	}))
	t.Cleanup(s.site.Close)
	_, s.port, _ = net.SplitHostPort(s.site.Listener.Addr().String())
	for _, at := range []string{"127.0.0.2:", "[::1]:"} {
		l, err := net.Listen("tcp", at+s.port)
		if err != nil {
			t.Logf("no secret on %s: %v", at, err)
			continue
		}
		h := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			t.Errorf("the secret was asked for %s", r.Host)
		})}
		go func() { _ = h.Serve(l) }()
		t.Cleanup(func() { _ = h.Close() })
	}
	return s
}

// fetcher allows the site alone.
func (s *secret) fetcher(t *testing.T, n *names) *Fetcher {
	t.Helper()
	allow, err := ParseAllow("127.0.0.1/32:" + s.port)
	if err != nil {
		t.Fatal(err)
	}
	f := New(Options{Allow: allow, Version: "1.2.3"})
	f.resolver = resolverOf(t, n)
	return f
}

// isRefused tells whether an error is the one that is the same for all of them.
func isRefused(err error) bool {
	return err != nil && graph.CodeOf(err) == graph.BadInput && err.Error() == notPublic().Error()
}

// TestPrivateNotations: no notation of a private address is asked, and all are refused in the same words, before anybody is asked.
func TestPrivateNotations(t *testing.T) {
	s, n := secretOf(t), &names{answers: map[string][]string{}}
	f := s.fetcher(t, n)
	for _, host := range private {
		if host == "127.0.0.1" { // on the port of the site it is the site
			continue
		}
		for _, address := range []string{"http://" + host + ":" + s.port + "/", "http://" + host + "/", "https://" + host, " HTTPS://" + host + "/a?b#c"} {
			if err := f.Check(address); !isRefused(err) {
				t.Errorf("check of %q: %v", address, err)
			}
			if src, err := f.Fetch(t.Context(), address); !isRefused(err) || src.Content != nil {
				t.Errorf("%q: %v", address, err)
			}
		}
	}
	if len(private) < 90 || n.asked > 0 {
		t.Errorf("%d notations, %d questions to the name server", len(private), n.asked)
	}
	if err := f.Check("http://127.0.0.1/"); !isRefused(err) {
		t.Errorf("loopback on a port that is not allowed: %v", err)
	}
}

// TestPrivateRedirects: a site that sends on to any of them is refused in the same words.
func TestPrivateRedirects(t *testing.T) {
	s := secretOf(t)
	f := s.fetcher(t, &names{})
	for _, host := range private {
		if host == "127.0.0.1" {
			continue
		}
		s.to.Store("http://" + host + ":" + s.port + "/secret")
		if _, err := f.Fetch(t.Context(), s.site.URL); !isRefused(err) {
			t.Errorf("sent on to %q: %v", host, err)
		}
	}
	for _, to := range []string{"", "//127.0.0.2:" + s.port, "http:127.0.0.2", "http:///etc/passwd", "http:\\\\127.0.0.2\\", "http://127.0.0.2:" + s.port + "\\@127.0.0.1", "http://[::1"} {
		s.to.Store(to)
		if _, err := f.Fetch(t.Context(), s.site.URL); !isRefused(err) {
			t.Errorf("sent on to %q: %v", to, err)
		}
	}
}

// TestNamesOfPrivatePlaces: names that a name server gives a private address, whatever it said before, and names that it does not
// know: all of them are refused in the same words.
func TestNamesOfPrivatePlaces(t *testing.T) {
	s := secretOf(t)
	n := &names{answers: map[string][]string{}}
	for i, ip := range []string{"127.0.0.2", "::1", "::ffff:127.0.0.2", "0.0.0.0", "::", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1", "198.18.0.1",
		"203.0.113.1", "224.0.0.1", "255.255.255.255", "fd00::1", "fe80::1", "fec0::1", "64:ff9b::7f00:2", "2002:7f00:2::", "2001:db8::1", "2001:0:7f00:2::", "168.63.129.16"} {
		n.answers[fmt.Sprintf("n%d.site.example", i)] = []string{ip}
	}
	f := s.fetcher(t, n)
	for name, ip := range n.answers {
		for _, address := range []string{"http://" + name + ":" + s.port, "https://" + name + "/"} {
			if err := f.Check(address); err != nil {
				t.Errorf("the name %s is as good as any: %v", name, err)
			}
			if _, err := f.Fetch(t.Context(), address); !isRefused(err) {
				t.Errorf("%s at %s: %v", address, ip, err)
			}
		}
	}
	if _, err := f.Fetch(t.Context(), "https://nowhere.site.example"); !isRefused(err) {
		t.Errorf("an unknown name: %v", err)
	}
	n.mu.Lock()
	n.answers["broken.site.example"] = []string{"broken"}
	n.mu.Unlock()
	if _, err := f.Fetch(t.Context(), "https://broken.site.example"); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("a name server that fails: %v", err)
	}
}

// TestRebinding: a name that leads to an allowed place the first time and to another one afterwards.
func TestRebinding(t *testing.T) {
	s := secretOf(t)
	s.site.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte("hello")) })
	n := &names{answers: map[string][]string{"twice.site.example": {"127.0.0.1", "127.0.0.2"}}}
	f := s.fetcher(t, n)
	if _, err := f.Fetch(t.Context(), "http://twice.site.example:"+s.port); err != nil {
		t.Fatalf("the first time: %v", err)
	}
	if _, err := f.Fetch(t.Context(), "http://twice.site.example:"+s.port); !isRefused(err) {
		t.Errorf("the second time: %v", err)
	}
}

// TestWrongAddresses are refused for what they are.
func TestWrongAddresses(t *testing.T) {
	f := New(Options{})
	for address, why := range map[string]string{
		"":                                           "begin with https://",
		"file:///etc/passwd":                         "begin with https://",
		"ftp://news.example/a":                       "begin with https://",
		"gopher://127.0.0.1:6379/_FLUSH":             "begin with https://",
		"javascript:alert(1)":                        "public page",
		"data:text/html,hello":                       "public page",
		"news.example/a":                             "begin with https://",
		"//news.example/a":                           "begin with https://",
		"https:news.example":                         "public page",
		"https://ana:secret@news.example/":           "user or a password",
		"https://ana@news.example/":                  "user or a password",
		"https://news.example@127.0.0.1/":            "user or a password",
		"https://news.example:8443/":                 "public page",
		"https://news.example:22/":                   "public page",
		"https://news.example:0/":                    "public page",
		"https://news.example:99999/":                "public page",
		"https://news.example/\x7f":                  "public page",
		"https://news.example/\xff":                  "public page",
		"https://news.example\\@127.0.0.1":           "public page",
		"https://news.example#@127.0.0.1/":           "",
		"https://news.example/a b":                   "",
		"https://news.example:443/":                  "",
		"https://news.example:/":                     "",
		"http://1.1.1.1/":                            "",
		"https://bücher.example/":                    "",
		"https://" + strings.Repeat("a", 2000) + "/": "longer than",
	} {
		err := f.Check(address)
		if why == "" && err != nil || why != "" && (err == nil || graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), why)) {
			t.Errorf("%q: %v", address, err)
		}
	}
	at, err := f.target("HTTPS://BÜCHER.Example.:443?a=b#c")
	if want := (&url.URL{Scheme: "https", Host: "xn--bcher-kva.example", Path: "/", RawQuery: "a=b"}).String(); err != nil || at.String() != want {
		t.Errorf("%v, want %s: %v", at, want, err)
	}
}

// FuzzCheck: whatever is written, an address that passes is plain: http or https, of a public number or a name that no program takes
// for a number, without a password, on a port of the web; and its plain form passes as itself.
func FuzzCheck(f *testing.F) {
	for _, host := range private {
		f.Add("http://" + host + "/a")
	}
	for _, address := range []string{"https://news.example/a?b#c", "HTTPS://BÜCHER.example.:443", "http://a@b:80/", "http://1.1.1.1:80", "http://[2606:4700::1]/", "http:a", "//a.b"} {
		f.Add(address)
	}
	fetcher := New(Options{})
	f.Fuzz(func(t *testing.T, address string) {
		at, err := fetcher.target(address)
		if err != nil {
			if graph.CodeOf(err) != graph.BadInput {
				t.Errorf("%q: %v", address, err)
			}
			return
		}
		host := at.Hostname()
		ip, isNumber := netip.ParseAddr(host)
		name, isName := plainName(host)
		switch {
		case at.Scheme != "http" && at.Scheme != "https", at.User != nil, at.Fragment != "", at.Port() != "" && at.Port() != "80" && at.Port() != "443":
			t.Errorf("%q became %q", address, at)
		case isNumber == nil && !isPublic(ip), isNumber != nil && (!isName || name != host || !isPublicName(name)):
			t.Errorf("%q leads to %q", address, host)
		}
		if again, err := fetcher.target(at.String()); len(at.String()) <= graph.MaxURL && (err != nil || again.Host != at.Host) {
			t.Errorf("%q became %q, which becomes %v: %v", address, at, again, err)
		}
	})
}
