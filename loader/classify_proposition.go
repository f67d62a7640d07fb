package loader

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/loader/encoder"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// stanceProposition is a proposition made ready for comparing: once per codebook, shared by all judges.
type stanceProposition struct {
	*codebook.Proposition
	words    []string           // of its text
	stems    map[string]float64 // of its telling words, with their weight: rare ones among the propositions weigh more
	telling  []string           // the stems in order
	weight   float64            // of all stems
	actors   [][][]string       // for every actor its text names, the words of all names of that actor
	lands    [][][]string       // those of them that are countries
	all      []land             // all countries of the codebook
	owner    int                // the one of all that should have the thing by the proposition, -1 if it is not on that
	matter   map[string]bool    // stems of its text, scope words and phrases, without those of actors' names
	subject  map[string]bool    // stems that tell it from the other propositions, see setSubjects
	common   map[string]bool    // stems of its text that it shares with others, and whether they are a country's
	scope    *phraseSet         // scope words, and phrases of those for and against
	pro      *phraseSet         // phrases of those for it
	contra   *phraseSet         // phrases of those against it
	pieces   []int32
	vector   []float32
	position int // in the codebook
}

// stemLetters is how much of a word counts when words are compared: "annexation" and "annexed" are one.
const stemLetters = 5

// emptyWords tell nothing about what a proposition is on.
var emptyWords = wordSet("should the be a an of to in from and with its it all is by for on or their them without at as")

// stemOf is the beginning of a lower-case word, without a possessive.
func stemOf(word string) string {
	if i := strings.IndexByte(word, '\''); i >= 0 {
		word = word[:i]
	}
	end := 0
	for n := 0; n < stemLetters && end < len(word); n++ {
		_, size := utf8.DecodeRuneInString(word[end:])
		end += size
	}
	return word[:end]
}

// stemsOf gives the stems of the telling words.
func stemsOf(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		if w != "?" && !emptyWords[w] {
			out[stemOf(w)] = true
		}
	}
	return out
}

// share is how much of the proposition's weight is in the given stems, 0 to 1.
func (p *stanceProposition) share(stems map[string]bool) float64 {
	if p.weight == 0 {
		return 0
	}
	sum := 0.0
	for _, s := range p.telling {
		if stems[s] {
			sum += p.stems[s]
		}
	}
	return sum / p.weight
}

func keysOf[V any](m map[string]V) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// newStancePropositions reads the propositions of a codebook: their words, weights and names.
func newStancePropositions(cb *codebook.Codebook) []*stanceProposition {
	var out []*stanceProposition
	seen := make(map[string]float64)
	forms, lands := actorForms(cb.Actors), countryForms(cb.Actors)
	for t := range cb.Topics {
		for i := range cb.Topics[t].Propositions {
			p := &stanceProposition{Proposition: &cb.Topics[t].Propositions[i], position: len(out)}
			p.words = stanceWords(p.Text)
			p.stems = make(map[string]float64)
			for s := range stemsOf(p.words) {
				p.stems[s] = 0
				seen[s]++
			}
			p.pro, p.contra = phrasesOf(p.For), phrasesOf(p.Against)
			p.scope = phrasesOf(slices.Concat(p.Scope, p.For, p.Against))
			p.actors, p.lands = actorsIn(p.words, forms), actorsIn(p.words, lands)
			p.all, p.owner = lands, ownerOf(p.words, lands)
			p.matter = matterOf(p)
			out = append(out, p)
		}
	}
	setSubjects(out, cb.Actors)
	for _, p := range out {
		p.telling = slices.Sorted(keysOf(p.stems))
		for _, s := range p.telling {
			p.stems[s] = math.Log(1 + float64(len(out))/seen[s])
			p.weight += p.stems[s]
		}
	}
	return out
}

// phrasesOf makes a set of phrases written by people.
func phrasesOf(list []string) *phraseSet {
	p := newPhraseSet("")
	for _, text := range list {
		p.add(stanceWords(text))
	}
	return p
}

// piecesOf are the word pieces of a text.
func piecesOf(text string) []int32 {
	tokens := encoder.Vocabulary().Tokenise(text)
	out := make([]int32, len(tokens.Pieces))
	for i, p := range tokens.Pieces {
		out[i] = p.ID
	}
	return out
}

// embed gives every proposition its vector: it is read alone, as if somebody had said it.
func (c *Classifier) embed() {
	worker := c.judge.NewWorker(encoder.NewScratch())
	var passage []encoder.RolePiece
	for _, p := range c.propositions {
		p.pieces = piecesOf(p.Text)
		passage = passage[:0]
		for _, id := range p.pieces[:min(len(p.pieces), encoder.MaxProposition)] {
			passage = append(passage, encoder.RolePiece{ID: id, Role: encoder.RoleContent})
		}
		p.vector = vector(c.retrieval.proposition, c.retrieval.propositionBias, worker.Read(passage).Content)
	}
}

// matterOf is what a proposition is about, whoever it names.
func matterOf(p *stanceProposition) map[string]bool {
	out := stemsOf(p.words)
	for _, text := range slices.Concat(p.Scope, p.For, p.Against) {
		for stem := range stemsOf(stanceWords(text)) {
			out[stem] = true
		}
	}
	for _, forms := range p.actors {
		for _, form := range forms {
			for stem := range stemsOf(form) {
				delete(out, stem)
			}
		}
	}
	maps.DeleteFunc(out, func(stem string, _ bool) bool { return negationWords.at([]string{stem}, 0) > 0 })
	return out
}
