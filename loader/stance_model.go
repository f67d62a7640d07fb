package loader

import (
	_ "embed" // the weights are part of the program
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// sides are the four stances in the order of the packed judge's classes, "none" left out.
var sides = [4]graph.Stance{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral}

// sideScores holds a number for each of the sides.
type sideScores [len(sides)]float64

// stanceModel joins the packed judge's logits with the readable features. It is small enough to be read: the file
// stance_weights.json, made by training/stance_eval.py from passages that the judge was not trained on.
type stanceModel struct {
	// Features are the log-odds that a feature of stance_features.go adds to each side, in the order of sides.
	Features map[string]sideScores `json:"features"`
	Bias     sideScores            `json:"bias"`
	// Mix is how much the features count beside the packed judge.
	Mix float64 `json:"mix"`
	// Gate is the logistic model of whether the proposition is spoken of at all.
	Gate struct {
		Bias   float64 `json:"bias"`
		Judge  float64 `json:"judge"`  // the packed judge's log-odds against "none"
		Score  float64 `json:"score"`  // of retrieval
		Gap    float64 `json:"gap"`    // behind the best proposition
		Best   float64 `json:"best"`   // for being it
		Scope  float64 `json:"scope"`  // for a scope word or phrase of the codebook in the content
		Phrase float64 `json:"phrase"` // for a phrase of those for or against it: the researcher's own word; set by hand
		Enough float64 `json:"enough"`
	} `json:"gate"`
	// Confidence calibrates: the logistic model of whether a take is right.
	Confidence struct {
		Bias float64 `json:"bias"`
		Gate float64 `json:"gate"` // log-odds of the gate
		Side float64 `json:"side"` // log-odds of the side
		// Enough is the confidence below which a take is left out.
		Enough float64 `json:"enough"`
	} `json:"confidence"`
	// Article is the same within a longer article, where most statements speak of nothing: classify_article.go.
	Article articleModel `json:"article"`
	names   []string     // of the features, sorted
}

//go:embed stance_weights.json
var stanceWeights []byte

var loadStanceModel = sync.OnceValues(func() (*stanceModel, error) {
	m := new(stanceModel)
	if err := json.Unmarshal(stanceWeights, m); err != nil {
		return nil, fmt.Errorf("stance weights: %w", err)
	}
	m.names = slices.Sorted(keysOf(m.Features))
	return m, nil
})

// spokenOf is the probability that the statement speaks of the candidate.
func (m *stanceModel) spokenOf(c scoredCandidate) float64 {
	g := &m.Gate
	x := g.Bias + g.Judge*againstNone(c.logits) + g.Score*c.score + g.Gap*c.gap
	if c.rank == 0 {
		x += g.Best
	}
	if c.scope {
		x += g.Scope
	}
	if c.phrase {
		x += g.Phrase
	}
	return sigmoid(x)
}

// surest is as much as the packed judge says against "none" of one passage in a hundred.
const surest = 7

// hopeless tells whether a candidate would be left out whatever the packed judge says, so that it need not be asked.
func (m *stanceModel) hopeless(c candidate, long bool) bool {
	return m.spokenOf(scoredCandidate{candidate: c, logits: encoder.Verdict{encoder.ClassSupports: surest}}) < m.open(long)
}

// open is the probability from which on a proposition may count as spoken of.
func (m *stanceModel) open(long bool) float64 {
	if long {
		return m.Article.Open
	}
	return m.Gate.Enough
}

// againstNone is the log-odds of the four sides together against the class "none".
func againstNone(v encoder.Verdict) float64 {
	return logSum(v[encoder.ClassSupports:]) - float64(v[encoder.ClassNone])
}

// side gives the probability of each side, given that the proposition is spoken of.
func (m *stanceModel) side(s *statementReading, c scoredCandidate) sideScores {
	var judge, words sideScores
	for i := range judge {
		judge[i] = float64(c.logits[encoder.ClassSupports+i])
	}
	words = m.Bias
	towards := s.towards(c.proposition)
	for _, name := range m.names {
		x := s.values[name] + towards[name]
		if x == 0 {
			continue
		}
		for i, w := range m.Features[name] {
			words[i] += x * w
		}
	}
	judge, words = softmax(judge), softmax(words)
	for i := range judge {
		judge[i] = math.Log(judge[i]) + m.Mix*math.Log(words[i])
	}
	return softmax(judge)
}

// take decides on a candidate: whether it is spoken of, on which side, how surely and why. In a longer article other
// weights count.
func (m *stanceModel) take(s *statementReading, c scoredCandidate, long bool) (Take, bool) {
	spoken := m.spokenOf(c)
	if spoken < m.open(long) {
		return Take{}, false
	}
	p := m.side(s, c)
	best := 0
	for i := range p {
		if p[i] > p[best] {
			best = i
		}
	}
	model := sides[best]
	t := Take{Proposition: c.proposition.ID, Stance: model}
	why := ""
	if stance, reason, ok := s.rule(c.proposition, model); ok {
		t.Stance, why = stance, reason
		best = slices.Index(sides[:], stance)
		p[best] = max(p[best], ruleSide)
	}
	t.Confidence = m.confidence(spoken, p[best])
	enough := m.Confidence.Enough
	if long {
		named := s.names(c.proposition)
		enough, t.Confidence = m.Article.Enough, m.Article.confidence(spoken, p[best], named, c.titled)
		if why != "" && t.Stance != graph.Neutral && named && spoken >= m.Gate.Enough {
			t.Confidence = max(t.Confidence, sureByRule)
		}
	}
	t.Because = s.because(t, c, p[best], why)
	return t, t.Confidence >= enough
}

// ruleSide is how likely a side is that a rule decided: its share of right ones on the training part.
const ruleSide = 0.9

// confidence is the calibrated probability that a take is right.
func (m *stanceModel) confidence(spoken, side float64) float64 {
	return sigmoid(m.Confidence.Bias + m.Confidence.Gate*logOdds(spoken) + m.Confidence.Side*logOdds(side))
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// logOdds keeps away from certainty, which no model has.
func logOdds(p float64) float64 {
	p = min(max(p, 0.001), 0.999)
	return math.Log(p / (1 - p))
}

func logSum(v []float32) float64 {
	top := float64(slices.Max(v))
	sum := 0.0
	for _, x := range v {
		sum += math.Exp(float64(x) - top)
	}
	return top + math.Log(sum)
}

func softmax(v sideScores) sideScores {
	top, sum := slices.Max(v[:]), 0.0
	for i, x := range v {
		v[i] = math.Exp(x - top)
		sum += v[i]
	}
	for i := range v {
		v[i] /= sum
	}
	return v
}
