package loader

import (
	"slices"
	"testing"
)

// TestNamedIn asks which propositions a statement in a longer article may be on, by the words of its own.
func TestNamedIn(t *testing.T) {
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
