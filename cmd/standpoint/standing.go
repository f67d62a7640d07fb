package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// standing is one actor on one proposition, with what is needed to print it.
type standing struct {
	Proposition   string       `json:"proposition"`
	Actor         string       `json:"actor"`
	ID            graph.ID     `json:"actorId"`
	Stance        graph.Stance `json:"stance"`
	Statements    int          `json:"statements"`
	First         string       `json:"firstSaid,omitempty"`
	Last          string       `json:"lastSaid,omitempty"`
	Changed       bool         `json:"changed"`
	Contradictory bool         `json:"contradictory"`
	Latest        answer       `json:"latest"`
}

// stanceOrder is the order in which stances are shown.
var stanceOrder = []graph.Stance{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral}

// group is who stands where on one proposition: the first actors of so many.
type group struct {
	standings []standing
	total     int
}

// showStances prints who stands where on each of the propositions, the first actors of each; those without a statement are left out.
func (p *program) showStances(ctx context.Context, g *graph.Graph, f *graph.StatementFilter, list []*graph.Proposition, first int) error {
	groups, err := standings(ctx, g, f, list, first)
	if err != nil {
		return err
	}
	shown, total := 0, 0
	for i, group := range groups {
		shown, total = shown+len(group.standings), total+group.total
		if len(group.standings) == 0 {
			continue
		}
		if err := p.showStanding(list[i], group, 0); err != nil {
			return err
		}
	}
	p.sayTally(shown, total, "stance")
	return nil
}

// standings gives for each proposition the first actors that took a stance on it, most statements first, and how many did.
func standings(ctx context.Context, g *graph.Graph, f *graph.StatementFilter, list []*graph.Proposition, first int) ([]group, error) {
	summaries, totals, err := summariesOf(ctx, g, f, list, first)
	if err != nil {
		return nil, err
	}
	var latest, actors []graph.ID
	for _, rows := range summaries {
		for _, s := range rows {
			latest, actors = append(latest, s.LatestID), append(actors, s.ActorID)
		}
	}
	nodes, err := nodesByID(ctx, g, append(latest, actors...))
	if err != nil {
		return nil, err
	}
	answers, err := latestAnswers(ctx, g, nodes)
	if err != nil {
		return nil, err
	}
	out := make([]group, len(list))
	for i, rows := range summaries {
		out[i].total = totals[i]
		for _, s := range rows {
			out[i].standings = append(out[i].standings, standingOf(list[i], s, nodes, answers))
		}
	}
	return out, nil
}

// summariesOf reads for each proposition its first rows, a page of the graph at a time, and how many there are: the first page of all at once,
// the next ones of each that has more.
func summariesOf(ctx context.Context, g *graph.Graph, f *graph.StatementFilter, list []*graph.Proposition, first int) (rows [][]graph.StanceSummary, totals []int, err error) {
	ids := make([]graph.ID, len(list))
	for i, x := range list {
		ids[i] = x.ID
	}
	pages, err := g.PropositionStances(ctx, ids, f, graph.Range{First: min(first, graph.MaxPage), CountTo: graph.MaxTotal})
	if err != nil {
		return nil, nil, err
	}
	rows, totals = make([][]graph.StanceSummary, len(list)), make([]int, len(list))
	for i, page := range pages {
		rows[i], totals[i] = page.Items, page.Total
		for page.After && len(rows[i]) < first {
			next, err := g.PropositionStances(ctx, ids[i:i+1], f, graph.Range{First: min(first-len(rows[i]), graph.MaxPage), After: page.Cursors[len(page.Cursors)-1]})
			if err != nil {
				return nil, nil, err
			}
			page = next[0]
			rows[i] = append(rows[i], page.Items...)
			if len(page.Items) == 0 {
				break // they went while they were read
			}
		}
	}
	return rows, totals, nil
}

