package loader

import (
	"context"
	"errors"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// testPool is a pool of so many hands, whatever the machine has.
func testPool(most int) *pool { return newPool(most, func() *hands { return new(hands) }) }

// allBack demands that nobody has kept hands and nobody waits.
func allBack(t *testing.T, p *pool, most int) {
	t.Helper()
	if n := len(p.idle) + len(p.unmade); n != most {
		t.Errorf("of %d hands %d are back", most, n)
	}
	if p.wanted() {
		t.Error("somebody is still counted as waiting")
	}
}

func TestSpreadDoesEachOnce(t *testing.T) {
	for _, most := range []int{1, 2, 5} {
		for _, n := range []int{0, 1, 2, 100} {
			p, done := testPool(most), make([]atomic.Int32, n)
			if err := p.spread(t.Context(), n, func(_ *hands, i int) error { done[i].Add(1); return nil }); err != nil {
				t.Fatal(err)
			}
			for i := range done {
				if got := done[i].Load(); got != 1 {
					t.Errorf("%d hands, %d to do: number %d is done %d times", most, n, i, got)
				}
			}
			allBack(t, p, most)
		}
	}
}

// TestSpreadSharesHands lets more articles be read than there are hands: no two goroutines ever have the same, and all end.
func TestSpreadSharesHands(t *testing.T) {
	const most, articles, n = 3, 8, 200
	p, busy := testPool(most), map[*hands]bool{}
	var mu sync.Mutex
	set := func(h *hands, to bool) (was bool) {
		mu.Lock()
		defer mu.Unlock()
		was, busy[h] = busy[h], to
		return was
	}
	var group sync.WaitGroup
	for range articles {
		group.Go(func() {
			err := p.spread(t.Context(), n, func(h *hands, _ int) error {
				if set(h, true) {
					return errors.New("two goroutines have the same hands")
				}
				runtime.Gosched()
				set(h, false)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if len(busy) > most {
		t.Errorf("%d hands were made, %d are allowed", len(busy), most)
	}
	allBack(t, p, most)
}

// meet waits for somebody else who calls it.
func meet(met chan bool) error {
	select {
	case met <- true:
	case <-met:
	case <-time.After(time.Minute):
		return errors.New("nobody came to help")
	}
	return nil
}

// TestSpreadHelps lets two wait for each other: one goroutine alone would wait for ever.
func TestSpreadHelps(t *testing.T) {
	p, met := testPool(2), make(chan bool)
	if err := p.spread(t.Context(), 2, func(*hands, int) error { return meet(met) }); err != nil {
		t.Fatal(err)
	}
}

// TestSpreadHelpsLater begins an article while all other hands are taken, and gives them back before its second window: help comes then.
func TestSpreadHelpsLater(t *testing.T) {
	p, met := testPool(2), make(chan bool)
	other, err := p.take(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	err = p.spread(t.Context(), 3, func(_ *hands, i int) error {
		if i == 0 {
			p.give(other)
			return nil
		}
		return meet(met)
	})
	if err != nil {
		t.Fatal(err)
	}
	allBack(t, p, 2)
}

// TestSpreadTakesTurns: whoever comes second does not wait until the first has done all.
func TestSpreadTakesTurns(t *testing.T) {
	p, came := testPool(1), make(chan bool)
	var group sync.WaitGroup
	var second atomic.Bool
	err := p.spread(t.Context(), 1000, func(_ *hands, i int) error {
		if i == 0 {
			group.Go(func() {
				close(came)
				if err := p.spread(t.Context(), 1, func(*hands, int) error { second.Store(true); return nil }); err != nil {
					t.Error(err)
				}
			})
			<-came
			for !p.wanted() {
				runtime.Gosched()
			}
		}
		if i == 999 && !second.Load() {
			return errors.New("the second had to wait until the end")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	group.Wait()
	allBack(t, p, 1)
}

func TestSpreadStops(t *testing.T) {
	for _, most := range []int{1, 3} {
		p, wrong := testPool(most), errors.New("wrong")
		var began atomic.Int32
		if err := p.spread(t.Context(), 10_000, func(_ *hands, i int) error {
			began.Add(1)
			return wrong
		}); err != wrong || int(began.Load()) > most {
			t.Errorf("%d hands: error %v after %d were begun", most, err, began.Load())
		}
		func() {
			defer func() {
				if r := recover(); r != "broken" {
					t.Errorf("%d hands: the caller's panic is %v", most, r)
				}
			}()
			_ = p.spread(t.Context(), 100, func(*hands, int) error { panic("broken") })
			t.Errorf("%d hands: a panic is swallowed", most)
		}()
		allBack(t, p, most)
	}
}

// TestSpreadStopsWhenCancelled: neither who works nor who waits for hands goes on.
func TestSpreadStopsWhenCancelled(t *testing.T) {
	p := testPool(1)
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := p.spread(ctx, 10, func(*hands, int) error { n++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%v after %d were done", err, n)
	}
	h, err := p.take(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := p.spread(ctx, 10, func(*hands, int) error { t.Error("it works without hands"); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("who waits gets %v", err)
	}
	p.give(h)
	allBack(t, p, 1)
}

// TestSpreadChangesNothing reads a text of several windows and many statements alone and with helpers.
func TestSpreadChangesNothing(t *testing.T) {
	e, err := New(testCodebook(t))
	if err != nil {
		t.Fatal(err)
	}
	a := sampleArticle(t, "2025-02-25-minerals.txt")
	read := func(most int) any {
		e.pool = newPool(most, e.newHands)
		p, d, err := e.Extract(t.Context(), a)
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
