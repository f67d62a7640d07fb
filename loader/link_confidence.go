package loader

import (
	_ "embed" // the weights are part of the program
	"encoding/json"
	"fmt"
	"math"
)

// How sure one may be that an attribution is right is not how sure the tagger is of its tags: it is too sure where texts differ from
// those that it learnt from, and says nothing of the links. A logistic model of a few clues says it better. Its weights lie in
// link_confidence.json, made by training/confidence.py from articles that nobody trained on.

// clue is something that tells how sure one may be of an attribution.
type clue int

const (
	clueTags      clue = iota // log odds of the mean probability of the parts' tags
	clueWeakWord              // log odds of the least probable tag
	clueLinks                 // logarithm of how much the links are trusted
	clueNoSpeaker             // nobody says it
	clueNoCue                 // no word says that it is said
	clueUnknown               // its cue is none of the codebook's
	clueApart                 // the speaker is not linked as the one nearest to the cue
	clueWithin                // somebody else relays it
	clueCount
)

// clueNames are the names of the clues in link_confidence.json.
var clueNames = [clueCount]string{"tags", "weakest word", "links", "no speaker", "no cue", "unknown cue", "speaker apart", "within"}

// clues are the values of all clues of an attribution.
type clues [clueCount]float64

// confidenceModel is a logistic model of the clues.
type confidenceModel struct {
	bias    float64
	weights clues
}

//go:embed link_confidence.json
var confidenceWeights []byte

// shippedConfidence is read at once: a program whose weights are damaged must not start.
var shippedConfidence = func() *confidenceModel {
	m, err := readConfidence(confidenceWeights)
	if err != nil {
		panic(err)
	}
	return m
}()

// readConfidence reads the weights; a clue that has none, or one too many, is an error.
func readConfidence(file []byte) (*confidenceModel, error) {
	var read struct {
		Bias    float64            `json:"bias"`
		Weights map[string]float64 `json:"weights"`
	}
	if err := json.Unmarshal(file, &read); err != nil {
		return nil, fmt.Errorf("confidence weights: %w", err)
	}
	m := &confidenceModel{bias: read.Bias}
	for s, name := range clueNames {
		w, ok := read.Weights[name]
		if !ok {
			return nil, fmt.Errorf("confidence weights: no weight for %q", name)
		}
		m.weights[s] = w
	}
	if len(read.Weights) != len(clueNames) {
		return nil, fmt.Errorf("confidence weights: %d weights for %d clues", len(read.Weights), len(clueNames))
	}
	return m, nil
}

// of gives the probability that an attribution with these clues is right, in what is said and in who says it.
func (m *confidenceModel) of(s clues) float64 {
	sum := m.bias
	for i, w := range m.weights {
		sum += w * s[i]
	}
	return sigmoid(sum)
}

// clues gives the clues of a group whose cue the codebook knows or not, and that lies within another or in none.
func (g *group) clues(known, within bool) clues {
	mean, least := g.certainty()
	c := clues{clueTags: logOdds(mean), clueWeakWord: logOdds(least), clueLinks: math.Log(g.trust)}
	for _, x := range []struct {
		clue  clue
		holds bool
	}{
		{clueNoSpeaker, len(g.speaker) == 0}, {clueNoCue, len(g.cue) == 0}, {clueUnknown, len(g.cue) > 0 && !known},
		{clueApart, len(g.cue) > 0 && len(g.speaker) > 0 && g.via != viaBeside}, {clueWithin, within},
	} {
		if x.holds {
			c[x.clue] = 1
		}
	}
	return c
}

// certainty is how probable the tags of the parts are: on average, and of the least probable word.
func (g *group) certainty() (mean, least float64) {
	n := 0
	least = 1
	for _, list := range [][]part{g.speaker, g.cue, g.content} {
		for _, p := range list {
			mean += p.confidence
			least = min(least, p.least)
			n++
		}
	}
	return mean / float64(n), least
}
