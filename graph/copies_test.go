package graph

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestSharedText(t *testing.T) {
	text := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "word%d ", i)
		}
		return b.String()
	}
	for _, row := range []struct {
		name, a, b string
		want       float64
	}{
		{"the same", "One two three four five six.", "One two three four five six.", 1},
		{"signs and capitals", "ONE “two” three—four, five six!", "one two three four five six", 1},
		{"nothing", "", "", 0},
		{"nothing and something", "", "one two three four five", 0},
		{"short texts", "one two", "One two.", 1},
		{"short texts that differ", "one two", "one three", 0},
		{"other words", "one two three four five", "six seven eight nine ten", 0},
		{"ten words more of 104", text(104), text(114), 100.0 / 110},
		{"a fifth more", text(84), text(104), 0.8},
		{"a word changed in the middle", text(104), strings.Replace(text(104), "word50 ", "other ", 1), 0.95},
		{"the same words in another order", "one two three four five", "five four three two one", 0},
		{"one stretch again and again", strings.Repeat("a b c d e ", 50), "a b c d e a b c d", 1},
	} {
		for _, got := range []float64{SharedText(row.a, row.b), SharedText(row.b, row.a)} {
			if math.Abs(got-row.want) > 1e-9 {
				t.Errorf("%s: %v, want %v", row.name, got, row.want)
			}
		}
	}
}

// wire is a text with three quotations by Lena Orlov, with words of its own at the end.
func wire(ending string) string {
	var b strings.Builder
	for i := range 3 {
		fmt.Fprintf(&b, "Lena Orlov told the board that ferry number %d will not leave the quay before the bridge is closed for good. ", i)
		fmt.Fprintf(&b, "Nobody at the meeting of day %d had an answer to that, and the board went home late in the evening without a vote. ", i)
	}
	return b.String() + ending
}

// printing is the reading of a wire text, printed on a day at an address.
func printing(body, on, url string) Proposal {
	var says []said
	for i := range 3 {
		says = append(says, said{who: "person:lena-orlov", on: on, words: fmt.Sprintf("ferry number %d will not leave the quay before the bridge is closed for good", i)})
	}
	p := told(body, everybody, says...)
	p.Article.PublishedOn, p.Article.Urls = day(on), []string{url}
	p.Article.Coverage.Statements = len(says)
	return p
}

// TestCopies: nearly the same text, about the same day, at another address; in both directions and page by page.
func TestCopies(t *testing.T) {
	g, m := newGraph(t)
	id := map[string]ID{}
	for name, p := range map[string]Proposal{
		"wire":     printing(wire(""), "2024-05-01", "https://wire.example/1"),
		"gazette":  printing(wire("The Gazette has the story."), "2024-05-03", "https://gazette.example/1"),
		"courier":  printing(wire("And so it went on for a while. The Courier has it too."), "2024-05-02", "https://courier.example/1"),
		"late":     printing(wire("The Almanac remembers."), "2024-05-16", "https://almanac.example/1"),
		"longer":   printing(wire(strings.Repeat("The Herald adds a great many words of its own that nobody else has printed, day after day: ", 9)+"x"), "2024-05-01", "https://herald.example/1"),
		"updated":  printing(wire("It was updated."), "2024-05-01", "https://wire.example/1"),
		"unspoken": told("The board met. Nothing was said.", nil),
	} {
		id[name] = ingest(t, g, p)[0].ArticleID
	}
	copies := func(name string, r Range) (names []string, page Page[*Article]) {
		t.Helper()
		pages, err := g.Copies(t.Context(), []ID{id[name]}, r, true)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range pages[0].Items {
			for n, i := range id {
				if i == a.ID {
					names = append(names, n)
				}
			}
			if a.Body != "" {
				t.Error("the text was not asked for")
			}
		}
		return names, pages[0]
	}
	for name, want := range map[string]string{
		"wire": "gazette courier", "gazette": "late courier updated wire", "courier": "late gazette updated wire", "late": "gazette courier",
		"longer": "", "updated": "gazette courier", "unspoken": "",
	} {
		got, page := copies(name, Range{First: 10, CountTo: 100})
		if !sameWords(strings.Join(got, " "), want) || page.Total != len(got) {
			t.Errorf("%s: %v of %d, want %s", name, got, page.Total, want)
		}
	}
	all, _ := copies("gazette", Range{First: 10})
	first, page := copies("gazette", Range{First: 3})
	rest2, end := copies("gazette", Range{First: 3, After: page.Cursors[2]})
	last, _ := copies("gazette", Range{Last: 1})
	if got := strings.Join(append(first, rest2...), " "); got != strings.Join(all, " ") || !page.After || end.After || !end.Before || last[0] != all[3] {
		t.Errorf("page by page: %v, %v, %v, last %v", all, first, rest2, last)
	}
	m.calls = nil
	ids := []ID{id["wire"], "article:none", id["gazette"], id["unspoken"], id["late"]}
	pages, err := g.Copies(t.Context(), ids, Range{First: 10}, false)
	if err != nil || len(pages) != 5 || len(pages[0].Items) != 2 || len(pages[1].Items) != 0 || len(pages[2].Items) != 4 || len(m.calls) > 4 {
		t.Errorf("%d pages, %v, %v", len(pages), m.calls, err)
	}
	if pages[0].Items[0].Body == "" {
		t.Error("the text was asked for")
	}
	_, err = g.Copies(t.Context(), ids, Range{First: 101}, false)
	wantCode(t, err, BadInput)
	_, err = g.Copies(t.Context(), ids, Range{First: 1, After: "nonsense"}, false)
	wantCode(t, err, BadInput)
	_, err = g.Copies(cancelled(t), ids, Range{First: 1}, false)
	wantCode(t, err, Cancelled)
}

// sameWords compares lists whose articles of one day are ordered by ids.
func sameWords(a, b string) bool {
	as, bs := map[string]bool{}, map[string]bool{}
	for _, w := range strings.Fields(a) {
		as[w] = true
	}
	for _, w := range strings.Fields(b) {
		bs[w] = true
	}
	return fmt.Sprint(as) == fmt.Sprint(bs)
}

// TestCopiesOfHub: a saying that hundreds of articles report makes no copies of them, and few texts are read for it.
func TestCopiesOfHub(t *testing.T) {
	g, _ := newGraph(t)
	const saying = "the bridge over the northern strait will be closed for good"
	var ps []Proposal
	for i := range 300 {
		body := fmt.Sprintf("%s Lena Orlov said that %s.", strings.Repeat(fmt.Sprintf("Paper %d writes what it likes about the weather. ", i), 3), saying)
		p := told(body, everybody, said{who: "person:lena-orlov", words: saying, on: "2024-04-30"})
		p.Article.Coverage.Statements = 1
		ps = append(ps, p)
	}
	out := ingest(t, g, ps...)
	pages, err := g.Copies(t.Context(), []ID{out[0].ArticleID, out[150].ArticleID}, Range{First: 10}, true)
	if err != nil || len(pages[0].Items)+len(pages[1].Items) != 0 {
		t.Errorf("%+v %v", pages, err)
	}
}

func BenchmarkShingles(b *testing.B) {
	text := strings.Repeat("The board met again on the quay and nobody there knew what to say about the bridge. ", 45) // some 750 words
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(shingles(text)) == 0 {
			b.Fatal("none")
		}
	}
}
