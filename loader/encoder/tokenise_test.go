package encoder

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestTokeniseAsReference compares with what Hugging Face's tokenizers gives. Its words end before a stripped accent; ours
// keep it, so that evidence is not cut off inside what a reader sees as a letter.
func TestTokeniseAsReference(t *testing.T) {
	var cases []struct {
		Text  string
		IDs   []int32
		Words [][3]int
	}
	if err := json.Unmarshal(must(os.ReadFile("testdata/tokens.json"))(t), &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		tokens := Vocabulary().Tokenise(c.Text)
		var ids []int32
		for _, p := range tokens.Pieces {
			ids = append(ids, p.ID)
		}
		if !slices.Equal(ids, c.IDs) {
			t.Errorf("%q: pieces %v, want %v", c.Text, ids, c.IDs)
		}
		if len(tokens.Words) != len(c.Words) {
			t.Errorf("%q: %d words, want %d", c.Text, len(tokens.Words), len(c.Words))
			continue
		}
		text := []rune(c.Text)
		for i, w := range tokens.Words {
			end := c.Words[i][1]
			for end < len(text) && unicode.Is(unicode.Mn, text[end]) {
				end++
			}
			if got, want := [3]int{w.Start, w.End, w.N}, [3]int{c.Words[i][0], end, c.Words[i][2]}; got != want {
				t.Errorf("%q: word %d is %v, want %v", c.Text, i, got, want)
			}
		}
	}
}

// checkTokens demands what every tokenised text must have: words in order that do not overlap, pieces that are theirs.
func checkTokens(t *testing.T, text string, tokens Tokens) {
	t.Helper()
	end, piece := 0, 0
	for i, w := range tokens.Words {
		if w.Start < end || w.End <= w.Start || w.First != piece || w.N < 1 {
			t.Fatalf("%.40q: word %d is %+v after place %d and piece %d", text, i, w, end, piece)
		}
		for _, p := range tokens.Pieces[w.First : w.First+w.N] {
			if p.Word != i {
				t.Fatalf("%.40q: piece %+v lies in word %d", text, p, i)
			}
		}
		end, piece = w.End, piece+w.N
	}
	if end > utf8.RuneCountInString(text) || piece != len(tokens.Pieces) {
		t.Fatalf("%.40q: words end at %d with %d pieces", text, end, piece)
	}
}

func TestTokeniseOffsets(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"curly quotes", "“Don’t,” said Zoë.", []string{"“", "Don", "’", "t", ",", "”", "said", "Zoë", "."}},
		{"carriage returns", "one\r\ntwo\r\n", []string{"one", "two"}},
		{"byte order mark", "\ufeffHello", []string{"Hello"}},
		{"no-break space", "5\u00a0000 km", []string{"5", "000", "km"}},
		{"combining marks", "Jose\u0301 left", []string{"Jose\u0301", "left"}},
		{"mark on a mark", "“\u0301x", []string{"“\u0301", "x"}},
		{"mark on nothing", "\u0301 x", []string{"x"}},
		{"invisible inside", "co\u00adop", []string{"co\u00adop"}},
		{"emoji", "🇱🇻 ok", []string{"🇱🇻", "ok"}},
		{"ideographs", "東京x", []string{"東", "京", "x"}},
		{"invalid bytes", "a\xff\xfeb c", []string{"a\ufffd\ufffdb", "c"}},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			tokens := Vocabulary().Tokenise(c.text)
			checkTokens(t, c.text, tokens)
			text := []rune(c.text)
			var got []string
			for _, w := range tokens.Words {
				got = append(got, string(text[w.Start:w.End]))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("words %q, want %q", got, c.want)
			}
		})
	}
}

// TestTokeniseLongTexts reads long texts of the worst kinds, and eight megabytes of all of them; a step that is not linear
// would not end.
func TestTokeniseLongTexts(t *testing.T) {
	kinds := []string{"x", "x ", "\u0301", "é", "，", "東", "\xff", "un", strings.Repeat("ab", 50) + " "}
	var all strings.Builder
	for _, kind := range kinds {
		text := strings.Repeat(kind, 1<<18/len(kind))
		checkTokens(t, text, Vocabulary().Tokenise(text))
		all.WriteString(text)
	}
	text := strings.Repeat(all.String(), 8<<20/all.Len())
	checkTokens(t, text, Vocabulary().Tokenise(text))
}

func TestVocabulary(t *testing.T) {
	v := Vocabulary()
	if n := len(v.ids) + len(v.follow); n != vocabularySize {
		t.Fatalf("%d pieces, want %d", n, vocabularySize)
	}
	for piece, id := range map[string]int32{"[UNK]": pieceUnknown, "[CLS]": pieceStart, "[SEP]": pieceEnd} {
		if v.ids[piece] != id {
			t.Errorf("%s is piece %d, want %d", piece, v.ids[piece], id)
		}
	}
}

func FuzzTokenise(f *testing.F) {
	for _, text := range []string{"“Don’t,” she said.", "\ufeffa\u0301\r\n東\xff", strings.Repeat("y", 101)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, text, Vocabulary().Tokenise(text)) })
}

func BenchmarkTokenise(b *testing.B) {
	text := strings.Repeat("The minister’s spokeswoman told reporters on Tuesday that negotiations would resume. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Vocabulary().Tokenise(text)
	}
}
