package graph

import (
	"unicode"
	"unicode/utf8"
)

//go:generate go run ../internal/foldgen -o fold_table.go

// foldPages is the table of folds in two stages: a page of 256 characters for each r>>8 that has any, and in it the number of
// the plain text, 0 for a character that folds to itself. It is made once from the generated lists and never changed.
type foldPages struct {
	pages [foldLimit >> 8]*[256]uint16
	texts []string
}

// foldLimit is above every character that folds to another; marks beyond it are dropped by the standard library's tables.
const foldLimit = 0xE0200

var folds = makeFolds()

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
	if unicode.Is(unicode.M, r) {
		return "", true
	}
	return "", false
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
	text, ok := folds.of(r)
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
