package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/x509"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// siteOf is a site that is allowed, and a fetcher that may ask it.
func siteOf(t *testing.T, handler http.HandlerFunc) (*httptest.Server, *Fetcher) {
	t.Helper()
	site := httptest.NewServer(handler)
	t.Cleanup(site.Close)
	return site, allowing(t, site)
}

func allowing(t *testing.T, sites ...*httptest.Server) *Fetcher {
	t.Helper()
	var list []string
	for _, s := range sites {
		list = append(list, s.Listener.Addr().String())
	}
	allow, err := ParseAllow(strings.Join(list, ","))
	if err != nil {
		t.Fatal(err)
	}
	return New(Options{Allow: allow, Version: "1.2.3"})
}

// TestFetch: what comes is the page, its type and where it was in the end; who asks is told, and nothing else of this machine.
func TestFetch(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	var seen *http.Request
	site, f := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
			http.Redirect(w, r, "/new?a=b#c", http.StatusMovedPermanently)
			return
		}
		seen = r
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		_, _ = w.Write([]byte("<p>caf\xe9"))
	})
	src, err := f.Fetch(t.Context(), site.URL+"/old#top")
	if err != nil {
		t.Fatal(err)
	}
	if string(src.Content) != "<p>caf\xe9" || src.ContentType != "text/html; charset=iso-8859-1" || src.At != site.URL+"/new?a=b" || src.Name != site.URL+"/old#top" || src.Fetch != "" {
		t.Errorf("%+v", src)
	}
	if got := seen.Header.Get("User-Agent"); got != "Standpoint/1.2.3 (+https://github.com/standpoint-graph/standpoint)" {
		t.Errorf("asked as %q", got)
	}
	for _, header := range []string{"Cookie", "Authorization", "Referer", "Proxy-Authorization", "X-Forwarded-For"} {
		if v := seen.Header.Get(header); v != "" {
			t.Errorf("%s: %q", header, v)
		}
	}
}

// TestAnswers: every sort of answer, and what is said of it.
func TestAnswers(t *testing.T) {
	site, f := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		status, _ := strconv.Atoi(r.URL.Query().Get("status"))
		for _, header := range r.URL.Query()["header"] {
			name, value, _ := strings.Cut(header, ":")
			w.Header()[name] = []string{value}
		}
		if status > 0 {
			w.WriteHeader(status)
		}
		_, _ = w.Write([]byte(r.URL.Query().Get("body")))
	})
	for query, want := range map[string]struct {
		code graph.Code
		why  string
	}{
		"header=Content-Type:text/html&body=a":                            {"", ""},
		"header=Content-Type:text/plain;charset=utf-8&body=a":             {"", ""},
		"header=Content-Type:application/xhtml%2Bxml&body=a":              {"", ""},
		"header=Content-Type:text/html;charset&body=a":                    {"", ""},
		"header=Content-Type:TEXT/HTML&body=a":                            {"", ""},
		"header=Content-Type:&body=%3Chtml%3Ea":                           {"", ""},
		"header=Content-Type:&body=%25PDF-1.7":                            {graph.BadInput, "application/pdf"},
		"header=Content-Type:application/pdf&body=a":                      {graph.BadInput, "it is application/pdf"},
		"header=Content-Type:application/json&body=a":                     {graph.BadInput, "it is application/json"},
		"header=Content-Type:image/png&body=a":                            {graph.BadInput, "it is image/png"},
		"header=Content-Type:" + strings.Repeat("a", 500) + "&body=a":     {graph.BadInput, "it is something else"},
		"header=Content-Type:text/html&header=Content-Encoding:br&body=a": {graph.BadInput, "packs the page"},
		"status=204":             {graph.Unavailable, "to programs (204)"},
		"status=304":             {graph.Unavailable, "(304)"},
		"status=401":             {graph.Unavailable, "to programs (401)"},
		"status=403":             {graph.Unavailable, "to programs (403)"},
		"status=404&body=secret": {graph.NotFound, "no such page (404)"},
		"status=410":             {graph.NotFound, "(410)"},
		"status=429":             {graph.Unavailable, "now (429)"},
		"status=500&body=secret": {graph.Unavailable, "now (500)"},
		"status=302":             {graph.BadInput, "public page"},
		"header=Content-Type:text/html&header=Content-Encoding:gzip&body=secret": {graph.Unavailable, ""},
	} {
		src, err := f.Fetch(t.Context(), site.URL+"/?"+query)
		if graph.CodeOf(err) != want.code || err != nil && (!strings.Contains(err.Error(), want.why) || strings.Contains(err.Error(), "secret")) || err == nil && len(src.Content) == 0 {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// TestSizes: a page may be as long as the limit, packed or not, and not longer, whatever it says of itself.
func TestSizes(t *testing.T) {
	const limit = 1 << 20
	site, f := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		size, _ := strconv.Atoi(r.URL.Query().Get("size"))
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/plain":
			w.Header().Set("Content-Length", strconv.Itoa(size))
			_, _ = w.Write(bytes.Repeat([]byte("a"), size))
		case "/chunked":
			w.(http.Flusher).Flush()
			_, _ = w.Write(bytes.Repeat([]byte("a"), size))
		case "/packed":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for ; size > 0; size -= 1 << 16 {
				if _, err := z.Write(bytes.Repeat([]byte("a"), min(size, 1<<16))); err != nil {
					return
				}
			}
			_ = z.Close()
		}
	})
	f.maxBytes = limit
	for _, path := range []string{"/plain", "/chunked", "/packed"} {
		if src, err := f.Fetch(t.Context(), fmt.Sprintf("%s%s?size=%d", site.URL, path, limit)); err != nil || len(src.Content) != limit {
			t.Errorf("%s of %d bytes: %d, %v", path, limit, len(src.Content), err)
		}
		for _, size := range []int{limit + 1, 300 << 20} {
			began := time.Now()
			if src, err := f.Fetch(t.Context(), fmt.Sprintf("%s%s?size=%d", site.URL, path, size)); graph.CodeOf(err) != graph.LimitExceeded || src.Content != nil {
				t.Errorf("%s of %d bytes: %d, %v", path, size, len(src.Content), err)
			}
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("%s of %d bytes took %v", path, size, took)
			}
		}
	}
}

