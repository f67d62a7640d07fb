package loader

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// exportedTake is what the judge says of one proposition in a whole report, and whether it is right.
type exportedTake struct {
	Report      string       `json:"report"`
	Held        bool         `json:"held"`
	File        string       `json:"file"`
	Attribution int          `json:"attribution"`
	Speakers    []int        `json:"speakers"`
	Proposition string       `json:"proposition"`
	Stance      graph.Stance `json:"stance"`
	Spoken      float64      `json:"spoken"`
	Side        float64      `json:"side"`
	Named       bool         `json:"named"`
	Titled      bool         `json:"titled"`
	Right       bool         `json:"right"`
}

// untrainedReports is the file of reports that the judge was not trained on: of others it is surer.
var untrainedReports = filepath.Join(corpora, "stance", "reports-4.jsonl")

// TestUntrainedReports: training leaves out the file that sureness is fitted on.
func TestUntrainedReports(t *testing.T) {
	script, err := os.ReadFile("training/corpus.py")
	if err != nil {
		t.Fatal(err)
	}
	if name := filepath.Base(untrainedReports); !strings.Contains(string(script), "\nUNTRAINED = '"+name+"'") {
		t.Errorf("training/corpus.py does not name %s as what is left out", name)
	}
	if _, err := os.Stat(untrainedReports); err != nil {
		t.Error(err)
	}
}

// leastOpen is the probability of being spoken of from which on takes are exported: what is fitted may not ask for less.
const leastOpen = 0.1

// TestExportReports writes what training/stance_article.py fits the sureness of takes in articles on, when STANDPOINT_REPORT_EXPORT names a
// file: every take that the judge thinks of in the whole reports of the corpus that it was not trained on, the held-out ones among them, which are marked.
func TestExportReports(t *testing.T) {
	path := os.Getenv("STANDPOINT_REPORT_EXPORT")
	if path == "" {
		t.Skip("skipped: set STANDPOINT_REPORT_EXPORT to a file to export what the sureness in articles is fitted on")
	}
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(cb)
	if err != nil {
		t.Fatal(err)
	}
	enc := exportTo(t, path)
	for p, err := range stanceCorpus(t, corpora).ReadPassages() {
		if err != nil {
			t.Fatal(err)
		}
		if p.Set() != corpus.Reports || p.File != untrainedReports && !p.HeldOut() {
			continue
		}
		for _, x := range exportReport(t, e, p) {
			if err := enc.Encode(x); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func exportReport(t *testing.T, e *Extractor, p *corpus.Passage) []exportedTake {
	a, err := Read(graph.Source{Name: p.ID + ".txt", Content: []byte(p.Text)})
	if err != nil {
		t.Fatalf("%s: %v", p.ID, err)
	}
	_, d, err := e.Extract(t.Context(), a)
	if err != nil {
		t.Fatalf("%s: %v", p.ID, err)
	}
	j := e.classifier.NewJudge().(*stanceJudge)
	r := j.relevantTo(d)
	if !r.long {
		return nil
	}
	always := *j.model
	always.Article.Open = 0
	var out []exportedTake
	taken := map[int]bool{}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		k := p.Sharing(a.Content)
		if k < 0 || taken[k] {
			continue
		}
		taken[k] = true
		read := j.widened(d, a, r)
		s := j.read(read)
		open := namedIn(j.open(read), read.stems())
		if len(open) == 0 {
			continue
		}
		for _, c := range j.closely(j.ranked(read, s, open, candidates, false)) {
			spoken, sides := j.model.spokenOf(c), j.model.side(s, c)
			if spoken < leastOpen {
				continue
			}
			take, _ := always.take(s, c, true)
			x := exportedTake{Report: p.ID, Held: p.HeldOut(), File: p.File, Attribution: i, Speakers: a.Speakers, Proposition: take.Proposition, Stance: take.Stance,
				Spoken: spoken, Side: slices.Max(sides[:]), Named: s.names(c.proposition), Titled: c.titled}
			x.Right = slices.ContainsFunc(p.Said[k].Takes, func(g corpus.Take) bool {
				return g.Proposition == take.Proposition && g.Stance == strings.ToLower(string(take.Stance))
			})
			out = append(out, x)
		}
	}
	return out
}
