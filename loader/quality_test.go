package loader_test

import (
	"context"
	"flag"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/loader/eval"
	"github.com/standpoint-graph/standpoint/loader/sample"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// The tests of this file measure what ships and compare with testdata/quality, so that a change that moves quality shows in a
// diff. `make quality` runs them; with UPDATE=1, or -update here, the figures are written anew.

// measuring skips a test that takes long.
func measuring(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped with -short: measures quality for a minute or so")
	}
}

// wantQuality compares a report with its golden file.
func wantQuality(t *testing.T, name, report string) {
	t.Helper()
	file := filepath.Join("testdata", "quality", name)
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(file, []byte(report), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if moved(report, string(want)) {
		t.Errorf("quality has moved; if that is meant, or the corpus has grown: make quality UPDATE=1\n got %s\nwant %s", report, want)
	}
	t.Logf("%s\n%s", file, report)
}

// moved tells whether two reports differ by more than the last bits of floating-point sums on another processor can make: one in a
// figure, three in a count.
func moved(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return true
	}
	number := func(s string) (float64, error) { return strconv.ParseFloat(strings.Trim(s, "(,);"), 64) }
	for i := range x {
		p, errP := number(x[i])
		q, errQ := number(y[i])
		if x[i] != y[i] && (errP != nil || errQ != nil || math.Abs(p-q) > 1 && (strings.Contains(x[i], ".") || math.Abs(p-q) > 3)) {
			return true
		}
	}
	return false
}

func TestMoved(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"F1 57.8 (supports 49.4) of 361", "F1 58.1 (supports 50.0) of 363", false}, {"F1 57.8", "F1 59.0", true},
		{"of 361", "of 365", true}, {"F1 57.8", "F1 57.8 of 3", true}, {"P 57.8", "R 57.8", true},
	} {
		if moved(c.a, c.b) != c.want || moved(c.b, c.a) != c.want {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.want)
		}
	}
}

func shippedCodebook(t *testing.T) *codebook.Codebook {
	t.Helper()
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	return cb
}

// measureArticles measures articles with the shipped models and codebook.
func measureArticles(t *testing.T, articles []*corpus.Article) *eval.AttributionReport {
	t.Helper()
	e, err := loader.New(shippedCodebook(t))
	if err != nil {
		t.Fatal(err)
	}
	r, err := eval.MeasureAttributions(context.Background(), e, articles, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// articlesOf reads the articles of a corpus.
func articlesOf(t *testing.T, path string) []*corpus.Article {
	t.Helper()
	files, err := corpus.Find(path)
	if err != nil {
		t.Fatal(err)
	}
	articles, err := files.AllArticles()
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

// TestAttributionQuality measures who says what on the held-out fifth of the project's own articles, end to end and by stage.
func TestAttributionQuality(t *testing.T) {
	measuring(t)
	_, held := corpus.Split(articlesOf(t, "corpus/attribution"))
	wantQuality(t, "attribution.txt", measureArticles(t, held).String())
}

// TestUnseenQuality measures the same on newspapers that nobody trained on, PolNeAR's development part, where it is at hand.
func TestUnseenQuality(t *testing.T) {
	measuring(t)
	const dev = "../../shared/corpora/polnear/dev.jsonl.gz"
	if _, err := os.Stat(dev); err != nil {
		t.Skip("skipped: PolNeAR is not here; its figures stay as they were last measured")
	}
	wantQuality(t, "unseen.txt", measureArticles(t, articlesOf(t, dev)).String())
}

// TestStanceQuality measures where they stand on the reporting half of the held-out fifth of the project's own passages.
func TestStanceQuality(t *testing.T) {
	measuring(t)
	files, err := corpus.Find("corpus/stance")
	if err != nil {
		t.Fatal(err)
	}
	all, err := eval.AllStatements(files)
	if err != nil {
		t.Fatal(err)
	}
	var statements []eval.Statement
	for _, s := range all {
		if s.Reporting() {
			statements = append(statements, s)
		}
	}
	own := shippedCodebook(t)
	cb, err := eval.CorpusCodebook(own, files)
	if err != nil {
		t.Fatal(err)
	}
	r, err := eval.MeasureStances(context.Background(), cb, own, statements, nil)
	if err != nil {
		t.Fatal(err)
	}
	wantQuality(t, "stance.txt", r.String())
}

// TestSampleQuality compares the stances found in the sample articles with those of one reader, who coded every statement found in
// them.
func TestSampleQuality(t *testing.T) {
	measuring(t)
	coded, err := eval.ReadCoded("testdata/sample_stances.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(sample.Articles, "*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d articles, %v", len(names), err)
	}
	e, err := loader.New(shippedCodebook(t))
	if err != nil {
		t.Fatal(err)
	}
	tally := eval.NewCodedTally(0.5, 0.6, 0.7)
	for _, name := range names {
		for _, s := range extractSample(t, e, name).Statements {
			var words []string
			for _, piece := range s.Evidence.Content {
				words = append(words, piece.Exact)
			}
			if c, ok := coded[eval.CodedKey(name, strings.Join(words, " … "))]; ok {
				tally.Add(&c, s.Coding.Takes)
			} else {
				tally.Add(nil, s.Coding.Takes)
			}
		}
	}
	if tally.Coded < tally.Found*9/10 {
		t.Errorf("%d of %d statements are coded; code the new ones in testdata/sample_stances.jsonl", tally.Coded, tally.Found)
	}
	wantQuality(t, "sample.txt", tally.String())
}

// TestReportsQuality compares the stances found in whole reports with their codings: the held-out ones, which nothing was trained on or fitted to. Half of
// them were looked at while training went on, and what is asked at a glance was chosen on them too.
func TestReportsQuality(t *testing.T) {
	measuring(t)
	files, err := corpus.Find("corpus/stance")
	if err != nil {
		t.Fatal(err)
	}
	e, err := loader.New(shippedCodebook(t))
	if err != nil {
		t.Fatal(err)
	}
	tally := eval.NewCodedTally(0.5, 0.6, 0.7)
	for p, err := range files.ReadPassages() {
		if err != nil {
			t.Fatal(err)
		}
		if p.Set() != corpus.Reports || !p.HeldOut() {
			continue
		}
		found := extract(t, e, graph.Source{Name: p.ID + ".txt", Content: []byte(p.Text)}).Statements
		for i, c := range eval.CodedReport(p, found) {
			tally.Add(c, found[i].Coding.Takes)
		}
	}
	wantQuality(t, "reports.txt", tally.String())
}

func extractSample(t *testing.T, e *loader.Extractor, name string) graph.Proposal {
	t.Helper()
	content, err := sample.Articles.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return extract(t, e, graph.Source{Name: name, Content: content})
}

func extract(t *testing.T, e *loader.Extractor, source graph.Source) graph.Proposal {
	t.Helper()
	a, err := loader.Read(source)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := e.Extract(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
