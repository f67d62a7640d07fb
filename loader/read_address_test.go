package loader

import (
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestCanonicalAddress: a page's own word for its address is taken within its site only.
func TestCanonicalAddress(t *testing.T) {
	para := strings.Repeat("The harbour board met for the third time this week, and nothing was settled, people at the meeting said. ", 4)
	link := func(href string) string { return `<link rel="canonical" href="` + href + `">` }
	for name, row := range map[string]struct{ head, at, given, want string }{
		"nothing said":                {"", "https://news.example/a?x=1", "", "https://news.example/a?x=1"},
		"the same site":               {link("https://www.news.example/a"), "https://m.news.example/a?amp", "", "https://www.news.example/a"},
		"relative":                    {link("/b"), "https://news.example/a", "", "https://news.example/b"},
		"another site":                {link("https://times.example/a"), "https://news.example/a", "", "https://news.example/a"},
		"another site of one suffix":  {link("https://times.co.uk/a"), "https://news.co.uk/a", "", "https://news.co.uk/a"},
		"another number":              {link("http://10.0.0.1/a"), "http://10.9.0.1/a", "", "http://10.9.0.1/a"},
		"two that differ":             {link("/b") + link("/c"), "https://news.example/a", "", "https://news.example/a"},
		"two alike":                   {link("/b") + link("/b"), "https://news.example/a", "", "https://news.example/b"},
		"no address":                  {link("javascript:alert(1)"), "https://news.example/a", "", "https://news.example/a"},
		"a password":                  {link("https://ana:b@news.example/a"), "https://news.example/a", "", "https://news.example/a"},
		"other words beside it":       {`<link rel="Canonical nofollow" href="/b">`, "https://news.example/a", "", "https://news.example/b"},
		"Open Graph":                  {`<meta property="og:url" content="https://news.example/b">`, "https://news.example/a", "", "https://news.example/b"},
		"the front page":              {link("https://news.example/"), "https://news.example/a", "", "https://news.example/a"},
		"the front page, bare":        {link("https://news.example"), "https://news.example/?p=7", "", "https://news.example/?p=7"},
		"the front page, Open Graph":  {`<meta property="og:url" content="/">`, "https://news.example/a", "", "https://news.example/a"},
		"the front page itself":       {link("https://www.news.example/"), "https://news.example/", "", "https://www.news.example/"},
		"a query at the top":          {link("https://news.example/?p=7"), "https://news.example/a", "", "https://news.example/?p=7"},
		"a file and the front page":   {link("https://news.example/"), "", "", ""},
		"what is given wins":          {link("/b"), "https://news.example/a", "https://news.example/given", "https://news.example/given"},
		"a file":                      {link("https://news.example/b"), "", "", "https://news.example/b"},
		"a file that says nothing":    {"", "", "", ""},
		"a file with a relative link": {link("/b"), "", "", ""},
		"a file with its address":     {link("https://times.example/b"), "", "https://news.example/a", "https://news.example/a"},
	} {
		page := "<html><head><title>T</title>" + row.head + "</head><body><article><p>" + para + "</p><p>" + para + "</p></article></body></html>"
		a, err := Read(graph.Source{Name: "page", Content: []byte(page), ContentType: "text/html", At: row.at, URL: row.given})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.Join(a.Urls, " "); got != row.want {
			t.Errorf("%s: %q, want %q", name, got, row.want)
		}
	}
}

// TestReadTextOfTheWeb: a text of the web is where it was found, whatever its header says.
func TestReadTextOfTheWeb(t *testing.T) {
	a, err := Read(graph.Source{Content: []byte("title: Harbour\nurl: https://times.example/\n\nLena Orlov said no.\n"), ContentType: "text/plain", At: "https://news.example/a.txt"})
	if err != nil || len(a.Urls) != 1 || a.Urls[0] != "https://news.example/a.txt" || a.Title != "Harbour" {
		t.Errorf("%+v %v", a, err)
	}
}
