package loader

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// TestExportStances writes what training/stance_eval.py learns from, when STANDPOINT_STANCE_EXPORT names a file: for
// every statement and candidate the gold stance, the judge's logits, the retrieval scores and the readable features.
func TestExportStances(t *testing.T) {
	path := os.Getenv("STANDPOINT_STANCE_EXPORT")
	if path == "" {
		t.Skip("skipped: set STANDPOINT_STANCE_EXPORT to a file to export what the stance weights are trained on")
	}
	c := newTestClassifier(t, corpusCodebook(t, corpora))
	j := c.NewJudge().(*stanceJudge)
	enc := exportTo(t, path)
	sentences := pairSentences(t, corpora)
	for _, x := range stanceStatements(t, corpora) {
		open := c.propositions
		if x.set == "pairs" && len(x.gold) > 0 && sentences[slices.Sorted(keysOf(x.gold))[0]] != "" {
			open = temporaryPropositions(x, sentences)
		}
		if err := enc.Encode(exportRow(j, x, open)); err != nil {
			t.Fatal(err)
		}
	}
	for i, x := range attributionStatements(t) {
		if i%3 == 0 { // statements that speak of nothing in the codebook
			y := x
			y.set, y.gold = "elsewhere", nil
			if err := enc.Encode(exportRow(j, y, c.propositions)); err != nil {
				t.Fatal(err)
			}
		}
		if err := enc.Encode(exportRow(j, x, temporaryPropositions(x, nil))); err != nil {
			t.Fatal(err)
		}
	}
}

type exportedCandidate struct {
	Proposition string             `json:"proposition"`
	Gold        graph.Stance       `json:"gold"`
	Logits      []float32          `json:"logits,omitempty"`
	Score       float64            `json:"score"`
	Gap         float64            `json:"gap"`
	Rank        int                `json:"rank"`
	Scope       bool               `json:"scope"`
	Values      map[string]float64 `json:"values,omitempty"`
	Rule        string             `json:"rule,omitempty"`
}

type exportedStatement struct {
	ID         string              `json:"id"`
	Set        string              `json:"set"`
	Number     int                 `json:"number"`
	Held       bool                `json:"held"`
	Gold       int                 `json:"gold"`
	Candidates []exportedCandidate `json:"candidates"`
}

// exportRow gives the features of every gold proposition and, for held-out statements, everything of the candidates; of held-out pairs,
// of which only the side is judged, the candidates are the gold propositions alone.
func exportRow(j *stanceJudge, x corpusStatement, open []*stanceProposition) exportedStatement {
	s := j.read(x.passage)
	row := exportedStatement{ID: x.id, Set: x.set, Number: x.number, Held: x.held, Gold: len(x.gold)}
	judged := x.held || x.number == 0
	var list []scoredCandidate
	if judged {
		first := 5
		if x.set == "pairs" {
			first = 0
		}
		found := j.ranked(x.passage, s, open, len(open), false)
		list = j.closely(slices.DeleteFunc(found, func(c candidate) bool { return c.rank >= first && x.gold[c.proposition.ID] == "" }))
	} else {
		for _, p := range open {
			if x.gold[p.ID] != "" {
				list = append(list, scoredCandidate{candidate: candidate{proposition: p}})
			}
		}
	}
	for _, c := range list {
		gold := x.gold[c.proposition.ID]
		e := exportedCandidate{Proposition: c.proposition.ID, Gold: gold, Score: c.score, Gap: c.gap, Rank: c.rank, Scope: c.scope}
		if judged {
			e.Logits = c.logits[:]
		}
		e.Values = map[string]float64{}
		for k, v := range s.towards(c.proposition) {
			e.Values[k] = v
		}
		for k, v := range s.values {
			if v != 0 {
				e.Values[k] = v
			}
		}
		if stance, _, ok := s.rule(c.proposition, graph.Supports); ok {
			e.Rule = fmt.Sprint(stance)
		}
		row.Candidates = append(row.Candidates, e)
	}
	return row
}

// temporaryPropositions are the gold ones of a statement alone, without vectors; their sentences are those of the map, else their ids.
func temporaryPropositions(x corpusStatement, sentences map[string]string) []*stanceProposition {
	cb := &codebook.Codebook{Topics: make([]codebook.Topic, 1)}
	for _, p := range slices.Sorted(keysOf(x.gold)) {
		text := sentences[p]
		if text == "" {
			text = p
		}
		cb.Topics[0].Propositions = append(cb.Topics[0].Propositions, codebook.Proposition{ID: p, Text: text})
	}
	out := newStancePropositions(cb)
	for _, p := range out {
		p.pieces, p.vector = piecesOf(p.Text), make([]float32, encoder.Width)
	}
	return out
}
