package loader

import (
	"bytes"
	"net/http"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
	"golang.org/x/net/html/charset"
)

// decode gives a source's text as UTF-8. UTF-8 is kept to the letter; UTF-16 is known by its byte order mark, other
// encodings by the content type or an HTML page's own word, Windows-1252 where nothing is said.
func decode(src graph.Source) (string, error) {
	b := src.Content
	switch {
	case len(b) == 0:
		return "", graph.Errorf(graph.BadInput, "it is empty; give an article's words")
	case len(b) > 4*MaxText:
		return "", graph.Errorf(graph.BadInput, "it has %d MiB, more than the %d MiB a source may have; split it", len(b)>>20, 4*MaxText>>20)
	case hasUTF16Mark(b):
		return convert(b, "text/plain; charset=utf-16")
	case isBinary(b):
		return "", graph.Errorf(graph.BadInput, "it is not text but looks like %s; give text, Markdown, HTML or JSON Lines", http.DetectContentType(b))
	case utf8.Valid(b):
		return string(b), nil
	}
	return convert(b, src.ContentType)
}

func hasUTF16Mark(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// isBinary tells bytes that are no text in any encoding: a NUL, or many control characters.
func isBinary(b []byte) bool {
	head := b[:min(len(b), 64<<10)]
	control := 0
	for _, c := range head {
		switch {
		case c == 0:
			return true
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b:
			control++
		}
	}
	return control*20 > len(head) || bytes.IndexByte(b, 0) >= 0
}

// convert decodes b by the best guess at its encoding.
func convert(b []byte, contentType string) (string, error) {
	enc, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], contentType)
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", graph.Errorf(graph.BadInput, "its characters are not valid %s; save it as UTF-8", name)
	}
	return string(bytes.TrimPrefix(out, []byte(bom))), nil
}
