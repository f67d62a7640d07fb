package loader

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Model is a language model that answers questions with JSON; the package llm has one. Many goroutines use it at once. An error
// with the code UNAVAILABLE says that it would answer no question now, one with TIMEOUT that it did not answer this one.
type Model interface {
	Name() string
	Ask(ctx context.Context, system, question, name string, schema any) (string, error)
}

// asker extracts with a language model in place of the encoder: it says who said what in the words of the article and where they
// stand, and the program finds those words in the text. What is not there is refused; no offset comes from a model.
type asker struct {
	model        Model
	propositions *Classifier // without its models: what follows from what, and the codebook's order
	system       string
	schema       map[string]any
	keys         map[string]bool
	kept         atomic.Int64 // answers found in their articles
	refused      atomic.Int64 // and those whose words are not there
	unanswered   unanswered
}

// mostUnanswered is how many articles, one after another, may go unanswered and fail alone; the next one stops the run, for then it
// is not the articles.
const mostUnanswered = 4

// unanswered are the articles that a model has not answered a question about since it last answered any.
type unanswered struct {
	mu       sync.Mutex
	articles map[graph.ID]bool
}

// note takes down how a question about an article went and gives the error to go on with. An article that has stopped a run
// fails alone the next time, so that no article can keep all others waiting.
func (u *unanswered) note(article graph.ID, err error) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if err == nil {
		clear(u.articles)
	}
	if graph.CodeOf(err) != graph.Timeout {
		return err
	}
	alone := u.articles[article] || len(u.articles) < mostUnanswered
	u.articles[article] = true
	if alone {
		return err
	}
	return &graph.Error{Code: graph.Unavailable, Message: "the language model has left one article after another unanswered; see whether its server works, then load again", Err: err}
}

// Grounding says how many of a language model's answers were kept, and how many refused because their words are not in the article.
type Grounding struct {
	Kept    int64 `json:"kept"`
	Refused int64 `json:"refused"`
}

// askedStages are the stages with a language model.
var askedStages = []stage{
	stages[0],
	{"ask", hasText, hasFound | hasAttributions, func(ctx context.Context, e *Extractor, d *Document) error { return e.asker.attribute(ctx, d) }},
	{"resolve", hasAttributions, hasActors, func(ctx context.Context, e *Extractor, d *Document) error {
		if err := e.resolver.Resolve(ctx, d); err != nil {
			return err
		}
		nameSpeakers(d)
		return nil
	}},
	{"date", hasAttributions, hasSaid, func(ctx context.Context, _ *Extractor, d *Document) error { return DateStatements(ctx, d) }},
	{"stances", hasActors | hasSaid, hasTakes, func(_ context.Context, e *Extractor, d *Document) error {
		e.asker.stances(d)
		return nil
	}},
	stages[len(stages)-1],
}

// NewAsking makes an extractor that asks a language model. It loads no models of its own.
func NewAsking(cb *codebook.Codebook, model Model) (*Extractor, error) {
	if err := checkStages(askedStages); err != nil {
		return nil, err
	}
	version := Version
	return &Extractor{
		codebook: cb, resolver: NewResolver(cb), asker: newAsker(cb, model), stages: askedStages,
		coder: graph.Coder{Kind: graph.CoderLLM, Name: model.Name(), Version: &version},
	}, nil
}

func newAsker(cb *codebook.Codebook, model Model) *asker {
	a := &asker{model: model, propositions: &Classifier{propositions: newStancePropositions(cb)}, keys: map[string]bool{}}
	a.unanswered.articles = map[graph.ID]bool{}
	var list strings.Builder
	var keys []string
	for _, t := range cb.Topics {
		for _, p := range t.Propositions {
			fmt.Fprintf(&list, "%s: %s\n", p.ID, p.Text)
			keys, a.keys[p.ID] = append(keys, p.ID), true
		}
	}
	a.system = fmt.Sprintf(instructions, list.String())
	a.schema = answerSchema(keys)
	return a
}

// mostAsked is how long a portion of an article is that is asked about at once, in characters; longer paragraphs stay whole.
// Answers about longer texts leave more out.
const mostAsked = 6000

