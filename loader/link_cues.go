package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// cueEntry is one way of signalling speech: its folded words and what they do.
type cueEntry struct {
	words []string // at least one
	with  string   // word that must follow for this meaning, "" if none
	class string   // the codebook's cue class
	act   graph.SpeechAct
}

// cueLexicon finds the codebook's cues in a row of words. It never changes once made.
type cueLexicon struct {
	byFirst map[string][]cueEntry // longest first
}

// newCueLexicon indexes all forms of all cue classes by their first word.
func newCueLexicon(cb *codebook.Codebook) *cueLexicon {
	lex := &cueLexicon{byFirst: map[string][]cueEntry{}}
	for _, c := range cb.Cues {
		act := graph.SpeechAct(c.Act)
		for _, v := range c.Verbs {
			for _, form := range v.Forms {
				lex.add(form, v.With, c.Class, act)
			}
		}
		for _, n := range c.Nouns {
			lex.add(n, "", c.Class, act)
			lex.add(plural(n), "", c.Class, act)
		}
		for _, p := range c.Phrases {
			lex.add(p, "", c.Class, act)
		}
	}
	return lex
}

// plural is the regular plural of an English noun.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "sh"), strings.HasSuffix(noun, "ch"):
		return noun + "es"
	}
	return noun + "s"
}

// add files one form; of equal rows of words the first class wins, so that the order of the codebook decides.
func (lex *cueLexicon) add(form, with, class string, act graph.SpeechAct) {
	words := nameWords(form)
	if len(words) == 0 {
		return
	}
	list := lex.byFirst[words[0]]
	at := len(list)
	for i, e := range list {
		if equalWords(e.words, words) && e.with == with {
			return
		}
		if at == len(list) && (len(e.words) < len(words) || len(e.words) == len(words) && e.with == "" && with != "") {
			at = i
		}
	}
	list = append(list, cueEntry{})
	copy(list[at+1:], list[at:])
	list[at] = cueEntry{words, with, class, act}
	lex.byFirst[words[0]] = list
}

// at is the longest entry that begins with word i and ends before end; a word demanded after it may stand anywhere in the
// next three words of the document.
func (lex *cueLexicon) at(words []Word, i, end int) (cueEntry, bool) {
	for _, e := range lex.byFirst[foldWord(words[i])] {
		if i+len(e.words) > end || !startsWith(words[i:], e.words) {
			continue
		}
		if e.with == "" || comesSoon(words, i+len(e.words), e.with) {
			return e, true
		}
	}
	return cueEntry{}, false
}

// comesSoon tells whether the word comes within the next three words of the same sentence.
func comesSoon(words []Word, i int, want string) bool {
	for n := i; n < len(words) && n < i+3; n++ {
		if words[n].Sentence != words[i-1].Sentence {
			return false
		}
		if foldWord(words[n]) == want {
			return true
		}
	}
	return false
}

// startsWith tells whether the words begin with the folded ones.
func startsWith(words []Word, folded []string) bool {
	if len(words) < len(folded) {
		return false
	}
	for i, f := range folded {
		if foldWord(words[i]) != f {
			return false
		}
	}
	return true
}

func equalWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// cueSense is what a cue span says: the class and act of its main word, and whether it is negated.
type cueSense struct {
	class   string
	act     graph.SpeechAct
	negated bool
}

// negations turn a cue into its denial when they stand inside it.
var negations = wordSet("not never no nor neither t without hardly")

// read reads a cue span: the last cue word in it is the main one, for auxiliaries and adverbs come before it
// ("has repeatedly insisted"). A negated cue denies, whatever it is.
func (lex *cueLexicon) read(d *Document, r Range) cueSense {
	out := cueSense{act: graph.ActAssert}
	for i := r.From; i < r.To; i++ {
		if e, ok := lex.at(d.Words, i, r.To); ok {
			out.class, out.act = e.class, e.act
			i += len(e.words) - 1
			continue
		}
		if negations[foldWord(d.Words[i])] {
			out.negated = true
		}
	}
	if out.negated {
		out.act = graph.ActDeny
	}
	return out
}
