package loader_test

import (
	"cmp"
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/loader/eval"
)

// TestResolvingErrors prints whom resolving misses in the training articles, on faultless spans, by kind and most first: how the text
// names the speaker, and whether it was left in its words or taken for another. The held-out fifth is for figures alone: nobody should
// look at its single errors. It runs only when asked for, because it measures nothing.
func TestResolvingErrors(t *testing.T) {
	if os.Getenv("STANDPOINT_SHOW_ERRORS") == "" {
		t.Skip("skipped: set STANDPOINT_SHOW_ERRORS=1 to print the table of errors")
	}
	train, _ := corpus.Split(articlesOf(t, "corpus/attribution"))
	found, err := eval.Faultless(context.Background(), shippedCodebook(t), train)
	if err != nil {
		t.Fatal(err)
	}
	var all eval.Resolution
	missed := map[string][]string{}
	for i, a := range train {
		all.Add(a, found[i])
		for kind, lines := range missedSpeakers(a, found[i]) {
			missed[kind] = append(missed[kind], lines...)
		}
	}
	kinds := slices.SortedFunc(maps.Keys(missed), func(a, b string) int {
		return cmp.Or(len(missed[b])-len(missed[a]), strings.Compare(a, b))
	})
	t.Logf("named speakers %.1f %% of %d, where resolved %.1f %%, persons %.1f %%, pronouns %.1f %%, nobody %.1f %% of %d",
		all.Named.Percent(), all.Named.Of, all.Resolved.Percent(), all.Kinds["person"].Percent(), all.Pronouns.Percent(), all.Nobody.Percent(), all.Nobody.Of)
	for _, k := range kinds {
		t.Logf("%4d %s", len(missed[k]), k)
	}
	for _, k := range kinds {
		t.Logf("== %s\n%s", k, strings.Join(missed[k], "\n"))
	}
}

// missedSpeakers are the attributions of an article whose speaker was missed, by kind: article, marked name, words of the text, got.
func missedSpeakers(a *corpus.Article, found []eval.Attribution) map[string][]string {
	out := map[string][]string{}
	runes := []rune(a.Text)
	for _, q := range eval.Matched(a.Text, eval.Gold(a), found) {
		marked, got := &a.Attributions[q[0]], found[q[1]]
		words := got.Source.Of(runes)
		name, how := cmp.Or(got.Speaker, got.Called, words), "wrong"
		if got.Speaker == "" {
			how = "left"
		}
		want := "(nobody)"
		switch {
		case marked.Speaker == nil && got.Speaker == "":
			continue
		case marked.Speaker != nil && got.Means(*marked.Speaker, runes):
			continue
		case marked.Speaker != nil:
			want = *marked.Speaker
		default:
			how = "invented"
		}
		kind := marked.Kind + " " + how + ": " + loader.SpeakerForm(words)
		out[kind] = append(out[kind], strings.Join([]string{a.ID, want, words, name}, " | "))
	}
	return out
}
