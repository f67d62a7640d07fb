package loader

import (
	"slices"
	"testing"
)

// TestNames asks whether a statement names the subject of a proposition itself.
func TestNames(t *testing.T) {
	cb := testCodebook(t)
	propositions := newStancePropositions(cb)
	cues := defaultCues(t)
	for _, c := range []struct {
		cue, content, proposition string
		want                      bool
	}{
		{"said", "that the promise of Bucharest had been a mistake", "ukraine-nato-membership", true},
		{"said", "that Ukraine would be in NATO one day", "ukraine-nato-membership", true}, // two words of many, both of its sentence
		{"said", "that Ukraine was tired", "ukraine-nato-membership", false},
		{"said", "that NATO was tired", "ukraine-nato-membership", false},
		{"said", "that Russia and Ukraine were neighbours", "territory-cession", false},           // two countries are no subject
		{"said", "that the alliance would never recognise it", "ukraine-nato-membership", false},  // who, not what
		{"said", "that its actions would depend on the answer", "ukraine-nato-membership", false}, // no membership action plan
		{"opposes", "the annexation", "crimea-recognition", true},
		{"said", "that lunch was late", "ukraine-nato-membership", false},
	} {
		k := slices.IndexFunc(propositions, func(p *stanceProposition) bool { return p.ID == c.proposition })
		got := readStatement(cues, c.cue, c.content, c.content).names(propositions[k])
		if got != c.want {
			t.Errorf("%q names %s: %v, want %v", c.content, c.proposition, got, c.want)
		}
	}
}

// TestNamedIn asks which propositions a paragraph leaves to be thought of.
func TestNamedIn(t *testing.T) {
	propositions := newStancePropositions(testCodebook(t))
	for text, want := range map[string]string{
		"The annexation of Crimea was on the table. She called it a mistake.": "crimea-recognition",
		"The hall was cold.": "",
	} {
		found := namedIn(propositions, stemsOf(stanceWords(text)))
		has := slices.ContainsFunc(found, func(p *stanceProposition) bool { return p.ID == want })
		if want != "" && !has || want == "" && len(found) > 0 || len(found) == len(propositions) {
			t.Errorf("%q leaves %d of %d, %q among them: %v", text, len(found), len(propositions), want, has)
		}
	}
}
