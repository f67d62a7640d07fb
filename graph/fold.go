package graph

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:generate go run ../internal/foldgen -o fold_table.go

// foldPages is the table of folds in two stages: a page of 256 characters for each r>>8 that has any, and in it the number of
// the plain text, 0 for a character that folds to itself. For the characters of most alphabets it also knows which are letters or
// digits and which are marks. It is made from the generated lists when it is first needed, and never changed.
type foldPages struct {
	pages [foldLimit >> 8]*[256]uint16
	texts []string
	words bits
	marks bits
}

// lowRunes is above the alphabets; behind it come the scripts of East Asia.
const lowRunes = 0x3000

// bits is a set of characters below lowRunes.
type bits [lowRunes / 64]uint64

func (b *bits) add(r rune)      { b[r/64] |= 1 << (r % 64) }
func (b *bits) has(r rune) bool { return b[r/64]&(1<<(r%64)) != 0 }

// foldLimit is above every character that folds to another; marks beyond it are dropped by the standard library's tables.
const foldLimit = 0xE0200

var folds = sync.OnceValue(makeFolds)

func makeFolds() *foldPages {
	f := &foldPages{texts: []string{""}}
	known := map[string]uint16{}
	add := func(from rune, to string) {
		n, ok := known[to]
		if !ok {
			n = uint16(len(f.texts))
			known[to] = n
			f.texts = append(f.texts, to)
		}
		if f.pages[from>>8] == nil {
			f.pages[from>>8] = new([256]uint16)
		}
		f.pages[from>>8][from&0xFF] = n
	}
	from := rune(-1)
	for _, r := range foldPairs {
		if from < 0 {
			from = r
			continue
		}
		add(from, string(r))
		from = -1
	}
	for _, g := range foldGroups {
		for _, r := range g.from {
			add(r, g.to)
		}
	}
	for r := rune(0); r < lowRunes; r++ {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			f.words.add(r)
		}
		if unicode.Is(unicode.M, r) {
			f.marks.add(r)
		}
	}
	return f
}

// of gives the plain text of a character beyond ASCII, and false when it folds to itself.
func (f *foldPages) of(r rune) (string, bool) {
	if r < foldLimit {
		if p := f.pages[r>>8]; p != nil {
			if n := p[r&0xFF]; n != 0 {
				return f.texts[n], true
			}
		}
	}
	return "", f.isMark(r)
}

func (f *foldPages) isMark(r rune) bool {
	if r < lowRunes {
		return f.marks.has(r)
	}
	return !isEastAsian(r) && unicode.Is(unicode.M, r)
}

// isWordRune tells letters and digits.
func isWordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z'
	case r < lowRunes:
		return folds().words.has(r)
	case isEastAsian(r):
		return true
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// isEastAsian tells the letters of East Asia that nearly all such texts are written in: it spares looking them up.
func isEastAsian(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0x3041 && r <= 0x3096 || r >= 0x30A1 && r <= 0x30FA
}

// appendFolded adds what r is written as in plain letters: compatibility forms resolved, marks dropped, lower case.
// Hangul letters that make a syllable with what stands before them are joined to it.
func appendFolded(dst []byte, r rune) []byte {
	switch {
	case r >= 'A' && r <= 'Z':
		return append(dst, byte(r)+'a'-'A')
	case r < utf8.RuneSelf:
		return append(dst, byte(r))
	}
	text, ok := folds().of(r)
	if !ok {
		return appendHangul(dst, r)
	}
	for _, c := range text {
		dst = appendHangul(dst, c)
	}
	return dst
}

// Hangul syllables are composed by arithmetic: The Unicode Standard, section 3.12.
const (
	hangulS, hangulL, hangulV, hangulT = 0xAC00, 0x1100, 0x1161, 0x11A7
	countL, countV, countT             = 19, 21, 28
)

func appendHangul(dst []byte, r rune) []byte {
	isV, isT := r >= hangulV && r < hangulV+countV, r > hangulT && r < hangulT+countT
	if !isV && !isT {
		return utf8.AppendRune(dst, r)
	}
	before, size := utf8.DecodeLastRune(dst)
	switch s := before - hangulS; {
	case isV && before >= hangulL && before < hangulL+countL:
		r = hangulS + ((before-hangulL)*countV+(r-hangulV))*countT
	case isT && s >= 0 && s < countL*countV*countT && s%countT == 0:
		r = before + (r - hangulT)
	default:
		size = 0
	}
	return utf8.AppendRune(dst[:len(dst)-size], r)
}
