package loader

import "testing"

// TestReadAntecedents: weights that the program does not know, or that are no weights, are refused.
func TestReadAntecedents(t *testing.T) {
	for _, file := range []string{"", "[]", `{"moon": 1}`, `{"sentence": "far"}`} {
		if _, err := readAntecedents([]byte(file)); err == nil {
			t.Errorf("%q is taken for weights", file)
		}
	}
	if m, err := readAntecedents(antecedentFile); err != nil || m.Sentence >= 0 || m.Word >= 0 {
		t.Errorf("the shipped weights: %+v, %v; want whoever is further away to count less", m, err)
	}
}
