package codebook

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// maxFile bounds one file, in bytes. The whole default codebook has about a
// tenth of it; what is larger is no codebook.
const maxFile = 4 << 20

// parseBytes turns one file into YAML nodes. What cannot be read at all is a
// fault, and nil is returned.
func parseBytes(file string, data []byte, faults *faultList) *yaml.Node {
	if len(data) > maxFile {
		faults.add(spot{file: file}, fmt.Sprintf("the file has more than %d MB", maxFile>>20),
			"write several smaller files and join them with `include`")
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if what, instead, at := unreadable(data); what != "" {
		faults.add(locate(file, data, at), what, instead)
		return nil
	}
	node := new(yaml.Node)
	err := yaml.Load(data, node)
	if syntax := new(yaml.LoadError); errors.As(err, &syntax) && syntax.Stage != yaml.ConstructorStage {
		addSyntax(file, data, syntax, faults)
		return nil
	}
	switch {
	case node.Kind != yaml.DocumentNode || len(node.Content) == 0 || isNull(node.Content[0]):
		faults.add(spot{file: file}, "the file is empty", "write `topics:`, `cues:`, `actors:` or `include:`")
		return nil
	case err != nil:
		line := secondDocument(data)
		faults.add(spot{file, line, 1}, "a second document begins", "write one document in a file, without `---`")
		return nil
	}
	return node.Content[0]
}

// unreadable says why bytes are not UTF-8 text, and at which byte.
func unreadable(data []byte) (what, instead string, at int) {
	const save = "save the file as UTF-8 text"
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		return "the file is UTF-16", save, 0
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return "the text is not UTF-8 here", save, i
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7F && r < 0xA0 && r != 0x85 || r == 0xFFFE || r == 0xFFFF:
			return fmt.Sprintf("there is a control character here, U+%04X", r), "take it out", i
		}
		i += size
	}
	return "", "", 0
}

// locate turns a byte offset into a spot.
func locate(file string, data []byte, offset int) spot {
	before := data[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return spot{file, bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1}
}

// addSyntax reports what the YAML parser could not read. Tabs in the
// indentation are its commonest cause and its least understood message, so
// they are named themselves.
func addSyntax(file string, data []byte, err *yaml.LoadError, faults *faultList) {
	if lines := tabbedLines(data); len(lines) > 0 {
		for _, s := range lines {
			s.file = file
			faults.add(s, "a tab stands in the indentation", "write spaces")
		}
		return
	}
	mark := err.Mark
	if isOpenQuote(err) || strings.HasPrefix(err.ContextMsg, "while parsing a flow") {
		mark = err.ContextMark // where it opens: the end of the file helps nobody
	}
	what, instead := syntaxWords(err)
	faults.add(spot{file, mark.Line, mark.Column}, what, instead)
}

// isOpenQuote reports whether a quotation mark is not closed.
func isOpenQuote(err *yaml.LoadError) bool {
	return strings.HasPrefix(err.ContextMsg, "while scanning a quoted") && strings.Contains(err.Message, "unexpected")
}

// syntaxWords puts a parser's message into words for somebody who edits YAML seldom.
func syntaxWords(err *yaml.LoadError) (what, instead string) {
	context, message := err.ContextMsg, err.Message
	switch {
	case isOpenQuote(err):
		return "a quotation mark is opened here and never closed", "write the closing mark"
	case strings.Contains(message, "mapping values are not allowed"):
		return "a second `: ` stands in one line, or the line is indented too far", "write the text in double quotation marks, or align the key with the one above"
	case strings.Contains(message, "escape"):
		return "a backslash in double quotation marks stands before a letter that means nothing", "write it twice"
	case strings.Contains(message, "unknown anchor"):
		return message, "write the value itself"
	case strings.Contains(message, "cannot start any token"):
		return "no text can begin with this character", "write the text in double quotation marks"
	case strings.HasPrefix(context, "while parsing a flow"):
		return "a list or mapping in brackets is not well formed", "write a comma between its items and close the bracket"
	case strings.HasPrefix(context, "while parsing a block"):
		return "this line does not fit the lines above", "indent it like its neighbours; write text that begins with a quotation mark wholly within the marks"
	case context != "":
		return message + " (" + context + ")", "mend the YAML here"
	}
	return message, "mend the YAML here"
}

// tabbedLines finds the lines whose indentation has a tab.
func tabbedLines(data []byte) []spot {
	var spots []spot
	for i, line := range bytes.Split(data, []byte("\n")) {
		text := bytes.TrimLeft(line, " \t")
		if len(text) == 0 || text[0] == '\r' || text[0] == '#' {
			continue
		}
		if tab := bytes.IndexByte(line[:len(line)-len(text)], '\t'); tab >= 0 {
			spots = append(spots, spot{line: i + 1, column: tab + 1})
		}
	}
	return spots
}

// secondDocument finds the line of the `---` that begins a second document.
func secondDocument(data []byte) int {
	content := false
	for i, line := range bytes.Split(data, []byte("\n")) {
		line = bytes.TrimSpace(line)
		switch {
		case bytes.HasPrefix(line, []byte("---")) && content:
			return i + 1
		case len(line) > 0 && line[0] != '#' && line[0] != '%' && !bytes.HasPrefix(line, []byte("---")):
			content = true
		}
	}
	return 1
}

// isNull reports whether nothing was written for the node.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}
