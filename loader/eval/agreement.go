package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
)

// Agreement is how far two coders agree on the same articles or passages.
type Agreement struct {
	Articles int    `json:"articles"` // that both have
	Passages int    `json:"passages"`
	OnlyA    int    `json:"onlyA"` // articles and passages that one has alone
	OnlyB    int    `json:"onlyB"`
	BByA     Scores `json:"bByA"` // b's attributions measured by a's
	AByB     Scores `json:"aByB"`
	// Of attributions whose contents match at least by half:
	Form     Kappa `json:"form"`
	Act      Kappa `json:"act"`
	Kind     Kappa `json:"kind"`
	Speaker  Share `json:"speaker"`  // the same name, or nobody
	Stance   Kappa `json:"stance"`   // on propositions that both see spoken of
	SpokenOf PRF   `json:"spokenOf"` // b's propositions measured by a's
}

// Agree compares two codings. Articles and passages belong together by their ids, and must have the same text.
func Agree(a, b corpus.Files) (*Agreement, error) {
	c := &agreeing{}
	if err := c.articles(a, b); err != nil {
		return nil, err
	}
	if err := c.passages(a, b); err != nil {
		return nil, err
	}
	if c.Articles+c.Passages == 0 {
		return nil, graph.Errorf(graph.BadInput, "the two have no article and no passage in common; name two codings of the same ones")
	}
	c.BByA, c.AByB = c.ab.Scores(), c.ba.Scores()
	c.SpokenOf = newPRF(float64(c.both), c.ofB, float64(c.both), c.ofA)
	for _, k := range []*Kappa{&c.Form, &c.Act, &c.Kind, &c.Stance} {
		k.compute()
	}
	return &c.Agreement, nil
}

// agreeing is the work on an agreement.
type agreeing struct {
	Agreement
	ab, ba         Tally
	both, ofA, ofB int // takes
}

// byID reads everything into memory by its id; the first fault ends it.
func byID[T any](seq func(yield func(*T, error) bool), id func(*T) string) (ids []string, all map[string]*T, err error) {
	all = map[string]*T{}
	for x, err := range seq {
		if err != nil {
			return nil, nil, graph.Errorf(graph.BadInput, "%v", err)
		}
		if all[id(x)] == nil {
			ids = append(ids, id(x))
		}
		all[id(x)] = x
	}
	slices.Sort(ids)
	return ids, all, nil
}

// common gives the ids that both have and counts the others.
func (c *agreeing) common(a, b []string) []string {
	var both []string
	for _, id := range a {
		if _, ok := slices.BinarySearch(b, id); ok {
			both = append(both, id)
		}
	}
	c.OnlyA += len(a) - len(both)
	c.OnlyB += len(b) - len(both)
	return both
}

// sameText refuses two texts that differ, and says where.
func sameText(id, a, b string) error {
	if a == b {
		return nil
	}
	x, y := []rune(a), []rune(b)
	at := 0
	for at < min(len(x), len(y)) && x[at] == y[at] {
		at++
	}
	part := func(r []rune) string { return string(r[at:min(len(r), at+30)]) }
	return graph.Errorf(graph.BadInput, "the texts of %s differ from code point %d on: %q and %q; code the same text", id, at, part(x), part(y))
}

func (c *agreeing) articles(a, b corpus.Files) error {
	idsA, ofA, err := byID(a.ReadArticles(), func(x *corpus.Article) string { return x.ID })
	if err != nil {
		return err
	}
	idsB, ofB, err := byID(b.ReadArticles(), func(x *corpus.Article) string { return x.ID })
	if err != nil {
		return err
	}
	for _, id := range c.common(idsA, idsB) {
		x, y := ofA[id], ofB[id]
		if err := sameText(id, x.Text, y.Text); err != nil {
			return err
		}
		c.Articles++
		goldA, goldB := Gold(x), Gold(y)
		for _, q := range c.count(x.Text, goldA, goldB) {
			c.matched(&x.Attributions[q[0]], &y.Attributions[q[1]])
			nobody := goldA[q[0]].Speaker == "" && goldB[q[1]].Speaker == ""
			c.Speaker.add(nobody || SameName(goldA[q[0]].Speaker, goldB[q[1]].Speaker))
		}
	}
	return nil
}

// count measures each by the other and gives the pairs that match.
func (c *agreeing) count(text string, a, b []Attribution) [][2]int {
	c.ab.Add(text, a, b)
	c.ba.Add(text, b, a)
	return Matched(text, a, b)
}

