package server

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
)

// pageFiles is a page as the build makes it.
var pageFiles = fstest.MapFS{
	"index.html":         {Data: []byte(`<!doctype html><script type="module" src="/assets/main-abc.js"></script>`)},
	"assets/main-abc.js": {Data: []byte("console.log(1)")},
	"assets/main-abc.css": {Data: []byte("body { color: black }" +
		strings.Repeat("\n/* long enough to be worth compressing */", 50))},
}

// TestPageAddresses: the page at its own addresses, files under their names, and nothing elsewhere.
func TestPageAddresses(t *testing.T) {
	r := run(t, Options{Page: pageFiles})
	browser := map[string]string{"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
	for _, c := range []struct {
		path        string
		status      int
		contentType string
	}{
		{"/", 200, "text/html; charset=utf-8"},
		{"/articles", 200, "text/html; charset=utf-8"},
		{"/actor/person/lena-orlov?from=2024-01-01", 200, "text/html; charset=utf-8"},
		{"/proposition/a.b", 200, "text/html; charset=utf-8"},
		{"/article/x%2Fy", 200, "text/html; charset=utf-8"},
		{"/assets/main-abc.js", 200, "text/javascript; charset=utf-8"},
		{"/assets/main-abc.css", 200, "text/css; charset=utf-8"},
		{"/assets/main-old.js", 404, "text/plain; charset=utf-8"},
		{"/assets/", 404, "text/html; charset=utf-8"},
		{"/main.js", 404, "text/plain; charset=utf-8"},
		{"/index.html", 404, "text/plain; charset=utf-8"},
		{"/favicon.ico", 404, "text/plain; charset=utf-8"},
		{"/no/such/page", 404, "text/html; charset=utf-8"},
		{"/schema.graphql", 200, "text/plain; charset=utf-8"},
		{"/graphiql/", 200, "text/html; charset=utf-8"},
	} {
		status, header, _ := r.ask(t, "GET", c.path, browser, "")
		if status != c.status || header.Get("Content-Type") != c.contentType {
			t.Errorf("%s: %d %s, want %d %s", c.path, status, header.Get("Content-Type"), c.status, c.contentType)
		}
	}
	if status, _, _ := r.ask(t, "GET", "/no/such/page", nil, ""); status != 404 {
		t.Errorf("a program is given %d for an address that is none", status)
	}
	if status, _, _ := r.ask(t, "POST", "/", browser, ""); status != http.StatusMethodNotAllowed {
		t.Errorf("POST / is answered with %d", status)
	}
}

// TestPageHeaders: what a browser may do with the page, and how long it may keep what.
func TestPageHeaders(t *testing.T) {
	r := run(t, Options{Page: pageFiles})
	_, h, _ := r.ask(t, "GET", "/help", nil, "")
	for name, want := range map[string]string{
		"Content-Security-Policy": pagePolicy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin", "Cache-Control": "no-cache", "Vary": "Accept-Encoding",
	} {
		if got := h.Get(name); got != want {
			t.Errorf("%s of the page is %q, want %q", name, got, want)
		}
	}
	for _, banned := range []string{"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} {
		if strings.Contains(pagePolicy, banned) {
			t.Errorf("the policy allows %s", banned)
		}
	}
	if status, _, body := r.ask(t, "GET", "/", map[string]string{"If-None-Match": h.Get("ETag")}, ""); status != 304 || body != "" {
		t.Errorf("a page that the browser has is answered with %d and %d bytes", status, len(body))
	}
	_, h, _ = r.ask(t, "GET", "/assets/main-abc.js", nil, "")
	if got := h.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
		t.Errorf("a file with a hash in its name may be kept %q", got)
	}
	if strings.Contains(h.Get("Content-Security-Policy"), "'self'") {
		t.Error("a file may do more than be read")
	}
}

// TestPagePacked: files are sent compressed to whoever takes that, and mean the same either way.
func TestPagePacked(t *testing.T) {
	r := run(t, Options{Page: pageFiles})
	const path = "/assets/main-abc.css"
	_, plain, body := r.ask(t, "GET", path, map[string]string{"Accept-Encoding": "identity"}, "")
	_, h, small := r.ask(t, "GET", path, map[string]string{"Accept-Encoding": "gzip, br"}, "")
	if plain.Get("Content-Encoding") != "" || h.Get("Content-Encoding") != "gzip" || len(small) >= len(body) {
		t.Fatalf("encodings %q and %q, %d and %d bytes", plain.Get("Content-Encoding"), h.Get("Content-Encoding"), len(body), len(small))
	}
	unpacked, err := gzip.NewReader(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	if same, err := io.ReadAll(unpacked); err != nil || string(same) != body || body != string(pageFiles["assets/main-abc.css"].Data) {
		t.Errorf("the compressed file holds something else: %v", err)
	}
	if _, h, body := r.ask(t, "HEAD", path, map[string]string{"Accept-Encoding": "gzip"}, ""); body != "" || h.Get("Content-Length") == "" {
		t.Errorf("HEAD gives %d bytes and the length %q", len(body), h.Get("Content-Length"))
	}
}

// TestWithoutPage: a server without a page answers as an API, and a broken page is refused at the start.
func TestWithoutPage(t *testing.T) {
	if status, _, _ := run(t, Options{}).ask(t, "GET", "/", nil, ""); status != 404 {
		t.Errorf("there is a page: %d", status)
	}
	if _, err := newPage(fstest.MapFS{"main.js": {}}); err == nil {
		t.Error("a page without index.html is taken")
	}
}
