package codebook

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// files writes files into a new folder and returns it.
func files(t *testing.T, contents map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range contents {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func person(id string) string { return "actors:\n  - {id: person:" + id + ", name: " + id + "}\n" }

// faultsOf opens a file and returns its faults without the folder.
func faultsOf(t *testing.T, dir, name string) string {
	t.Helper()
	c, err := Open(filepath.Join(dir, name))
	var faults Faults
	if !errors.As(err, &faults) || c != nil {
		t.Fatalf("got %v and %v, want faults", c, err)
	}
	return strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "")
}

func TestOpenJoinsIncludes(t *testing.T) {
	dir := files(t, map[string]string{
		"main.yaml":        "include: [actors/a.yaml, actors/b.yaml]\n" + person("main"),
		"actors/a.yaml":    "include: [../common.yaml]\n" + person("aa"),
		"actors/b.yaml":    "include:\n  - ../common.yaml\n  - ./a.yaml\n" + person("bb"),
		"common.yaml":      person("common"),
		"not-included.yml": "broken: [",
	})
	c, err := Open(filepath.Join(dir, "main.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, a := range c.Actors {
		ids = append(ids, a.Name)
	}
	if got := strings.Join(ids, " "); got != "common aa bb main" {
		t.Errorf("got actors %q: includes come first, each file once", got)
	}
}

func TestOpenFaults(t *testing.T) {
	dir := files(t, map[string]string{
		"self.yaml":      "include: [self.yaml]\n",
		"loop-a.yaml":    "include: [loop-b.yaml]\n",
		"loop-b.yaml":    "include:\n  - loop-c.yaml\n",
		"loop-c.yaml":    "include: [loop-a.yaml]\n",
		"missing.yaml":   "include: [sub/states.yml, sub]\n",
		"text.yaml":      "include: one.yaml\n",
		"two.yaml":       "include: [one.yaml]\nactors:\n  - {id: person:bo, name: Bo, aliases: [one]}\n  - {id: person:cy, nam: Cy}\n",
		"one.yaml":       "actors:\n  - {id: person:one, name: One, born: 1960}\n",
		"large.yaml":     "topics: []\n" + strings.Repeat("# a line that says nothing at all, repeated for its length\n", 90_000),
		"sub/stats.yaml": person("sub"),
		"sub/list.yml":   person("list"),
		"bom.yaml":       "\uFEFFactors:\r\n  - {id: person:al, nme: Al}\r\n",
		"built-in.yaml":  "include: [default/cues.yaml, default/cue.yaml]\n",
		"empty.yaml":     "include: [one-empty.yaml]\n",
		"one-empty.yaml": "\n \n",
	})
	for name, want := range map[string]string{
		"self.yaml":   "self.yaml:1:11: the includes go round in a circle: self.yaml → self.yaml; take this one out",
		"loop-a.yaml": "loop-c.yaml:1:11: the includes go round in a circle: loop-a.yaml → loop-b.yaml → loop-c.yaml → loop-a.yaml; take this one out",
		"missing.yaml": "missing.yaml:1:11: “sub/states.yml” cannot be included: there is no such file; write `sub/stats.yaml`, `sub/list.yml` or `built-in.yaml`\n" +
			"missing.yaml:1:27: “sub” cannot be included: it is a folder; write `sub/list.yml`, `bom.yaml` or `one.yaml`",
		"text.yaml": "text.yaml:1:10: `include` is a text; write it in brackets: `include: [one.yaml]`",
		"two.yaml": "two.yaml:3:41: “one” is already a name of `person:one` at one.yaml:2:28; write it for one of them, or a longer form for each\n" +
			"two.yaml:4:5: the actor `person:cy` has no `name`; write `name: …`\n" +
			"two.yaml:4:21: an actor has no key `nam`; write `name`\n" +
			"one.yaml:2:33: an actor has no key `born`; write one of `id`, `kind`, `name`, `iso`, `form`, `country`, `partOf`, `capital`, `gender`, `wikidata`, `description`, `aliases`, `adjectives`, `people`, `metonyms`, `members` or `tenures`",
		"large.yaml":    "large.yaml: the file has more than 4 MB; write several smaller files and join them with `include`",
		"bom.yaml":      "bom.yaml:2:5: the actor `person:al` has no `name`; write `name: …`\nbom.yaml:2:21: an actor has no key `nme`; write `name`",
		"empty.yaml":    "one-empty.yaml: the file is empty; write `topics:`, `cues:`, `actors:` or `include:`",
		"built-in.yaml": "built-in.yaml:1:30: “default/cue.yaml” cannot be included: there is no such file in the built-in codebook; write `default/cues.yaml`, `default/nato.yaml` or `default/ukraine.yaml`",
		"sefl.yaml":     "sefl.yaml: the codebook cannot be read: there is no such file; write `self.yaml`, `text.yaml` or `bom.yaml`",
		"sub":           "sub: the codebook cannot be read: it is a folder; write `sub/list.yml`, `bom.yaml` or `one.yaml`",
		"no/such.dir":   "no/such.dir: the codebook cannot be read: there is no such file; write the path of a YAML file",
	} {
		if got := strings.ReplaceAll(faultsOf(t, dir, name), dir, "."); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestOpenAddsToDefault(t *testing.T) {
	dir := files(t, map[string]string{"mine.yaml": `
include: [default]
topics:
  - id: territory
    propositions:
      - id: my-island
        text: Norland should keep the island` + strings.ReplaceAll(goodTests, "bridge", "island") + `
cues:
  - class: demand
    verbs: [bellow for]
actors:
  - {id: country:norland, name: Norland, capital: Norstad}
  - {id: organisation:nordic-pact, name: Nordic Pact, form: INTERGOVERNMENTAL, members: [country:norland]}
  - {id: person:alma-norrby, name: Alma Norrby, tenures: [{title: Premier, of: country:norland, from: 2024}]}
  - {id: person:alma-norrby, aliases: [Norrby]}
`})
	c, err := Open(filepath.Join(dir, "mine.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	base := mustDefault(t)
	if p := c.Proposition("my-island"); p == nil || p.Topic != "territory" {
		t.Errorf("got proposition %+v", p)
	}
	if len(c.Topics) != len(base.Topics) || len(c.Cues) != len(base.Cues) {
		t.Errorf("got %d topics and %d classes, want the default's %d and %d", len(c.Topics), len(c.Cues), len(base.Topics), len(base.Cues))
	}
	if a := c.Actor("person:alma-norrby"); a == nil || len(a.Aliases) != 1 || len(a.Tenures) != 1 {
		t.Errorf("got actor %+v", a)
	}
	if c.Fingerprint == base.Fingerprint {
		t.Error("what was added does not count in the fingerprint")
	}
	again, err := Parse("stored", []byte(c.YAML))
	if err != nil || again.Fingerprint != c.Fingerprint {
		t.Errorf("stored and read again: %v", err)
	}
}

// TestAliasBomb gives files whose aliases multiply one another.
func TestAliasBomb(t *testing.T) {
	list := func(item string, n int) string { return "[" + strings.Repeat(item+", ", n-1) + item + "]" }
	bomb := "topics:\n  - &t\n    id: town\n    propositions: &ps\n      - &p\n        id: new-bridge\n        tests: &ts " +
		list("{sentence: Al sings, speaker: Al, stance: none}", 20) + "\n"
	for range 2000 {
		bomb += "      - *p\n"
	}
	for range 2000 {
		bomb += "  - *t\n"
	}
	laughs := "topics: [&a1 [x, x]"
	for i := 2; i < 40; i++ {
		laughs += fmt.Sprintf(", &a%d [*a%d, *a%d]", i, i-1, i-1)
	}
	for name, text := range map[string]string{"entries": bomb, "lists": laughs + "]\n"} {
		_, err := Parse(name, []byte(text))
		var faults Faults
		if !errors.As(err, &faults) {
			t.Fatalf("%s: got %v, want faults", name, err)
		}
		if len(faults) > maxFaults+1 {
			t.Errorf("%s: %d faults are too many to read", name, len(faults))
		}
	}
}

// TestManyFaults demands that the rest is counted.
func TestManyFaults(t *testing.T) {
	text := "actors:\n"
	for i := range 500 {
		text += fmt.Sprintf("  - {id: person:p%dp, name: P%d, country: country:nowhere-at-all}\n", i, i)
	}
	_, err := Parse("x.yaml", []byte(text))
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != maxFaults+1 {
		t.Fatalf("got %d faults, want %d", len(faults), maxFaults+1)
	}
	if got, want := faults[maxFaults].Error(), "x.yaml: 300 more faults are not listed; mend these first and check again"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOpenRefusesWhatIsNoFile(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no device to try")
	}
	_, err := Open("/dev/zero")
	if err == nil || !strings.Contains(err.Error(), "it is not a regular file") {
		t.Errorf("got %v", err)
	}
}
