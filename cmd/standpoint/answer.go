package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// answer is one statement with all that is needed to print or cite it.
type answer struct {
	Statement graph.ID     `json:"statement"`
	Speakers  []string     `json:"speakers"`
	Printed   string       `json:"speakerText,omitempty"`
	Called    string       `json:"called,omitempty"`
	Cue       string       `json:"cue,omitempty"`
	Content   string       `json:"content"`
	Form      graph.Form   `json:"form"`
	Said      answerSaid   `json:"said"`
	Takes     []answerTake `json:"takes"`
	Article   graph.ID     `json:"article"`
	Title     string       `json:"title"`
	Publisher string       `json:"publisher,omitempty"`
	Published string       `json:"publishedOn,omitempty"`
	URL       string       `json:"url,omitempty"`
	Offsets   [][2]int     `json:"offsets"`
}

type answerSaid struct {
	From  string          `json:"from,omitempty"`
	Until string          `json:"until,omitempty"`
	Basis graph.SaidBasis `json:"basis"`
}

type answerTake struct {
	Proposition string       `json:"proposition"`
	Stance      graph.Stance `json:"stance"`
	Confidence  float64      `json:"confidence"`
	Because     string       `json:"because"`
}

// showStatements prints the newest statements that the filter lets through, a page of the store at a time.
func (p *program) showStatements(ctx context.Context, g *graph.Graph, cb graph.Codebook, f *graph.StatementFilter, first int) error {
	q := graph.StatementQuery{Filter: *f, Order: graph.StatementOrder{Field: graph.StatementsBySaid, Direction: graph.Descending}}
	shown, total := 0, 0
	for shown < first {
		q.Range = graph.Range{First: min(first-shown, graph.MaxPage), After: q.After, CountTo: graph.MaxTotal}
		pages, err := g.Statements(ctx, q)
		if err != nil {
			return err
		}
		page := pages[0]
		total = page.Total
		if err := p.showPage(ctx, g, cb, page.Items); err != nil {
			return err
		}
		shown += len(page.Items)
		if !page.After || len(page.Items) == 0 {
			break
		}
		q.After = page.Cursors[len(page.Cursors)-1]
	}
	p.sayTally(shown, total, "statement")
	return nil
}

// sayTally says how many are shown of how many: to programs only where there are more, which they would not know otherwise.
func (p *program) sayTally(shown, total int, noun string) {
	if !p.json || shown < total {
		p.sayf("%s", tally(shown, total, noun))
	}
}

// tally says how many are shown of how many.
func tally(shown, total int, noun string) string {
	switch {
	case total == 0:
		return "nobody said anything of the kind; ask for less, or load more articles"
	case total >= graph.MaxTotal:
		return fmt.Sprintf("%d shown of %d or more; ask for more with --first", shown, total)
	case shown < total:
		return fmt.Sprintf("%d shown of %d; ask for more with --first", shown, total)
	}
	return count(shown, noun)
}

// showPage prints statements with their speakers and articles, which it fetches for all of them at once.
func (p *program) showPage(ctx context.Context, g *graph.Graph, cb graph.Codebook, list []*graph.Statement) error {
	answers, err := answersOf(ctx, g, list)
	if err != nil {
		return err
	}
	c, width := p.painter(), p.width()
	for _, a := range answers {
		if p.json {
			line, err := json.Marshal(a)
			if err != nil {
				return err
			}
			p.printf("%s\n", line)
			continue
		}
		p.showAnswer(c, cb, a, width)
	}
	return nil
}

func (p *program) showAnswer(c painter, cb graph.Codebook, a answer, width int) {
	p.printf("%s\n%s\n", answerHead(c, a), wrap(a.words(), 2, width))
	for _, t := range a.Takes {
		glyph, style := stanceStyle(t.Stance)
		p.printf("  %s  %s\n", c.paint(style, glyph+" "+strings.ToLower(string(t.Stance))), textOf(cb, t.Proposition))
	}
	p.printf("\n")
}

// words are the content; reported speech has its cue before it, in brackets, so that "did not think" is not lost.
func (a answer) words() string {
	if a.Form == graph.Direct || a.Cue == "" {
		return a.Content
	}
	return "[" + a.Cue + "] " + a.Content
}

