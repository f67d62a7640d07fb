package graph

import (
	"iter"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \t\r\n ", ""},
		{"…—“”", ""},
		{"Wałęsa in Tromsø", "walesa in tromso"},
		{"Zelensky's demand, Zelensky’s, ORLOV'S", "zelensky demand zelensky orlov"},
		{"the allies' words; it's; 's; 'tis", "the allies words it s tis"},
		{"O'Brien l’Europe rock'n'roll", "o brien l europe rock n roll"},
		{"Orlov's's side's-eye", "orlov s side eye"},
		{"Orlov'ś", "orlov s"},
		{"北约 扩张", "北 约 扩 张"},
		{"in2024年3月", "in2024 年 3 月"},
		{"とうきょうタワー", "と う き ょ う タ ワ ー"},
		{"서울 \u1109\u1165\u110b\u116e\u11af", "서 울 서 울"},
		{"القَاهِرَة والكِتَاب", "القاهرة والكتاب"},
		{"Москва́ и Київ", "москва и киів"},
		{"ΑΘΗΝΑΣ Αθήνας", "αθηνασ αθηνασ"},
		{"cafe\u0301 café CAFÉ", "cafe cafe cafe"},
		{"ﬁnance ﬀort ĳzer Ǆ", "finance ffort ijzer dz"},
		{"ＮＡＭＥ　１２３", "name 123"},
		{"Straße STRASSE straẞe", "strasse strasse strasse"},
		{"co\u00ADoperate zero\u200Bwidth join\u200Der", "cooperate zero width joiner"},
		{"😀 go 👩‍👩‍👧 now", "go now"},
		{"U.S. e-mail 3,000 50%", "u s e mail 3 000 50"},
		{"x² ½ Ⅷ", "x2 1 2 viii"},
		{"a\xffb\xc3", "a b"},
		{"\x00NUL\x00", "nul"},
	} {
		if got := strings.Join(Words(c.text), " "); got != c.want {
			t.Errorf("Words(%q) = %q, want %q", c.text, got, c.want)
		}
		if got := NameKey(c.text); got != c.want {
			t.Errorf("NameKey(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// referenceFold folds with the Unicode library what the generated table folds without it.
func referenceFold(text string) string {
	plain := strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th", "ı", "i")
	for range 3 {
		var b strings.Builder
		for _, r := range norm.NFKD.String(text) {
			if !unicode.In(r, unicode.M, unicode.Cf) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
		text = plain.Replace(b.String())
	}
	return norm.NFC.String(text)
}

// ours are the characters that fold otherwise than decomposition and lower case say, on purpose.
var ours = map[rune]bool{'ð': true, 'Ð': true, 'ħ': true, 'Ħ': true, 'ŧ': true, 'Ŧ': true, 'ŋ': true, 'Ŋ': true, 'ə': true, 'Ə': true,
	'ʹ': true, 'ʺ': true, 'ʻ': true, 'ʾ': true, 'ʿ': true, '\u200B': true, 'ꟸ': true,
	'ʼ': true, 'ŉ': true, '\u0374': true, '\u1D4A': true, '\u1D51': true, '\u1D9E': true, '\u1E9A': true, '\u2094': true, '\u210F': true, '\U00010795': true}

// foldable gives every character of the planes in which Unicode has assigned any but private ones.
func foldable() iter.Seq[rune] {
	return func(yield func(rune) bool) {
		for r := rune(0); r < 0xE0200; r++ {
			if r == 0x32400 {
				r = 0xE0000
			}
			if utf8.ValidRune(r) && !yield(r) {
				return
			}
		}
	}
}

func TestFoldAgreesWithUnicode(t *testing.T) {
	checked := 0
	for r := range foldable() {
		if ours[r] {
			continue
		}
		got, want := string(appendFolded(nil, r)), referenceFold(string(r))
		if got == want {
			checked++
			continue
		}
		// Letters of which several share one capital are folded together, as searching without case demands.
		if strings.ToLower(strings.ToUpper(want)) == got {
			continue
		}
		t.Errorf("%U %q folds to %q, want %q", r, r, got, want)
	}
	if checked < 200_000 {
		t.Errorf("only %d characters agreed", checked)
	}
}

func TestFoldingIsFinal(t *testing.T) {
	for r := range foldable() {
		once := appendFolded(nil, r)
		var twice []byte
		for _, c := range string(once) {
			twice = appendFolded(twice, c)
		}
		if string(once) != string(twice) {
			t.Fatalf("%U folds to %q and that to %q", r, once, twice)
		}
	}
}

func TestWordsTakesLinearTime(t *testing.T) {
	for _, unit := range []string{"a ", "é", "北", "'s ", "’", "\u0301", "\u1100\u1161\u11a8", "\xff"} {
		start := time.Now()
		Words(strings.Repeat(unit, 1<<20/len(unit)))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("1 MB of %q took %v", unit, took)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "Zelensky’s Tromsø 北约", "\xff\xfea", "e\u0301'\u0301s", "\u1100\u1161\u11a8"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := Words(text)
		for _, w := range words {
			if w == "" || !utf8.ValidString(w) {
				t.Fatalf("Words(%q) has %q", text, w)
			}
			for _, r := range w {
				if !isWordRune(r) {
					t.Fatalf("Words(%q) has %q with %U", text, w, r)
				}
			}
		}
		joined := strings.Join(words, " ")
		if again := Words(joined); !slices.Equal(again, words) {
			t.Fatalf("the words of the words %q are %q", words, again)
		}
	})
}

var benchText = strings.Repeat("The minister’s aide told reporters on Tuesday that Wałęsa’s proposal “would not survive the winter”, said Lena Orlov. ", 70)

func BenchmarkWords(b *testing.B) {
	for name, text := range map[string]string{"latin": benchText, "cyrillic": strings.Repeat("Министр сообщил журналистам. ", 200)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Words(text)
			}
		})
	}
}
