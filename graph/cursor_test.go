package graph

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
)

func TestCursorRoundTrip(t *testing.T) {
	for _, p := range []Position{
		{Order: "SAID", Keys: []string{"738000", "-1"}, ID: "statement:abc"},
		{Order: "ID", ID: "article:x"},
		{Order: "TITLE", Keys: []string{"北约\x00\x1f"}, ID: ""},
	} {
		c := MakeCursor(p)
		got, err := ParseCursor(c, p.Order, len(p.Keys))
		if err != nil || got.ID != p.ID || !slices.Equal(got.Keys, p.Keys) {
			t.Errorf("%+v came back as %+v, %v", p, got, err)
		}
		if strings.Trim(string(c), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
			t.Errorf("%q does not fit into a URL", c)
		}
		if _, err := ParseCursor(c, "OTHER", len(p.Keys)); CodeOf(err) != BadInput {
			t.Errorf("another order: %v", err)
		}
		if _, err := ParseCursor(c, p.Order, len(p.Keys)+1); CodeOf(err) != BadInput {
			t.Errorf("another number of keys: %v", err)
		}
	}
}

func TestHostileCursors(t *testing.T) {
	raw := func(b ...byte) Cursor { return Cursor(base64.RawURLEncoding.EncodeToString(b)) }
	for _, c := range []Cursor{"", "x", "%%%", "AQ", raw(1), raw(1, 255), raw(2, 0, 0, 0), raw(1, 0, 5, 'a'), raw(1, 0, 0, 0, 9),
		raw(1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1), Cursor(strings.Repeat("A", 1<<20)), "AQAA\nAA=="} {
		if _, err := ParseCursor(c, "", 0); CodeOf(err) != BadInput {
			t.Errorf("%.40q: %v", c, err)
		}
	}
	p := Position{Keys: []string{"12", "1e9", "99999999999999999999"}}
	if n, err := p.Int(0); n != 12 || err != nil {
		t.Errorf("12 is %d, %v", n, err)
	}
	for i := 1; i < 3; i++ {
		if _, err := p.Int(i); CodeOf(err) != BadInput {
			t.Errorf("%q: %v", p.Keys[i], err)
		}
	}
}

func TestRangeChecked(t *testing.T) {
	for _, c := range []struct {
		in    Range
		first int
		ok    bool
	}{
		{Range{}, DefaultPage, true}, {Range{First: 100}, 100, true}, {Range{CountTo: 5}, 0, true}, {Range{Last: 3}, 0, true},
		{Range{First: 101}, 0, false}, {Range{Last: 101}, 0, false}, {Range{First: -1}, 0, false}, {Range{Last: -1}, 0, false},
		{Range{First: 1, Last: 1}, 0, false}, {Range{CountTo: -1}, 0, false},
	} {
		got, err := c.in.Checked()
		if (err == nil) != c.ok || c.ok && got.First != c.first {
			t.Errorf("%+v: %+v, %v", c.in, got, err)
		}
		if !c.ok && CodeOf(err) != BadInput {
			t.Errorf("%+v: %v", c.in, err)
		}
	}
}

func FuzzParseCursor(f *testing.F) {
	f.Add(string(MakeCursor(Position{Order: "SAID", Keys: []string{"1"}, ID: "statement:a"})))
	f.Fuzz(func(t *testing.T, c string) {
		p, ok := decodeCursor(Cursor(c))
		if ok && MakeCursor(p) != Cursor(c) {
			t.Fatalf("%q decodes to %+v, whose cursor is %q", c, p, MakeCursor(p))
		}
	})
}
