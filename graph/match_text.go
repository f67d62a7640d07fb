package graph

import (
	"strings"
	"unicode/utf8"
)

// ParseText cuts what a person writes into a search field into terms, each a list of words that must follow one another.
// Words between double quotation marks (" “ ” „ ‟ « » ＂) are one term, and so is a run of Chinese, Japanese or Korean
// characters; every other word is a term of its own. Any of the marks opens a phrase and the next one closes it; after one
// that is left open come plain words. No other sign means anything. Each term is given once, in order.
func ParseText(text string) [][]string {
	var terms textTerms
	for {
		before, rest, opened := cutQuote(text)
		phrase, after, closed := cutQuote(rest)
		terms.plain(before)
		if !opened || !closed {
			terms.plain(rest)
			return terms.list
		}
		terms.add(Words(phrase))
		text = after
	}
}

// cutQuote cuts a text around its first double quotation mark.
func cutQuote(text string) (before, after string, found bool) {
	i := strings.IndexAny(text, "\"“”„‟«»＂")
	if i < 0 {
		return text, "", false
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[:i], text[i+size:], true
}

type textTerms struct {
	list [][]string
	seen map[string]bool
}

func (t *textTerms) add(words []string) {
	key := joinWords(words)
	if len(words) == 0 || t.seen[key] {
		return
	}
	if t.seen == nil {
		t.seen = map[string]bool{}
	}
	t.seen[key] = true
	t.list = append(t.list, words)
}

// plain adds the words of a text as terms of their own, but runs of characters that are words each as phrases.
func (t *textTerms) plain(text string) {
	for _, token := range strings.Fields(text) {
		words := Words(token)
		for i := 0; i < len(words); {
			n := i + 1
			if startsCJK(words[i]) {
				for n < len(words) && startsCJK(words[n]) {
					n++
				}
			}
			t.add(words[i:n])
			i = n
		}
	}
}

func startsCJK(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return isCJK(r)
}

// MatchesText tells whether every term stands in at least one of the fields, each given as its Words. Without any term
// nothing matches: a text of no words finds nothing rather than everything.
func MatchesText(terms [][]string, fields ...[]string) bool {
	if len(terms) == 0 {
		return false
	}
	singles, open := map[string]bool{}, 0
	for _, t := range terms {
		if len(t) == 1 {
			singles[t[0]] = true
			open++
		}
	}
	for _, field := range fields {
		if open == 0 {
			break
		}
		for _, w := range field {
			if singles[w] {
				singles[w] = false
				open--
			}
		}
	}
	return open == 0 && hasPhrases(terms, fields)
}

func hasPhrases(terms [][]string, fields [][]string) bool {
	for _, t := range terms {
		found := len(t) == 1
		for i := 0; i < len(fields) && !found; i++ {
			found = hasPhrase(fields[i], t)
		}
		if !found {
			return false
		}
	}
	return true
}

// hasPhrase looks for consecutive words in time proportional to the text (Knuth, Morris and Pratt, Fast pattern matching in
// strings, 1977).
func hasPhrase(words, phrase []string) bool {
	fail := make([]int, len(phrase)+1)
	fail[0] = -1
	for i, k := 0, -1; i < len(phrase); {
		for k >= 0 && phrase[i] != phrase[k] {
			k = fail[k]
		}
		i, k = i+1, k+1
		fail[i] = k
	}
	k := 0
	for _, w := range words {
		for k >= 0 && phrase[k] != w {
			k = fail[k]
		}
		if k++; k == len(phrase) {
			return true
		}
	}
	return false
}

// NameBegins tells whether a name (or an alias) has a word at which prefix begins, both folded: "orl" and "lena o" begin
// "Lena Orlov". A prefix without any letter or digit begins nothing.
func NameBegins(name, prefix string) bool {
	p := NameKey(prefix)
	return p != "" && strings.Contains(" "+NameKey(name), " "+p)
}
