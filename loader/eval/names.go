package eval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// nameWords are the words of a name that count: small, without possessives, articles, courtesy titles and the words that join the parts
// of a body's name, since "Interior Ministry of Norland" is Norland's interior ministry.
func nameWords(name string) []string {
	runes := []rune(cases.Lower(language.Und).String(name))
	var out []string
	for i := 0; i < len(runes); {
		switch {
		case possessive(runes[i:]):
			i += 2
			continue
		case !isAlnum(runes[i]):
			i++
			continue
		}
		from := i
		for i < len(runes) && isAlnum(runes[i]) {
			i++
		}
		if w := string(runes[from:i]); !courtesy[w] {
			out = append(out, w)
		}
	}
	return out
}

var courtesy = wordsOf("the a an mr ms mrs dr of for by from in on at to and")

// possessive tells whether a text begins with 's that ends a word.
func possessive(r []rune) bool {
	return len(r) >= 2 && (r[0] == '\'' || r[0] == '’') && r[1] == 's' && (len(r) == 2 || !isWord(r[2]))
}

// SameName tells whether two names mean the same speaker: their last words are equal, all words of one are in the other, or one is the
// initials of the other.
func SameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	within := func(p, q []string) bool {
		return !slices.ContainsFunc(p, func(w string) bool { return !slices.Contains(q, w) })
	}
	return x[len(x)-1] == y[len(y)-1] || within(x, y) || within(y, x) || areInitials(x, y) || areInitials(y, x)
}

// areInitials tells whether a name of one word is made of the first letters of another.
func areInitials(short, long []string) bool {
	if len(short) != 1 || len(long) < 2 {
		return false
	}
	var letters []rune
	for _, w := range long {
		first, _ := utf8.DecodeRuneInString(w)
		letters = append(letters, first)
	}
	return short[0] == string(letters)
}

// SpeakerTally counts who it was, after resolution. A gold attribution carries the name that a person gave the speaker, a found one
// the name that was resolved or, without one, the speaker's words. The zero value is ready.
type SpeakerTally struct {
	Gold          int `json:"gold"`
	Found         int `json:"found"`
	Right         int `json:"right"`
	Pronouns      int `json:"pronouns"` // paired contents whose marked speaker is he, she, they or missing
	PronounsRight int `json:"pronounsRight"`
}

// Add counts one article.
func (t *SpeakerTally) Add(body string, gold, found []Attribution) {
	x := newText(body)
	g, p := x.measure(gold), x.measure(found)
	t.Gold += len(g)
	t.Found += len(p)
	for _, q := range atLeastHalf(g, p, pairOverlap(g, p)) {
		a, b := &gold[g[q.gold].index], &found[p[q.found].index]
		ref := a.SpeakerRef
		if ref == "" {
			ref = a.Speaker
		}
		right := b.Means(ref, x.runes)
		t.Right += int(one(right))
		switch strings.ToLower(a.Source.Of(x.runes)) {
		case "he", "she", "they", "":
			t.Pronouns++
			t.PronounsRight += int(one(right))
		}
	}
}

// PRF are precision over what was found, recall over what is marked, and F1, from 0 to 1; 0 where there is nothing.
func (t *SpeakerTally) PRF() PRF {
	rate := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	return PRF{rate(t.Right, t.Found), rate(t.Right, t.Gold), rate(2*t.Right, t.Gold+t.Found)}
}
