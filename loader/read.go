package loader

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
)

// MaxText is how long the text of one article may be, in bytes of UTF-8.
const MaxText = 8 << 20

// format is how a source is written.
type format uint8

const (
	plainText format = iota
	markdown
	htmlPage
)

// reading is what a format's reader finds: the text, and what the source says of itself.
type reading struct {
	text        string
	title       string
	url         string
	publisher   string
	authors     []string
	language    string
	publishedOn *graph.Date
	publishedAt *time.Time
}

// Read turns a source into an article that waits to be extracted. Plain text (with or without a small header), Markdown
// (with or without front matter) and HTML pages are understood; the sort is taken from the content type, else the name,
// else the content. What the source is known by wins over what it says of itself; a day is never invented.
//
// The text of plain text is kept to the letter, byte order mark and line ends included.
// Errors are BAD_USER_INPUT and say what to do: an empty source, one that is not text, one that is too long.
func Read(src graph.Source) (*graph.Article, error) {
	text, err := decode(src)
	if err != nil {
		return nil, err
	}
	var r reading
	kind := formatOf(src, text)
	switch kind {
	case htmlPage:
		r, err = readHTML(text, src)
	case markdown:
		r, err = readMarkdown(text)
	default:
		r = readText(text, src.Bare)
	}
	if err != nil {
		return nil, err
	}
	if src.At != "" && kind != htmlPage {
		r.url = src.At // a text of the web is where it was found, whatever it says
	}
	if strings.TrimFunc(r.text, isFiller) == "" {
		return nil, graph.Errorf(graph.BadInput, "it holds no text; give an article's words")
	}
	if len(r.text) > MaxText {
		return nil, graph.Errorf(graph.BadInput, "its text has %d MiB, more than the %d MiB an article may have; split it", len(r.text)>>20, MaxText>>20)
	}
	return articleOf(src, r), nil
}

// articleOf joins what the source is known by with what it says of itself.
func articleOf(src graph.Source, r reading) *graph.Article {
	sum := sha256.Sum256(src.Content)
	a := &graph.Article{
		Title:       first(src.Title, r.title, firstLine(r.text)),
		Publisher:   optional(first(src.Publisher, r.publisher)),
		Authors:     src.Authors,
		PublishedOn: src.PublishedOn,
		PublishedAt: r.publishedAt,
		Language:    first(src.Language, r.language, languageOf(r.text)),
		Body:        r.text,
		TextHash:    graph.TextHash(r.text),
		ID:          graph.ArticleID(r.text),
		State:       graph.ArticleWaiting,
		Ref:         src.Ref,
		Received: graph.Received{
			Sha256:      hex.EncodeToString(sum[:]),
			From:        optional(src.Name),
			ContentType: optional(src.ContentType),
		},
	}
	if url := first(src.URL, r.url); url != "" {
		a.Urls = []string{url}
	}
	if len(a.Authors) == 0 {
		a.Authors = r.authors
	}
	if a.PublishedOn == nil {
		top, bottom, changed := printedDays(r.text)
		a.PublishedOn = cmp.Or(top, r.publishedOn, bottom, changed)
	}
	if a.PublishedAt != nil && a.PublishedOn != nil && graph.DateOf(*a.PublishedAt) != *a.PublishedOn {
		a.PublishedAt = nil // another day than the one printed: the instant is of something else
	}
	return a
}

// formatOf decides how a source is written.
func formatOf(src graph.Source, text string) format {
	kind, _, _ := strings.Cut(strings.ToLower(src.ContentType), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml":
		return htmlPage
	case "text/markdown", "text/x-markdown":
		return markdown
	case "text/plain":
		return plainText
	}
	switch strings.ToLower(path.Ext(src.Name)) {
	case ".html", ".htm", ".xhtml":
		return htmlPage
	case ".md", ".markdown":
		return markdown
	case ".txt", ".text":
		return plainText
	}
	head := text[:min(len(text), 1024)]
	switch {
	case strings.HasPrefix(http.DetectContentType([]byte(head)), "text/html"):
		return htmlPage
	case strings.HasPrefix(strings.TrimPrefix(head, bom), "---\n"), strings.HasPrefix(strings.TrimPrefix(head, bom), "---\r\n"):
		return markdown
	}
	return plainText
}

const bom = "\ufeff"

// isFiller tells characters that are no text by themselves.
func isFiller(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }

// first is the first of its arguments that says anything.
func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// optional is nil for "".
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// firstLine is the first line that says anything, cut at a word's end near 120 characters.
func firstLine(text string) string {
	text = strings.TrimLeftFunc(text, isFiller)
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		text = text[:i]
	}
	const longest = 120
	if utf8.RuneCountInString(text) <= longest {
		return strings.TrimSpace(text)
	}
	cut := string([]rune(text[:min(len(text), 4*longest)])[:longest])
	if i := strings.LastIndexByte(cut, ' '); i > longest/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// languageOf is "en" where English function words abound, else "und". Only the beginning is looked at.
func languageOf(text string) string {
	words := bytes.Fields([]byte(text[:min(len(text), 8192)]))
	hits := 0
	for _, w := range words {
		switch strings.ToLower(string(bytes.Trim(w, ".,;:!?\"'()“”‘’"))) {
		case "the", "of", "and", "to", "a", "in", "that", "is", "for", "on", "with", "it", "was", "said", "he", "by", "as", "at":
			hits++
		}
	}
	if hits*6 >= len(words) {
		return "en"
	}
	return "und"
}
