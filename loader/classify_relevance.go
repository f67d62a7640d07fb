package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/loader/encoder"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// relevance is which propositions an article may speak of at all: the gate that keeps most articles from costing
// anything. It looks at words alone.
type relevance struct {
	open       []*stanceProposition
	long       bool // it is no brief: see namedIn
	title      articleTitle
	belowTitle int // where in the text the line with the title ends, 0 if there is none
}

// articleTitle is as much of a title as the judge reads before a statement.
type articleTitle struct {
	pieces []int32
	stems  map[string]bool // of its words
}

// titleOf cuts a title into pieces, and leaves out the words that there is no room for.
func titleOf(title string) articleTitle {
	tokens := encoder.Vocabulary().Tokenise(title)
	var t articleTitle
	for i, p := range tokens.Pieces {
		if i == encoder.MaxTitle {
			title = string([]rune(title)[:tokens.Words[p.Word].Start])
			break
		}
		t.pieces = append(t.pieces, p.ID)
	}
	t.stems = stemsOf(stanceWords(title))
	return t
}

// enoughWords is the share of a proposition's telling words that must stand in an article when the proposition names no
// actor of the codebook.
const enoughWords = 0.4

// relevant gives the propositions that an article with this text may speak of: those of whose actors it names one, under
// any of its names, and of the others those whose words, scope words or phrases it has. Where a proposition names
// countries the article must name one of them: that some other country should join an alliance says nothing on this one.
func (c *Classifier) relevant(text string) *relevance {
	words := stanceWords(text)
	stems := stemsOf(words)
	bare := bareWords(words)
	have := placesOf(bare)
	r := new(relevance)
	for _, p := range c.propositions {
		if len(p.lands) > 0 && !named(p.lands, bare, have) {
			continue
		}
		if named(p.actors, bare, have) || len(p.actors) == 0 && p.share(stems) >= enoughWords || len(p.scope.find(words)) > 0 {
			r.open = append(r.open, p)
		}
	}
	return r
}

// named tells whether the words name one of the actors; false if there are none. One is enough: an article need not name
// all that a proposition names.
func named(actors [][][]string, words []string, have map[string][]int) bool {
	for _, forms := range actors {
		if anyForm(forms, words, have) {
			return true
		}
	}
	return false
}

func anyForm(forms [][]string, words []string, have map[string][]int) bool {
	for _, form := range forms {
		for _, at := range have[form[0]] {
			if phraseAt(form, words[at:]) {
				return true
			}
		}
	}
	return false
}

// actorForms gives for every actor the words of its names: names and aliases, adjectives, people, capital and metonyms.
// Persons are left out.
func actorForms(actors []codebook.Actor) [][][]string {
	return formsOf(actors, "country", "organisation")
}

// countryForms are those of the countries alone.
func countryForms(actors []codebook.Actor) [][][]string {
	return formsOf(actors, "country")
}

func formsOf(actors []codebook.Actor, kinds ...string) [][][]string {
	out := make([][][]string, 0, len(actors))
	for _, a := range actors {
		if !slices.Contains(kinds, a.Kind) {
			continue
		}
		names := append([]string{a.Name, a.Capital}, a.Aliases...)
		names = append(append(append(names, a.Adjectives...), a.People...), a.Metonyms...)
		var forms [][]string
		for _, n := range names {
			if w := stanceWords(n); len(w) > 0 {
				forms = append(forms, w)
			}
		}
		out = append(out, forms)
	}
	return out
}

// actorsIn gives the forms of those actors that the words name.
func actorsIn(words []string, actors [][][]string) [][][]string {
	bare := bareWords(words)
	have := placesOf(bare)
	var out [][][]string
	for _, forms := range actors {
		if anyForm(forms, bare, have) {
			out = append(out, forms)
		}
	}
	return out
}

// bareWords are the words without possessives.
func bareWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i], _, _ = strings.Cut(w, "'")
	}
	return out
}

// placesOf tells where each word stands.
func placesOf(words []string) map[string][]int {
	out := make(map[string][]int, len(words))
	for i, w := range words {
		out[w] = append(out[w], i)
	}
	return out
}
