package loader

import (
	"bytes"
	"mime"
	"net/http"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
	"golang.org/x/net/html/charset"
)

// decode gives a source's text as UTF-8. UTF-8 is kept to the letter; UTF-16 is known by its byte order mark, other
// encodings by the content type or an HTML page's own word, Windows-1252 where nothing is said. Of a UTF-8 text with a few faults,
// such as one that was cut off inside a character, each fault becomes a replacement character.
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

// convert decodes b by the best guess at its encoding; the guess sees only the beginning.
func convert(b []byte, contentType string) (string, error) {
	if !namesOther(contentType) && isFaultyUTF8(b) {
		return string(bytes.ToValidUTF8(b, []byte("\ufffd"))), nil
	}
	enc, name, _ := charset.DetermineEncoding(b[:min(len(b), 1024)], contentType)
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", graph.Errorf(graph.BadInput, "its characters are not valid %s; save it as UTF-8", name)
	}
	return string(bytes.TrimPrefix(bytes.ToValidUTF8(out, []byte("\ufffd")), []byte(bom))), nil
}

// namesOther tells a content type that names another encoding than UTF-8.
func namesOther(contentType string) bool {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil || params["charset"] == "" {
		return false
	}
	_, name := charset.Lookup(params["charset"])
	return name != "" && name != "utf-8"
}

// isFaultyUTF8 tells UTF-8 in which a few bytes are wrong: no other encoding has ten characters of several bytes for each fault. A character
// that the end cuts off is no fault.
func isFaultyUTF8(b []byte) bool {
	characters, faults := 0, 0
	for len(b) > 0 && utf8.FullRune(b) {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			faults++
		case size > 1:
			characters++
		}
		b = b[size:]
	}
	return characters > 0 && characters >= 10*faults
}
