package codebook

import (
	"strings"
	"unicode"
)

// canonical writes a codebook as the one document that reads back to it:
// two-space indentation, one key a line in a fixed order, lists of words in
// brackets, empty values left out.
func canonical(c *Codebook) []byte {
	w := &writer{b: make([]byte, 0, 1024+300*len(c.Actors))}
	w.heading("topics", len(c.Topics))
	for i := range c.Topics {
		w.topic(&c.Topics[i])
	}
	w.heading("cues", len(c.Cues))
	for i := range c.Cues {
		w.cueClass(&c.Cues[i])
	}
	w.heading("actors", len(c.Actors))
	for i := range c.Actors {
		w.actor(&c.Actors[i])
	}
	if len(w.b) == 0 {
		return []byte("topics: []\n") // an empty document is a fault
	}
	return w.b
}

// writer appends YAML.
type writer struct{ b []byte }

func (w *writer) heading(key string, items int) {
	if items > 0 {
		w.b = append(w.b, key...)
		w.b = append(w.b, ":\n"...)
	}
}

// item begins a list item at a depth with its first key.
func (w *writer) item(depth int, key, value string) {
	w.indent(depth - 1)
	w.b = append(w.b, "- "...)
	w.pair(key, value)
}

func (w *writer) indent(depth int) {
	for range depth {
		w.b = append(w.b, "  "...)
	}
}

func (w *writer) pair(key, value string) {
	w.b = append(w.b, key...)
	w.b = append(w.b, ": "...)
	w.scalar(value)
	w.b = append(w.b, '\n')
}

// field writes a key unless the value is empty.
func (w *writer) field(depth int, key, value string) {
	if value != "" {
		w.indent(depth)
		w.pair(key, value)
	}
}

// list writes a list of texts in brackets unless it is empty.
func (w *writer) list(depth int, key string, values []string) {
	if len(values) == 0 {
		return
	}
	w.indent(depth)
	w.b = append(w.b, key...)
	w.b = append(w.b, ": ["...)
	w.texts(values)
	w.b = append(w.b, "]\n"...)
}

func (w *writer) texts(values []string) {
	for i, v := range values {
		if i > 0 {
			w.b = append(w.b, ", "...)
		}
		w.scalar(v)
	}
}

// flow writes pairs of keys and values in braces; empty values are left out.
func (w *writer) flow(pairs ...string) {
	w.b = append(w.b, '{')
	first := true
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if !first {
			w.b = append(w.b, ", "...)
		}
		first = false
		w.b = append(w.b, pairs[i]...)
		w.b = append(w.b, ": "...)
		w.scalar(pairs[i+1])
	}
	w.b = append(w.b, '}')
}

// flowItem writes flow as a list item at a depth.
func (w *writer) flowItem(depth int, pairs ...string) {
	w.indent(depth - 1)
	w.b = append(w.b, "- "...)
	w.flow(pairs...)
	w.b = append(w.b, '\n')
}

// key writes a key whose list follows in the next lines.
func (w *writer) key(depth int, key string) {
	w.indent(depth)
	w.b = append(w.b, key...)
	w.b = append(w.b, ":\n"...)
}

// isPlain reports whether YAML reads the text as itself without quotation
// marks, in brackets too: letters first, then words of letters, digits and
// inner marks with one space, full stop or colon between them. Dates are
// plain as well, for they are read as written.
func isPlain(s string) bool {
	if len(s) == len("2006-01-02") && strings.Trim(s, "0123456789-") == "" {
		return true
	}
	joined := true // nothing, or a mark that a letter must follow
	for i, r := range s {
		letter := unicode.IsLetter(r)
		switch {
		case i == 0 && !letter:
			return false
		case letter || unicode.IsDigit(r) || r == '(':
			joined = false
		case joined:
			return false
		case r == ' ' || r == '.' || r == ':':
			joined = true
		case r != '_' && r != '\'' && r != '’' && r != '-' && r != ')':
			return false
		}
	}
	return !joined
}

// plainWords are read as something else than text.
var plainWords = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true}

// scalar writes a text, in double quotation marks where YAML would misread it.
func (w *writer) scalar(s string) {
	if isPlain(s) && !plainWords[strings.ToLower(s)] {
		w.b = append(w.b, s...)
		return
	}
	w.b = append(w.b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.b = append(w.b, '\\', byte(r))
		case r == '\uFEFF': // a reader may take it for a byte order mark
			w.b = append(w.b, `\uFEFF`...)
		default:
			w.b = append(w.b, string(r)...)
		}
	}
	w.b = append(w.b, '"')
}
