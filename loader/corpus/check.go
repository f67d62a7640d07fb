package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Summary counts what a check has read.
type Summary struct {
	Articles     int            `json:"articles"`
	HeldOut      int            `json:"heldOutArticles"`
	Attributions int            `json:"attributions"`
	Positions    int            `json:"positions"`
	Passages     int            `json:"passages"`
	HeldPassages int            `json:"heldOutPassages"`
	Said         int            `json:"said"`
	Takes        map[string]int `json:"takes"`   // by stance
	Nothing      int            `json:"nothing"` // attributions of passages without a take
	Propositions int            `json:"propositions"`
	Faults       int            `json:"faults"`
}

// Check reads everything that the files hold and reports all that is wrong with it, in the order of the files. The error is that of
// ctx alone. One goroutine calls report.
func Check(ctx context.Context, files Files, report func(Fault)) (Summary, error) {
	c := &checking{ctx: ctx, report: report, sum: Summary{Takes: map[string]int{}}, ids: map[string]Fault{}, texts: map[string]Fault{}, known: map[string]bool{}, used: map[string]bool{}}
	for _, check := range []func(Files) error{c.articles, c.propositions, c.passages} {
		if err := check(files); err != nil {
			return c.sum, err
		}
	}
	return c.sum, nil
}

// checking is one run over the files.
type checking struct {
	ctx        context.Context
	report     func(Fault)
	sum        Summary
	ids, texts map[string]Fault // where each was first
	known      map[string]bool  // propositions
	used       map[string]bool
}

func (c *checking) fault(file string, line int, format string, args ...any) {
	c.sum.Faults++
	c.report(Fault{file, line, fmt.Sprintf(format, args...)})
}

// faults reports what reading found.
func (c *checking) faults(err error) {
	var list Faults
	if errors.As(err, &list) {
		for _, f := range list {
			c.sum.Faults++
			c.report(f)
		}
	}
}

// once finds ids and texts that stand twice.
func (c *checking) once(kind, id, text, file string, line int) {
	for _, x := range []struct {
		what, key, advice string
		in                map[string]Fault
	}{{"id " + id, kind + id, "give it another", c.ids}, {"text of " + id, strings.Join(strings.Fields(strings.ToLower(text)), " "), "take one out", c.texts}} {
		if strings.HasSuffix(x.what, " ") || x.key == "" {
			continue
		}
		if first, twice := x.in[x.key]; twice {
			c.fault(file, line, "the %s is also in %s:%d; %s", x.what, first.File, first.Line, x.advice)
			continue
		}
		x.in[x.key] = Fault{File: file, Line: line}
	}
}

func (c *checking) articles(files Files) error {
	var ids []string
	for a, err := range files.ReadArticles() {
		c.faults(err)
		if c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		if a == nil {
			continue
		}
		c.once("article ", a.ID, a.Text, a.File, a.Line)
		ids = append(ids, a.ID)
		c.sum.Articles++
		c.sum.Attributions += len(a.Attributions)
		for _, x := range a.Attributions {
			c.sum.Positions += len(x.Positions)
		}
	}
	c.sum.HeldOut = len(HeldOut(ids))
	return nil
}

func (c *checking) propositions(files Files) error {
	for p, err := range files.ReadPropositions() {
		c.faults(err)
		if p == nil || p.ID == "" {
			continue
		}
		c.once("proposition ", p.ID, p.Text, p.File, p.Line)
		c.known[p.ID] = true
		c.sum.Propositions++
	}
	return c.ctx.Err()
}

func (c *checking) passages(files Files) error {
	var sets contrastSets
	for p, err := range files.ReadPassages() {
		c.faults(err)
		if c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		if p == nil {
			continue
		}
		if sets.file != p.File {
			sets.end(c)
			sets = contrastSets{file: p.File}
		}
		c.passage(p)
		sets.add(c, p)
	}
	sets.end(c)
	return nil
}

// passage checks one passage against what is known of all.
func (c *checking) passage(p *Passage) {
	c.once("passage ", p.ID, p.Text, p.File, p.Line)
	c.sum.Passages++
	if p.HeldOut() {
		c.sum.HeldPassages++
	}
	for i, s := range p.Said {
		c.sum.Said++
		if len(s.Takes) == 0 {
			c.sum.Nothing++
		}
		for _, t := range s.Takes {
			c.sum.Takes[t.Stance]++
			if !c.known[t.Proposition] {
				c.fault(p.File, p.Line, "%s, said %d: unknown proposition %q; propositions*.jsonl beside the file list those there are", p.ID, i+1, t.Proposition)
			}
		}
		same := func(o Said) bool {
			return slices.Equal(o.Content, s.Content) && slices.Equal(o.Speaker, s.Speaker) && slices.Equal(o.Cue, s.Cue)
		}
		if slices.ContainsFunc(p.Said[:i], same) {
			c.fault(p.File, p.Line, "%s: said %d stands there twice; join its takes in one", p.ID, i+1)
		}
	}
}
