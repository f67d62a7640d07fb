package embedded

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"
)

// testPool is a pool of at most n sessions on an empty file.
func testPool(t *testing.T, n int) *pool {
	t.Helper()
	db, err := connect(filepath.Join(t.TempDir(), "graph.db"), n, smallReaderCache, "")
	if err != nil {
		t.Fatal(err)
	}
	return newPool(db, n)
}

// TestPoolMakesNoMoreThanNeeded: who comes one after the other gets the same session; its statements and its cache are warm.
func TestPoolMakesNoMoreThanNeeded(t *testing.T) {
	p, seen := testPool(t, 4), map[*session]bool{}
	for range 10 {
		if err := p.within(t.Context(), "BEGIN", func(s *session) error { seen[s] = true; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != 1 || len(p.unmade) != 3 {
		t.Errorf("%d sessions were made, %d may still be", len(seen), len(p.unmade))
	}
	if err := p.close(); err != nil {
		t.Error(err)
	}
	if err := p.within(t.Context(), "BEGIN", func(*session) error { return nil }); !errors.Is(err, errClosed) {
		t.Errorf("after closing: %v", err)
	}
}

// TestPoolLendsAll: so many work side by side, one more waits until its time is over, and no place is lost where a session cannot be made.
func TestPoolLendsAll(t *testing.T) {
	p := testPool(t, 2)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newSession(cancelled, p.db); err == nil {
		t.Fatal("a session is made for nobody")
	}
	for range 5 {
		_ = p.within(cancelled, "BEGIN", func(*session) error { t.Error("it works for nobody"); return nil })
	}
	err := p.within(t.Context(), "BEGIN", func(*session) error {
		return p.within(t.Context(), "BEGIN", func(*session) error {
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
			defer cancel()
			if err := p.within(ctx, "BEGIN", func(*session) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a third one gets %v", err)
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Error(err)
	}
}

// TestPoolOutlivesCancelledBegins: whenever the time of a caller ends, the session is as good for the next one as it was.
func TestPoolOutlivesCancelledBegins(t *testing.T) {
	for _, begin := range []string{"BEGIN", "BEGIN IMMEDIATE"} {
		p := testPool(t, 1)
		for range 5000 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rand.IntN(100))*time.Microsecond)
			_ = p.within(ctx, begin, func(*session) error { return nil })
			cancel()
		}
		if err := p.within(t.Context(), begin, func(*session) error { return nil }); err != nil {
			t.Errorf("%s after many that were cancelled: %v", begin, err)
		}
		if err := p.close(); err != nil {
			t.Error(err)
		}
	}
}
