package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// readText reads plain text. A header is a run of "key: value" lines at the top, closed by a blank line, all of whose keys
// are known; anything else is text. In a bare source none is looked for.
func readText(text string, bare bool) reading {
	head, body, ok := cutHeader(text)
	if bare || !ok {
		return reading{text: text}
	}
	r := reading{text: body}
	for _, line := range head {
		key, value, _ := strings.Cut(line, ":")
		r.set(strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value))
	}
	return r
}

// cutHeader splits the header's lines from the text behind them.
func cutHeader(text string) (head []string, body string, ok bool) {
	rest := strings.TrimPrefix(text, bom)
	for len(head) < 16 {
		line, tail, more := strings.Cut(rest, "\n")
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" {
			return head, strings.TrimLeft(tail, "\r\n"), more && len(head) > 0
		}
		key, _, found := strings.Cut(line, ":")
		if !found || !isHeaderKey(strings.ToLower(strings.TrimSpace(key))) {
			return nil, text, false
		}
		head, rest = append(head, line), tail
		if !more {
			return nil, text, false // nothing but a header: then it is text
		}
	}
	return nil, text, false
}

func isHeaderKey(key string) bool { return new(reading).set(key, "") }

// set takes one field of a header or of front matter; it tells whether the key is known. A day that cannot be read is left out: it is never guessed.
func (r *reading) set(key, value string) bool {
	switch key {
	case "title", "headline":
		r.title = value
	case "url", "link", "canonical", "source-url":
		r.url = value
	case "publisher", "outlet", "site":
		r.publisher = value
	case "author", "authors", "byline":
		r.authors = splitAuthors(value)
	case "language", "lang":
		r.language = value
	case "date", "published", "publishedon", "published_on", "published-on":
		if day, ok := wholeDay(value); ok {
			r.publishedOn = &day
		}
	default:
		return false
	}
	return true
}

// splitAuthors reads "By A, B and C".
func splitAuthors(s string) []string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "By "), "by ")
	var out []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(s, " and ", ","), func(r rune) bool { return r == ',' || r == ';' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// wholeDay reads a value that is a day and nothing else, in ISO form (a time of day may follow) or in words.
func wholeDay(s string) (graph.Date, bool) {
	s = strings.Trim(s, ` "'`)
	if len(s) >= 10 && (len(s) == 10 || s[10] == 'T' || s[10] == ' ') {
		if d, err := graph.ParseDate(s[:10]); err == nil {
			return d, true
		}
	}
	return dayIn(s, true)
}
