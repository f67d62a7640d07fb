package encoder

import (
	"slices"
	"testing"
)

// TestNestedReadsTheLastWindow asks for the inner level in any order that is allowed: it is of the window read last, it is the same
// however often it is asked for, and it leaves no trace in what is tagged afterwards.
func TestNestedReadsTheLastWindow(t *testing.T) {
	tagger, all := must(Attribution())(t), windows(t)
	fresh := func(i int) (outer, nested []Scores) {
		w := tagger.NewWorker(NewScratch())
		return w.Tag(all[i].inputs, nil), w.Nested(all[i].inputs, nil)
	}
	long, short := 1, 0
	_, wantLong := fresh(long)
	wantShort, wantShortNested := fresh(short)
	w := tagger.NewWorker(NewScratch())
	w.Tag(all[long].inputs, nil)
	for range 2 {
		if got := w.Nested(all[long].inputs, nil); !slices.Equal(got, wantLong) {
			t.Error("the inner level of a window differs from what another worker reads")
		}
	}
	if got := w.Tag(all[short].inputs, nil); !slices.Equal(got, wantShort) {
		t.Error("a window has other scores after the inner level of another was read")
	}
	if got := w.Nested(all[short].inputs, nil); !slices.Equal(got, wantShortNested) {
		t.Error("the inner level is not that of the window read last")
	}
}

func TestNestedOfNothing(t *testing.T) {
	w := must(Attribution())(t).NewWorker(NewScratch())
	if got := w.Nested(nil, nil); got != nil {
		t.Errorf("without a window the inner level has %d scores", len(got))
	}
	w.Tag(windows(t)[0].inputs, nil)
	w.Tag(nil, nil)
	if got := w.Nested(nil, nil); got != nil {
		t.Errorf("an empty window has %d scores on the inner level", len(got))
	}
}

func TestNestedRefusesAnotherWindow(t *testing.T) {
	w, all := must(Attribution())(t).NewWorker(NewScratch()), windows(t)
	panics(t, "inner level of 1 pieces", func() { w.Nested(make([]Input, 1), nil) })
	w.Tag(all[0].inputs, nil)
	panics(t, "were tagged", func() { w.Nested(all[0].inputs[1:], nil) })
}
