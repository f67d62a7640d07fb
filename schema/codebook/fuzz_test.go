package codebook

import (
	"errors"
	"testing"
)

// FuzzParse demands that bytes either are a codebook that survives its own
// canonical document, or have faults that can be read.
func FuzzParse(f *testing.F) {
	for _, c := range faultCases {
		f.Add([]byte(c.yaml))
	}
	f.Add([]byte(full))
	f.Add([]byte("actors: &a\n- *a\n"))
	f.Add([]byte("? &a [*a]\n: {<<: *a}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse("fuzz.yaml", data)
		if err != nil {
			var faults Faults
			if !errors.As(err, &faults) || len(faults) == 0 || c != nil {
				t.Fatalf("got %v and %v", c, err)
			}
			for _, fault := range faults {
				if fault.What == "" || fault.Instead == "" || (fault.Line == 0) != (fault.Column == 0) {
					t.Fatalf("fault without words or place: %+v", fault)
				}
			}
			return
		}
		again, err := Parse("stored.yaml", []byte(c.YAML))
		if err != nil {
			t.Fatalf("the canonical document has faults: %v\n%s", err, c.YAML)
		}
		if again.Fingerprint != c.Fingerprint || again.YAML != c.YAML {
			t.Fatalf("the canonical document changes:\n%s\n%s", c.YAML, again.YAML)
		}
	})
}
