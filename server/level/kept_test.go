package level

import (
	"context"
	"slices"
	"testing"
	"time"
)

// TestKept: what was kept is found by its id and type within a response, and nowhere else.
func TestKept(t *testing.T) {
	ctx := With(context.Background(), time.Minute)
	Keep(ctx, map[string]int{"a": 1, "b": 2})
	if found, left := Kept[string, int](ctx, []string{"b", "c", "a"}); len(found) != 2 || found["a"] != 1 || found["b"] != 2 || !slices.Equal(left, []string{"c"}) {
		t.Errorf("%v, left %v", found, left)
	}
	Keep(ctx, map[string]int{"c": 3, "a": 4})
	if found, left := Kept[string, int](ctx, []string{"b", "c", "a"}); len(found) != 3 || found["a"] != 4 || found["b"] != 2 || found["c"] != 3 || len(left) > 0 {
		t.Errorf("%v, left %v", found, left)
	}
	if found, left := Kept[string, string](ctx, []string{"a"}); len(found) != 0 || len(left) != 1 {
		t.Errorf("of another type: %v, left %v", found, left)
	}
	for _, other := range []context.Context{With(ctx, time.Minute), context.Background()} {
		Keep(other, map[string]int(nil))
		if found, left := Kept[string, int](other, []string{"a"}); len(found) != 0 || len(left) != 1 {
			t.Errorf("in another response: %v, left %v", found, left)
		}
	}
}
