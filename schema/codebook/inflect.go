package codebook

import (
	"slices"
	"strings"
)

// Inflect returns the forms of an English verb, the lemma first: third
// person, past and -ing form, and both spellings where two are usual
// ("signalled", "signaled"). Of a lemma of several words the first is
// inflected ("points out"). It knows the rules of spelling and no irregular
// verb: those carry their forms in the codebook.
func Inflect(lemma string) []string {
	verb, rest, _ := strings.Cut(lemma, " ")
	if rest != "" {
		rest = " " + rest
	}
	forms := make([]string, 0, 6)
	for _, form := range append([]string{verb, thirdPerson(verb)}, pastAndIng(verb)...) {
		if whole := form + rest; !slices.Contains(forms, whole) {
			forms = append(forms, whole)
		}
	}
	return forms
}

// thirdPerson adds -s, -es after a hiss or o, -ies for a y after a consonant.
func thirdPerson(verb string) string {
	switch {
	case endsInConsonantY(verb):
		return verb[:len(verb)-1] + "ies"
	case hasAnySuffix(verb, "s", "x", "z", "ch", "sh") || strings.HasSuffix(verb, "o") && !hasAnySuffix(verb, "oo", "io"):
		return verb + "es"
	}
	return verb + "s"
}

// pastAndIng gives the -ed and -ing forms, in both spellings where two are usual.
func pastAndIng(verb string) []string {
	switch {
	case hasAnySuffix(verb, "ee", "oe", "ye"):
		return []string{verb + "d", verb + "ing"}
	case strings.HasSuffix(verb, "ie"):
		return []string{verb + "d", verb[:len(verb)-2] + "ying"}
	case strings.HasSuffix(verb, "e"):
		return []string{verb + "d", verb[:len(verb)-1] + "ing"}
	case endsInConsonantY(verb):
		return []string{verb[:len(verb)-1] + "ied", verb + "ing"}
	case strings.HasSuffix(verb, "c"):
		return []string{verb + "ked", verb + "king"}
	}
	return doubling(verb)
}

// doubling gives the -ed and -ing forms of a verb that may double its last consonant.
func doubling(verb string) []string {
	plain := []string{verb + "ed", verb + "ing"}
	if !endsInShortVowelConsonant(verb) {
		return plain
	}
	last := verb[len(verb)-1:]
	double := []string{verb + last + "ed", verb + last + "ing"}
	switch {
	case syllables(verb) == 1 || hasAnySuffix(verb, stressedEndings...) && !hasAnySuffix(verb, unstressedEndings...):
		return double
	case last == "l":
		return append(double, plain...) // British and American
	}
	return plain
}

// stressedEndings are last syllables that carry the stress in the verbs that
// end in them, so that the consonant doubles (admit, refer, concur, regret,
// rebut, abet, forget, propel, begin, deter, abhor, recap).
var stressedEndings = []string{"mit", "fer", "cur", "gret", "rebut", "abet", "get", "pel", "gin", "deter", "abhor", "recap", "unpin", "allot", "acquit"}

// unstressedEndings are exceptions to them (offer, differ, suffer, target,
// widget, budget, vomit, limit, margin, imagin').
var unstressedEndings = []string{"offer", "iffer", "uffer", "arget", "dget", "vomit", "limit", "margin", "gospel"}

// endsInConsonantY reports whether the verb ends in y after a consonant.
func endsInConsonantY(verb string) bool {
	n := len(verb)
	return n > 1 && verb[n-1] == 'y' && !isVowel(verb[n-2])
}

// endsInShortVowelConsonant reports whether the verb ends in one consonant
// that can double after one vowel ("plan", not "need", "show" or "fix").
func endsInShortVowelConsonant(verb string) bool {
	n := len(verb)
	if n < 3 || isVowel(verb[n-1]) || strings.IndexByte("wxy", verb[n-1]) >= 0 || !isVowel(verb[n-2]) {
		return false
	}
	return !isVowel(verb[n-3]) || n > 3 && verb[n-4:n-2] == "qu"
}

// syllables counts groups of vowels.
func syllables(verb string) int {
	count, before := 0, false
	for i := range len(verb) {
		vowel := isVowel(verb[i]) || verb[i] == 'y' && i > 0
		if vowel && !before {
			count++
		}
		before = vowel
	}
	return count
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
