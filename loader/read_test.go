package loader

import (
	"cmp"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

func TestReadFormats(t *testing.T) {
	cases := []struct {
		name    string
		src     graph.Source
		title   string
		text    string
		day     string
		authors string
	}{
		{"bare text", graph.Source{Content: []byte("Lena Orlov said no.\nShe left.\n")}, "Lena Orlov said no.", "Lena Orlov said no.\nShe left.\n", "", ""},
		{"header", graph.Source{Name: "a.txt", Content: []byte("title: Harbour talks\ndate: 2025-02-13\nauthor: By Ana Lin and Bo Ek\n\nLena Orlov said no.\n")}, "Harbour talks", "Lena Orlov said no.\n", "2025-02-13", "Ana Lin|Bo Ek"},
		{"header with CR LF and a byte order mark", graph.Source{Name: "a.txt", Content: []byte("\ufefftitle: Harbour talks\r\ndate: 13 February 2025\r\n\r\nText.\r\n")}, "Harbour talks", "Text.\r\n", "2025-02-13", ""},
		{"no header: an unknown key", graph.Source{Name: "a.txt", Content: []byte("Weather: mild\n\nText.")}, "Weather: mild", "Weather: mild\n\nText.", "", ""},
		{"bare source keeps what looks like a header", graph.Source{Bare: true, Content: []byte("title: x\n\nText.")}, "title: x", "title: x\n\nText.", "", ""},
		{"what the source is known by wins", graph.Source{Title: "Known", Content: []byte("title: Said\n\nText.")}, "Known", "Text.", "", ""},
		{"the printed day before the header's", graph.Source{Content: []byte("date: 2025-02-14\n\nHeadline\nPublished 13 February 2025\n\nText.")}, "Headline", "Headline\nPublished 13 February 2025\n\nText.", "2025-02-13", ""},
		{"the header's day before that of a change", graph.Source{Content: []byte("date: 2025-02-13\n\nHeadline\nLast updated 20 March 2025\n\nText.")}, "Headline", "Headline\nLast updated 20 March 2025\n\nText.", "2025-02-13", ""},
		{"the printed day before that of a change", graph.Source{Content: []byte("Headline\nUpdated: 20 March 2025\n\nText.\n\nPublished 13 February 2025")}, "Headline", "Headline\nUpdated: 20 March 2025\n\nText.\n\nPublished 13 February 2025", "2025-02-13", ""},
		{"the header's day before one printed at the bottom", graph.Source{Content: []byte("date: 2025-02-13\n\nHeadline\n\nText.\n\nHarbour vote postponed\n\n12 January 2019")}, "Headline", "Headline\n\nText.\n\nHarbour vote postponed\n\n12 January 2019", "2025-02-13", ""},
		{"the day of a change where no other is known", graph.Source{Content: []byte("Headline\nLast updated 20 March 2025\n\nText.")}, "Headline", "Headline\nLast updated 20 March 2025\n\nText.", "2025-03-20", ""},
		{"a day that does not exist", graph.Source{Content: []byte("date: 2025-02-31\n\nText.")}, "Text.", "Text.", "", ""},
		{"a day inside a sentence is not the printed one", graph.Source{Content: []byte("Text.\nOn 3 March 2020 she left.")}, "Text.", "Text.\nOn 3 March 2020 she left.", "", ""},
		{"Markdown", graph.Source{Name: "a.md", Content: []byte("---\ntitle: Harbour\ndate: 2025-02-13\nauthors: [Ana Lin, Bo Ek]\n---\n# Big *news*\n\nLena “Orlov” [said](https://example.org) **no**.\n")}, "Harbour", "Big news\n\nLena “Orlov” said no.", "2025-02-13", "Ana Lin|Bo Ek"},
		{"Markdown without front matter", graph.Source{Name: "a.md", Content: []byte("# Big news\n\n- one\n- two\n")}, "Big news", "Big news\n\none\n\ntwo", "", ""},
		{"HTML in Markdown", graph.Source{Name: "a.md", Content: []byte("# Big news\n\n<blockquote>\n<p>“No,” said Bo Ek.</p>\n</blockquote>\n\nThen it<br>rained.\n\n<aside><table><tr><td>“Yes,”</td><td>said Ana Lin.</td></tr></table></aside>\n\n<script>alert(1)</script>\n<style>p {}</style>\n")}, "Big news", "Big news\n\n“No,” said Bo Ek.\n\nThen it\nrained.\n\n“Yes,” said Ana Lin.", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a, err := Read(c.src)
			if err != nil {
				t.Fatal(err)
			}
			day := ""
			if a.PublishedOn != nil {
				day = a.PublishedOn.String()
			}
			if a.Title != c.title || a.Body != c.text || day != c.day || strings.Join(a.Authors, "|") != c.authors {
				t.Errorf("title %q, text %q, day %q, authors %q", a.Title, a.Body, day, a.Authors)
			}
			if a.State != graph.ArticleWaiting || a.ID == "" || len(a.Received.Sha256) != 64 {
				t.Errorf("state %s, id %q, hash %q", a.State, a.ID, a.Received.Sha256)
			}
		})
	}
}