// TestRedirects: five are followed, a sixth is not, and none from https to http.
func TestRedirects(t *testing.T) {
	site, f := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/"))
		if n > 0 {
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), []int{301, 302, 303, 307, 308}[n%5])
			return
		}
		w.Header().Set("Content-Type", "text/plain")
		_, _ = w.Write([]byte("hello"))
	})
	if src, err := f.Fetch(t.Context(), site.URL+"/5"); err != nil || src.At != site.URL+"/0" {
		t.Errorf("five: %+v %v", src, err)
	}
	if _, err := f.Fetch(t.Context(), site.URL+"/6"); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "more than 5 times") {
		t.Errorf("six: %v", err)
	}
	secure := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/down" {
			http.Redirect(w, r, site.URL+"/0", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/plain")
		_, _ = w.Write([]byte("hello"))
	}))
	t.Cleanup(secure.Close)
	f = allowing(t, site, secure)
	if _, err := f.Fetch(t.Context(), secure.URL+"/"); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate of nobody: %v", err)
	}
	f.transport.TLSClientConfig.RootCAs = x509.NewCertPool()
	f.transport.TLSClientConfig.RootCAs.AddCert(secure.Certificate())
	if src, err := f.Fetch(t.Context(), secure.URL+"/"); err != nil || string(src.Content) != "hello" {
		t.Errorf("https: %v", err)
	}
	if _, err := f.Fetch(t.Context(), secure.URL+"/down"); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "from https to http") {
		t.Errorf("down to http: %v", err)
	}
}

// TestSlowSites are given up after the time a page has, and at once when whoever asks leaves.
func TestSlowSites(t *testing.T) {
	left := make(chan struct{}, 10)
	site, f := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/drip" {
			w.Header().Set("Content-Type", "text/html")
			for range 100 {
				if _, err := w.Write([]byte("a")); err != nil {
					break
				}
				w.(http.Flusher).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		}
		<-r.Context().Done()
		left <- struct{}{}
	})
	f.pageTime = 150 * time.Millisecond
	for _, path := range []string{"/silent", "/drip"} {
		if _, err := f.Fetch(t.Context(), site.URL+path); graph.CodeOf(err) != graph.Timeout || !strings.Contains(err.Error(), "too long") {
			t.Errorf("%s: %v", path, err)
		}
		<-left
	}
	f.pageTime = time.Minute
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := f.Fetch(ctx, site.URL+"/silent"); graph.CodeOf(err) != graph.Cancelled {
		t.Errorf("left: %v", err)
	}
	site.Close()
	if _, err := f.Fetch(t.Context(), site.URL); graph.CodeOf(err) != graph.Unavailable || strings.Contains(err.Error(), "refused") {
		t.Errorf("nobody there: %v", err)
	}
}

// TestAnywhere: a person's own command reaches that person's own network, in every notation that is one.
func TestAnywhere(t *testing.T) {
	site, _ := siteOf(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		_, _ = w.Write([]byte("hello"))
	})
	f := New(Options{Anywhere: true})
	if src, err := f.Fetch(t.Context(), site.URL); err != nil || string(src.Content) != "hello" {
		t.Errorf("%v", err)
	}
	if err := f.Check("http://ana:secret@intranet/"); err == nil {
		t.Error("a password became part of an address")
	}
	if err := f.Check("http://intranet:8080/"); err != nil {
		t.Error(err)
	}
}
