package loader

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
)

// readMarkdown reads Markdown, with YAML front matter or without: its text as a reader sees it, a blank line between blocks.
func readMarkdown(text string) (reading, error) {
	front, body := cutFrontMatter(text)
	r := reading{}
	if err := r.setFrontMatter(front); err != nil {
		return r, err
	}
	var page bytes.Buffer
	if err := goldmark.Convert([]byte(body), &page); err != nil {
		return r, graph.Errorf(graph.BadInput, "its Markdown could not be read (%v); save it as plain text", err)
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

// setFrontMatter takes the keys it knows and leaves the others alone.
func (r *reading) setFrontMatter(front string) error {
	if front == "" {
		return nil
	}
	var fields yaml.MapSlice // in order, so that of two keys with one meaning the last always wins
	if err := yaml.Unmarshal([]byte(front), &fields); err != nil {
		return graph.Errorf(graph.BadInput, "its front matter is not YAML (%s); mend it or take it out", firstLine(yaml.FormatError(err, false, false)))
	}
	for _, field := range fields {
		value := field.Value
		if list, ok := value.([]any); ok {
			parts := make([]string, len(list))
			for i, v := range list {
				parts[i] = fmt.Sprint(v)
			}
			value = strings.Join(parts, ", ")
		}
		if value != nil {
			r.set(strings.ToLower(fmt.Sprint(field.Key)), fmt.Sprint(value))
		}
	}
	return nil
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
