package server

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// pagePolicy lets the page run the scripts and show the styles that this server sends, and ask this server; nothing written into
// a document can run. The policies named are the ones of Svelte's templates and of the page's own workers.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types svelte-trusted-html standpoint-worker"

// screens are the first parts of the page's own addresses. What lies below them is for the page to understand.
var screens = map[string]bool{
	"": true, "topic": true, "proposition": true, "actor": true, "article": true, "statement": true, "explore": true, "path": true,
	"matrix": true, "add": true, "articles": true, "help": true,
}

// page answers with the files of the built page.
type page struct {
	index  asset
	assets map[string]asset // by their address
}

// newPage reads the built page: index.html, and files whose names change with their content. Without files there is no page.
func newPage(files fs.FS) (*page, error) {
	if files == nil {
		return nil, nil
	}
	p := &page{assets: map[string]asset{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		p.assets["/"+name] = packed(name, content)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var ok bool
	if p.index, ok = p.assets["/index.html"]; !ok {
		return nil, errors.New("the page has no index.html")
	}
	return p, nil
}

// packed compresses a file once, for all requests.
func packed(name string, content []byte) asset {
	sum := sha256.Sum256(content)
	return asset{mime.TypeByExtension(path.Ext(name)), `"` + hex.EncodeToString(sum[:8]) + `"`, pack(content)}
}

// ServeHTTP answers with a file, with the page at its own addresses, and with 404 elsewhere: a browser that lands there is shown
// the page, which says so; anything that asks for a file is not.
func (p *page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "ask with GET", http.StatusMethodNotAllowed)
		return
	}
	if a, ok := p.assets[r.URL.Path]; ok && r.URL.Path != "/index.html" {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		a.answer(w, r, http.StatusOK)
		return
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	status := http.StatusOK
	if !screens[first] {
		if path.Ext(r.URL.Path) != "" || !strings.Contains(r.Header.Get("Accept"), "text/html") {
			http.NotFound(w, r)
			return
		}
		status = http.StatusNotFound
	}
	h := w.Header()
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache")
	p.index.answer(w, r, status)
}

// answer sends a file, or that the client has it already.
func (a asset) answer(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	h.Set("Content-Type", a.contentType)
	h.Set("ETag", a.tag)
	h.Add("Vary", "Accept-Encoding")
	if status == http.StatusOK && strings.Contains(r.Header.Get("If-None-Match"), a.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	isPacked := strings.Contains(r.Header.Get("Accept-Encoding"), "gzip")
	if isPacked {
		h.Set("Content-Encoding", "gzip")
		h.Set("Content-Length", strconv.Itoa(len(a.packed)))
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		a.send(w, isPacked)
	}
}
