package loader

import (
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestArticleConfidence holds that a take is surer the surer the judge is, and never less sure where the statement names the subject.
func TestArticleConfidence(t *testing.T) {
	m, err := loadStanceModel()
	if err != nil {
		t.Fatal(err)
	}
	a := &m.Article
	if a.Enough <= 0 || a.Open <= 0 {
		t.Fatalf("the weights of articles are missing: %+v", a)
	}
	if a.confidence(0.9, 0.9, false) <= a.confidence(0.5, 0.9, false) || a.confidence(0.9, 0.9, false) <= a.confidence(0.9, 0.5, false) {
		t.Errorf("%+v makes a surer judge less sure", a)
	}
	if a.confidence(0.7, 0.7, true) < a.confidence(0.7, 0.7, false) {
		t.Errorf("%+v makes a statement that names its subject less sure", a)
	}
}

func TestWidened(t *testing.T) {
	c := inventedClassifier(t)
	named := "Velmaria should join the Northern Compact, Ana Brost said."
	aside := "The hall was cold."
	short := "She called it a mistake."
	for _, x := range []struct {
		name, text, want string
	}{
		{"a paragraph that names the subject stays alone", aside + "\n\n" + named, named},
		{"one that does not is read with the one before", named + "\n\n" + short, named + "\n\n" + short},
		{"never with more", named + "\n\n" + aside + "\n\n" + short, aside + "\n\n" + short},
		{"nor with too much", named + strings.Repeat(" And so on it went.", 80) + "\n\n" + short, short},
		{"the first paragraph has none before it", short, short},
	} {
		text := []rune(x.text)
		d := &Document{Text: text}
		at := 0
		for _, line := range strings.Split(x.text, "\n") {
			n := len([]rune(line))
			class := Body
			if n == 0 {
				class = Blank
			}
			d.Lines = append(d.Lines, Line{Span: graph.Span{Start: at, End: at + n}, Class: class})
			at += n + 1
		}
		last := []rune(x.want)
		end := len(text)
		content := graph.Span{Start: end - len("a mistake."), End: end}
		if x.want == named {
			content = graph.Span{Start: end - len("said."), End: end}
		}
		a := &Attribution{Content: []graph.Span{content}}
		r := c.relevant(x.text)
		r.long = true
		p := c.widened(d, a, r)
		if p.Text != x.want || p.widened != strings.Contains(x.want, "\n") {
			t.Errorf("%s: read\n%q, not\n%q", x.name, p.Text, x.want)
		}
		if got := string([]rune(p.Text)[p.Content[0].Start:p.Content[0].End]); !strings.HasSuffix(string(last), got) {
			t.Errorf("%s: the content became %q", x.name, got)
		}
		r.long = false
		if p := c.widened(d, a, r); strings.Contains(p.Text, "\n") {
			t.Errorf("%s: a brief was widened to %q", x.name, p.Text)
		}
	}
}
