package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/standpoint-graph/standpoint/graph"
)

// question is what `standpoint ask` is asked.
type question struct {
	speaker, about, since, until, text, publisher, by string
	stance                                            []string
	first                                             int
}

func (p *program) askCommand() *cobra.Command {
	var q question
	c := &cobra.Command{
		Use:   "ask",
		Short: "who said what about it, when, in which article, in which words",
		Long: `Answers from the store. --about takes a topic, a proposition, or a word of one; --speaker any name or spelling. A name that is not known, or
could mean several, is an error that offers the nearest. With --by stance it says who stands where instead of listing statements.
How many there are beside those that are shown stands on standard error.`,
		Example: "  standpoint ask --speaker Orlov --about neutrality --since 2024-12\n  standpoint ask --about minerals --by stance\n  standpoint ask --about minerals --stance opposes --json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := p.openExisting(cmd.Context())
			if err != nil {
				return err
			}
			defer p.close(g)
			return p.ask(cmd.Context(), g, q)
		},
		PreRunE: func(cmd *cobra.Command, _ []string) error {
			for _, name := range []string{"speaker", "about", "text", "publisher", "since", "until", "by"} {
				if f := cmd.Flags().Lookup(name); f.Changed && strings.TrimSpace(f.Value.String()) == "" {
					return usage{fmt.Errorf("--%s is empty; say what you mean, or leave it out", name)}
				}
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&q.speaker, "speaker", "", "who said it")
	f.StringVar(&q.about, "about", "", "a topic, a proposition or a word of one")
	f.StringVar(&q.since, "since", "", "said on or after: 2024, 2024-12 or 2024-12-19")
	f.StringVar(&q.until, "until", "", "said on or before")
	f.StringVar(&q.text, "text", "", `words of the statement; "a phrase" in quotation marks`)
	f.StringVar(&q.publisher, "publisher", "", "who printed it")
	f.StringSliceVar(&q.stance, "stance", nil, "supports, opposes, conditional, neutral")
	f.StringVar(&q.by, "by", "", "stance: who stands where, instead of statements")
	f.IntVar(&q.first, "first", 20, "how many statements; with --by stance, how many actors on each proposition")
	return c
}

// ask answers q on standard output.
func (p *program) ask(ctx context.Context, g *graph.Graph, q question) error {
	if q.by != "" && q.by != "stance" {
		return usage{fmt.Errorf("--by %q is not known; write --by stance or leave it out", q.by)}
	}
	if q.first < 1 {
		return usage{fmt.Errorf("--first %d asks for nothing; give 1 or more", q.first)}
	}
	cb, err := g.Codebook(ctx)
	if err != nil {
		return err
	}
	filter, propositions, err := q.filter(cb)
	if err != nil {
		return err
	}
	if q.by == "stance" {
		return p.showStances(ctx, g, filter, propositions, q.first)
	}
	return p.showStatements(ctx, g, cb, filter, q.first)
}

// filter turns a question into a filter, and says which propositions it is about.
func (q question) filter(cb graph.Codebook) (*graph.StatementFilter, []*graph.Proposition, error) {
	f := &graph.StatementFilter{}
	if q.speaker != "" {
		f.Speaker = &graph.ActorMatch{Names: []string{q.speaker}}
	}
	if q.text != "" {
		f.Text = &q.text
	}
	if q.publisher != "" {
		f.Publisher = []string{q.publisher}
	}
	var err error
	if f.Said, err = q.days(); err != nil {
		return nil, nil, err
	}
	about, err := propositionsAbout(cb, q.about)
	if err != nil {
		return nil, nil, err
	}
	take := &graph.TakeFilter{}
	if q.about != "" {
		for _, x := range about {
			take.Proposition = append(take.Proposition, x.Slug)
		}
	}
	for _, s := range q.stance {
		stance := graph.Stance(strings.ToUpper(s))
		if glyph, _ := stanceStyle(stance); glyph == "○" && stance != graph.Neutral {
			return nil, nil, usage{fmt.Errorf("--stance %q is not known; write supports, opposes, conditional or neutral", s)}
		}
		take.Stance = append(take.Stance, stance)
	}
	if take.Proposition != nil || take.Stance != nil {
		f.Takes = take
	}
	return f, about, nil
}

// days is the range of said days, nil if none was given.
func (q question) days() (*graph.DateRange, error) {
	if q.since == "" && q.until == "" {
		return nil, nil
	}
	r := &graph.DateRange{}
	var err error
	if q.since != "" {
		if r.From, err = dayOf("--since", q.since, false); err != nil {
			return nil, err
		}
	}
	if q.until != "" {
		if r.Until, err = dayOf("--until", q.until, true); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// dayOf reads a day, or the first or last one of a month or a year.
func dayOf(flag, s string, last bool) (*graph.Date, error) {
	var d graph.Date
	var err error
	switch len(s) {
	case 4:
		if d, err = graph.ParseDate(s + "-01-01"); err == nil && last {
			d = graph.Date{Year: d.Year, Month: 12, Day: 31}
		}
	case 7:
		if d, err = graph.ParseDate(s + "-01"); err == nil && last {
			d = graph.DateOf(d.Time().AddDate(0, 1, -1))
		}
	default:
		d, err = graph.ParseDate(s)
	}
	if err != nil {
		return nil, usage{fmt.Errorf("%s %q is not a day, month or year; write 2024-12-19, 2024-12 or 2024", flag, s)}
	}
	return &d, nil
}

// propositionsAbout finds what a name means: a topic, a proposition, or a word that only one topic or proposition has. For "" it is all.
func propositionsAbout(cb graph.Codebook, name string) ([]*graph.Proposition, error) {
	var all, words []*graph.Proposition
	slug := graph.Slug(name)
	for _, t := range cb.Topics {
		if name != "" && (t.ID.Key() == slug || graph.Slug(t.Name) == slug) {
			return t.Propositions, nil
		}
		for _, x := range t.Propositions {
			switch {
			case name != "" && x.Slug == slug:
				return []*graph.Proposition{x}, nil
			case hasWord(x.Slug, slug):
				words = append(words, x)
			}
			all = append(all, x)
		}
	}
	switch {
	case name == "":
		return all, nil
	case len(words) == 1:
		return words, nil
	case len(words) == 0 && len(near(all, name)) == 1:
		return near(all, name), nil
	case len(words) == 0 && len(near(all, name)) > 1:
		words = near(all, name)
		return nil, graph.Errorf(graph.BadInput, "%q could mean several propositions; write one of %s", name, slugs(words, 3))
	case len(words) > 1:
		return nil, graph.Errorf(graph.BadInput, "%q could mean several propositions; write one of %s", name, slugs(words, 3))
	}
	return nil, graph.Errorf(graph.BadInput, "nothing in the codebook is called %q; the nearest are %s", name, nearestAbout(cb, slug))
}

// near gives the propositions that have every word of a name, or one that begins alike ("neutral": neutrality), in slug or text.
func near(all []*graph.Proposition, name string) []*graph.Proposition {
	const alike = 5 // letters
	wanted := graph.Words(name)
	var out []*graph.Proposition
	for _, x := range all {
		have := graph.Words(strings.ReplaceAll(x.Slug, "-", " ") + " " + x.Text)
		found := 0
		for _, w := range wanted {
			for _, h := range have {
				if h == w || len(w) >= alike && len(h) >= alike && h[:alike] == w[:alike] {
					found++
					break
				}
			}
		}
		if found == len(wanted) && found > 0 {
			out = append(out, x)
		}
	}
	return out
}

// hasWord tells whether part is one or more whole words of a slug.
func hasWord(slug, part string) bool {
	return part != "" && strings.Contains("-"+slug+"-", "-"+part+"-")
}

func slugs(list []*graph.Proposition, most int) string {
	var out []string
	for _, x := range list[:min(len(list), most)] {
		out = append(out, x.Slug)
	}
	return strings.Join(out, ", ")
}

// nearestAbout names the three topics or propositions that are spelt most like s.
func nearestAbout(cb graph.Codebook, s string) string {
	var names []string
	for _, t := range cb.Topics {
		names = append(names, t.ID.Key())
		for _, x := range t.Propositions {
			names = append(names, x.Slug)
		}
	}
	if len(names) == 0 {
		return "none: no codebook has been loaded yet; run standpoint load first"
	}
	return strings.Join(graph.NearestTexts(s, names, 3), ", ")
}
