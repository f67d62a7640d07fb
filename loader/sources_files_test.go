package loader

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// overNames lists what was passed over by its names below dir.
func overNames(t *testing.T, dir string, all []Over) string {
	t.Helper()
	var names []string
	for _, o := range all {
		if o.Count != len(o.Names) || o.Noun == "" || o.Why == "" {
			t.Errorf("%+v", o)
		}
		for _, name := range o.Names {
			below, err := filepath.Rel(dir, name)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, below)
		}
	}
	return strings.Join(names, " ")
}

// TestLinks: a link to a file is read; one to a folder is passed over with its reason, unless it is named itself, and never ends in a circle.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "in/a.txt", "one")
	write(t, dir, "out/b.txt", "two")
	write(t, dir, "out/c.csv", "three")
	in, link := filepath.Join(dir, "in"), filepath.Join(dir, "in", "link")
	for name, to := range map[string]string{"in/link": "../out", "in/up": "..", "in/self": "self", "in/gone.txt": "missing", "in/d.txt": "../out/b.txt", "in/.hidden": "../out", "out/back": "../in"} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip("no links can be made here: ", err)
		}
	}
	pipe, err := net.Listen("unix", filepath.Join(in, "z.txt"))
	if err != nil {
		t.Skip("no socket can be made here: ", err)
	}
	defer pipe.Close() //nolint:errcheck // nobody listens
	for _, c := range []struct {
		paths      []string
		read, over string
	}{
		{[]string{in}, "in/a.txt||one in/d.txt||two", "in/link in/up in/gone.txt in/self in/z.txt"},
		{[]string{in + "/"}, "in/a.txt||one in/d.txt||two", "in/link in/up in/gone.txt in/self in/z.txt"},
		{[]string{link}, "in/link/b.txt||two", "in/link/c.csv in/link/back"},
		{[]string{link + "/"}, "in/link/b.txt||two", "in/link/c.csv in/link/back"},
		{[]string{filepath.Join(in, "l*")}, "in/link/b.txt||two", "in/link/c.csv in/link/back"},
	} {
		if got := strings.Join(gather(t, dir, "", c.paths...), " "); got != c.read {
			t.Errorf("%v reads %q, want %q", c.paths, got, c.read)
		}
		if got := overNames(t, dir, PassedOver(t.Context(), c.paths)); got != c.over {
			t.Errorf("%v passes over %q, want %q", c.paths, got, c.over)
		}
		if n, known := CountSources(t.Context(), c.paths); n != len(strings.Split(c.read, " ")) || !known {
			t.Errorf("%v: %d sources are counted", c.paths, n)
		}
	}
	if over := PassedOver(t.Context(), []string{in}); len(over) != 3 || over[0].Why != overFolder.why || over[1].Why != overNowhere.why || over[2].Why != overSpecial.why {
		t.Errorf("reasons: %+v", over)
	}
}

// TestPassedOverIsBounded: of very many files the first thousand are named, and all are counted.
func TestPassedOverIsBounded(t *testing.T) {
	dir := t.TempDir()
	for i := range maxOver + 2 {
		write(t, dir, fmt.Sprintf("%04d.csv", i), "")
	}
	over := PassedOver(t.Context(), []string{dir, filepath.Join(dir, ".")})
	if len(over) != 1 || over[0].Count != 2*(maxOver+2) || len(over[0].Names) != maxOver || filepath.Base(over[0].Names[maxOver-1]) != "0999.csv" {
		t.Errorf("%d kinds, %d of %d named", len(over), len(over[0].Names), over[0].Count)
	}
}
