package graph

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestHeading: what articles say of themselves is kept within limits, whoever wrote it.
func TestHeading(t *testing.T) {
	g, m := newGraph(t)
	long, none := strings.Repeat("Ω ", 1<<20), " "
	given := &Article{
		Body: "Nobody signs.", Title: long, Publisher: &long, Ref: long, Language: long, Received: Received{From: &long, ContentType: &none},
		Authors: append([]string{"", " Lena Orlov ", "\xff"}, strings.Split(strings.Repeat("A B,", 5000), ",")...),
	}
	accepted, err := g.Accept(t.Context(), []*Article{given})
	if err != nil || accepted[0].Outcome != OutcomeRead {
		t.Fatal(accepted, err)
	}
	a := m.articles[accepted[0].ArticleID]
	for what, text := range map[string]string{"title": a.Title, "publisher": *a.Publisher, "ref": a.Ref, "language": a.Language, "from": *a.Received.From} {
		if n := utf8.RuneCountInString(text); n > maxHeading || n < maxHeading-2 || !strings.HasSuffix(text, "Ω…") {
			t.Errorf("%s has %d characters and ends with %q", what, n, text[len(text)-8:])
		}
	}
	if a.Received.ContentType != nil {
		t.Errorf("a content type of blanks: %q", *a.Received.ContentType)
	}
	if len(a.Authors) != maxAuthors || a.Authors[0] != "Lena Orlov" || a.Authors[1] != "\uFFFD" {
		t.Errorf("%d authors: %q", len(a.Authors), a.Authors[:2])
	}
	if len(given.Title) != len(long) {
		t.Error("the article given was changed")
	}
}

func TestAddresses(t *testing.T) {
	all := []string{
		"https://a.example/x", "urn:isbn:123", "javascript:alert(1)", " JavaScript:alert(1)", "java\tscript:alert(1)", "\x01javascript:%zz", "javascript:%zz",
		"data:text/html,<script>", "vbscript:x", "blob:https://a.example/1", "", "\xff", "https://a.example/" + strings.Repeat("a", MaxURL),
	}
	if got, want := addresses(all), []string{"https://a.example/x", "urn:isbn:123"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
