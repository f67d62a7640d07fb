package graph

import (
	"unicode"
	"unicode/utf8"
)

// Words cuts a text into the words that search compares. It is the only tokeniser there is: stores index its result and
// nothing else, so that every store finds the same.
//
// Letters are folded as in [Slug] (compatibility forms resolved, marks dropped, plain letters for ł ø đ ß æ œ þ ı, lower case),
// and the text is cut at everything that is neither letter nor digit. A possessive ’s is dropped. Each Chinese, Japanese or
// Korean character is a word of its own. Soft hyphens and other format characters mean nothing. It takes time in proportion
// to the text and takes any bytes.
func Words(text string) []string {
	folded := foldWords(text)
	n := 0
	eachWord(folded, func(int, int) { n++ })
	if n == 0 {
		return nil
	}
	words, all := make([]string, 0, n), string(folded)
	eachWord(folded, func(from, to int) { words = append(words, all[from:to]) })
	return words
}

// NameKey is a name as words joined by single spaces: what name prefixes are compared with.
func NameKey(name string) string { return joinWords(Words(name)) }

func joinWords(words []string) string {
	var out []byte
	for i, w := range words {
		if i > 0 {
			out = append(out, ' ')
		}
		out = append(out, w...)
	}
	return string(out)
}

// foldWords folds a text for eachWord: letters and digits, and a space for whatever parts words.
func foldWords(text string) []byte {
	out := make([]byte, 0, len(text)+len(text)/16+8)
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			i++
			switch {
			case b >= 'a' && b <= 'z' || b >= '0' && b <= '9':
				out = append(out, b)
			case b >= 'A' && b <= 'Z':
				out = append(out, b+'a'-'A')
			case isApostrophe(rune(b)):
				out, i = appendApostrophe(out, text, i)
			default:
				out = append(out, ' ')
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if isApostrophe(r) {
			out, i = appendApostrophe(out, text, i)
			continue
		}
		out = appendFolded(out, r)
	}
	return out
}

// isApostrophe names the signs that are used as one.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '‛', 'ʼ', '＇', '`', '´', '′':
		return true
	}
	return false
}

// appendApostrophe parts words at an apostrophe and steps over the s of a possessive. i is where the text goes on.
func appendApostrophe(out []byte, text string, i int) ([]byte, int) {
	last, _ := utf8.DecodeLastRune(out)
	out = append(out, ' ')
	if i == len(text) || !isWordRune(last) {
		return out, i
	}
	s, size := utf8.DecodeRuneInString(text[i:])
	if s != 's' && s != 'S' && s != 'ｓ' && s != 'Ｓ' {
		return out, i
	}
	next, _ := utf8.DecodeRuneInString(text[i+size:])
	if isWordRune(next) || next >= utf8.RuneSelf && folds().isMark(next) {
		return out, i
	}
	return out, i + size
}

// eachWord calls yield with the bounds of each word of a folded text.
func eachWord(folded []byte, yield func(from, to int)) {
	start := -1
	end := func(at int) {
		if start >= 0 {
			yield(start, at)
			start = -1
		}
	}
	for i := 0; i < len(folded); {
		if b := folded[i]; b < utf8.RuneSelf {
			if b >= 'a' && b <= 'z' || b >= '0' && b <= '9' {
				if start < 0 {
					start = i
				}
			} else {
				end(i)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(folded[i:])
		switch {
		case isCJK(r):
			end(i)
			yield(i, i+size)
		case isWordRune(r):
			if start < 0 {
				start = i
			}
		default:
			end(i)
		}
		i += size
	}
	end(len(folded))
}

// isCJK tells the characters of scripts that are written without spaces or, like Hangul, have particles grown onto the words.
func isCJK(r rune) bool {
	if r < 0x1100 {
		return false
	}
	if isEastAsian(r) {
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) && isWordRune(r)
}
