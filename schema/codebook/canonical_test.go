package codebook

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// full has every field of every type.
const full = `
topics:
  - id: town
    name: "The town: its #1 'plan'"
    description: What the town does
    propositions:
      - id: new-bridge
        text: The town and the county should pay each other
        scope: [bridge, "yes", "a, b", "- c"]
        for: [build it]
        against: ["do not: build", "\uFEFFmark"]
        valid: {from: 2020, until: 2021-02}
        was: [old-bridge]
        implies: [{when: supports, proposition: new-road, then: conditional}]
        tests:
          - {sentence: "“Yes”, said Anna: build", speaker: Anna, stance: supports}
          - {sentence: Anna did not agree, speaker: Anna, stance: opposes}
          - {sentence: Anna agrees if asked, speaker: Anna, stance: conditional}
          - {sentence: Anna asked, speaker: Anna, stance: neutral}
          - {sentence: "Anna sang\\", speaker: Anna, stance: none}
          - {sentence: 'Anna said "no"', speaker: Anna, stance: none}
      - id: new-road
        text: The town should build a road or a path
        joint: a path is a small road
        tests:
          - {sentence: Bo agreed, speaker: Bo, stance: supports}
          - {sentence: Bo did not agree, speaker: Bo, stance: opposes}
          - {sentence: Bo agrees if asked, speaker: Bo, stance: conditional}
          - {sentence: Bo asked, speaker: Bo, stance: neutral}
          - {sentence: Bo sang, speaker: Bo, stance: none}
          - {sentence: Bo slept, speaker: Bo, stance: none}
cues:
  - class: speech
    act: ASSERT
    verbs:
      - state
      - {verb: say, forms: [says, said, saying]}
      - {verb: speak, with: of, forms: [speaks, spoke, spoken, speaking]}
      - {verb: call, with: "on"}
    nouns: [word]
    phrases: [in the words of]
actors:
  - id: country:nor-land
    kind: country
    name: Norland
    capital: Norstad
    adjectives: [Norlandic]
    people: [Norlanders]
    metonyms: [Norstad]
    aliases: ["Nor'land", NL-1, "1st Land", "U.S. of N.", "null", "Côte (Nord)"]
    wikidata: Q1
    description: A land
  - {id: country:sul, name: Sulland, iso: SUL}
  - {id: organisation:union, name: Union, form: INTERGOVERNMENTAL, members: [country:sul, country:nor-land]}
  - {id: organisation:office, name: Office, form: GOVERNMENT_BODY, country: country:sul, partOf: organisation:union}
  - id: person:anna
    name: Anna
    gender: female
    country: country:sul
    tenures:
      - {title: "Minister: trade", of: country:sul, from: 2019, to: 2020-03}
      - {title: Head, of: organisation:office, from: 2020-04-01}
`

func mustParse(t *testing.T, text string) *Codebook {
	t.Helper()
	c, err := Parse("test.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestEveryFieldIsTested fails when a type gains a field that the full
// codebook does not have, for then the round trip would prove nothing.
func TestEveryFieldIsTested(t *testing.T) {
	seen := map[string]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().Name() + "." + v.Type().Field(i).Name
				seen[name] = seen[name] || !v.Field(i).IsZero()
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(*mustParse(t, full)))
	for name, filled := range seen {
		if !filled {
			t.Errorf("the full codebook has no %s", name)
		}
	}
}

// TestRoundTrip demands that the canonical document reads back to an equal
// codebook with an equal document and fingerprint.
func TestRoundTrip(t *testing.T) {
	for _, c := range append(allCodebooks(t), mustParse(t, full), mustParse(t, "topics: []\n")) {
		again, err := Parse("stored", []byte(c.YAML))
		if err != nil {
			t.Fatalf("%v\nin\n%.2000s", err, c.YAML)
		}
		if again.YAML != c.YAML {
			t.Error("the canonical document is written differently the second time")
		}
		if !reflect.DeepEqual(again, c) {
			t.Error("the codebook read back differs")
		}
	}
}

// TestRoundTripOfAnyText puts hostile names through the canonical document.
func TestRoundTripOfAnyText(t *testing.T) {
	const letters = "abzÅé中 .:,;#&*!|>'\"%@`{}[]()?-_~=<\\/0195’“”…\u00a0\u200b\uFEFF😀"
	alphabet := []rune(letters)
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		name := make([]rune, 1+random.IntN(12))
		for i := range name {
			name[i] = alphabet[random.IntN(len(alphabet))]
		}
		text := strings.Join(strings.Fields(string(name)), " ")
		if text == "" {
			continue
		}
		c := &Codebook{Actors: []Actor{{ID: "person:al", Kind: "person", Name: "A" + text, Aliases: []string{text}}}}
		again, err := Parse("x", canonical(c))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if a := again.Actors[0]; a.Name != "A"+text || a.Aliases[0] != text {
			t.Fatalf("%q was read back as %q and %q", text, a.Name, a.Aliases)
		}
	}
}

// TestFingerprint holds the fingerprint of a small codebook for ever: stored
// takes name it.
func TestFingerprint(t *testing.T) {
	c := mustParse(t, full)
	if got, want := c.Fingerprint, "5857ec4432e16da9204ed2058e1cd172fe97ac6d95f47d850e046b988e08fe42"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := c.Short(), c.Fingerprint[:12]; got != want {
		t.Errorf("got short form %s, want %s", got, want)
	}
}

// TestFingerprintIgnoresLayout writes one content in several ways.
func TestFingerprintIgnoresLayout(t *testing.T) {
	const one = "cues: [{class: speech, act: ASSERT, verbs: [state, {verb: say, forms: [said, says, saying]}]}]\n" +
		"actors: [{id: person:al, name: Al Ek, aliases: [A, B]}, {id: person:bo, name: Bo}]\n"
	const other = "# the same\nactors:\n- name:   \"Bo\"\n  id: person:bo\n- aliases:\n  - B\n  - 'A'\n  kind: person\n  id: person:al\n  name: Al\n    Ek\n" +
		"cues:\n- act: ASSERT\n  class: speech\n  verbs:\n  - {forms: [says, said, saying], verb: say}\n  - {verb: state, forms: [states, stated, stating]}\n"
	dir := files(t, map[string]string{
		"main.yaml":   "include: [cues.yaml, people.yaml]\nactors: [{id: person:bo, name: Bo}]\n",
		"cues.yaml":   "cues: [{class: speech, act: ASSERT, verbs: [state]}, {class: speech, verbs: [{verb: say, forms: [says, said, saying]}]}]\n",
		"people.yaml": "actors: [{id: person:al, name: Al Ek}, {id: person:al, aliases: [B, A]}]\n",
	})
	want := mustParse(t, one).Fingerprint
	for name, got := range map[string]string{
		"another layout": mustParse(t, other).Fingerprint,
		"windows":        mustParse(t, "\uFEFF"+strings.ReplaceAll(other, "\n", "\r\n")).Fingerprint,
	} {
		if got != want {
			t.Errorf("%s changes the fingerprint", name)
		}
	}
	split, err := Open(filepath.Join(dir, "main.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if split.Fingerprint != want {
		t.Errorf("several files change the fingerprint")
	}
	for _, change := range []string{"Al Ek", "ASSERT", "said", "[A, B]"} {
		changed := map[string]string{"Al Ek": "Al Eks", "ASSERT": "DENY", "said": "sayed", "[A, B]": "[A]"}[change]
		if mustParse(t, strings.Replace(one, change, changed, 1)).Fingerprint == want {
			t.Errorf("%s for %s does not change the fingerprint", changed, change)
		}
	}
}
