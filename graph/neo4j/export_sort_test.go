package neo4j

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestSorter sorts entries of awkward fields, in memory and over many files, and wants the same order from both, whatever came first.
func TestSorter(t *testing.T) {
	values := []string{"", "a", "aa", "ab", "b", "\x00", "a\x00b", "ż", strings.Repeat("long", 100)}
	var entries [][]string
	for _, a := range values {
		for _, b := range values {
			for n := range 3 {
				entries = append(entries, []string{a, b, fmt.Sprint(n % 2)}) // some twice
			}
		}
	}
	var want [][]string
	for _, memory := range []int{1 << 20, 2000, 1} {
		rand.New(rand.NewPCG(1, uint64(memory))).Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		got := sorted(t, memory, entries)
		if len(got) != len(entries) {
			t.Fatalf("with %d bytes %d of %d entries come back", memory, len(got), len(entries))
		}
		if want == nil {
			want = got
		}
		if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Errorf("with %d bytes the order is another", memory)
		}
	}
	seen := map[[2]string]bool{}
	for i, e := range want {
		pair := [2]string{e[0], e[1]}
		if together := i > 0 && want[i-1][0] == e[0] && want[i-1][1] == e[1]; seen[pair] && !together {
			t.Errorf("entries of %q are apart", pair)
		}
		seen[pair] = true
	}
	if len(seen) != len(values)*len(values) {
		t.Errorf("%d pairs come back, want %d", len(seen), len(values)*len(values))
	}
}

func sorted(t *testing.T, memory int, entries [][]string) (got [][]string) {
	t.Helper()
	dir := t.TempDir()
	s := newSorter(dir, "x")
	s.memory = memory
	for _, e := range entries {
		if err := s.add(e...); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.each(func(fields []string) error { got = append(got, slices.Clone(fields)); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := s.remove(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("files are left: %v, %v", left, err)
	}
	return got
}

// TestSorterFails wants the callback's error back, and errors of the disk.
func TestSorterFails(t *testing.T) {
	mine := errors.New("mine")
	for _, memory := range []int{1 << 20, 1} {
		s := newSorter(t.TempDir(), "x")
		s.memory = memory
		for _, f := range []string{"b", "a"} {
			if err := s.add(f); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.each(func([]string) error { return mine }); !errors.Is(err, mine) {
			t.Errorf("got %v", err)
		}
	}
	nowhere := newSorter("/nowhere/at/all", "x")
	nowhere.memory = 1
	if err := nowhere.add("a"); err == nil {
		t.Error("a folder that is not there is written to")
	}
}
