package eval

import (
	"context"
	"maps"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Sides are the stances in the order of tables.
var Sides = []graph.Stance{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral}

// nothing stands in confusion tables for a proposition that is not spoken of.
const nothing = graph.Stance("NOTHING")

// Judged is what came out for one statement.
type Judged struct {
	Takes []loader.Take  // end to end: found among all propositions
	Given []loader.Given // for the propositions that it does speak of
}

// JudgeAll judges statements with a classifier on all cores; the results are in their order.
func JudgeAll(ctx context.Context, c *loader.Classifier, statements []Statement, progress Progress) ([]Judged, error) {
	out := make([]Judged, len(statements))
	err := inParallel(ctx, len(statements), progress, func() func(context.Context, int) (int, error) {
		p := c.NewProbe()
		return func(ctx context.Context, i int) (int, error) {
			s := &statements[i]
			wanted := map[string]bool{}
			for id := range s.Gold {
				wanted[id] = true
			}
			var err error
			if out[i].Takes, err = p.Judge(ctx, s.Passage); err != nil {
				return 0, err
			}
			out[i].Given = p.Given(s.Passage, wanted)
			return 1, nil
		}
	})
	return out, err
}

// StanceTally counts stances over any number of statements. Make it with [NewStanceTally].
type StanceTally struct {
	counts     func(proposition string) bool // nil: all do
	statements int
	given      map[string]*GivenSides // by set
	ranked     [3]Share               // the proposition is among the first 1, 3, 5
	table      map[graph.Stance]map[graph.Stance]int
	confidence Reliability
}

// NewStanceTally counts propositions for which counts is true, all if it is nil.
func NewStanceTally(counts func(proposition string) bool) *StanceTally {
	t := &StanceTally{counts: counts, given: map[string]*GivenSides{}, table: map[graph.Stance]map[graph.Stance]int{}}
	for _, s := range append([]graph.Stance{nothing}, Sides...) {
		t.table[s] = map[graph.Stance]int{}
	}
	return t
}

// firsts are the places up to which finding a proposition is counted.
var firsts = [3]int{1, 3, 5}

// Add counts one statement.
func (t *StanceTally) Add(s *Statement, j *Judged) {
	t.statements++
	t.addGiven(s, j)
	said := map[string]bool{}
	for _, take := range j.Takes {
		if t.leavesOut(take.Proposition) {
			continue
		}
		said[take.Proposition] = true
		gold, there := s.Gold[take.Proposition]
		if !there {
			gold = nothing
		}
		t.table[gold][take.Stance]++
		t.confidence.Add(take.Confidence, gold == take.Stance)
	}
	for _, p := range slices.Sorted(maps.Keys(s.Gold)) {
		if !said[p] && !t.leavesOut(p) {
			t.table[s.Gold[p]][nothing]++
		}
	}
}

// addGiven counts the sides that a statement takes when the proposition is given, and of what is not a pair the proposition's rank.
func (t *StanceTally) addGiven(s *Statement, j *Judged) {
	for _, g := range j.Given {
		if t.leavesOut(g.Proposition) {
			continue
		}
		if t.given[s.Set] == nil {
			t.given[s.Set] = &GivenSides{Table: map[string]Confusion{}}
		}
		t.given[s.Set].add(s.Gold[g.Proposition], g.Stance)
		if s.oneMarked() {
			continue
		}
		for i, k := range firsts {
			t.ranked[i].add(g.Rank < k)
		}
	}
}

func (t *StanceTally) leavesOut(proposition string) bool {
	return t.counts != nil && !t.counts(proposition)
}

// StanceReport is how well stances are found.
type StanceReport struct {
	Statements   int                    `json:"statements"` // but for those of pairs
	Propositions int                    `json:"propositions"`
	Given        map[string]*GivenSides `json:"given"`  // by set of passages
	Ranked       [3]Share               `json:"ranked"` // the proposition among the first 1, 3 and 5
	EndToEnd     EndToEnd               `json:"endToEnd"`
	Default      *EndToEnd              `json:"default,omitempty"` // the same, of the propositions of the codebook that ships
	Table        map[string]Confusion   `json:"table"`             // by gold stance; "nothing" is a proposition not spoken of
	Confidence   *Reliability           `json:"confidence"`
}

// Confusion counts what was said by stance.
type Confusion map[string]int

// GivenSides is how often the side is right when the proposition is given.
type GivenSides struct {
	Share
	Table map[string]Confusion `json:"table"` // by gold stance
}

func (g *GivenSides) add(gold, said graph.Stance) {
	g.Share.add(gold == said)
	if g.Table[lower(gold)] == nil {
		g.Table[lower(gold)] = Confusion{}
	}
	g.Table[lower(gold)][lower(said)]++
}

// EndToEnd is finding the proposition and the side at once.
type EndToEnd struct {
	MacroF1  float64            `json:"macroF1"`  // mean of the four stances' F1, 0 to 1
	F1       map[string]float64 `json:"f1"`       // by stance
	SpokenOf PRF                `json:"spokenOf"` // that the proposition is spoken of, whatever the side
}

// endToEnd reads the figures out of the confusion table.
func (t *StanceTally) endToEnd() EndToEnd {
	e := EndToEnd{F1: map[string]float64{}}
	found, said, gold := 0, 0, 0
	for _, s := range Sides {
		right, saidSo, goldSo := t.table[s][s], t.table[nothing][s], t.table[s][nothing]
		for _, o := range Sides {
			saidSo += t.table[o][s]
			goldSo += t.table[s][o]
			found += t.table[s][o]
		}
		said, gold = said+saidSo, gold+goldSo
		f := 0.0
		if saidSo+goldSo > 0 {
			f = 2 * float64(right) / float64(saidSo+goldSo)
		}
		e.F1[lower(s)] = f
		e.MacroF1 += f / float64(len(Sides))
	}
	e.SpokenOf = newPRF(float64(found), said, float64(found), gold)
	return e
}

// MeasureStances judges statements by a codebook of the corpus and reports; own is the codebook that ships, whose propositions are
// also reported apart. Of pairs and wire paragraphs only the side counts, the proposition given, and the propositions that they alone speak of are not
// among those to choose from: so pairs can be added without a change of any other figure.
func MeasureStances(ctx context.Context, cb, own *codebook.Codebook, statements []Statement, progress Progress) (*StanceReport, error) {
	var pairs, others []Statement
	for _, s := range statements {
		if s.oneMarked() {
			pairs = append(pairs, s)
		} else {
			others = append(others, s)
		}
	}
	open := withoutPairs(cb)
	judged, err := judgeBy(ctx, open, others, progress)
	if err != nil {
		return nil, err
	}
	all, some := NewStanceTally(nil), NewStanceTally(func(p string) bool { return own.Proposition(p) != nil })
	for i := range others {
		all.Add(&others[i], &judged[i])
		some.Add(&others[i], &judged[i])
	}
	if judged, err = judgeBy(ctx, cb, pairs, progress.after(len(others))); err != nil {
		return nil, err
	}
	for i := range pairs {
		all.addGiven(&pairs[i], &judged[i])
	}
	return all.report(open, own, some), nil
}

// judgeBy judges statements by a codebook; without statements none is made ready.
func judgeBy(ctx context.Context, cb *codebook.Codebook, statements []Statement, progress Progress) ([]Judged, error) {
	if len(statements) == 0 {
		return nil, nil
	}
	c, err := loader.NewClassifier(cb)
	if err != nil {
		return nil, err
	}
	return JudgeAll(ctx, c, statements, progress)
}

// report gives the figures of all propositions of cb, and of those that own has too, which some has counted.
func (t *StanceTally) report(cb, own *codebook.Codebook, some *StanceTally) *StanceReport {
	r := &StanceReport{
		Statements: t.statements, Given: t.given, Ranked: t.ranked, EndToEnd: t.endToEnd(),
		Confidence: &t.confidence, Table: map[string]Confusion{},
	}
	for _, t := range cb.Topics {
		r.Propositions += len(t.Propositions)
	}
	for gold, row := range t.table {
		r.Table[lower(gold)] = Confusion{}
		for said, n := range row {
			r.Table[lower(gold)][lower(said)] = n
		}
	}
	if d := some.endToEnd(); r.Propositions > 0 && own.Stats().Propositions < r.Propositions {
		r.Default = &d
	}
	return r
}
