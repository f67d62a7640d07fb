package loader

import (
	"errors"
	"reflect"
	"sync/atomic"
	"testing"
	"time"
)

// testCrew is a crew for so many processors, whatever the machine has.
func testCrew(most int) *crew {
	return &crew{most: int32(most), idle: make(chan *hands, most), hire: func() *hands { return new(hands) }}
}

func TestSpreadDoesEachOnce(t *testing.T) {
	for _, most := range []int{0, 1, 2, 5} {
		for _, n := range []int{0, 1, 2, 100} {
			c, done := testCrew(most), make([]atomic.Int32, n)
			c.begin()
			if err := c.spread(new(hands), n, func(_ *hands, i int) error { done[i].Add(1); return nil }); err != nil {
				t.Fatal(err)
			}
			for i := range done {
				if got := done[i].Load(); got != 1 {
					t.Errorf("%d processors, %d to do: number %d is done %d times", most, n, i, got)
				}
			}
			if c.end(); c.working.Load() != 0 {
				t.Errorf("%d are still counted as working", c.working.Load())
			}
		}
	}
}

// TestSpreadHelps lets two wait for each other: one goroutine alone would wait for ever.
func TestSpreadHelps(t *testing.T) {
	c, met, used := testCrew(2), make(chan bool), make(chan *hands, 2)
	c.begin()
	err := c.spread(new(hands), 2, func(h *hands, i int) error {
		used <- h
		select {
		case met <- true:
		case <-met:
		case <-time.After(time.Minute):
			return errors.New("nobody came to help")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if one, other := <-used, <-used; one == other {
		t.Error("two goroutines have the same hands")
	}
}

func TestSpreadKeepsToItselfInACrowd(t *testing.T) {
	c, own := testCrew(2), new(hands)
	c.begin()
	c.begin()
	err := c.spread(own, 50, func(h *hands, _ int) error {
		if h != own {
			return errors.New("a helper works though every processor has an article")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestSpreadStops(t *testing.T) {
	for _, most := range []int{1, 3} {
		c, wrong := testCrew(most), errors.New("wrong")
		var began atomic.Int32
		if err := c.spread(new(hands), 10_000, func(_ *hands, i int) error {
			began.Add(1)
			return wrong
		}); err != wrong || int(began.Load()) > most {
			t.Errorf("%d processors: error %v after %d were begun", most, err, began.Load())
		}
		func() {
			defer func() {
				if r := recover(); r != "broken" {
					t.Errorf("%d processors: the caller's panic is %v", most, r)
				}
			}()
			_ = c.spread(new(hands), 100, func(*hands, int) error { panic("broken") })
			t.Errorf("%d processors: a panic is swallowed", most)
		}()
		if c.working.Load() != 0 {
			t.Errorf("%d processors: %d helpers are still counted", most, c.working.Load())
		}
	}
}

// TestSpreadChangesNothing reads a text of several windows and many statements alone and with helpers.
func TestSpreadChangesNothing(t *testing.T) {
	e, err := New(testCodebook(t))
	if err != nil {
		t.Fatal(err)
	}
	a := sampleArticle(t, "2025-02-25-minerals.txt")
	read := func(most int) any {
		e.crew.most = int32(most)
		p, d, err := e.NewWorker().Extract(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.windows()) < 2 || len(d.Attributions) < 5 {
			t.Fatalf("%d windows and %d attributions show nothing", len(d.windows()), len(d.Attributions))
		}
		return []any{p, d.Nested, d.Found}
	}
	if alone := read(1); !reflect.DeepEqual(read(4), alone) {
		t.Error("helpers change what is found")
	}
}