// answerHead is the line that says who, when and where.
func answerHead(c painter, a answer) string {
	who := strings.Join(a.Speakers, " and ")
	if who == "" {
		who = "unnamed"
		if printed := cmp.Or(a.Called, a.Printed); printed != "" {
			who += " (" + printed + ")"
		}
	}
	head := []string{c.paint(bold, printable(who))}
	switch {
	case a.Said.Until == "" && a.Said.From == "":
	case a.Said.From == a.Said.Until:
		head = append(head, a.Said.Until)
	default:
		head = append(head, a.Said.From+"…"+a.Said.Until)
	}
	where := printable(a.Title)
	if a.Publisher != "" {
		where += ", " + printable(a.Publisher)
	}
	if a.Published != "" {
		where += ", " + a.Published
	}
	head = append(head, c.paint(dim, where))
	if a.URL != "" {
		head = append(head, c.paint(dim, printable(a.URL)))
	}
	return strings.Join(head, " · ")
}

func textOf(cb graph.Codebook, slug string) string {
	for _, t := range cb.Topics {
		for _, x := range t.Propositions {
			if x.Slug == slug {
				return x.Text
			}
		}
	}
	return slug
}

// answersOf joins statements with the names of their speakers and their articles, in two calls of the store.
func answersOf(ctx context.Context, g *graph.Graph, list []*graph.Statement) ([]answer, error) {
	var ids []graph.ID
	for _, s := range list {
		ids = append(append(ids, s.SpeakerIDs...), s.ArticleID)
	}
	nodes, err := nodesByID(ctx, g, ids)
	if err != nil {
		return nil, err
	}
	out := make([]answer, len(list))
	for i, s := range list {
		out[i] = answerOf(s, nodes)
	}
	return out, nil
}

// nodesByID fetches nodes, as many at once as the graph allows.
func nodesByID(ctx context.Context, g *graph.Graph, ids []graph.ID) (map[graph.ID]graph.Node, error) {
	unique := map[graph.ID]graph.Node{}
	for _, id := range ids {
		unique[id] = nil
	}
	list := make([]graph.ID, 0, len(unique))
	for id := range unique {
		list = append(list, id)
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	for from := 0; from < len(list); from += graph.MaxNodes {
		chunk := list[from:min(from+graph.MaxNodes, len(list))]
		nodes, err := g.Nodes(ctx, chunk)
		if err != nil {
			return nil, err
		}
		for i, n := range nodes {
			unique[chunk[i]] = n
		}
	}
	return unique, nil
}

func answerOf(s *graph.Statement, nodes map[graph.ID]graph.Node) answer {
	a := answer{
		Statement: s.ID, Content: s.Content, Form: s.Form, Article: s.ArticleID,
		Takes: []answerTake{}, Offsets: [][2]int{}, Speakers: []string{},
		Said: answerSaid{From: dayText(s.Said.From), Until: dayText(s.Said.Until), Basis: s.Said.Basis},
	}
	for _, id := range s.SpeakerIDs {
		name := string(id)
		if actor, ok := nodes[id].(graph.Actor); ok {
			name = actor.Profiled().Name
		}
		a.Speakers = append(a.Speakers, name)
	}
	if s.SpeakerText != nil {
		a.Printed = *s.SpeakerText
	}
	if s.Called != nil {
		a.Called = *s.Called
	}
	if s.Cue != nil {
		a.Cue = *s.Cue
	}
	for _, t := range s.Takes {
		a.Takes = append(a.Takes, answerTake{t.PropositionID.Key(), t.Stance, t.Confidence, t.Because})
	}
	for _, seg := range s.Evidence.Content {
		a.Offsets = append(a.Offsets, [2]int{seg.Start, seg.End})
	}
	if art, ok := nodes[s.ArticleID].(*graph.Article); ok {
		a.Title, a.Published = art.Title, dayText(art.PublishedOn)
		if art.Publisher != nil {
			a.Publisher = *art.Publisher
		}
		if len(art.Urls) > 0 {
			a.URL = art.Urls[0]
		}
	}
	return a
}

func dayText(d *graph.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}