func TestReadHTML(t *testing.T) {
	para := strings.Repeat("The harbour board met for the third time this week, and nothing was settled, people at the meeting said. ", 4)
	page := `<!doctype html><html lang="en-GB"><head><title>Harbour talks – The Gazette</title>
<meta property="og:site_name" content="The Gazette"><meta property="article:published_time" content="2025-02-13T08:00:00+01:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour talks</h1><p>Last updated 20 March 2025</p><p>` + para + `</p><p>Lena Orlov said she was&nbsp;“ready”.<br>Then she left.</p><p>` + para + `</p><script>alert(1)</script></article></body></html>`
	a, err := Read(graph.Source{Name: "page.html", Content: []byte(page), URL: "https://gazette.example/harbour"})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a.Body, "Lena Orlov said she was “ready”.\nThen she left.\n\nThe harbour board") {
		t.Errorf("text %q", a.Body)
	}
	if strings.Contains(a.Body, "alert") || strings.Contains(a.Body, "Home") {
		t.Errorf("text holds what is no part of the article: %q", a.Body)
	}
	if !strings.Contains(a.Body, "Last updated") {
		t.Errorf("the line of the change is lost: %q", a.Body)
	}
	if a.PublishedOn == nil || a.PublishedOn.String() != "2025-02-13" || *a.Publisher != "The Gazette" || a.Urls[0] != "https://gazette.example/harbour" {
		t.Errorf("day %v, publisher %v, urls %v", a.PublishedOn, a.Publisher, a.Urls)
	}
}

// TestReadDaysOfAPage: over what a page says of itself for machines a line above its text wins, a teaser or a comment below it does not.
func TestReadDaysOfAPage(t *testing.T) {
	para := "<p>" + strings.Repeat("The harbour board met for the third time this week, and nothing was settled, people at the meeting said. ", 4) + "</p>"
	const teaser = "<p>Harbour vote postponed</p><p>12 January 2019</p>"
	for _, c := range []struct{ name, meta, body, want string }{
		{"a teaser below a short text", "2025-02-13", para + para + teaser, "2025-02-13"},
		{"a teaser below a long text", "2025-02-13", strings.Repeat(para, 12) + teaser, "2025-02-13"},
		{"a line above the text", "2025-02-14", "<p>Published 13 February 2025</p>" + para + para + teaser, "2025-02-13"},
		{"a line below the text of a page that says nothing", "", strings.Repeat(para, 12) + "<p>Published 13 February 2025</p>", "2025-02-13"},
	} {
		page := `<!doctype html><html lang="en"><head><title>Harbour talks</title>`
		if c.meta != "" {
			page += `<meta property="article:published_time" content="` + c.meta + `T08:00:00+01:00">`
		}
		a, err := Read(graph.Source{Name: "page.html", Content: []byte(page + "</head><body><article>" + c.body + "</article></body></html>")})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(c.body, teaser) && !strings.Contains(a.Body, "12 January 2019") {
			t.Errorf("%s: the text lacks the teaser: %q", c.name, a.Body)
		}
		if a.PublishedOn == nil || a.PublishedOn.String() != c.want {
			t.Errorf("%s: day %v, want %s", c.name, a.PublishedOn, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	cases := []struct {
		name, why string
		content   []byte
	}{
		{"empty", "it is empty", nil},
		{"blank", "it holds no text", []byte(" \n\u00a0\ufeff\n")},
		{"picture", "looks like image/png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")},
		{"too long", "more than the 8 MiB", []byte(strings.Repeat("word ", MaxText/5+1))},
		{"far too long", "a source may have", make([]byte, 4*MaxText+1)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(graph.Source{Content: c.content})
			if graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), c.why) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	plain := strings.Repeat("The harbour board met again. ", 50)
	cases := []struct {
		name    string
		content string
		want    string
	}{
		{"UTF-8 to the letter", "\ufeffa\r\n“é”", "\ufeffa\r\n“é”"},
		{"UTF-16, little end first", "\xff\xfeh\x00i\x00\x1c\x20", "hi“"},
		{"UTF-16, big end first", "\xfe\xff\x00h\x00i\x20\x1c", "hi“"},
		{"Windows-1252", "caf\xe9 \x93no\x94", "café “no”"},
		{"Windows-1252 late in a text", plain + "caf\xe9", plain + "café"},
		{"UTF-8 cut inside a character, none of several bytes near the top", plain + "“no” caf\xc3", plain + "“no” caf\ufffd"},
		{"UTF-8 cut inside a character, one of several bytes at the top", "é " + plain + "\xe2\x80", "é " + plain + "\ufffd"},
		{"UTF-8 with one fault", plain + strings.Repeat("é", 10) + "\xff.", plain + strings.Repeat("é", 10) + "\ufffd."},
		{"UTF-8 at the top, faults below", "é " + plain + "\xff.\xff.", "é " + plain + "\ufffd.\ufffd."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := decode(graph.Source{Content: []byte(c.content)})
			if err != nil || got != c.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestPrintedDay(t *testing.T) {
	cases := map[string]string{
		"Headline\n(February 13, 2025)\n\nText.":                   "2025-02-13",
		"Headline\nPublished: 13th February 2025, 10:15 GMT\nText": "2025-02-13",
		"Posted on Thursday, February 13, 2025\nText":              "2025-02-13",
		"RIVERTON, Feb. 13, 2025 (Wire) — Text goes on here.":      "2025-02-13",
		"Text.\n\nLast updated 2025-02-13\n":                       "2025-02-13",
		"Last updated 20 March 2025\nPublished 13 February 2025":   "2025-02-13",
		"Text that ran on 13 February 2025 in a sentence.":         "",
		"Published 31 February 2025\nText":                         "",
		"Published 13 February\nText":                              "",
	}
	for text, want := range cases {
		got := ""
		if d := cmp.Or(printedDays(text)); d != nil {
			got = d.String()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("title: x\n\nText."), "a.txt")
	f.Add([]byte("---\na: [\n---\n# x"), "a.md")
	f.Add([]byte("<html><p>x</p><br>"), "a.html")
	f.Fuzz(func(t *testing.T, content []byte, name string) {
		a, err := Read(graph.Source{Name: name, Content: content})
		if err == nil && strings.TrimFunc(a.Body, isFiller) == "" {
			t.Error("an article without text")
		}
	})
}
