package loader

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// roles shows spans as "role words".
func roles(d *Document, found []Found) (out []string) {
	for _, f := range found {
		out = append(out, fmt.Sprintf("%c %s", "-SCT"[f.Role], d.text(d.span(f.Words))))
	}
	return out
}

func TestNestedIn(t *testing.T) {
	const text = `Berg said ⟦S Rask⟧ ⟦C had promised⟧ ⟦T rain by noon⟧ and sun.`
	d := taggedDocument(t, text, "")
	d.Nested = tagScores(d, d.Found)
	for _, c := range []struct {
		name string
		in   Range
		want string
	}{
		{"all of it", Range{2, 10}, "[S Rask C had promised T rain by noon]"},
		{"a stretch that its first word lies outside of begins where it is let", Range{4, 10}, "[C promised T rain by noon]"},
		{"a stretch that runs out ends where it must", Range{2, 7}, "[S Rask C had promised T rain by]"},
		{"no words", Range{3, 3}, "[]"},
	} {
		if got := fmt.Sprint(roles(d, d.nestedIn(c.in))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	d.Nested = nil
	if got := d.nestedIn(Range{2, 10}); got != nil {
		t.Errorf("where nobody tagged, %v is found", roles(d, got))
	}
}

// TestAttributeTagsBothLevels reads a sentence in which one relays another.
func TestAttributeTagsBothLevels(t *testing.T) {
	model, err := encoder.Attribution()
	if err != nil {
		t.Fatal(err)
	}
	d := marked{text: "Talks go on\n\nThe mayor, Ilona Berg, said that the governor had promised to open the bridge before winter."}.document(t)
	if err := NewTagger(model).Attribute(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Nested) != len(d.Words) {
		t.Fatalf("%d rows of nested scores for %d words", len(d.Nested), len(d.Words))
	}
	if got, want := fmt.Sprint(roles(d, d.Found)), "[S The mayor, Ilona Berg C said T that the governor had promised to open the bridge before winter]"; got != want {
		t.Errorf("outer: got %s, want %s", got, want)
	}
	content := d.Found[len(d.Found)-1].Words
	if got, want := fmt.Sprint(roles(d, d.nestedIn(content))), "[S the governor C had promised T to open the bridge before winter]"; got != want {
		t.Errorf("nested: got %s, want %s", got, want)
	}
}

func TestAttributeStopsWhenCancelled(t *testing.T) {
	model, err := encoder.Attribution()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d := marked{text: "Berg said it rained."}.document(t)
	if err := NewTagger(model).Attribute(ctx, d); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled reading gives %v", err)
	}
}
