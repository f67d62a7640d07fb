package loader

import (
	"testing"
)

// TestDeedsAreNoStatements: what somebody does to somebody is a relation, not a statement.
func TestDeedsAreNoStatements(t *testing.T) {
	for text, want := range map[string]int{
		`⟦S Norland⟧ ⟦C sanctioned⟧ ⟦T Talmark⟧ over the ships on Thursday, for the third time this year.`:                           0,
		`⟦S Norland⟧ ⟦C sanctioned⟧ ⟦T Talmark over the ships⟧ on Thursday, for the third time this year.`:                           1,
		`⟦S Norland⟧ ⟦C condemned⟧ ⟦T Talmark⟧ on Thursday, for the third time this year, and nobody sanctioned anybody at the sea.`: 1,
	} {
		p, _ := assembled(t, text, nil)
		if len(p.Statements) != want {
			t.Errorf("%d statements, want %d: %s", len(p.Statements), want, text)
		}
		if want == 0 && len(p.Relations) != 1 {
			t.Errorf("%d relations, want 1: %s", len(p.Relations), text)
		}
	}
}
