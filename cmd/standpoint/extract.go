package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"golang.org/x/sync/errgroup"
)

func (p *program) extractCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "extract PATH… | -",
		Short: "show what would be stored, without storing it",
		Long: `Reads articles as load does and shows what it finds in them: for people the article with its marks, the speakers, stances and reasons;
with --json one object a line for every article. Nothing is stored and no store is asked, so any number of these can run side by side; what is
looked for is in the codebook that --codebook names, else in the built-in one.`,
		Example: "  standpoint extract article.txt\n  standpoint extract --json corpus.jsonl > found.jsonl",
		Args:    atLeast(1, "a file, a folder or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			defer p.sparing()()
			cb, err := p.codebook()
			if err != nil {
				return err
			}
			e, asked, err := p.extractor(cb)
			if err != nil {
				return err
			}
			err = p.extract(cmd.Context(), e, args)
			if asked != nil {
				p.sayf("%s", askedWords(asked()))
			}
			return err
		},
	}
}

// shown is what is to be printed for one source.
type shown struct {
	text string
	name string
	err  error
	stop bool // err says that no article can be read now
}

// extraction is one run of extract: sources are handed to workers as jobs, and what comes out is printed in their order.
type extraction struct {
	*program
	jobs  chan extractJob
	order chan chan shown // bounds how far the fast run ahead of the slow
	bad   int             // sources that could not be read
}

// extractJob is a source, or why there is none, and where what is shown of it goes.
type extractJob struct {
	src graph.Source
	err error
	out chan shown
}

// extract runs sources over all processors and prints them in their order.
func (p *program) extract(ctx context.Context, e *loader.Extractor, paths []string) error {
	for _, line := range passedOver(loader.PassedOver(ctx, paths)) {
		p.sayf("%s", line)
	}
	x := &extraction{program: p, jobs: make(chan extractJob), order: make(chan chan shown, 4*e.Workers())}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return x.feed(ctx, paths) })
	for range e.Workers() {
		group.Go(func() error {
			for j := range x.jobs {
				j.out <- p.extractOne(ctx, e, j.src, j.err)
			}
			return nil
		})
	}
	group.Go(func() error { return x.print(ctx) })
	if err := group.Wait(); err != nil {
		return graph.Wrap(err, graph.Internal, "extraction stopped")
	}
	if x.bad > 0 {
		return errFailed
	}
	return nil
}

