package codebook

import "testing"

func TestLookups(t *testing.T) {
	c := mustParse(t, full)
	for slug, want := range map[string]string{"new-bridge": "new-bridge", "old-bridge": "new-bridge", "no-bridge": ""} {
		p := c.Proposition(slug)
		if got := ""; p != nil {
			got = p.ID
			if got != want {
				t.Errorf("%s: got %s, want %s", slug, got, want)
			}
		} else if want != "" {
			t.Errorf("%s is not found", slug)
		}
	}
	if a := c.Actor("person:anna"); a == nil || a.Name != "Anna" {
		t.Errorf("got %+v", a)
	}
	if a := c.Actor("person:nobody"); a != nil {
		t.Errorf("got %+v, want none", a)
	}
}

// TestNearest demands that slips of the pen and other orders of words are found.
func TestNearest(t *testing.T) {
	ids := []string{"ukraine-nato-membership", "ukraine-neutrality", "nato-enlargement", "sanctions", "ceasefire"}
	for id, want := range map[string]string{
		"nato-membership-ukraine": "ukraine-nato-membership",
		"ukrain-neutrality":       "ukraine-neutrality",
		"nato-enlargment":         "nato-enlargement",
		"sanction":                "sanctions",
		"cease-fire":              "ceasefire",
		"caesefire":               "ceasefire",
	} {
		if got := nearest(id, ids, 3); len(got) != 3 || got[0] != want {
			t.Errorf("%s: got %v, want %s first", id, got, want)
		}
	}
	if got := nearest("x", nil, 3); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
