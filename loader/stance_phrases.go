package loader

import (
	"strings"
	"unicode"
)

// stanceWords cuts a text into lower-case words for reading stances: runs of letters, digits and inner apostrophes. A
// question mark is a word of its own; other punctuation ends a word and is left out.
func stanceWords(text string) []string {
	var words []string
	var word strings.Builder
	flush := func() {
		if s := strings.TrimRight(word.String(), "'"); s != "" {
			words = append(words, s)
		}
		word.Reset()
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			word.WriteRune(unicode.ToLower(r))
		case (r == '\'' || r == '’') && word.Len() > 0:
			word.WriteByte('\'')
		default:
			flush()
			if r == '?' {
				words = append(words, "?")
			}
		}
	}
	flush()
	return words
}

// phraseSet is a closed list of word sequences. In a phrase, a word that ends in * stands for every word that begins so,
// and one that begins with * for every word that ends so.
type phraseSet struct {
	first map[string][][]string // by the first word, if it has no star
	other [][]string
}

// newPhraseSet reads phrases divided by commas or line ends.
func newPhraseSet(list string) *phraseSet {
	p := &phraseSet{first: make(map[string][][]string)}
	for _, phrase := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		p.add(strings.Fields(phrase))
	}
	return p
}

func (p *phraseSet) add(words []string) {
	switch {
	case len(words) == 0:
	case strings.Contains(words[0], "*"):
		p.other = append(p.other, words)
	default:
		p.first[words[0]] = append(p.first[words[0]], words)
	}
}

// at gives the length in words of the longest phrase that begins at words[i], 0 if none does.
func (p *phraseSet) at(words []string, i int) int {
	longest := 0
	for _, list := range [][][]string{p.first[words[i]], p.other} {
		for _, phrase := range list {
			if len(phrase) > longest && phraseAt(phrase, words[i:]) {
				longest = len(phrase)
			}
		}
	}
	return longest
}

func phraseAt(phrase, words []string) bool {
	if len(phrase) > len(words) {
		return false
	}
	for i, w := range phrase {
		if !wordMatches(w, words[i]) {
			return false
		}
	}
	return true
}

func wordMatches(pattern, word string) bool {
	if stem, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(word, stem)
	}
	if end, ok := strings.CutPrefix(pattern, "*"); ok {
		return strings.HasSuffix(word, end)
	}
	return pattern == word
}

// phraseHit is a phrase found in a row of words.
type phraseHit struct{ at, n int }

// find gives the phrases of the set in words, left to right, the longest at each place, without overlap.
func (p *phraseSet) find(words []string) []phraseHit {
	var hits []phraseHit
	for i := 0; i < len(words); {
		n := p.at(words, i)
		if n == 0 {
			i++
			continue
		}
		hits = append(hits, phraseHit{i, n})
		i += n
	}
	return hits
}

// words gives back what a hit stands on.
func (h phraseHit) words(words []string) string { return strings.Join(words[h.at:h.at+h.n], " ") }
