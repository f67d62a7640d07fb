package loader

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// scripted is a language model that says what it is told to, one answer after the other; the last one stays.
type scripted struct {
	answers []string
	asked   []string
	err     error
}

func (m *scripted) Name() string { return "scripted" }

func (m *scripted) Ask(_ context.Context, system, question, _ string, schema any) (string, error) {
	if _, err := json.Marshal(schema); err != nil || !strings.Contains(system, "harbour-deepened: The harbour should be deepened") {
		return "", errors.New("the model was not told what it needs")
	}
	m.asked = append(m.asked, question)
	if m.err != nil {
		return "", m.err
	}
	a := m.answers[0]
	if len(m.answers) > 1 {
		m.answers = m.answers[1:]
	}
	return a, nil
}

// askedCodebook is the invented one with two propositions.
func askedCodebook() *codebook.Codebook {
	cb := inventedCodebook()
	cb.Topics = []codebook.Topic{{ID: "harbour", Name: "Harbour", Propositions: []codebook.Proposition{
		{ID: "harbour-deepened", Topic: "harbour", Text: "The harbour should be deepened", Implies: []codebook.Implication{{When: "supports", Proposition: "harbour-open", Then: "supports"}}},
		{ID: "harbour-open", Topic: "harbour", Text: "The harbour should stay open"},
	}}}
	return cb
}

const askedText = `Berg backs a deeper harbour

President Ilona Berg said on Monday that “the harbour must be deepened,” and that Talmark had promised to pay. “We will dig,” she added, “and we will not wait.”

The quay is old. It was built by her grandfather.`

// askedArticle extracts the text with what a model answers.
func askedArticle(t *testing.T, text string, m *scripted) (graph.Proposal, *Extractor, error) {
	t.Helper()
	e, err := NewAsking(askedCodebook(), m)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(graph.Source{Name: "a.txt", Content: []byte(text), ContentType: "text/plain"})
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := e.Extract(t.Context(), a)
	return p, e, err
}

// TestAsk: what a model says in the article's words becomes statements with the article's own offsets, coded by that model.
func TestAsk(t *testing.T) {
	m := &scripted{answers: []string{`{"statements":[
		{"speaker":"President Ilona Berg","named":"Ilona Berg","cue":"said","content":["that \"the harbour must be deepened,\" and that Talmark had promised to pay"],"act":"DEMAND","within":null,
		 "takes":[{"proposition":"harbour-deepened","stance":"SUPPORTS","because":"must be\ndeepened"},{"proposition":"harbour-drained","stance":"SUPPORTS","because":"made up"}]},
		{"speaker":"Talmark","named":"Talmark","cue":"had promised","content":["to pay"],"act":"PROMISE","within":0,"takes":[]},
		{"speaker":"she","named":"Ilona Berg","cue":"added","content":["\"We will dig,\"","\"and we will not wait.\""],"act":"SING","within":null,"takes":[]},
		{"speaker":"President Ilona Berg","named":null,"cue":"said","content":["that the moon is cheese"],"act":"ASSERT","within":null,"takes":[]},
		{"speaker":"Queen Nobody","named":null,"cue":"said","content":["The quay is old."],"act":"ASSERT","within":null,"takes":[]},
		{"speaker":null,"named":null,"cue":null,"content":["arbour must be deep"],"act":"ASSERT","within":null,"takes":[]},
		{"speaker":null,"named":null,"cue":null,"content":[],"act":"ASSERT","within":null,"takes":[]}]}`}}
	p, e, err := askedArticle(t, askedText, m)
	if err != nil {
		t.Fatal(err)
	}
	if g := e.Grounding(); g != (Grounding{Kept: 3, Refused: 4}) {
		t.Errorf("%+v", g)
	}
	if len(p.Statements) != 3 {
		t.Fatalf("%+v", p.Statements)
	}
	text := []rune(p.Article.Body)
	for _, s := range p.Statements {
		for _, c := range s.Evidence.Content {
			if string(text[c.Start:c.End]) != c.Exact {
				t.Errorf("%+v is not the text", c)
			}
		}
		if c := s.Coding.CodedBy; c.Kind != graph.CoderLLM || c.Name != "scripted" {
			t.Errorf("coded by %+v", c)
		}
	}
	first, inner, last := p.Statements[0], p.Statements[1], p.Statements[2]
	if first.Coding.Content != "that “the harbour must be deepened,” and that Talmark had promised to pay" || first.Coding.Form != graph.Mixed || first.Coding.Act != graph.ActDemand {
		t.Errorf("%+v", first.Coding)
	}
	takes := first.Coding.Takes
	if len(takes) != 2 || takes[0].Stance != graph.Supports || takes[0].Because != "scripted: must be deepened" || takes[1].ImpliedByID == "" {
		t.Errorf("%+v", takes)
	}
	if inner.Within != 0 || inner.Coding.SpeakerIDs[0] != "country:tal" || inner.Coding.Content != "to pay" {
		t.Errorf("%+v", inner)
	}
	if last.Coding.SpeakerIDs[0] != "person:ilona-berg" || last.Coding.Content != "“We will dig,” … “and we will not wait.”" || last.Coding.Form != graph.Direct || last.Coding.Act != graph.ActAssert {
		t.Errorf("%+v", last.Coding)
	}
}

