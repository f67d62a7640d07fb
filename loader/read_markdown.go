package loader

import (
	"bytes"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/yuin/goldmark"
	rendered "github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"
)

// withHTML keeps the HTML that stands in Markdown, quotations and tables among it. No browser is shown what comes out, it is read for its text.
var withHTML = goldmark.New(goldmark.WithRendererOptions(rendered.WithUnsafe()))

// readMarkdown reads Markdown, with YAML front matter or without: its text as a reader sees it, a blank line between blocks.
func readMarkdown(text string) (reading, error) {
	front, body := cutFrontMatter(text)
	r := reading{}
	if err := r.setFrontMatter(front); err != nil {
		return r, err
	}
	if isHeavy(body) {
		r.text = body
		return r, nil
	}
	var page bytes.Buffer
	if err := withHTML.Convert([]byte(body), &page); err != nil {
		return r, graph.Errorf(graph.BadInput, "its Markdown could not be read (%v); save it as plain text", err)
	}
	if checkPage(page.String()) != nil {
		r.text = body
		return r, nil
	}
	root, err := html.Parse(&page)
	if err != nil {
		return r, graph.Errorf(graph.BadInput, "its Markdown could not be read (%v); save it as plain text", err)
	}
	if r.title == "" {
		r.title = headingOf(root)
	}
	r.text = blockText(root)
	return r, nil
}

// What Markdown may be. Within a block the parser looks ahead from every mark to the end, and every line is held against all that it lies in,
// so that a megabyte of nothing but marks would take it minutes.
const (
	maxLooking = 1 << 30 // bytes that marks look ahead over, in all: a second or two
	maxNested  = 100     // marks of quotations and lists before a line
)

// isHeavy tells text that is not taken for Markdown, because reading it so could take too long.
func isHeavy(text string) bool {
	block, marks, looking := 0, 0, 0
	for line := range strings.Lines(text) {
		block += len(line)
		marks += countAny(line, "[]()<`*_!&\\")
		if strings.TrimSpace(line) == "" {
			looking += block * marks
			block, marks = 0, 0
		}
		before := line[:len(line)-len(strings.TrimLeft(line, " \t>*+-.)0123456789"))]
		if countMarks(before) > maxNested || looking+block*marks > maxLooking {
			return true
		}
	}
	return false
}

// countMarks counts the marks of quotations and lists that a line begins with: a rule of dashes or dots is none.
func countMarks(before string) (n int) {
	for i := range len(before) {
		ends := i+1 == len(before) || before[i+1] == ' ' || before[i+1] == '\t'
		switch c := before[i]; {
		case c == '>', ends && strings.IndexByte("*+-", c) >= 0, ends && i > 0 && (c == '.' || c == ')') && before[i-1] >= '0' && before[i-1] <= '9':
			n++
		}
	}
	return n
}

// countAny counts the bytes of s that are one of chars.
func countAny(s, chars string) (n int) {
	for i := range len(s) {
		if strings.IndexByte(chars, s[i]) >= 0 {
			n++
		}
	}
	return n
}

// cutFrontMatter splits what stands between two --- lines at the top from the rest.
func cutFrontMatter(text string) (front, body string) {
	plain := strings.ReplaceAll(strings.TrimPrefix(text, bom), "\r\n", "\n")
	rest, ok := strings.CutPrefix(plain, "---\n")
	if !ok {
		return "", plain
	}
	front, body, ok = strings.Cut(rest, "\n---\n")
	if !ok {
		return "", plain
	}
	return front, body
}

// setFrontMatter takes the keys it knows, in order, and leaves the others alone.
func (r *reading) setFrontMatter(front string) error {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(front), &doc); err != nil {
		return graph.Errorf(graph.BadInput, "its front matter is not YAML (%v); mend it or take it out", err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	fields := doc.Content[0].Content
	for i := 0; i+1 < len(fields); i += 2 {
		r.set(strings.ToLower(fields[i].Value), plainValue(fields[i+1]))
	}
	return nil
}

// plainValue is a value as text; the items of a list are joined by commas.
func plainValue(n *yaml.Node) string {
	if n.Kind != yaml.SequenceNode {
		return n.Value
	}
	parts := make([]string, len(n.Content))
	for i, item := range n.Content {
		parts[i] = item.Value
	}
	return strings.Join(parts, ", ")
}

// headingOf is the text of the first <h1>, "" if there is none.
func headingOf(n *html.Node) string {
	if n.Type == html.ElementNode && n.Data == "h1" {
		return strings.Join(strings.Fields(blockText(n)), " ")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if title := headingOf(c); title != "" {
			return title
		}
	}
	return ""
}
