package eval

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Statement is one attribution of the stance corpus, ready to be judged.
type Statement struct {
	ID, Set string // the passage's id; contrast, daily, pairs, wire or hard
	Number  int    // the passage's
	Held    bool   // never trained on
	Passage loader.Passage
	Gold    map[string]graph.Stance // by proposition
}

// Reporting tells whether figures may be reported on the statement: it is of the half of the held-out fifth on which no threshold was
// chosen, the numbers divisible by five whose fifth is odd.
func (s *Statement) Reporting() bool { return s.Held && (s.Number/5)%2 == 1 }

// Statements gives the attributions of a passage.
func Statements(p *corpus.Passage) []Statement {
	out := make([]Statement, len(p.Said))
	for i, s := range p.Said {
		gold := make(map[string]graph.Stance, len(s.Takes))
		for _, t := range s.Takes {
			gold[t.Proposition] = graph.Stance(strings.ToUpper(t.Stance))
		}
		out[i] = Statement{
			ID: p.ID, Set: p.Set(), Number: p.Number(), Held: p.HeldOut(), Gold: gold,
			Passage: loader.Passage{Text: p.Text, Speaker: s.Speaker, Cue: s.Cue, Content: s.Content},
		}
	}
	return out
}

// AllStatements reads the attributions of all passages of the files, in their order, but for whole reports: see [CodedReport]. The first
// fault ends it.
func AllStatements(files corpus.Files) ([]Statement, error) {
	var out []Statement
	for p, err := range files.ReadPassages() {
		if err != nil {
			return nil, err
		}
		if p.Set() != corpus.Reports {
			out = append(out, Statements(p)...)
		}
	}
	return out, nil
}

// oneMarked tells whether the statement is of a set whose passages mark one of theirs alone (pairs, wire): only its sides are measured.
func (s *Statement) oneMarked() bool { return s.Set == pairsSet || s.Set == "wire" }

// pairsSet is the set, and the topic, of what is judged with the proposition given alone: see [corpus.Proposition.ForPairs].
const pairsSet = "pairs"

// CorpusCodebook is a codebook of the files' propositions with the cues and actors of own. Those that own has too come first, in a
// topic of their own; those that only pairs speak of come last, in another. All that own has keep the words that own gives them.
func CorpusCodebook(own *codebook.Codebook, files corpus.Files) (*codebook.Codebook, error) {
	known, others, pairs := codebook.Topic{ID: "known"}, codebook.Topic{ID: "others"}, codebook.Topic{ID: pairsSet}
	for p, err := range files.ReadPropositions() {
		if err != nil {
			return nil, err
		}
		q := codebook.Proposition{ID: p.ID, Text: p.Text}
		o := own.Proposition(p.ID)
		if o != nil {
			q.Scope, q.For, q.Against = o.Scope, o.For, o.Against
		}
		switch {
		case p.ForPairs():
			pairs.Propositions = append(pairs.Propositions, q)
		case o != nil:
			known.Propositions = append(known.Propositions, q)
		default:
			others.Propositions = append(others.Propositions, q)
		}
	}
	return &codebook.Codebook{Cues: own.Cues, Actors: own.Actors, Topics: []codebook.Topic{known, others, pairs}}, nil
}

// withoutPairs is the codebook without the propositions that only pairs speak of.
func withoutPairs(cb *codebook.Codebook) *codebook.Codebook {
	out := *cb
	out.Topics = slices.DeleteFunc(slices.Clone(cb.Topics), func(t codebook.Topic) bool { return t.ID == pairsSet })
	return &out
}