// TestAskNamed: a pronoun whose owner the program gets wrong, or not at all, is named by the model, if the article has that name;
// a name that it has not is not taken.
func TestAskNamed(t *testing.T) {
	const text = `Ilona Berg met Ane Lund in Hallen on Friday. Afterwards she said the harbour was deep enough.`
	for named, want := range map[string]graph.ID{"Ilona Berg": "person:ilona-berg", "Ane Lund": "person:ane-lund"} {
		m := &scripted{answers: []string{`{"statements":[{"speaker":"she","named":"` + named + `","cue":"said","content":["the harbour was deep enough"],"act":"ASSERT","within":null,"takes":[]}]}`}}
		p, _, err := askedArticle(t, text, m)
		if err != nil || len(p.Statements) != 1 || len(p.Statements[0].Coding.SpeakerIDs) != 1 || p.Statements[0].Coding.SpeakerIDs[0] != want {
			t.Errorf("%s: %+v, %v", named, p.Statements, err)
		}
	}
	unknown := &scripted{answers: []string{`{"statements":[{"speaker":"she","named":"Vera Nobody","cue":"said","content":["the harbour was deep enough"],"act":"ASSERT","within":null,"takes":[]}]}`}}
	p, _, err := askedArticle(t, text, unknown)
	if err != nil || len(p.Statements) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	for _, a := range p.Actors {
		if strings.Contains(a.Name, "Nobody") {
			t.Errorf("an actor was made of a name that is not in the article: %+v", a)
		}
	}
}

// TestAskTwice: the same words twice are two statements; a third answer with them finds no third place.
func TestAskTwice(t *testing.T) {
	one := `{"speaker":"Ilona Berg","named":null,"cue":"said","content":["it rained"],"act":"ASSERT","within":null,"takes":[]}`
	p, e, err := askedArticle(t, "Rain\n\nIlona Berg said it rained. Later Ilona Berg said it rained.", &scripted{answers: []string{`{"statements":[` + one + "," + one + "," + one + `]}`}})
	if g := e.Grounding(); g.Refused != 1 {
		t.Errorf("%+v", g)
	}
	if err != nil || len(p.Statements) != 2 || p.Statements[0].Evidence.Content[0].Start == p.Statements[1].Evidence.Content[0].Start {
		t.Fatalf("%+v, %v", p.Statements, err)
	}
	if a, b := p.Statements[0].Evidence.Speaker[0].Start, p.Statements[1].Evidence.Speaker[0].Start; a == b {
		t.Errorf("both have the speaker at %d", a)
	}
}

// TestAskWrongly: an answer that is no JSON is asked for once more, then the article fails and says so; a model that is not there
// is an error of its own.
func TestAskWrongly(t *testing.T) {
	m := &scripted{answers: []string{"Sure! Here it is", `{"statements":[]}`}}
	if p, _, err := askedArticle(t, askedText, m); err != nil || len(p.Statements) != 0 || len(m.asked) != 2 {
		t.Errorf("%+v, %v, asked %d times", p.Statements, err, len(m.asked))
	}
	m = &scripted{answers: []string{"Sure! Here it is"}}
	if _, _, err := askedArticle(t, askedText, m); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "JSON schema") || len(m.asked) != 2 {
		t.Errorf("%v, asked %d times", err, len(m.asked))
	}
	m = &scripted{err: graph.Errorf(graph.Unavailable, "nobody there")}
	if _, _, err := askedArticle(t, askedText, m); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("%v", err)
	}
}