// feed hands out what the paths name.
func (x *extraction) feed(ctx context.Context, paths []string) error {
	defer close(x.jobs)
	defer close(x.order)
	for src, err := range loader.Sources(ctx, paths, x.in, x.ownPages()) {
		j := extractJob{src, err, make(chan shown, 1)}
		select {
		case x.order <- j.out:
		case <-ctx.Done():
			return ctx.Err()
		}
		select {
		case x.jobs <- j:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// print prints what comes out, and counts what could not be read.
func (x *extraction) print(ctx context.Context) error {
	for out := range x.order {
		select {
		case s := <-out:
			if s.stop {
				return s.err
			}
			if s.err != nil {
				x.bad++
				x.sayf("%s: %v", printable(s.name), s.err)
				continue
			}
			if x.printf("%s", s.text); x.unwritten != nil {
				return x.unwritten
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (p *program) extractOne(ctx context.Context, e *loader.Extractor, src graph.Source, err error) shown {
	s := shown{name: src.Name, err: err}
	if err != nil {
		return s
	}
	a, err := loader.Read(src)
	if err != nil {
		s.err = err
		return s
	}
	proposal, d, err := e.Extract(ctx, a)
	if err != nil {
		s.err, s.stop = err, graph.CodeOf(err) == graph.Unavailable
		return s
	}
	if p.json {
		line, err := json.Marshal(loader.Extract(proposal))
		s.text, s.err = string(line)+"\n", err
		return s
	}
	s.text = p.showDocument(d, proposal)
	return s
}

// showDocument is an article for people: every line with its marks, and below it what is said there.
func (p *program) showDocument(d *loader.Document, proposal graph.Proposal) string {
	c, width := p.painter(), p.width()
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n", c.paint(bold, printable(d.Article.Title)))
	marks := &marking{ahead: marksOf(proposal)}
	for _, line := range d.Lines {
		if line.Class == loader.Blank {
			continue
		}
		out.WriteString("\n" + wrapMarked(c, d, line, marks, width) + "\n")
		for i, s := range proposal.Statements {
			if first := s.Evidence.Content[0]; line.Start <= first.Start && first.Start < line.End {
				out.WriteString(p.showStatement(c, i, s, proposal, width))
			}
		}
	}
	for _, r := range proposal.Relations {
		fmt.Fprintf(&out, "\n%s %s: %s\n", strings.ToLower(string(r.Relation.Kind)), strings.ToLower(string(r.Relation.Status)), partiesOf(proposal, r.Relation))
	}
	fmt.Fprintf(&out, "\n%s\n\n", c.paint(dim, fmt.Sprintf("%s, %d with a stance, %d without a speaker",
		count(proposal.Article.Coverage.Statements, "statement"), proposal.Article.Coverage.WithStance, proposal.Article.Coverage.Statements-proposal.Article.Coverage.Named)))
	return out.String()
}

// partiesOf names who takes part in a relation.
func partiesOf(p graph.Proposal, r graph.Relation) string {
	s := namesOf(p, r.FromIDs)
	if len(r.ToIDs) > 0 {
		s += " → " + namesOf(p, r.ToIDs)
	}
	return s
}

func namesOf(p graph.Proposal, ids []graph.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
		for _, a := range p.Actors {
			if a.ID == id {
				names[i] = printable(a.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// showStatement is one statement in a few lines: number, who, how, when; then each take with its reason.
func (p *program) showStatement(c painter, i int, s graph.ProposedStatement, proposal graph.Proposal, width int) string {
	k := s.Coding
	who := namesOf(proposal, k.SpeakerIDs)
	switch {
	case who == "" && k.Called != nil:
		who = "unnamed: " + printable(*k.Called)
	case who == "" && k.SpeakerText != nil:
		who = "unnamed: " + printable(*k.SpeakerText)
	case who == "":
		who = "nobody named"
	}
	head := fmt.Sprintf("[%d] %s", i+1, who)
	if s.Within >= 0 {
		head += fmt.Sprintf(", as relayed in [%d]", s.Within+1)
	}
	head += fmt.Sprintf(" · %s, %s", strings.ToLower(string(k.Form)), strings.ToLower(string(k.Act)))
	if day := saidWords(k.Said); day != "" {
		head += " · said " + day
	}
	out := c.paint(dim, wrap(head, 4, width)) + "\n"
	for _, t := range k.Takes {
		glyph, style := stanceStyle(t.Stance)
		line := fmt.Sprintf("%s %s %s (%.2f): %s", glyph, strings.ToLower(string(t.Stance)), t.PropositionID.Key(), t.Confidence, t.Because)
		out += c.paint(style, wrap(line, 8, width)) + "\n"
	}
	return out
}

// saidWords is when something was said: a day, or a first and a last one.
func saidWords(s graph.Said) string {
	switch {
	case s.Until == nil && s.From == nil:
		return ""
	case s.Until == nil:
		return "since " + s.From.String()
	case s.From == nil:
		return "by " + s.Until.String()
	case *s.From == *s.Until:
		return s.Until.String()
	}
	return s.From.String() + "…" + s.Until.String()
}

// stanceStyle is how a stance is shown: the page's glyph and its colour.
func stanceStyle(s graph.Stance) (glyph, style string) {
	switch s {
	case graph.Supports:
		return "+", forBlue
	case graph.Opposes:
		return "−", against
	case graph.Conditional:
		return "±", ifBrown
	}
	return "○", silent
}
