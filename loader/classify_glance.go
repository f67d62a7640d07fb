package loader

import (
	_ "embed" // the map is part of the program
	"fmt"
	"sync"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// Most statements of an article name a word of some proposition and speak of none. Reading one to the end takes milliseconds, and
// after the first layers it is known well enough what it is about: a linear map guesses from them the vector that finds
// propositions. Where even the best guess stays below what any take of the training articles had, the statement is put aside.
// That a network may stop where its early layers suffice is an old thought: Teerapittayanon et al. 2016, "BranchyNet".

//go:embed encoder/model/glance.safetensors
var glanceFile []byte

// glance is the map, fitted by TestGlance to one judge and of no use to another.
type glance struct {
	matrix, bias []float32 // [Width][2*Width], [Width]: content mean, then passage mean, after encoder.GlanceLayers
	enough       float64   // the guess of a score below which a statement is put aside
	judge        int32     // fingerprint
}

var loadGlance = sync.OnceValues(func() (*glance, error) {
	t, err := encoder.OpenTensors(glanceFile)
	if err != nil {
		return nil, fmt.Errorf("glance model: %w", err)
	}
	const n = encoder.Width
	g := new(glance)
	if g.matrix, err = t.Floats("glance", n, 2*n); err != nil {
		return nil, fmt.Errorf("glance model: %w", err)
	}
	if g.bias, err = t.Floats("glance.bias", n); err != nil {
		return nil, fmt.Errorf("glance model: %w", err)
	}
	enough, err := t.Floats("enough", 1)
	if err != nil {
		return nil, fmt.Errorf("glance model: %w", err)
	}
	of, err := t.Ints("judge", 1)
	if err != nil {
		return nil, fmt.Errorf("glance model: %w", err)
	}
	g.enough, g.judge = float64(enough[0]), of[0]
	return g, nil
})

// glanceFor gives the map if it was fitted to the judge, nil if not: then every statement is read to the end.
func glanceFor(judge *encoder.Judge) (*glance, error) {
	g, err := loadGlance()
	if err != nil || g.judge != judge.Fingerprint() {
		return nil, err
	}
	return g, nil
}

// best guesses the highest score that a statement will have with any of the propositions, whose shared words are given.
func (g *glance) best(early encoder.Judgement, open []*stanceProposition, words []wordScore) float64 {
	q := vector(g.matrix, g.bias, early.Content, early.Passage)
	best := -1.0
	for i, p := range open {
		best = max(best, dot(q, p.vector)+words[i].passage+words[i].content)
	}
	return best
}

// leastUnnamed is the guess below which a statement that names no subject itself is put aside: what only the words around it name is seldom what it speaks of,
// and where it is, and is seen, the guess is high. Below it no take is lost in the sample, in the held-out articles (TestGlanceLosesNoTake) and among the
// right ones of the held-out reports. To read such statements to the end took a third as long again for mixed news.
const leastUnnamed = 0.22

// least is the guess below which a statement is put aside.
func (g *glance) least(s *statementReading, open []*stanceProposition) float64 {
	if len(namedIn(open, s.stems())) == 0 {
		return max(g.enough, leastUnnamed)
	}
	return g.enough
}