// matched compares what two coders say of one attribution.
func (c *agreeing) matched(x, y *corpus.Attribution) {
	for _, k := range []struct {
		kappa *Kappa
		a, b  string
	}{{&c.Form, x.Form, y.Form}, {&c.Act, x.Act, y.Act}, {&c.Kind, x.Kind, y.Kind}} {
		if k.a != "" && k.b != "" {
			k.kappa.add(k.a, k.b)
		}
	}
	c.ofA += len(x.Positions)
	c.ofB += len(y.Positions)
	left := slices.Clone(y.Positions)
	for _, p := range x.Positions {
		if i := samePosition(p, left, len(x.Positions) == 1); i >= 0 {
			c.both++
			c.Stance.add(p.Stance, left[i].Stance)
			left = slices.Delete(left, i, i+1)
		}
	}
}

// samePosition finds the position that means the same proposition: by its sentence, else by its topic, else the only one where the
// other coder has one alone too. Coders write propositions in words of their own.
func samePosition(p corpus.Position, among []corpus.Position, alone bool) int {
	fold := func(s string) string { return strings.ToLower(strings.TrimRight(s, ". ")) }
	for _, same := range []func(q corpus.Position) bool{
		func(q corpus.Position) bool { return fold(q.Proposition) == fold(p.Proposition) },
		func(q corpus.Position) bool { return fold(q.Topic) == fold(p.Topic) },
		func(corpus.Position) bool { return alone && len(among) == 1 },
	} {
		if i := slices.IndexFunc(among, same); i >= 0 {
			return i
		}
	}
	return -1
}

func (c *agreeing) passages(a, b corpus.Files) error {
	idsA, ofA, err := byID(a.ReadPassages(), func(x *corpus.Passage) string { return x.ID })
	if err != nil {
		return err
	}
	idsB, ofB, err := byID(b.ReadPassages(), func(x *corpus.Passage) string { return x.ID })
	if err != nil {
		return err
	}
	for _, id := range c.common(idsA, idsB) {
		x, y := ofA[id], ofB[id]
		if err := sameText(id, x.Text, y.Text); err != nil {
			return err
		}
		c.Passages++
		for _, q := range c.count(x.Text, goldOf(x), goldOf(y)) {
			c.takes(x.Said[q[0]].Takes, y.Said[q[1]].Takes)
		}
	}
	return nil
}

func goldOf(p *corpus.Passage) []Attribution {
	out := make([]Attribution, len(p.Said))
	for i, s := range p.Said {
		out[i] = Attribution{Source: s.Speaker, Cue: s.Cue, Content: s.Content}
	}
	return out
}

func (c *agreeing) takes(a, b []corpus.Take) {
	c.ofA += len(a)
	c.ofB += len(b)
	for _, x := range a {
		if i := slices.IndexFunc(b, func(y corpus.Take) bool { return y.Proposition == x.Proposition }); i >= 0 {
			c.both++
			c.Stance.add(x.Stance, b[i].Stance)
		}
	}
}

// String is the agreement as tables, per cent but for kappa.
func (g *Agreement) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s and %s coded twice; %d in the first alone, %d in the second\n", count(g.Articles, "article"), count(g.Passages, "passage"), g.OnlyA, g.OnlyB)
	var t table
	t.row("", "second by first", "first by second")
	for _, x := range measures {
		t.row(x.name, percent(x.of(&g.BByA)), percent(x.of(&g.AByB)))
	}
	b.WriteString(t.String())
	var k table
	k.row("of attributions that both have", "kappa", "alike %", "of")
	for _, x := range []struct {
		name string
		k    Kappa
	}{{"form", g.Form}, {"act", g.Act}, {"kind", g.Kind}, {"stance, where both see one", g.Stance}} {
		if x.k.Agreed.Of > 0 {
			k.row(x.name, fmt.Sprintf("%.2f", x.k.Kappa), x.k.Agreed.percent(), fmt.Sprint(x.k.Agreed.Of))
		}
	}
	if g.Speaker.Of > 0 {
		k.row("speaker's name", "", g.Speaker.percent(), fmt.Sprint(g.Speaker.Of))
	}
	b.WriteString(k.String())
	fmt.Fprintf(&b, "propositions spoken of, second by first: precision %s recall %s F1 %s\n", percent(g.SpokenOf[0]), percent(g.SpokenOf[1]), percent(g.SpokenOf[2]))
	return b.String()
}
