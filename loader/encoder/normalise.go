package encoder

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// kind is what the tokeniser does with a code point.
type kind uint8

const (
	kindLetter      kind = iota // part of a word; everything that is nothing else
	kindSpace                   // ends a word
	kindPunctuation             // a word of its own
	kindIdeograph               // a word of its own: Chinese characters are not written with spaces
	kindAccent                  // stripped: non-spacing marks
	kindDropped                 // as if it were not there: control, format and private characters, broken UTF-8
)

// kindOf classes a code point as BERT's tokeniser does, by the Unicode tables of Go. (The reference implementation keeps
// the tables of Unicode 8: a few hundred marks of scripts added later count as letters there.)
func kindOf(r rune) kind {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return kindSpace
	case r == 0 || r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co):
		return kindDropped
	case unicode.IsSpace(r):
		return kindSpace
	case unicode.Is(unicode.Mn, r):
		return kindAccent
	case unicode.IsPunct(r) || r < utf8.RuneSelf && unicode.IsSymbol(r): // $ + < = > ^ ` | ~ are marks, € and © are not
		return kindPunctuation
	case isIdeograph(r):
		return kindIdeograph
	}
	return kindLetter
}

// isIdeograph tells whether r lies in a block of CJK ideographs. Hiragana, Katakana and Hangul do not count.
func isIdeograph(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF ||
		r >= 0x3400 && r <= 0x4DBF ||
		r >= 0x20000 && r <= 0x2A6DF ||
		r >= 0x2A700 && r <= 0x2B73F ||
		r >= 0x2B740 && r <= 0x2B81F ||
		r >= 0x2B920 && r <= 0x2CEAF ||
		r >= 0xF900 && r <= 0xFAFF ||
		r >= 0x2F800 && r <= 0x2FA1F
}

// What the tokeniser does with an ASCII character; a letter's class is the lower letter itself.
const (
	asciiDropped = 0
	asciiSpace   = ' '
	asciiMark    = '.'
)

// asciiClass spares ASCII, most of all text, the Unicode tables.
var asciiClass = func() (class [utf8.RuneSelf]byte) {
	for r := range rune(utf8.RuneSelf) {
		switch kindOf(r) {
		case kindSpace:
			class[r] = asciiSpace
		case kindPunctuation:
			class[r] = asciiMark
		case kindLetter:
			class[r] = byte(unicode.ToLower(r))
		}
	}
	return class
}()

// decompose gives the canonical decomposition (NFD) of one code point: a letter and its accents, a syllable's jamo.
func decompose(r rune) []rune {
	var buffer [utf8.UTFMax]byte
	n := utf8.EncodeRune(buffer[:], r)
	d := norm.NFD.Properties(buffer[:n]).Decomposition()
	if len(d) == 0 {
		if r >= hangulFirst && r <= hangulLast { // decomposed by rule, not by table
			return []rune(norm.NFD.String(string(r)))
		}
		return []rune{r}
	}
	return []rune(string(d))
}

// The Hangul syllables.
const hangulFirst, hangulLast = 0xAC00, 0xD7A3

// lower gives the lower-case letter.
func lower(r rune) rune { return unicode.ToLower(r) }
