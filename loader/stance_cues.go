package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// stanceCue is what a cue's words signal: their class in the codebook ("demand", "reject" …) and the act of that class.
type stanceCue struct {
	class, words string
	act          graph.SpeechAct
	at           int // index of its first word in the cue
}

// stanceCues finds the codebook's cue classes in the words of a cue.
type stanceCues struct {
	forms map[string][]stanceCueForm // by first word
}

type stanceCueForm struct {
	words   []string
	with    string // must follow within withReach words
	reading stanceCue
}

// withReach is how far behind a verb the word that gives it its meaning may stand ("called yesterday for").
const withReach = 4

func newStanceCues(classes []codebook.CueClass) *stanceCues {
	x := &stanceCues{forms: make(map[string][]stanceCueForm)}
	for _, c := range classes {
		for _, v := range c.Verbs {
			for _, form := range v.Forms {
				x.add(form, v.With, c)
			}
		}
		for _, noun := range c.Nouns {
			x.add(noun, "", c)
			x.add(plural(noun), "", c)
		}
		for _, phrase := range c.Phrases {
			x.add(phrase, "", c)
		}
	}
	return x
}

func (x *stanceCues) add(text, with string, c codebook.CueClass) {
	words := stanceWords(text)
	if len(words) == 0 {
		return
	}
	f := stanceCueForm{words: words, with: with, reading: stanceCue{class: c.Class, words: text, act: graph.SpeechAct(c.Act)}}
	x.forms[words[0]] = append(x.forms[words[0]], f)
}

// read gives the classes that a cue's words signal, left to right; where several forms begin at a word the longest
// counts, and among equals the one earlier in the codebook. What signals nothing is left out.
func (x *stanceCues) read(words []string) []stanceCue {
	var out []stanceCue
	for i := 0; i < len(words); {
		best, length := stanceCueForm{}, 0
		for _, f := range x.forms[words[i]] {
			if n := f.length(words[i:]); n > length {
				best, length = f, n
			}
		}
		if length == 0 {
			i++
			continue
		}
		r := best.reading
		r.at, r.words = i, strings.Join(words[i:i+length], " ")
		out = append(out, r)
		i += len(best.words)
	}
	return out
}

// length is how many words the form takes at the beginning of words, its `with` included; 0 if it does not stand there.
func (f stanceCueForm) length(words []string) int {
	if !phraseAt(f.words, words) {
		return 0
	}
	if f.with == "" {
		return len(f.words)
	}
	rest := words[len(f.words):]
	if at := slices.Index(rest[:min(len(rest), withReach)], f.with); at >= 0 {
		return len(f.words) + at + 1
	}
	return 0
}
