package loader

import (
	"math"
	"strings"
	"testing"
)

// groupOfParts is a group whose parts are each as sure as given.
func groupOfParts(speaker, cue, content float64) *group {
	at := func(p float64) []part {
		if p == 0 {
			return nil
		}
		return []part{{Range: Range{0, 1}, confidence: p, least: p}}
	}
	return &group{speaker: at(speaker), cue: at(cue), content: at(content), via: viaBeside, trust: 1}
}

func TestConfidenceFollowsItsClues(t *testing.T) {
	m := shippedConfidence
	sure := m.of(groupOfParts(0.99, 0.99, 0.99).clues(true, false))
	for _, c := range []struct {
		name  string
		clues clues
	}{
		{"unsure tags", groupOfParts(0.7, 0.7, 0.7).clues(true, false)},
		{"nobody named", groupOfParts(0, 0.99, 0.99).clues(true, false)},
		{"no cue", groupOfParts(0.99, 0, 0.99).clues(true, false)},
		{"an unknown cue", groupOfParts(0.99, 0.99, 0.99).clues(false, false)},
		{"a speaker from elsewhere", func() clues {
			g := groupOfParts(0.99, 0.99, 0.99)
			g.via = "earlier in the paragraph"
			return g.clues(true, false)
		}()},
	} {
		if p := m.of(c.clues); !(p > 0 && p < sure && sure < 1) {
			t.Errorf("%s: %.3f, but %.3f where all is well", c.name, p, sure)
		}
	}
}

func TestCluesOfCertaintyAreFinite(t *testing.T) {
	for _, p := range []float64{1, 1e-300} {
		for i, v := range groupOfParts(p, p, p).clues(true, true) {
			if math.IsInf(v, 0) || math.IsNaN(v) {
				t.Errorf("probability %g: the clue %q is %v", p, clueNames[i], v)
			}
		}
	}
}

func TestReadConfidence(t *testing.T) {
	whole := string(confidenceWeights)
	for _, c := range []struct{ name, file, want string }{
		{"no JSON", "{", "confidence weights"},
		{"a clue without weight", strings.Replace(whole, `"links"`, `"lynx"`, 1), `no weight for "links"`},
		{"a weight without clue", strings.Replace(whole, `"links"`, `"lynx": 1, "links"`, 1), "9 weights for 8 clues"},
	} {
		if _, err := readConfidence([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
