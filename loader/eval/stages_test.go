package eval

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

func tree(t *testing.T, name string) *corpus.Article {
	t.Helper()
	a, err := corpus.ReadArticle(filepath.Join("..", "corpus", "attribution", "articles", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestMarkedSpansAreTheOuterMarks: a faultless tagger's spans hold the words of the marks, speakers and cues cut out of contents.
func TestMarkedSpansAreTheOuterMarks(t *testing.T) {
	a, err := corpus.ReadArticle(filepath.Join("..", "corpus", "testdata", "odd-1.txt"))
	if err != nil {
		t.Fatal(err)
	}
	d := Segmented(a)
	var got []string
	for _, f := range MarkedSpans(a, d) {
		got = append(got, fmt.Sprintf("%d %s", f.Role, string(d.Text[d.Words[f.Words.From].Start:d.Words[f.Words.To-1].End])))
	}
	want := []string{"3 “We will not,”", "1 Ida Ravn, who leads the guild", "2 said", "3 “give up an inch", "3 of 😀 quay.”", "2 promised", "3 that the porters’ union had asked for more", "2 It was reported", "3 that the cafe\u0301 is open"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestFaultlessStagesAreGood: linking alone is nearly right on marked spans, and what it gives is measured against the same marks.
func TestFaultlessStagesAreGood(t *testing.T) {
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	articles := []*corpus.Article{tree(t, "a-01"), tree(t, "m-04")}
	r, err := measureStages(context.Background(), cb, articles, true)
	if err != nil {
		t.Fatal(err)
	}
	if f := r.Linking.All.Joint.F1(); f < 0.9 || r.Linking.All.Gold < 20 {
		t.Errorf("joint %.2f of %d", f, r.Linking.All.Gold)
	}
	if p := r.Resolution.Named; p.Percent() < 60 || p.Of < 20 {
		t.Errorf("resolved %+v", p)
	}
}

// TestCompareParts: outer and nested ones are measured apart, and a corpus without names has no table of names.
func TestCompareParts(t *testing.T) {
	a := tree(t, "a-01")
	gold, outer := Gold(a), a.Outer()
	found := Gold(a)
	for i := range found {
		found[i].Confidence = 0.95
		if zero := 0; !outer[i] {
			found[i].Within = &zero
		}
	}
	r := CompareAttributions([]*corpus.Article{a}, [][]Attribution{found})
	if r.Outer.All.Joint.F1() != 1 || r.Nested.All.Joint.F1() != 1 || r.Nested.All.Gold == 0 || r.All.All.Gold != len(gold) {
		t.Errorf("the same must be right: %+v", r)
	}
	if r.OuterForAll.All.Joint[0] != 1 || r.OuterForAll.All.Joint[1] >= 1 {
		t.Errorf("outer for all: %v", r.OuterForAll.All.Joint)
	}
	if r.Who == nil || r.Who.Matched.Named.Percent() != 100 || r.Who.Matched.Nobody.Of == 0 {
		t.Errorf("who: %+v", r.Who)
	}
	if b := r.Confidence.Bands(); len(b) != 1 || b[0].Right != b[0].Of || math.Abs(r.Confidence.Error()-0.05) > 1e-9 {
		t.Errorf("confidence: %+v, error %v", b, r.Confidence.Error())
	}
	bare := &corpus.Article{ID: "x", Text: "Ida said no.", Attributions: []corpus.Attribution{{Content: corpus.Spans{{Start: 9, End: 11}}}}}
	r = CompareAttributions([]*corpus.Article{bare}, [][]Attribution{nil})
	if r.Who != nil || r.Confidence != nil || r.All.All.Joint.F1() != 0 {
		t.Errorf("bare: %+v", r)
	}
	if text := r.String(); strings.Contains(text, "nested  all") || !strings.Contains(text, "1 article, 1 attribution marked") {
		t.Errorf("got %s", text)
	}
}

func TestResolutionCounts(t *testing.T) {
	name := func(s string) *string { return &s }
	a := &corpus.Article{Text: "She said no. They said yes. It rained.", Attributions: []corpus.Attribution{
		{Source: corpus.Spans{{Start: 0, End: 3}}, Content: corpus.Spans{{Start: 9, End: 11}}, Speaker: name("Ida Ravn"), Kind: "person"},
		{Source: corpus.Spans{{Start: 13, End: 17}}, Content: corpus.Spans{{Start: 23, End: 26}}, Speaker: name("the porters"), Kind: "group"},
		{Content: corpus.Spans{{Start: 28, End: 37}}, Kind: "unnamed"},
	}}
	var r Resolution
	r.Add(a, []Attribution{
		{Source: corpus.Spans{{Start: 0, End: 3}}, Content: corpus.Spans{{Start: 9, End: 11}}, Speaker: "Ms Ravn"},
		{Source: corpus.Spans{{Start: 13, End: 17}}, Content: corpus.Spans{{Start: 23, End: 26}}},
		{Content: corpus.Spans{{Start: 28, End: 37}}, Speaker: "Bo"},
	})
	if r.Named != (Share{1, 2}) || r.Resolved != (Share{1, 1}) || r.Pronouns != (Share{1, 2}) || r.Nobody != (Share{0, 1}) || r.Kinds["group"] != (Share{0, 1}) {
		t.Errorf("got %+v", r)
	}
}

// TestStanceTally checks every figure on statements whose outcome is known.
func TestStanceTally(t *testing.T) {
	statements := []Statement{
		{Set: "hard", Gold: map[string]graph.Stance{"quay": graph.Supports, "pier": graph.Opposes}},
		{Set: "contrast", Gold: map[string]graph.Stance{"quay": graph.Neutral}},
		{Set: "contrast", Gold: map[string]graph.Stance{}},
	}
	judged := []Judged{
		{Takes: []loader.Take{{Proposition: "quay", Stance: graph.Supports, Confidence: 0.85}}, Given: []loader.Given{{Proposition: "quay", Rank: 0, Stance: graph.Supports}, {Proposition: "pier", Rank: 3, Stance: graph.Supports}}},
		{Takes: []loader.Take{{Proposition: "quay", Stance: graph.Opposes, Confidence: 0.85}}, Given: []loader.Given{{Proposition: "quay", Rank: 1, Stance: graph.Neutral}}},
		{Takes: []loader.Take{{Proposition: "pier", Stance: graph.Conditional, Confidence: 1}}},
	}
	all, quay := NewStanceTally(nil), NewStanceTally(func(p string) bool { return p == "quay" })
	for i := range statements {
		all.Add(&statements[i], &judged[i])
		quay.Add(&statements[i], &judged[i])
	}
	if all.given["hard"].Share != (Share{1, 2}) || all.given["contrast"].Share != (Share{1, 1}) || all.given["hard"].Table["opposes"]["supports"] != 1 {
		t.Errorf("given %+v", all.given)
	}
	if all.ranked != [3]Share{{1, 3}, {2, 3}, {3, 3}} {
		t.Errorf("ranked %v", all.ranked)
	}
	for _, c := range []struct {
		gold, said graph.Stance
		want       int
	}{{graph.Supports, graph.Supports, 1}, {graph.Opposes, nothing, 1}, {graph.Neutral, graph.Opposes, 1}, {nothing, graph.Conditional, 1}, {graph.Supports, graph.Opposes, 0}} {
		if got := all.table[c.gold][c.said]; got != c.want {
			t.Errorf("%s said as %s: %d", c.gold, c.said, got)
		}
	}
	e := all.endToEnd()
	if e.F1["supports"] != 1 || e.F1["opposes"] != 0 || e.MacroF1 != 0.25 || e.SpokenOf != (PRF{2. / 3, 2. / 3, 2. / 3}) {
		t.Errorf("end to end %+v", e)
	}
	if q := quay.endToEnd(); q.SpokenOf != (PRF{1, 1, 1}) {
		t.Errorf("quay alone %+v", q)
	}
	if b := all.confidence.Bands(); len(b) != 2 || b[0].Share != (Share{1, 2}) || b[1].From != 0.9 || b[1].Share != (Share{0, 1}) {
		t.Errorf("bands %+v", b)
	}
}

// stanceCorpus reads a file of the stance corpus, or all of it without a name: its statements, their codebook and the one that ships.
func stanceCorpus(t *testing.T, name string) (all []Statement, cb, own *codebook.Codebook) {
	t.Helper()
	files, err := corpus.Find(filepath.Join("..", "corpus", "stance", name))
	if err != nil {
		t.Fatal(err)
	}
	all, err = AllStatements(files)
	if err != nil {
		t.Fatal(err)
	}
	own, err = codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	cb, err = CorpusCodebook(own, files)
	if err != nil {
		t.Fatal(err)
	}
	return all, cb, own
}

// TestMeasureStances runs the judge on a few passages: the report counts what was asked.
func TestMeasureStances(t *testing.T) {
	all, cb, own := stanceCorpus(t, "contrast-1.jsonl")
	done := 0
	r, err := MeasureStances(context.Background(), cb, own, all[:8], func(n, _ int) { done = n })
	if err != nil {
		t.Fatal(err)
	}
	gold := 0
	for _, s := range all[:8] {
		gold += len(s.Gold)
	}
	if r.Statements != 8 || done != 8 || r.Given["contrast"].Of != gold || r.Propositions < 118 || r.Default == nil {
		t.Errorf("%d done of %+v", done, r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := MeasureStances(ctx, cb, own, all[:8], nil); !errors.Is(err, context.Canceled) {
		t.Errorf("it went on: %v", err)
	}
}

// TestPairsAloneByTheirSides: pairs, and the propositions that only they speak of, move no figure but their own.
func TestPairsAloneByTheirSides(t *testing.T) {
	all, cb, own := stanceCorpus(t, "")
	var pairs []Statement
	counts := map[bool]int{} // by whether the proposition is the pairs' own
	for _, s := range all {
		for p := range s.Gold {
			foreign := withoutPairs(cb).Proposition(p) == nil
			if s.Set == "pairs" && counts[foreign] < 3 {
				counts[foreign]++
				pairs = append(pairs, s)
			}
		}
	}
	if len(pairs) != 6 {
		t.Fatalf("pairs on propositions of the corpus and of their own: %v", counts)
	}
	without, err := MeasureStances(t.Context(), cb, own, all[:4], nil)
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	with, err := MeasureStances(t.Context(), cb, own, append(pairs, all[:4]...), func(n, _ int) { done = n })
	if err != nil {
		t.Fatal(err)
	}
	if done != 10 || with.Propositions != 118 || with.Given["pairs"].Of != len(pairs) {
		t.Errorf("%d done, %d propositions, %+v", done, with.Propositions, with.Given["pairs"])
	}
	delete(with.Given, "pairs")
	if got, want := with.String(), without.String(); got != want {
		t.Errorf("other figures move:\n%s\nwant\n%s", got, want)
	}
}

func TestReporting(t *testing.T) {
	for number, want := range map[int]bool{5: true, 10: false, 15: true, 6: false, 105: true} {
		if s := (Statement{Number: number, Held: number%5 == 0}); s.Reporting() != want {
			t.Errorf("%d: %v", number, !want)
		}
	}
}
