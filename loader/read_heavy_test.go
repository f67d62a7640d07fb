package loader

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestHeavySources: a megabyte that is made to keep a parser busy is read or refused in seconds, where it took minutes.
func TestHeavySources(t *testing.T) {
	const words = "Ada Quill said that it rains."
	var attributes strings.Builder
	for i := range 60_000 {
		attributes.WriteString("<HTML a" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/700) + "=1>")
	}
	bold, paragraphs := openTags(500), strings.Repeat("<p>x", 24_000)
	for _, c := range []struct{ name, content, want string }{
		{"a.md", strings.Repeat("[a](", 1<<18) + words, words},
		{"b.md", strings.Repeat("> ", 1<<19) + words, words},
		{"c.md", strings.Repeat(strings.Repeat("> ", 4000)+"\n\n", 128) + words, words},
		{"d.md", strings.Repeat("- ", 1<<19) + words, words},
		{"i.md", strings.Repeat("1. ", 1<<18) + words, words},
		{"j.md", strings.Repeat(strings.Repeat("12) > ", 2000)+"\n\n", 64) + words, words},
		{"e.md", strings.Repeat(strings.Repeat("[a](", 4000)+"\n\n", 64) + words, words},
		{"h.md", strings.Repeat(strings.Repeat("[a](", 4000)+"\n\n", 5) + "*Ada Quill* said that it rains.", "\n" + words},
		{"f.html", attributes.String() + "<p>" + words, "the page begins more than 20 times"},
		{"k.html", "<p>" + bold + paragraphs, "the page leaves too much formatting open"},
		{"l.html", "<p>" + bold + "<table><tr><td>" + strings.Repeat("</b>", 500) + "</table>" + paragraphs, "the page leaves too much formatting open"},
		{"n.html", "<p><svg><style>" + bold + "</style></svg>" + paragraphs, "the page leaves too much formatting open"},
		{"o.html", "<p><svg><desc><p></desc></svg></p></desc><style>" + bold + "</style></svg>" + paragraphs, "the page leaves too much formatting open"},
		{"p.html", "<p>" + bold + "<svg><script>" + strings.Repeat("</b>", 500) + "</script></svg>" + paragraphs, "the page leaves too much formatting open"},
		{"m.md", "<p>" + bold + strings.Repeat("\n\n<p>x", 24_000) + words, words},
		{"g.html", "<html>" + strings.Repeat("<body a=1>", 19) + "<p>" + words, words},
	} {
		began := time.Now()
		a, err := Read(graph.Source{Name: c.name, Content: []byte(c.content)})
		if said := errorOr(a, err); !strings.Contains(said, c.want) {
			t.Errorf("%s: %.200q", c.name, said)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
	}
}

// TestFormattingOfPages: what people write is not refused for its formatting, also where much of it is left open.
func TestFormattingOfPages(t *testing.T) {
	for name, page := range map[string]string{
		"well closed":        strings.Repeat(`<p>It <b id=1><i>rains</i></b> <a href="/today" class=x>today</a>.</p>`, 20_000),
		"always left open":   strings.Repeat(`<p><b>It <font size=1>rains <a href="/today">today.`, 20_000),
		"open in cells":      "<table>" + strings.Repeat(`<tr><td><b>It<td><font size=1>rains.`, 20_000) + "</table>",
		"drawn icons":        strings.Repeat(`<p>It rains <svg><title>Rain</title><style>b{}</style><path d=1 /></svg>.</p><script>x="<b id=1><i class=2>"</script>`, 20_000),
		"icons of each kind": openTags(30) + strings.Repeat("<p>It rains.</p>", 20_000),
	} {
		if err := checkPage(page); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// openTags opens n tags that differ, and closes none.
func openTags(n int) string {
	var tags strings.Builder
	for i := range n {
		fmt.Fprintf(&tags, "<b id=%d>", i)
	}
	return tags.String()
}

func errorOr(a *graph.Article, err error) string {
	if err != nil {
		return err.Error()
	}
	return a.Body
}

// TestMarkdownThatIsLong: what people write is read as Markdown, also where a list is deep or a paragraph long; a text of nothing but
// marks keeps its letters.
func TestMarkdownThatIsLong(t *testing.T) {
	long := strings.Repeat("It *rains* [today](https://news.example/today). ", 1000)
	for _, c := range []struct{ text, want string }{
		{long, strings.TrimSpace(strings.Repeat("It rains today. ", 1000))},
		{"> - > * *It* rains.", "It rains."},
		{strings.Repeat("-", 400) + "\n\n*It* rains.", "It rains."},
		{"Weather " + strings.Repeat(".", 400) + " 3\n" + strings.Repeat(".", 400) + " 4\n\n*It* rains.", "It rains."},
		{strings.Repeat("> ", maxNested+1) + "*It* rains.", "*It* rains."},
		{strings.Repeat("*a", 1<<15) + "\n\n*It* rains.", "*It* rains."},
	} {
		a, err := Read(graph.Source{Name: "a.md", Content: []byte(c.text)})
		if err != nil || !strings.Contains(a.Body, c.want) {
			t.Errorf("%.40q: %v", c.text, err)
		}
	}
}
