package loader

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
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
	if a.confidence(0.9, 0.9, false, false) <= a.confidence(0.5, 0.9, false, false) || a.confidence(0.9, 0.9, false, false) <= a.confidence(0.9, 0.5, false, false) {
		t.Errorf("%+v makes a surer judge less sure", a)
	}
	if a.confidence(0.7, 0.7, true, false) < a.confidence(0.7, 0.7, false, false) {
		t.Errorf("%+v makes a statement that names its subject less sure", a)
	}
	if a.confidence(0.7, 0.7, false, true) >= a.confidence(0.7, 0.7, false, false) {
		t.Errorf("%+v makes one surer whose subject only the title names", a)
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
		if !strings.HasSuffix(p.Text, x.want) || len(p.Text) > lettersOfPiece*encoder.MaxPassage {
			t.Errorf("%s: read\n%q, not\n%q", x.name, p.Text, x.want)
		}
		if !strings.Contains(x.want, "\n") && p.Text != x.want || strings.Contains(p.Text, "Talk") {
			t.Errorf("%s: read more than it should: %q", x.name, p.Text)
		}
		if got := string([]rune(p.Text)[p.Content[0].Start:p.Content[0].End]); got != want {
			t.Errorf("%s: the content became %q", x.name, got)
		}
		r.long = false
		if p := c.widened(d, a, r); strings.Contains(p.Text, "\n") {
			t.Errorf("%s: a brief was widened to %q", x.name, p.Text)
		}
	}
}

// TestTitled: the title is read with a statement that names no subject itself, and its parts stay where they are; with no other, and not twice.
func TestTitled(t *testing.T) {
	c := inventedClassifier(t)
	const title, named = "Velmaria asks to join the Northern Compact", "Velmaria should join the Northern Compact, Ana Brost said."
	const long = "Velmaria asks to join the Northern Compact, and asks again, as it has every year since the bridge was built and the ferry laid up in the old harbour for good"
	for _, x := range []struct {
		name, title, text, content string
		titled                     bool
	}{
		{"a follow-up", title, "The hall was cold.\n\nShe called it a mistake.", "a mistake", true},
		{"a statement whose paragraph names the subject", title, named + " She called it a mistake.", "a mistake", true},
		{"a statement that names it itself", title, named, "Velmaria should join the Northern Compact", false},
		{"no title", "", "She called it a mistake.", "a mistake", false},
		{"below a line with the title", title, strings.ToUpper(title) + "\n\nThe hall was cold.\n\nShe called it a mistake.", "a mistake", true},
		{"in that line", "A mistake", "A mistake\n\nThe hall in which they met was cold.", "A mistake", false},
		{"a title made of the first paragraph", firstLine(long), long + ".\n\nThe hall was cold.\n\nShe called it a mistake.", "a mistake", false},
	} {
		d := Segment(&graph.Article{Title: x.title, Body: x.text})
		at := strings.LastIndex(x.text, x.content)
		a := &Attribution{Content: []graph.Span{{Start: at, End: at + len(x.content)}}}
		r := c.relevantTo(d)
		r.long = true
		p := c.widened(d, a, r)
		if p.titled != x.titled || p.titled && !p.stems()[stemOf("velmaria")] {
			t.Errorf("%s: titled is %t; the words are %v", x.name, p.titled, p.stems())
		}
		var content []int32
		for _, piece := range rolePieces(nil, p) {
			if piece.Role == encoder.RoleContent {
				content = append(content, piece.ID)
			}
		}
		if want := piecesOf(x.content); !slices.Equal(content, want) {
			t.Errorf("%s: the content's pieces are %v, not %v", x.name, content, want)
		}
		if all := rolePieces(nil, p); p.titled != slices.Equal(all[:min(len(all), len(r.title.pieces))], titled(r.title.pieces)) {
			t.Errorf("%s: the pieces begin %v", x.name, all)
		}
		r.long = false
		if p := c.widened(d, a, r); p.titled {
			t.Errorf("%s: a brief is read with its title", x.name)
		}
	}
	if long := titleOf(strings.Repeat("and so on ", 20) + "Velmaria"); len(long.pieces) != encoder.MaxTitle || long.stems[stemOf("velmaria")] {
		t.Errorf("of a long title %d pieces are kept and the words %v", len(long.pieces), long.stems)
	}
}

// TestAroundInALongParagraph: of a paragraph without end only what is near a statement is read, in whole words; a shorter one is read
// as it stands.
func TestAroundInALongParagraph(t *testing.T) {
	const title, said = "Talk in the hall\n\n", "She called it a mistake."
	on := func(times int) string { return strings.Repeat("so on ", times) }
	for _, x := range []struct{ name, before, behind, wantBefore, wantBehind string }{
		{"a paragraph", "  " + on(100), " " + on(100), "  " + on(100), " " + on(100)},
		{"a long one", on(1000), " " + on(1000), on(1000)[2001:], (" " + on(1000))[:3999]},
		{"a word without end", "so on " + strings.Repeat("m", 9000) + " ", " " + strings.Repeat("m", 9000) + ".", "", ""},
	} {
		d := Segment(&graph.Article{Body: title + x.before + said + x.behind + "\n\nThe hall was cold.\n"})
		at := len(title + x.before)
		a := &Attribution{Speaker: []graph.Span{{Start: at, End: at + 3}}, Content: []graph.Span{{Start: at + 14, End: at + 23}}}
		p := d.passage(a)
		if want := x.wantBefore + said + x.wantBehind; p.Text != want {
			t.Errorf("%s: read %d code points, %.20q … %q, not %d, %.20q … %q", x.name, len(p.Text), p.Text, p.Text[len(p.Text)-20:], len(want), want, want[len(want)-20:])
		}
		if got := textOf([]rune(p.Text), p.Content); got != "a mistake" {
			t.Errorf("%s: the content became %q", x.name, got)
		}
	}
}

// TestClassifyingALongParagraph: each statement of a paragraph without end costs as much as one of a short paragraph, and so does each that
// lies within a long one, or lists clause after clause.
func TestClassifyingALongParagraph(t *testing.T) {
	c := inventedClassifier(t)
	clause := "Ana Brost said that it would be a mistake, and so on it went, " + strings.Repeat("on and on ", 200)
	const times = 400
	d := Segment(&graph.Article{Body: strings.Repeat(clause, times)})
	d.Attributions = []Attribution{{Content: []graph.Span{{Start: 0, End: len(d.Text)}}, Speakers: []int{0}, Within: -1}}
	for k := range times {
		at := k * len(clause)
		d.Attributions = append(d.Attributions, Attribution{Content: []graph.Span{{Start: at + 15, End: at + 41}}, Speakers: []int{0}, Within: 0})
	}
	r := c.relevantTo(d)
	r.long = true
	start := time.Now()
	denials := map[int]bool{}
	for i := 1; i < len(d.Attributions); i++ {
		c.widened(d, &d.Attributions[i], r).stems()
		c.denied(d, i, denials)
	}
	list := strings.Repeat("that Velmaria should join the Northern Compact and ", 4000)
	if _, err := c.NewJudge().Judge(t.Context(), Passage{Text: list, Content: []graph.Span{{Start: 0, End: len(list)}}}); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

// titled are pieces of a title as they stand before a passage; one that no passage begins with where there is none.
func titled(title []int32) []encoder.RolePiece {
	if len(title) == 0 {
		return []encoder.RolePiece{{ID: -1}}
	}
	out := make([]encoder.RolePiece, len(title))
	for i, id := range title {
		out[i] = encoder.RolePiece{ID: id, Role: encoder.RoleOther}
	}
	return out
}
