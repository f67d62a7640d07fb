package loader

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
)

// Given is what the judge says of a proposition when it is told that the passage speaks of it.
type Given struct {
	Proposition string
	Rank        int          // its place among all propositions of the codebook, 0 for the likeliest
	Stance      graph.Stance // the likeliest side, however unsure
}

// Probe looks into a judge: it parts finding a proposition from telling the side. It measures, and takes no part in extraction.
// One goroutine uses it at a time.
type Probe struct{ judge *stanceJudge }

// NewProbe makes a probe with memory of its own.
func (c *Classifier) NewProbe() *Probe { return &Probe{c.NewJudge().(*stanceJudge)} }

// Judge gives the takes that extraction would give for the passage alone; see [Judge].
func (p *Probe) Judge(ctx context.Context, x Passage) ([]Take, error) { return p.judge.Judge(ctx, x) }

// Given ranks all propositions for a passage and judges the sides of those named, in the order of their ranks. One that the codebook
// does not have is left out.
func (p *Probe) Given(x Passage, propositions map[string]bool) []Given {
	j := p.judge
	s := j.read(x)
	var wanted []candidate
	for _, c := range j.ranked(x, s, j.propositions, len(j.propositions), false) {
		if propositions[c.proposition.ID] {
			wanted = append(wanted, c)
		}
	}
	always := *j.model
	always.Gate.Enough, always.Confidence.Enough = 0, 0
	var out []Given
	for _, c := range j.closely(wanted) {
		t, _ := always.take(s, c, false)
		out = append(out, Given{c.proposition.ID, c.rank, t.Stance})
	}
	return out
}