// latestAnswers makes answers of the statements among nodes.
func latestAnswers(ctx context.Context, g *graph.Graph, nodes map[graph.ID]graph.Node) (map[graph.ID]answer, error) {
	var list []*graph.Statement
	for _, n := range nodes {
		if s, ok := n.(*graph.Statement); ok {
			list = append(list, s)
		}
	}
	answers, err := answersOf(ctx, g, list)
	if err != nil {
		return nil, err
	}
	out := make(map[graph.ID]answer, len(answers))
	for _, a := range answers {
		out[a.Statement] = a
	}
	return out, nil
}

func standingOf(x *graph.Proposition, s graph.StanceSummary, nodes map[graph.ID]graph.Node, answers map[graph.ID]answer) standing {
	out := standing{
		Proposition: x.Slug, ID: s.ActorID, Actor: string(s.ActorID), Stance: s.Stance,
		Statements: s.Tally.Supports + s.Tally.Opposes + s.Tally.Conditional + s.Tally.Neutral,
		First:      dayText(s.Tally.FirstSaid), Last: dayText(s.Tally.LastSaid),
		Changed: s.Changed, Contradictory: s.Contradictory, Latest: answers[s.LatestID],
	}
	if a, ok := nodes[s.ActorID].(graph.Actor); ok {
		out.Actor = a.Profiled().Name
	}
	return out
}

// showStanding prints one proposition: a line for each stance, or, with quotations > 0, the latest words of so many actors a stance.
func (p *program) showStanding(x *graph.Proposition, group group, quotations int) error {
	if p.json {
		for _, s := range group.standings {
			line, err := json.Marshal(s)
			if err != nil {
				return err
			}
			p.printf("%s\n", line)
		}
		return nil
	}
	c, width := p.painter(), p.width()
	p.printf("%s  %s\n", c.paint(bold, x.Text), c.paint(dim, x.Slug))
	for _, stance := range stanceOrder {
		var names []string
		var quoted []standing
		for _, s := range group.standings {
			if s.Stance != stance {
				continue
			}
			if len(quoted) < quotations && stance != graph.Neutral {
				quoted = append(quoted, s)
				continue
			}
			names = append(names, standingWords(s))
		}
		p.showStance(c, stance, names, quoted, width)
	}
	if more := group.total - len(group.standings); more > 0 {
		p.printf("  %s\n", c.paint(dim, "and "+count(more, "more actor")))
	}
	p.printf("\n")
	return nil
}

// showStance prints those of one stance: the quoted ones with their words, the others by name.
func (p *program) showStance(c painter, stance graph.Stance, names []string, quoted []standing, width int) {
	glyph, style := stanceStyle(stance)
	label := fmt.Sprintf("%s %-11s", glyph, strings.ToLower(string(stance)))
	for _, s := range quoted {
		p.printf("  %s  %s\n%s\n", c.paint(style, label), standingWords(s), wrap(s.Latest.words(), 17, width))
		p.printf("%s%s\n", strings.Repeat(" ", 17), c.paint(dim, sourceWords(s.Latest)))
	}
	if len(names) == 0 {
		return
	}
	if len(quoted) > 0 {
		label = strings.Repeat(" ", 7) + "also  "
	}
	list := strings.TrimLeft(wrap(strings.Join(names, ", "), 17, width), " ")
	p.printf("  %s  %s\n", c.paint(style, label), list)
}

// standingWords is an actor with how often and when last.
func standingWords(s standing) string {
	words := printable(s.Actor)
	if s.Statements > 1 {
		words += fmt.Sprintf(" ×%d", s.Statements)
	}
	if s.Last != "" {
		words += " (" + s.Last
		if s.Changed {
			words += ", changed"
		}
		if s.Contradictory {
			words += ", both in one day"
		}
		words += ")"
	}
	return words
}

// sourceWords is where the words stand: title, publisher, day.
func sourceWords(a answer) string {
	parts := []string{printable(a.Title)}
	for _, s := range []string{a.Publisher, a.Published} {
		if s != "" {
			parts = append(parts, printable(s))
		}
	}
	return "— " + strings.Join(parts, ", ")
}