// TestAskUnanswered: articles that get no answer fail alone, until so many do in a row that no other is likely to get one; an answer
// ends the row, and an article that has stopped a run does not stop it for ever.
func TestAskUnanswered(t *testing.T) {
	m := &scripted{answers: []string{`{"statements":[]}`}}
	e, err := NewAsking(askedCodebook(), m)
	if err != nil {
		t.Fatal(err)
	}
	code := func(id graph.ID, err error) graph.Code {
		a, wrong := Read(graph.Source{Name: "a.txt", Content: []byte(askedText), ContentType: "text/plain"})
		if wrong != nil {
			t.Fatal(wrong)
		}
		a.ID, m.err = id, err
		_, _, err = e.Extract(t.Context(), a)
		return graph.CodeOf(err)
	}
	late := graph.Errorf(graph.Timeout, "too slow")
	for i, x := range []struct {
		id   graph.ID
		err  error
		want graph.Code
	}{
		{"article:a", late, graph.Timeout}, {"article:b", nil, ""},
		{"article:a", late, graph.Timeout}, {"article:c", late, graph.Timeout}, {"article:d", late, graph.Timeout}, {"article:e", late, graph.Timeout},
		{"article:f", late, graph.Unavailable}, {"article:f", late, graph.Timeout}, {"article:g", late, graph.Unavailable},
		{"article:g", nil, ""}, {"article:h", late, graph.Timeout},
	} {
		if got := code(x.id, x.err); got != x.want {
			t.Errorf("%d, %s: %q, want %q", i, x.id, got, x.want)
		}
	}
}

// TestAskInCircles: answers that lie within one another in a circle are put into a chain; what follows chains upwards comes to an end.
func TestAskInCircles(t *testing.T) {
	one := func(speaker, within string) string {
		return `{"speaker":"` + speaker + `","named":null,"cue":"said","content":["it rained"],"act":"ASSERT","within":` + within + `,"takes":[]}`
	}
	m := &scripted{answers: []string{`{"statements":[` + one("Ilona Berg", "1") + "," + one("Ane Lund", "2") + "," + one("Mara Lund", "0") + `]}`}}
	p, _, err := askedArticle(t, "Rain\n\nOn Friday Ilona Berg, Ane Lund and Mara Lund said it rained.", m)
	if err != nil || len(p.Statements) != 3 {
		t.Fatalf("%+v, %v", p.Statements, err)
	}
	outermost := 0
	for i, s := range p.Statements {
		for steps := 0; s.Within >= 0; steps++ {
			if s = p.Statements[s.Within]; steps > len(p.Statements) {
				t.Fatalf("statement %d lies in a circle", i)
			}
		}
		if p.Statements[i].Within < 0 {
			outermost++
		}
	}
	if outermost != 1 {
		t.Errorf("%d statements lie within none", outermost)
	}
}

// TestAskInPortions: a long article is asked about in parts that are whole paragraphs, each once; indices are those of a part.
func TestAskInPortions(t *testing.T) {
	paragraph := strings.Repeat("The quay of the harbour is old and long. ", 60)
	text := "Harbour\n\n" + paragraph + "\n\n" + paragraph + "\n\n" + paragraph + "\n\nIlona Berg said the quay was old."
	m := &scripted{answers: []string{`{"statements":[]}`,
		`{"statements":[{"speaker":"Ilona Berg","named":null,"cue":"said","content":["the quay was old"],"act":"ASSERT","within":7,"takes":[]}]}`}}
	p, _, err := askedArticle(t, text, m)
	if err != nil || len(m.asked) != 2 || len(p.Statements) != 1 {
		t.Fatalf("%v, %d questions", err, len(m.asked))
	}
	if strings.Count(strings.Join(m.asked, ""), strings.TrimSpace(paragraph)) != 3 || strings.Contains(m.asked[0], "later part") || !strings.Contains(m.asked[1], "later part") {
		t.Errorf("%q", m.asked)
	}
	for _, q := range m.asked {
		if len(q) > mostAsked+200 {
			t.Errorf("a question of %d characters", len(q))
		}
	}
	for _, s := range p.Statements {
		if s.Within != -1 {
			t.Errorf("within %d", s.Within)
		}
	}
}

// FuzzGround: whatever a model says, what is found is in the text, and nothing panics.
func FuzzGround(f *testing.F) {
	f.Add("Ilona Berg", "that “the harbour", "said")
	f.Add("", "\"", "\n")
	f.Add("she", "We  will dig,", "…")
	f.Fuzz(func(t *testing.T, speaker, content, cue string) {
		d := Segment(&graph.Article{Title: "x", Body: askedText})
		for _, lines := range d.portions() {
			g := newGrounding(d, lines)
			a, ok := g.find(answered{Speaker: &speaker, Cue: &cue, Content: []string{content, content}})
			if !ok {
				continue
			}
			for _, s := range append(append(a.Content, a.Cue...), a.Speaker...) {
				if s.Start < 0 || s.Start >= s.End || s.End > len(d.Text) || !d.wholeWords(s) {
					t.Errorf("%+v", s)
				}
			}
		}
	})
}
