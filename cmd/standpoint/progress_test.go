package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestEarlierLoadShowsProgress: a load that first reads what an interrupted one left says what it does and how far it has come.
func TestEarlierLoadShowsProgress(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	var said bytes.Buffer
	var asked atomic.Int64 // a clock on which every look takes a while
	p := quiet()
	p.err, p.now = &said, func() time.Time { return time.Unix(1_700_000_000, 0).Add(time.Duration(asked.Add(1)) * inLog) }
	g, err := p.openFile(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close(g)
	r, err := p.openReader(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	var left []graph.Source
	for src := range few(3) {
		left = append(left, src)
	}
	if _, err := r.loader.Accept(t.Context(), left); err != nil {
		t.Fatal(err)
	}
	said.Reset()
	if _, err := p.load(t.Context(), r, []string{sampleFolder(t, 1)}); err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(said.String(), "\n")
	if first != "first what an earlier load left is read: 3 articles" || !strings.Contains(rest, "\n2 of 3 articles of an earlier load, ") ||
		!strings.Contains(rest, "\n3 of 3 articles of an earlier load, ") || !strings.Contains(rest, "\n3 articles finished that had been waiting\n") {
		t.Errorf("%s", said.String())
	}
	said.Reset()
	if _, err := p.load(t.Context(), r, []string{sampleFolder(t, 1)}); err != nil || strings.Contains(said.String(), "earlier") || strings.Contains(said.String(), "waiting") {
		t.Errorf("nothing was left: %v, %s", err, said.String())
	}
}

// TestProgressAside: on a terminal a line of its own takes the place of the one that stands, which comes again below it.
func TestProgressAside(t *testing.T) {
	var out bytes.Buffer
	b := &progress{w: &out, terminal: true}
	b.write("12 articles")
	b.aside("failed: a")
	b.write("13 articles")
	if want := "\r12 articles\r           \rfailed: a\n\r13 articles"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
