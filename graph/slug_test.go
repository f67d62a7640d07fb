package graph

import (
	"bufio"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSlugGolden holds Slug to testdata/slugs.golden: a name, a tab and its slug on each line (tabs in names as \t).
func TestSlugGolden(t *testing.T) {
	const path = "testdata/slugs.golden"
	lines := goldenLines(t, path)
	var b strings.Builder
	seen := map[string]bool{}
	for _, line := range lines {
		name, want, _ := strings.Cut(line, "\t")
		if seen[name] {
			t.Errorf("%q stands there twice", name)
		}
		seen[name] = true
		got := Slug(strings.ReplaceAll(name, `\t`, "\t"))
		if got != want && !*update {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
		b.WriteString(name + "\t" + got + "\n")
	}
	if len(seen) < 200 {
		t.Errorf("%d names, want 200 at least", len(seen))
	}
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func goldenLines(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		lines = append(lines, sc.Text())
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestSlugKeepsSpellingsTogether(t *testing.T) {
	same := [][]string{
		{"Wałęsa", "Walesa", "WAŁĘSA", "Wałe\u0328sa"},
		{"Київ", "київ", "КИЇВ", "Киі\u0308в", " Київ "},
		{"서울", "\u1109\u1165\u110b\u116e\u11af"},
		{"Tōkyō", "Ｔｏｋｙｏ", "to\u0304kyo"},
	}
	for _, names := range same {
		for _, n := range names[1:] {
			if a, b := Slug(names[0]), Slug(n); a != b {
				t.Errorf("Slug(%q) = %q but Slug(%q) = %q", names[0], a, n, b)
			}
		}
	}
	if Slug("北约") == Slug("东京") || Slug("♥") == Slug("☂") {
		t.Error("different names in other scripts share a slug")
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"", "a", "Wałęsa", "\xff\xfe", "北约", "\u0301\u0301", strings.Repeat("é-", 80)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		s := Slug(name)
		if len(s) < 2 || len(s) > maxSlug || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Fatalf("Slug(%q) = %q", name, s)
		}
		if s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
			t.Fatalf("Slug(%q) = %q has a hyphen that joins nothing", name, s)
		}
		if again := Slug(s); again != s {
			t.Fatalf("Slug(%q) = %q, of which the slug is %q", name, s, again)
		}
	})
}
