package loader

import (
	"strings"
	"unicode"
)

// letterFolds writes letters that Unicode does not take apart, and the commonest accented ones, as plain letters, so that
// names compare equal whichever way a newspaper spells them.
var letterFolds = makeLetterFolds()

func makeLetterFolds() map[rune]string {
	folds := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ı': "i", '’': "'", '‘': "'", '`': "'"}
	for plain, accented := range map[string]string{
		"a": "àáâãäåāăąǎ", "c": "çćĉċč", "d": "ďḍ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħḥ", "i": "ìíîïĩīĭįǐ", "j": "ĵ", "k": "ķ",
		"l": "ĺļľ", "n": "ñńņňŋ", "o": "òóôõöōŏőơǒ", "r": "ŕŗřṛ", "s": "śŝşšșṣ", "t": "ţťŧțṭ", "u": "ùúûüũūŭůűųưǔ", "w": "ŵ", "y": "ýÿŷ", "z": "źżžẓ",
	} {
		for _, r := range accented {
			folds[r] = plain
		}
	}
	return folds
}

// fold writes a word in lower case without accents; combining marks are dropped.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || 'A' <= s[i] && s[i] <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		r = unicode.ToLower(r)
		if r < 0x80 {
			b.WriteRune(r)
		} else if f, ok := letterFolds[r]; ok {
			b.WriteString(f)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldWord is the folded form of a word of the document.
func foldWord(w Word) string { return fold(w.Lower) }

// nameWords cuts a name as the document's words are cut, folded: every punctuation mark is a word of its own.
func nameWords(s string) []string {
	var out []string
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, fold(s[start:end]))
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			out = append(out, fold(string(r)))
		}
	}
	flush(len(s))
	return out
}
