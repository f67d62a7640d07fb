package loader_test

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/loader/eval"
)

// antecedentWeights are the weights of resolve_antecedent.json by name.
type antecedentWeights map[string]float64

// linkedArticle is an article that is linked and waits to be resolved.
type linkedArticle struct {
	marked *corpus.Article
	linked *loader.Document
}

// antecedentFit climbs to better weights: one after the other is moved a step up or down, and stays where more speakers come out right in
// all articles together and in none of their thirds fewer, so that no few articles decide.
type antecedentFit struct {
	t        *testing.T
	resolver *loader.Resolver
	weights  antecedentWeights
	articles []linkedArticle
}

// antecedentThirds are how many speakers come out right in each third of the articles.
type antecedentThirds [3]int

func (x antecedentThirds) betterThan(y antecedentThirds) bool {
	for k := range x {
		if x[k] < y[k] {
			return false
		}
	}
	return x != y
}

// antecedentSteps are the steps of the rounds.
var antecedentSteps = []float64{0.5, 0.25}

// TestFitAntecedents fits the weights to the training articles, on faultless spans. It takes some minutes; the weights are written with
// -update, and each that is moved is told.
func TestFitAntecedents(t *testing.T) {
	if os.Getenv("STANDPOINT_FIT_ANTECEDENTS") == "" {
		t.Skip("skipped: set STANDPOINT_FIT_ANTECEDENTS=1 to fit the weights, with -update to write them")
	}
	train, _ := corpus.Split(articlesOf(t, "corpus/attribution"))
	linker := loader.NewLinker(shippedCodebook(t))
	fit := &antecedentFit{t: t, resolver: loader.NewResolver(shippedCodebook(t)), weights: readAntecedents(t)}
	for _, a := range train {
		d := eval.Segmented(a)
		d.Found = eval.MarkedSpans(a, d)
		if err := linker.Link(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		fit.articles = append(fit.articles, linkedArticle{a, d})
	}
	fit.climb()
	file, err := json.MarshalIndent(fit.weights, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile("resolve_antecedent.json", append(file, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readAntecedents(t *testing.T) antecedentWeights {
	t.Helper()
	out := antecedentWeights{}
	if err := json.Unmarshal(loader.AntecedentFile(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// climb moves every weight as long as it helps.
func (f *antecedentFit) climb() {
	best := f.score()
	f.t.Logf("right before: %v", best)
	for _, step := range antecedentSteps {
		for _, name := range slices.Sorted(maps.Keys(f.weights)) {
			best = f.move(name, step, best)
		}
	}
}

// move tries one weight a step up and down and gives the best score.
func (f *antecedentFit) move(name string, step float64, best antecedentThirds) antecedentThirds {
	from := f.weights[name]
	if name == "word" {
		step /= 25
	}
	kept := from
	for _, to := range []float64{from - step, from + step} {
		f.weights[name] = to
		if s := f.score(); s.betterThan(best) {
			best, kept = s, to
			f.t.Logf("%s from %.3g to %.3g: %v", name, from, to, s)
		}
	}
	f.weights[name] = kept
	return best
}

// score is how many speakers come out right, also where the article names nobody.
func (f *antecedentFit) score() (out antecedentThirds) {
	file, err := json.Marshal(f.weights)
	if err != nil {
		f.t.Fatal(err)
	}
	r, err := f.resolver.WithAntecedents(file)
	if err != nil {
		f.t.Fatal(err)
	}
	for i, a := range f.articles {
		d := *a.linked
		d.Attributions = slices.Clone(d.Attributions)
		if err := r.Resolve(f.t.Context(), &d); err != nil {
			f.t.Fatal(err)
		}
		var one eval.Resolution
		one.Add(a.marked, eval.InDocument(&d))
		out[i%len(out)] += one.Named.Right + one.Nobody.Right
	}
	return out
}
