package encoder

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestTagAllocatesNothing(t *testing.T) {
	w, inputs := must(Attribution())(t).NewWorker(NewScratch()), windows(t)[0].inputs
	out := make([]Scores, 0, 2*len(inputs))
	if n := testing.AllocsPerRun(10, func() { out = w.Nested(inputs, w.Tag(inputs, out[:0])) }); n > 0 {
		t.Errorf("%v allocations a window, none wanted", n)
	}
}

func TestTagAppends(t *testing.T) {
	w, inputs := must(Attribution())(t).NewWorker(NewScratch()), windows(t)[0].inputs
	if got := w.Tag(nil, nil); got != nil {
		t.Errorf("an empty window gives %d scores", len(got))
	}
	alone := w.Tag(inputs, nil)
	if both := w.Tag(inputs, alone); !slices.Equal(both[:len(inputs)], both[len(inputs):]) {
		t.Error("a window read again, after another, has other scores")
	}
}

// TestTagSparesContext demands of pieces that are not context the very scores that they have when all are computed, on both levels.
func TestTagSparesContext(t *testing.T) {
	w, inputs := must(Attribution())(t).NewWorker(NewScratch()), slices.Clone(windows(t)[1].inputs)
	outer := w.Tag(inputs, nil)
	nested := w.Nested(inputs, nil)
	for name, context := range map[string]func(i int) bool{
		"the ends":       func(i int) bool { return i < 30 || i >= len(inputs)-7 },
		"every second":   func(i int) bool { return i%2 == 0 },
		"all but one":    func(i int) bool { return i != 11 },
		"all":            func(int) bool { return true },
		"all but a tile": func(i int) bool { return i >= tileRows },
	} {
		for i := range inputs {
			inputs[i].Context = context(i)
		}
		onlyTheOthers(t, name+", inner level", w.Nested(inputs, nil), nested, context)
		onlyTheOthers(t, name, w.Tag(inputs, nil), outer, context)
		onlyTheOthers(t, name+", both levels", w.Nested(inputs, nil), nested, context)
		for i := range inputs {
			inputs[i].Context = false
		}
		w.Tag(inputs, nil)
	}
}

// onlyTheOthers demands the wanted scores of all but context.
func onlyTheOthers(t *testing.T, name string, got, want []Scores, context func(i int) bool) {
	t.Helper()
	for i, got := range got {
		want := want[i]
		if context(i) {
			want = Scores{}
		}
		if got != want {
			t.Fatalf("%s are context: piece %d has %v, want %v", name, i, got, want)
		}
	}
}

// TestTagForgets reads windows of very different length with one worker: nothing of one may show in the next.
func TestTagForgets(t *testing.T) {
	tagger, all := must(Attribution())(t), windows(t)
	used := tagger.NewWorker(NewScratch())
	for i := range 6 {
		inputs := all[i].inputs
		if got := used.Tag(inputs, nil); !slices.Equal(got, tagger.NewWorker(NewScratch()).Tag(inputs, nil)) {
			t.Errorf("window %d has other scores from a worker that has read before", i)
		}
	}
}

func TestWorkersTagAtOnce(t *testing.T) {
	tagger, inputs := must(Attribution())(t), windows(t)[0].inputs
	want := tagger.NewWorker(NewScratch()).Tag(inputs, nil)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			w := tagger.NewWorker(NewScratch())
			for range 3 {
				if !slices.Equal(w.Tag(inputs, nil), want) {
					t.Error("a worker among several gives other scores")
				}
			}
		})
	}
	wait.Wait()
}

// panics demands that do panics with a message that holds text.
func panics(t *testing.T, text string, do func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if message, _ := recover().(string); !strings.Contains(message, text) {
			t.Errorf("panic %q, want one with %q", message, text)
		}
	}()
	do()
}

func TestTagRefusesWhatItDoesNotKnow(t *testing.T) {
	w := must(Attribution())(t).NewWorker(NewScratch())
	panics(t, "511 pieces", func() { w.Tag(make([]Input, MaxWindow+1), nil) })
	for _, in := range []Input{{ID: -1}, {ID: vocabularySize}, {Features: Features{Shape: shapeEdge}}, {Features: Features{Quote: quotes}}, {Features: Features{Place: placeEdge}}} {
		panics(t, "piece 1", func() { w.Tag([]Input{{ID: 5}, in}, nil) })
	}
	if got := len(w.Tag(make([]Input, MaxWindow), nil)); got != MaxWindow {
		t.Errorf("the longest window gives %d scores", got)
	}
}

func TestWindow(t *testing.T) {
	tokens := Vocabulary().Tokenise("Unfathomably, no.")
	features := []Features{{ShapeCapital, QuoteInside, PlaceText}, {Shape: ShapePunctuation}, {}, {Shape: ShapePunctuation}}
	all := Window(nil, tokens, features, 0, len(tokens.Words))
	if len(all) != len(tokens.Pieces) || tokens.Words[0].N < 2 {
		t.Fatalf("%d inputs for %d pieces", len(all), len(tokens.Pieces))
	}
	for i, in := range all {
		want := features[tokens.Pieces[i].Word]
		if i > 0 {
			want.Place = PlaceInside
		}
		if in.ID != tokens.Pieces[i].ID || in.Features != want {
			t.Errorf("input %d is %+v, want features %+v", i, in, want)
		}
	}
	if got := Window(all[:1], tokens, features, 2, 3); len(got) != 2 || got[1].ID != tokens.Pieces[tokens.Words[2].First].ID {
		t.Errorf("a window of one word, appended, is %+v", got)
	}
}
