package graph

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestTextSlices(t *testing.T) {
	for name, text := range map[string]string{
		"ascii": strings.Repeat("plain words ", 100), "mixed": strings.Repeat("Tromsø “said” 😀 e\u0301 北约\r\n", 90), "short": "é", "empty": "",
		"invalid": strings.Repeat("a\xffé", 200),
	} {
		runes := []rune(text)
		x := NewText(text)
		if x.Len() != len(runes) {
			t.Errorf("%s: %d code points, want %d", name, x.Len(), len(runes))
		}
		rng := rand.New(rand.NewPCG(1, 1))
		for range 2000 {
			start := rng.IntN(len(runes) + 1)
			end := start + rng.IntN(len(runes)-start+1)
			got, ok := x.Slice(Span{start, end})
			if !ok || string([]rune(got)) != string(runes[start:end]) {
				t.Fatalf("%s %d–%d: %q, want %q", name, start, end, got, string(runes[start:end]))
			}
		}
		for _, s := range []Span{{-1, 0}, {0, len(runes) + 1}, {1, 0}, {len(runes) + 1, len(runes) + 1}} {
			if _, ok := x.Slice(s); ok {
				t.Errorf("%s: %v lies within", name, s)
			}
		}
	}
}

func TestSegment(t *testing.T) {
	text := strings.Repeat("é", 40) + "words" + strings.Repeat("ø", 40)
	s, ok := NewText(text).Segment(Span{40, 45})
	if !ok || s.Exact != "words" || s.Prefix != strings.Repeat("é", 32) || s.Suffix != strings.Repeat("ø", 32) {
		t.Errorf("%+v, %v", s, ok)
	}
	if s, ok := NewText("ab").Segment(Span{0, 2}); !ok || s.Prefix != "" || s.Suffix != "" {
		t.Errorf("%+v, %v", s, ok)
	}
	if _, ok := NewText("ab").Segments([]Span{{0, 1}, {1, 1}}); ok {
		t.Error("an empty segment is evidence")
	}
}

func TestProve(t *testing.T) {
	body := "Lena Orlov, of Ålvik, said: “The harbours stay open”, she said."
	text, hash := NewText(body), TextHash(body)
	seg := func(words string) Segment { return segmentOf(body, words) }
	change := func(s Segment, f func(*Segment)) Segment {
		f(&s)
		return s
	}
	for name, c := range map[string]struct {
		e    Evidence
		says string // part of the error; "" for none
	}{
		"right":        {Evidence{Content: []Segment{seg("The harbours"), seg("stay open")}, Cue: []Segment{seg("she said"), seg("said:")}, Speaker: []Segment{seg("Lena Orlov")}}, ""},
		"no context":   {Evidence{Content: []Segment{{Start: 0, End: 4, Exact: "Lena"}}}, ""},
		"nothing":      {Evidence{Cue: []Segment{seg("said")}}, "no evidence for the content"},
		"other words":  {Evidence{Content: []Segment{seg("The harbours"), change(seg("stay open"), func(s *Segment) { s.Exact = "stay shut" })}}, "content segment 2 (code points 42 to 51) says \"stay shut\", where the article has \"stay open\""},
		"one off":      {Evidence{Content: []Segment{seg("stay open")}, Cue: []Segment{change(seg("she said"), func(s *Segment) { s.Start--; s.End-- })}}, "cue segment 1"},
		"beyond":       {Evidence{Content: []Segment{{Start: 60, End: 90, Exact: "x"}}}, "does not lie within the text, which has 63"},
		"before":       {Evidence{Content: []Segment{{Start: -1, End: 4, Exact: "Lena"}}}, "does not lie within"},
		"empty":        {Evidence{Content: []Segment{{Start: 4, End: 4}}}, "does not lie within"},
		"out of order": {Evidence{Content: []Segment{seg("stay open"), seg("The harbours")}}, "content segment 2"},
		"prefix":       {Evidence{Content: []Segment{change(seg("stay open"), func(s *Segment) { s.Prefix = "elsewhere " })}}, "does not stand after"},
		"suffix":       {Evidence{Speaker: []Segment{change(seg("Lena"), func(s *Segment) { s.Suffix = "!" })}, Content: []Segment{seg("stay open")}}, "speaker segment 1"},
	} {
		c.e.TextHash = hash
		err := Prove(text, hash, &c.e)
		if c.says == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		wantCode(t, err, EvidenceWrong, c.says)
	}
	wantCode(t, Prove(text, hash, &Evidence{TextHash: "other", Content: []Segment{seg("stay open")}}), EvidenceWrong, "another text")
	if got := JoinContent([]Segment{seg("The harbours"), seg("open")}); got != "The harbours … open" {
		t.Errorf("content %q", got)
	}
}

