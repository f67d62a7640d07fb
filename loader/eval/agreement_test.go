package eval

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
)

func TestKappa(t *testing.T) {
	for _, c := range []struct {
		name  string
		items []string // a's code and b's
		times []int
		want  float64
	}{
		// the worked example of Cohen's kappa that textbooks give: 50 proposals, two readers
		{"textbook", []string{"yes yes", "yes no", "no yes", "no no"}, []int{20, 5, 10, 15}, 0.4},
		{"alike", []string{"a a", "b b"}, []int{3, 2}, 1},
		{"one code alone", []string{"a a"}, []int{4}, 1},
		{"as chance gives", []string{"a a", "a b", "b a", "b b"}, []int{1, 1, 1, 1}, 0},
		{"never", []string{"a b", "b a"}, []int{1, 1}, -1},
		{"nothing", nil, nil, 0},
	} {
		var k Kappa
		for i, x := range c.items {
			a, b, _ := strings.Cut(x, " ")
			for range c.times[i] {
				k.add(a, b)
			}
		}
		if k.compute(); math.Abs(k.Kappa-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.name, k.Kappa, c.want)
		}
	}
}

func TestReliabilityBands(t *testing.T) {
	var r Reliability
	for _, c := range []float64{-0.1, 0, 0.099, 0.1, 1, 1.5} {
		r.Add(c, c == 1)
	}
	b := r.Bands()
	if len(b) != 3 || b[0].Of != 3 || b[1].Of != 1 || b[2].Share != (Share{1, 2}) {
		t.Errorf("got %+v", b)
	}
	if (&Reliability{}).Error() != 0 {
		t.Error("nothing has an error")
	}
}

// coding writes a folder with one article and one passage.
func coding(t *testing.T, article, passages string) corpus.Files {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"t-01.txt": article, "hard.jsonl": passages} {
		if content == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := corpus.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

const (
	firstCoder = `id: t-01
title: The quay
publisher: The Echo
date: 2025-02-13
style: agency
---
The quay

⟦S1 Ida Ravn⟧ ⟦C1 said⟧ ⟦T1 the quay was too short⟧. ⟦S2 Bo⟧ ⟦C2 agreed⟧ ⟦T2 it was⟧.
---
{"n":1,"speaker":"Ida Ravn","kind":"person","for":null,"form":"indirect","act":"assert","positions":[{"topic":"quay","proposition":"The quay should be longer","stance":"support"}]}
{"n":2,"speaker":"Bo Lind","kind":"person","for":null,"form":"indirect","act":"agree","positions":[]}
`
	firstPassages = `{"id":"ht-001","text":"Ida said no and Bo said yes.","said":[{"speaker":"Ida","cue":"said","content":"no","takes":{"quay":"opposes","pier":"neutral"}},{"speaker":"Bo","cue":"said","content":"yes","takes":{"quay":"supports"}}],"note":"n"}`
)

func TestAgreement(t *testing.T) {
	second := strings.NewReplacer(`"act":"assert"`, `"act":"support"`, `"stance":"support"`, `"stance":"neutral"`, "⟦T2 it was⟧", "it was", "⟦C2 agreed⟧", "⟦T2 agreed⟧",
		`"proposition":"The quay should be longer"`, `"proposition":"The port should build on"`).Replace(firstCoder)
	secondPassages := strings.NewReplacer(`"pier":"neutral"`, `"boat":"neutral"`, `"supports"`, `"conditional"`).Replace(firstPassages)
	g, err := Agree(coding(t, firstCoder, firstPassages), coding(t, second, secondPassages))
	if err != nil {
		t.Fatal(err)
	}
	if g.Articles != 1 || g.Passages != 1 || g.OnlyA+g.OnlyB != 0 {
		t.Errorf("got %+v", g)
	}
	// of two attributions in the article one is alike, of two in the passage both
	if g.BByA.All.Joint != (PRF{.75, .75, .75}) || g.AByB.All.Joint != g.BByA.All.Joint {
		t.Errorf("joint %v %v", g.BByA.All.Joint, g.AByB.All.Joint)
	}
	if g.Act.Agreed != (Share{0, 1}) || g.Form.Agreed != (Share{1, 1}) || g.Speaker != (Share{1, 1}) {
		t.Errorf("act %+v, form %+v, speaker %+v", g.Act, g.Form, g.Speaker)
	}
	// quay in the article by its topic, quay twice in the passage; pier and boat alone
	if g.Stance.Agreed != (Share{1, 3}) || g.SpokenOf != (PRF{.75, .75, .75}) {
		t.Errorf("stance %+v, spoken of %v", g.Stance.Agreed, g.SpokenOf)
	}
	if text := g.String(); !strings.Contains(text, "1 article and 1 passage coded twice") || !strings.Contains(text, "stance, where both see one") {
		t.Errorf("got %s", text)
	}
	same, err := Agree(coding(t, firstCoder, firstPassages), coding(t, firstCoder, firstPassages))
	if err != nil {
		t.Fatal(err)
	}
	if same.BByA.All.Joint.F1() != 1 || same.Stance.Kappa != 1 || same.SpokenOf.F1() != 1 {
		t.Errorf("a coder with herself: %+v", same)
	}
}

func TestAgreementRefuses(t *testing.T) {
	other := strings.ReplaceAll(firstCoder, "too short", "too long")
	for _, c := range []struct {
		name string
		a, b corpus.Files
		want string
	}{
		{"another text", coding(t, firstCoder, ""), coding(t, other, ""), `differ from code point 41 on: "short`},
		{"another passage", coding(t, "", firstPassages), coding(t, "", strings.Replace(firstPassages, "said yes.", "said yes!", 1)), "the texts of ht-001 differ"},
		{"nothing in common", coding(t, firstCoder, ""), coding(t, "", firstPassages), "nothing"},
		{"a fault", coding(t, strings.Replace(firstCoder, "⟧ ⟦C1", " ⟦C1", 1), ""), coding(t, firstCoder, ""), "never closed"},
	} {
		_, err := Agree(c.a, c.b)
		want := strings.Replace(c.want, "nothing", "no article and no passage in common", 1)
		if err == nil || !strings.Contains(err.Error(), want) || graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestCodedTally(t *testing.T) {
	tally := NewCodedTally(0.5, 0.7)
	c := &Coded{Takes: map[string]string{"quay": "supports", "pier": "opposes"}, Allowed: map[string][]string{"boat": {"neutral"}}}
	take := func(slug string, s graph.Stance, sure float64) graph.Take {
		return graph.Take{PropositionID: graph.ID("proposition:" + slug), Stance: s, Confidence: sure}
	}
	implied := take("pier", graph.Supports, 0.9)
	implied.ImpliedByID = "proposition:quay"
	tally.Add(c, []graph.Take{take("quay", graph.Supports, 0.8), take("pier", graph.Supports, 0.6), take("boat", graph.Neutral, 0.7), take("quay", graph.Supports, 0.4), implied})
	tally.Add(nil, []graph.Take{take("quay", graph.Opposes, 0.9)})
	if tally.Rows[0] != (CodedRow{1, 1, 1}) || tally.Rows[1] != (CodedRow{1, 0, 1}) || tally.Found != 2 || tally.Coded != 1 || tally.Gold != 2 {
		t.Errorf("got %+v", tally)
	}
	if CodedKey("a.txt", "“No,  never.”") != CodedKey("a.txt", "No, never") {
		t.Error("marks at the edges count")
	}
}
