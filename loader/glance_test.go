package loader

import (
	"path/filepath"
	"reflect"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// fittedGlance gives the map that is in the tree; it must be fitted to the judge beside it, or extraction is slower without a word.
func fittedGlance(t *testing.T, c *Classifier) *glance {
	t.Helper()
	if c.glance == nil {
		t.Fatal("the glance was fitted to another judge, so that every statement is read to the end: make glance")
	}
	return c.glance
}

// takesOf gives the takes of every statement of a document.
func takesOf(t *testing.T, e *Extractor, d *Document) (all [][]Take) {
	t.Helper()
	if err := e.classifier.classify(t.Context(), e.pool, d); err != nil {
		t.Fatal(err)
	}
	for i := range d.Attributions {
		all = append(all, d.Attributions[i].Takes)
	}
	return all
}

// TestGlanceLosesNoTake reads articles that the map was not fitted to, with and without it: those of the sample, which are on the
// codebook's topics throughout, and those of the held-out fifth, which are not.
func TestGlanceLosesNoTake(t *testing.T) {
	e, err := New(testCodebook(t))
	if err != nil {
		t.Fatal(err)
	}
	fittedGlance(t, e.classifier)
	files, err := filepath.Glob("sample/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		files = files[:2]
	}
	takes := 0
	for _, f := range files {
		takes += sameTakes(t, e, f, sampleArticle(t, filepath.Base(f)))
	}
	if takes == 0 {
		t.Error("the sample articles have no takes")
	}
	if testing.Short() {
		return
	}
	_, held := attributionCorpus(t)
	for _, m := range held {
		sameTakes(t, e, m.id, m.document(t).Article)
	}
}

// sameTakes demands that an article has the same takes without the glance, and counts them.
func sameTakes(t *testing.T, e *Extractor, name string, a *graph.Article) (n int) {
	t.Helper()
	_, d, err := e.Extract(t.Context(), a)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	hasty, g := takesOf(t, e, d), e.classifier.glance
	e.classifier.glance = nil
	defer func() { e.classifier.glance = g }()
	patient := takesOf(t, e, d)
	if !reflect.DeepEqual(hasty, patient) {
		t.Errorf("%s: takes with and without a glance differ\n%v\n%v", name, hasty, patient)
	}
	for _, takes := range patient {
		n += len(takes)
	}
	return n
}

func TestGlanceIsForItsJudgeAlone(t *testing.T) {
	judge, err := encoder.Stance()
	if err != nil {
		t.Fatal(err)
	}
	g, err := loadGlance()
	if err != nil {
		t.Fatal(err)
	}
	got, err := glanceFor(judge)
	if err != nil || (got != nil) != (g.judge == judge.Fingerprint()) {
		t.Errorf("the map of judge %x is used with judge %x: %v, %v", g.judge, judge.Fingerprint(), got != nil, err)
	}
}
