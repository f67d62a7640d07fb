package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// GraphiQL is served from the program: no page of another server is needed to ask. Its files are kept compressed.
//
//go:embed graphiql
var graphiqlFiles embed.FS

// graphiqlPolicy lets the page run its own scripts, show its own styles and ask this server, and nothing else. The fonts of
// GraphiQL are in its stylesheet.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self' data:; img-src 'self' data:; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// asset is a file of the page, compressed.
type asset struct {
	contentType, tag string
	packed           []byte
}

// graphiql serves the page under /graphiql/.
func graphiql() http.Handler {
	assets, err := readAssets(graphiqlFiles, "graphiql")
	if err != nil {
		panic(fmt.Sprintf("the embedded GraphiQL is broken: %v", err)) // a fault of the build
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/graphiql/")
		if name == "" {
			name = "index.html"
		}
		a, ok := assets[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", graphiqlPolicy)
		h.Set("Content-Type", a.contentType)
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", a.tag)
		h.Set("Vary", "Accept-Encoding")
		if r.Header.Get("If-None-Match") == a.tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		a.send(w, strings.Contains(r.Header.Get("Accept-Encoding"), "gzip"))
	})
}

// send writes the file, unpacked for the few clients that do not take it packed.
func (a asset) send(w http.ResponseWriter, packed bool) {
	if packed {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(a.packed)
		return
	}
	r, err := gzip.NewReader(bytes.NewReader(a.packed))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	_, _ = io.Copy(w, r)
}

// readAssets reads all files below dir; NAME.gz is a packed NAME.
func readAssets(files fs.FS, dir string) (map[string]asset, error) {
	assets := map[string]asset{}
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		content, err := fs.ReadFile(files, path.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		name, isPacked := strings.CutSuffix(e.Name(), ".gz")
		if !isPacked {
			content = pack(content)
		}
		sum := sha256.Sum256(content)
		assets[name] = asset{mime.TypeByExtension(path.Ext(name)), `"` + hex.EncodeToString(sum[:8]) + `"`, content}
	}
	return assets, nil
}

func pack(content []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(content) // into memory: never fails
	_ = w.Close()
	return b.Bytes()
}
