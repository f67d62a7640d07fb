package encoder

import "unicode/utf8"

// Tokens are a text cut twice: into words, and the words into pieces of the vocabulary.
type Tokens struct {
	Words  []Word
	Pieces []Piece
}

// Word is a run of letters and digits, one punctuation mark or one ideograph of the text. Start and End are code points
// of the text as received, end-exclusive; its pieces are Pieces[First : First+N], at least one.
type Word struct {
	Start, End int
	First, N   int
}

// Piece is an entry of the vocabulary and the word it belongs to, an index of Words.
type Piece struct {
	ID   int32
	Word int
}

// maxWord is the longest word, in code points after normalising, that is spelt with pieces; a longer one is unknown.
const maxWord = 100

// Tokeniser cuts text as BERT's uncased tokeniser does (Devlin et al. 2019): control characters are dropped, accents
// stripped, letters lowered; words end at white space and around every punctuation mark and ideograph; a word is spelt
// with the longest pieces of the vocabulary from left to right (Wu et al. 2016). It is immutable.
type Tokeniser struct {
	ids     map[string]int32 // a piece that continues a word is found under its letters in follow
	follow  map[string]int32
	longest int // bytes of the longest piece
}

// newTokeniser takes the pieces in order of their ids; "##" marks a piece that continues a word.
func newTokeniser(pieces []string) *Tokeniser {
	t := &Tokeniser{ids: make(map[string]int32, len(pieces)), follow: make(map[string]int32)}
	for id, piece := range pieces {
		if len(piece) > 2 && piece[:2] == "##" {
			t.follow[piece[2:]] = int32(id)
		} else {
			t.ids[piece] = int32(id)
		}
		t.longest = max(t.longest, len(piece))
	}
	return t
}

// Tokenise cuts a text of any length in one pass, in time and memory proportional to it. A byte that is not UTF-8
// counts as one code point and belongs to no word.
func (t *Tokeniser) Tokenise(text string) Tokens {
	s := &scan{tokeniser: t}
	s.tokens.Words = make([]Word, 0, len(text)/5)
	s.tokens.Pieces = make([]Piece, 0, len(text)/4)
	at := 0
	for _, r := range text {
		s.take(r, at)
		at++
	}
	s.finish()
	return s.tokens
}

// scan is a pass over one text: the tokens so far and the word being read.
type scan struct {
	tokeniser *Tokeniser
	tokens    Tokens

	word       []byte // the normalised letters of the word
	runes      int    // how many
	start, end int    // the word's place in the text
}

// take reads the code point r at place at.
func (s *scan) take(r rune, at int) {
	if r < utf8.RuneSelf { // most text, by the shortest way
		switch class := asciiClass[r]; class {
		case asciiSpace:
			s.finish()
		case asciiMark:
			s.alone(r, at)
		case asciiDropped:
		default:
			s.letter(rune(class), at)
		}
		return
	}
	switch kind := kindOf(r); kind {
	case kindSpace:
		s.finish()
	case kindDropped:
	case kindAccent:
		s.accent(at)
	default:
		for _, d := range decompose(r) {
			s.part(d, at)
		}
	}
}

// part reads one code point of the decomposition of the one at place at.
func (s *scan) part(r rune, at int) {
	switch kindOf(r) {
	case kindAccent:
		s.accent(at)
	case kindPunctuation, kindIdeograph:
		s.alone(r, at)
	default:
		s.letter(lower(r), at)
	}
}

// letter appends to the word, or begins one.
func (s *scan) letter(r rune, at int) {
	if s.runes == 0 {
		s.start = at
	}
	if s.runes++; s.runes <= maxWord {
		s.word = utf8.AppendRune(s.word, r)
	}
	s.end = at + 1
}

// accent stretches the word over a mark that is stripped, so that evidence cut at its end keeps it.
func (s *scan) accent(at int) {
	switch n := len(s.tokens.Words); {
	case s.runes > 0:
		s.end = at + 1
	case n > 0 && s.tokens.Words[n-1].End == at: // a mark on a punctuation mark or an ideograph
		s.tokens.Words[n-1].End = at + 1
	}
}

// alone makes a word of one code point.
func (s *scan) alone(r rune, at int) {
	s.finish()
	s.letter(lower(r), at)
	s.finish()
}

// finish ends the word, if one is being read, and spells it.
func (s *scan) finish() {
	if s.runes == 0 {
		return
	}
	w := Word{Start: s.start, End: s.end, First: len(s.tokens.Pieces)}
	s.spell(len(s.tokens.Words))
	w.N = len(s.tokens.Pieces) - w.First
	s.tokens.Words = append(s.tokens.Words, w)
	s.word, s.runes = s.word[:0], 0
}

// spell appends the pieces of the word: the longest one that fits, again and again; [UNK] if none does.
func (s *scan) spell(word int) {
	first := len(s.tokens.Pieces)
	if s.runes > maxWord {
		s.tokens.Pieces = append(s.tokens.Pieces, Piece{pieceUnknown, word})
		return
	}
	pieces := s.tokeniser.ids
	for rest := s.word; len(rest) > 0; pieces = s.tokeniser.follow {
		n := min(len(rest), s.tokeniser.longest)
		id, ok := pieces[string(rest[:n])]
		for ; !ok && n > 1; id, ok = pieces[string(rest[:n])] {
			n--
		}
		if !ok {
			s.tokens.Pieces = append(s.tokens.Pieces[:first], Piece{pieceUnknown, word})
			return
		}
		s.tokens.Pieces = append(s.tokens.Pieces, Piece{id, word})
		rest = rest[n:]
	}
}
