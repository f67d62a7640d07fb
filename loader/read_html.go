package loader

import (
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/standpoint-graph/standpoint/graph"
	"golang.org/x/net/html"
)

// maxElements bounds how large a page may be in which an article is sought. It is looked at when the page has been taken apart; what that may
// take is checkPage's.
const maxElements = 200_000

// readHTML finds the article in a web page and gives its text, a blank line between paragraphs.
func readHTML(page string, src graph.Source) (reading, error) {
	address := first(src.At, src.URL)
	base, err := url.Parse(address)
	if err != nil {
		return reading{}, graph.Errorf(graph.BadInput, "its address %q is none; write it as https://…", address)
	}
	if err := checkPage(page); err != nil {
		return reading{}, err
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	root, err := html.Parse(strings.NewReader(page)) // not parser.Parse, which would guess at the encoding once more
	if err != nil {
		return reading{}, graph.Errorf(graph.BadInput, "the page could not be taken apart (%v); save the article's text instead", err)
	}
	address = canonicalAddress(root, base) // before the page is taken apart
	found, err := parser.ParseDocument(root, base)
	if err != nil {
		return reading{}, graph.Errorf(graph.BadInput, "the page could not be taken apart (%v); save the article's text instead", err)
	}
	if found.Node == nil {
		return reading{}, graph.Errorf(graph.BadInput, "the page holds no article that could be found; save the article's text instead")
	}
	r := reading{
		text:      blockText(found.Node),
		title:     found.Title(),
		publisher: found.SiteName(),
		language:  found.Language(),
		authors:   splitAuthors(found.Byline()),
		url:       address,
	}
	if at, err := found.PublishedTime(); err == nil && !at.IsZero() {
		day := graph.DateOf(at)
		r.publishedOn, r.publishedAt = &day, &at
	}
	return r, nil
}

// blockElements stand on lines of their own.
var blockElements = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "dd": true, "div": true, "dl": true, "dt": true,
	"figcaption": true, "figure": true, "footer": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"header": true, "hr": true, "li": true, "main": true, "ol": true, "p": true, "pre": true, "section": true, "table": true,
	"tr": true, "ul": true,
}

// blockText renders a node's text: white space folded inside a block, a blank line between blocks, a line for each <br>.
func blockText(root *html.Node) string {
	w := &blockWriter{}
	w.walk(root)
	w.flush()
	return w.out.String()
}

type blockWriter struct {
	out   strings.Builder
	block strings.Builder
}

func (w *blockWriter) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.block.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "noscript"):
		return
	case n.Type == html.ElementNode && n.Data == "br":
		w.block.WriteString("\x00")
		return
	}
	isBlock := n.Type == html.ElementNode && blockElements[n.Data]
	if isBlock {
		w.flush()
	}
	if n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th") {
		w.block.WriteString(" ") // cells of a row stand in one line, and do not run together
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if isBlock {
		w.flush()
	}
}

// flush ends the block; <br> was kept as NUL, which no parsed text holds.
func (w *blockWriter) flush() {
	var lines []string
	for _, line := range strings.Split(w.block.String(), "\x00") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	w.block.Reset()
	if len(lines) == 0 {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	w.out.WriteString(strings.Join(lines, "\n"))
}
