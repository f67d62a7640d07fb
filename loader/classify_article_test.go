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
	const named, aside, short = "Velmaria should join the Northern Compact, Ana Brost said.", "The hall was cold.", "She called it a mistake."
	on := strings.Repeat("And so on it went. ", 40)
	for _, x := range []struct{ name, text, want string }{
		{"a paragraph that names the subject stays alone", aside + "\n\n" + named, named},
		{"one that does not is read with the one before", named + "\n\n" + short, named + "\n\n" + short},
		{"never with more", named + "\n\n" + aside + "\n\n" + short, aside + "\n\n" + short},
		{"of a long one with the last sentences", on + named + "\n\n" + short, "And so on it went. " + named + "\n\n" + short},
		{"not with a sentence that is too long", strings.TrimSuffix(strings.Repeat("on and ", 90)+named, ".") + " there.\n\n" + short, short},
		{"the first paragraph has none before it", short, short},
	} {
		d := Segment(&graph.Article{Body: "Talk in the hall\n\n" + x.text})
		a := &Attribution{Content: []graph.Span{{Start: len(d.Text) - len("mistake."), End: len(d.Text)}}}
		want := string(d.Text[a.Content[0].Start:])
		r := c.relevant(x.text)
		r.long = true
		p := c.widened(d, a, r)
		if !strings.HasSuffix(p.Text, x.want) || len(p.Text) > wideEnough || p.widened != strings.Contains(x.want, "\n") {
			t.Errorf("%s: read\n%q, not\n%q", x.name, p.Text, x.want)
		}
		if !p.widened && p.Text != x.want || strings.Contains(p.Text, "Talk") {
			t.Errorf("%s: read more than it should: %q", x.name, p.Text)
		}
		if got := string([]rune(p.Text)[p.Content[0].Start:p.Content[0].End]); got != want {
			t.Errorf("%s: the content became %q", x.name, got)
		}
		r.long = false
		if p := c.widened(d, a, r); p.widened || strings.Contains(p.Text, "\n") {
			t.Errorf("%s: a brief was widened to %q", x.name, p.Text)
		}
	}
}