// attribute asks about one portion after the other and fills d.Attributions.
func (a *asker) attribute(ctx context.Context, d *Document) error {
	d.Attributions = nil
	for _, lines := range d.portions() {
		given, err := a.ask(ctx, d, lines)
		if err != nil {
			return err
		}
		g := newGrounding(d, lines)
		at := make([]int, len(given))
		for i, x := range given {
			found, ok := g.find(x)
			if at[i] = -1; !ok {
				a.refused.Add(1)
				continue
			}
			a.kept.Add(1)
			found.Takes = a.takes(x)
			at[i] = len(d.Attributions)
			d.Attributions = append(d.Attributions, found)
		}
		for i, x := range given {
			if at[i] >= 0 && x.Within != nil && *x.Within >= 0 && *x.Within < len(at) && at[*x.Within] >= 0 {
				d.nest(at[i], at[*x.Within])
			}
		}
	}
	d.inPlace()
	return setChannels(ctx, d)
}

// ask gives the answers about one portion. An answer that is no JSON of the right shape is asked for once more.
func (a *asker) ask(ctx context.Context, d *Document, lines []int) ([]answered, error) {
	question := d.question(lines)
	for again := false; ; again = true {
		text, err := a.model.Ask(ctx, a.system, question, "statements", a.schema)
		if err = a.unanswered.note(d.Article.ID, err); err != nil {
			return nil, err
		}
		var given answer
		if err = json.Unmarshal([]byte(text), &given); err == nil {
			return given.Statements, nil
		}
		if again {
			return nil, &graph.Error{Code: graph.BadInput, Message: fmt.Sprintf("the language model %s does not answer in the form it was asked for; take one that keeps to a JSON schema", a.model.Name()), Err: err}
		}
	}
}

// portions are the lines of an article to be asked about at once. Boilerplate is nobody's words.
func (d *Document) portions() [][]int {
	var all [][]int
	var lines []int
	size := 0
	for i, l := range d.Lines {
		if l.Class == Blank || l.Class == Boilerplate || l.Words.From == l.Words.To {
			continue
		}
		if n := l.End - l.Start; size > 0 && size+n > mostAsked {
			all, lines, size = append(all, lines), nil, 0
		}
		lines, size = append(lines, i), size+l.End-l.Start
	}
	if len(lines) > 0 {
		all = append(all, lines)
	}
	return all
}

// question is a portion as the model reads it: what is known of the article, then the paragraphs.
func (d *Document) question(lines []int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "Article: %s\n", d.Article.Title)
	if d.Article.PublishedOn != nil {
		fmt.Fprintf(&out, "Published on: %s\n", d.Article.PublishedOn)
	}
	if lines[0] != firstAsked(d) {
		out.WriteString("This is a later part of it.\n")
	}
	for _, i := range lines {
		out.WriteString("\n" + d.text(d.Lines[i].Span) + "\n")
	}
	return out.String()
}

// firstAsked is the first line that is asked about.
func firstAsked(d *Document) int {
	return slices.IndexFunc(d.Lines, func(l Line) bool {
		return l.Class != Blank && l.Class != Boilerplate && l.Words.From < l.Words.To
	})
}

// nest puts one attribution within another, if it lies in its content and makes no circle.
func (d *Document) nest(inner, outer int) {
	i, o := &d.Attributions[inner], &d.Attributions[outer]
	if !d.lies(outer, inner) && slices.ContainsFunc(o.Content, func(s graph.Span) bool { return s.Holds(i.Content[0]) }) {
		i.Within = outer
	}
}

// lies tells whether an attribution is another one or lies within it, however deep.
func (d *Document) lies(at, within int) bool {
	for at >= 0 && at != within {
		at = d.Attributions[at].Within
	}
	return at == within
}

// inPlace sorts the attributions by place, an outer one before those within it.
func (d *Document) inPlace() {
	order := make([]int, len(d.Attributions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		p, q := d.Attributions[x].Content, d.Attributions[y].Content
		if p[0].Start != q[0].Start {
			return p[0].Start - q[0].Start
		}
		return q[len(q)-1].End - p[len(p)-1].End
	})
	to := make([]int, len(order))
	sorted := make([]Attribution, len(order))
	for n, i := range order {
		to[i], sorted[n] = n, d.Attributions[i]
	}
	for i := range sorted {
		if sorted[i].Within >= 0 {
			sorted[i].Within = to[sorted[i].Within]
		}
	}
	d.Attributions = sorted
}
