package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// beganWith makes a graph that has a stored document in use, with one proposition.
func beganWith(t *testing.T, p *program, document string) *graph.Graph {
	t.Helper()
	g, err := p.openFile(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.close(g) })
	topics := []*graph.Topic{{ID: "topic:quays", Name: "Quays", Propositions: []*graph.Proposition{
		{ID: "proposition:quay-mended", Slug: "quay-mended", Text: "The quay should be mended", TopicID: "topic:quays"},
	}}}
	if _, err := g.SetCodebook(t.Context(), graph.Codebook{Fingerprint: "0123456789abcdef", Yaml: document, Topics: topics}, nil); err != nil {
		t.Fatal(err)
	}
	return g
}

// TestBuiltInOfEarlier: where nobody chose a codebook, this version's takes the place of the built-in one of an earlier version, and
// is known for what it is by a later one.
func TestBuiltInOfEarlier(t *testing.T) {
	var said bytes.Buffer
	p := quiet()
	p.err = &said
	g := beganWith(t, p, builtInMark+"topics: []\n")
	if _, err := p.openReader(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	own, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	if want := "codebook " + own.Short() + " replaces 0123456789ab; 1 proposition retired"; !strings.Contains(said.String(), want) {
		t.Errorf("said %q, want %q", said.String(), want)
	}
	stored, err := g.Codebook(t.Context())
	if err != nil || stored.Fingerprint != own.Fingerprint || !strings.HasPrefix(stored.Yaml, builtInMark) {
		t.Errorf("%.80q, %v", stored.Yaml, err)
	}
	if again, err := codebook.Parse("stored", []byte(stored.Yaml)); err != nil || again.Fingerprint != own.Fingerprint {
		t.Errorf("the stored document is another codebook: %v", err)
	}
}

// TestStoredUnreadable: a stored codebook that this version cannot read is not silently given up; the error says what to do.
func TestStoredUnreadable(t *testing.T) {
	p := quiet()
	g := beganWith(t, p, "nonsense: []\n")
	if _, err := p.openReader(t.Context(), g); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "--codebook default") {
		t.Errorf("%v", err)
	}
	if stored, err := g.Codebook(t.Context()); err != nil || stored.Fingerprint != "0123456789abcdef" {
		t.Errorf("%+v, %v", stored, err)
	}
}
