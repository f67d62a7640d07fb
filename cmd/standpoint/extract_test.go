package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExtractGoesOn: an address that gives nothing is named, and what comes after it is shown; a model that cannot be asked stops all.
func TestExtractGoesOn(t *testing.T) {
	address, up := oracle(t)
	up.Store(true)
	closed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }))
	defer closed.Close()
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Ferries\n\nLena Orlov said the ferry is late."), 0o644); err != nil {
		t.Fatal(err)
	}
	out, said, code := at(t.Context(), delphi(address), "extract", "--json", closed.URL+"/a", file)
	if code != exitFailed || !strings.Contains(out, `"speaker":"Lena Orlov"`) || !strings.Contains(said, "does not give the page to programs (403)") {
		t.Errorf("%d: %s%s", code, out, said)
	}
	up.Store(false)
	out, said, code = at(t.Context(), delphi(address), "extract", "--json", file)
	if code == exitOK || out != "" || !strings.Contains(said, "refuses the key") || strings.Contains(said, file) {
		t.Errorf("%d: %s%s", code, out, said)
	}
}