func TestTextHashAndArticleID(t *testing.T) {
	base := TextHash("“One” – two's\n\nthree")
	for _, same := range []string{"\uFEFF\"One\" - two’s three\r\n", " „One“ — two‘s\u00A0three", "«One» ‑ two's\tth\u00ADree"} {
		if TextHash(same) != base {
			t.Errorf("%q is another text", same)
		}
	}
	for _, other := range []string{"“One” – twos three", "One – two's three", "“One” – two's Three", ""} {
		if TextHash(other) == base {
			t.Errorf("%q is the same text", other)
		}
	}
	if id := ArticleID("x"); id.Kind() != KindArticle || len(id.Key()) != 16 || strings.ToLower(id.Key()) != id.Key() {
		t.Errorf("id %q", id)
	}
	if articleIDOf("zz") != "" {
		t.Error("a hash that is none gives an id")
	}
}

func TestCanonicalURL(t *testing.T) {
	for in, want := range map[string]string{
		"HTTPS://News.Example:443/A/b/?utm_source=x&id=7&fbclid=y#top": "https://news.example/A/b?id=7",
		"http://news.example:80":                        "http://news.example/",
		"http://news.example:8080/":                     "http://news.example:8080/",
		"http://user:pw@news.example./x//":              "http://news.example/x",
		" https://news.example/?b=2&a=1 ":               "https://news.example/?b=2&a=1",
		"https://news.example/a%2Fb/":                   "https://news.example/a%2Fb",
		"https://news.example/caf%C3%A9?q=a%26b&UTM_X=": "https://news.example/caf%C3%A9?q=a%26b",
		"urn:isbn:123":                                  "urn:isbn:123",
		"//news.example/x":                              "//news.example/x",
		"not a url":                                     "not a url",
		"https://[::1]:443/a/?":                         "https://[::1]/a",
		"ftp://x.example/y/":                            "ftp://x.example/y/",
	} {
		got := CanonicalURL(in)
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if CanonicalURL(got) != got {
			t.Errorf("%q is not final: %q", got, CanonicalURL(got))
		}
	}
}

func TestRebase(t *testing.T) {
	from := "\uFEFFShe  said:\r\n“The   harbours – stay\u00A0open”.\n"
	to := "She said: \"The harbours - stay open\"."
	e := Evidence{TextHash: TextHash(from), Content: []Segment{segmentOf(from, "“The   harbours – stay\u00A0open”")}, Cue: []Segment{segmentOf(from, "said")}}
	moved, err := newRebase(from, to).evidence(e)
	if err != nil || moved.Content[0].Exact != `"The harbours - stay open"` || moved.Cue[0].Exact != "said" {
		t.Fatalf("%+v, %v", moved, err)
	}
	if err := Prove(NewText(to), TextHash(to), &moved); err != nil {
		t.Error(err)
	}
	if _, err := newRebase(from, "other").evidence(e); CodeOf(err) != EvidenceWrong {
		t.Errorf("another text: %v", err)
	}
}

// BenchmarkProve proves a thousand segments of an 8 MB text in other letters than ASCII, with and without reading the text first.
func BenchmarkProve(b *testing.B) {
	body := strings.Repeat("Tromsø sa “nei” og gikk. ", 300_000)
	hash := TextHash(body)
	text := NewText(body)
	var e Evidence
	e.TextHash = hash
	for i := range 1000 {
		s, _ := text.Segment(Span{i * 7000, i*7000 + 120})
		e.Content = append(e.Content, s)
	}
	b.Run("segments", func(b *testing.B) {
		for b.Loop() {
			if err := Prove(text, hash, &e); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("text and segments", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			if err := Prove(NewText(body), hash, &e); err != nil {
				b.Fatal(err)
			}
		}
	})
}
