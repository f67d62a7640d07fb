package level

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

type thing struct{ n int }

// below is the context of a field, as the executor makes it; at is a position in a list, or -1.
func below(ctx context.Context, field *ast.Field, at int) context.Context {
	if at >= 0 {
		ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &at})
	}
	return graphql.WithFieldContext(ctx, &graphql.FieldContext{Field: graphql.CollectedField{Field: field}})
}

// hundred puts a hundred things on a level, one of them twice and nothing once.
func hundred(t *testing.T) (context.Context, []*thing) {
	ctx := below(With(t.Context(), time.Minute), &ast.Field{Name: "list"}, -1)
	things := make([]*thing, 100)
	for i := range things {
		things[i] = &thing{i}
	}
	Put(ctx, func() []*thing { return append(things, nil, things[0]) })
	return ctx, things
}

// TestEach: a hundred objects ask at once, the store is asked once for each field, and each gets its own part.
func TestEach(t *testing.T) {
	ctx, things := hundred(t)
	parts := &ast.Field{Name: "parts"}
	var calls atomic.Int32
	var group sync.WaitGroup
	for i, o := range things {
		group.Go(func() {
			here := below(ctx, parts, i)
			mine, err := Each(here, o, func(_ context.Context, objs []*thing) ([][]*thing, error) {
				calls.Add(1)
				all := make([][]*thing, len(objs))
				for j, o := range objs {
					all[j] = []*thing{{o.n * 10}, {o.n*10 + 1}}
				}
				return all, nil
			})
			if err != nil || len(mine) != 2 || mine[1].n != i*10+1 {
				t.Errorf("%d: %v %v", i, mine, err)
				return
			}
			twice, err := Each(below(here, &ast.Field{Name: "twice"}, 0), mine[0], double(&calls))
			if err != nil || twice.n != i*20 {
				t.Errorf("%d: %v %v", i, twice, err)
			}
		})
	}
	group.Wait()
	if n := calls.Load(); n != 101 { // one for parts, and one for each field "twice", for those are a hundred different fields
		t.Errorf("%d calls", n)
	}
	calls.Store(0)
	same := &ast.Field{Name: "same"}
	for i, o := range things {
		if r, err := Each(below(ctx, same, i), o, double(&calls)); err != nil || r.n != 2*i {
			t.Errorf("%d: %v %v", i, r, err)
		}
	}
	if n := calls.Load(); n != 1 {
		t.Errorf("%d calls for one field of a hundred", n)
	}
}

func double(calls *atomic.Int32) func(context.Context, []*thing) ([]*thing, error) {
	return func(_ context.Context, objs []*thing) ([]*thing, error) {
		calls.Add(1)
		all := make([]*thing, len(objs))
		for i, o := range objs {
			all[i] = &thing{2 * o.n}
		}
		return all, nil
	}
}

// TestStrangers: an object that belongs to no level, or asks outside of a response, is answered by itself.
func TestStrangers(t *testing.T) {
	var calls atomic.Int32
	ctx := below(With(t.Context(), time.Minute), &ast.Field{Name: "list"}, -1)
	Put(ctx, func() []*thing { return []*thing{{1}} })
	for _, where := range []context.Context{t.Context(), below(ctx, &ast.Field{Name: "a"}, 0)} {
		if r, err := Each(where, &thing{4}, double(&calls)); err != nil || r.n != 8 {
			t.Errorf("%v %v", r, err)
		}
	}
	Put(t.Context(), func() []*thing { t.Error("there is no level to put it on"); return nil })
}

// TestFaults: errors, panics and wrong numbers of results reach every object of the level.
func TestFaults(t *testing.T) {
	broken := errors.New("broken")
	for name, load := range map[string]func(context.Context, []*thing) ([]*thing, error){
		"broken":                  func(context.Context, []*thing) ([]*thing, error) { return nil, broken },
		"fire":                    func(context.Context, []*thing) ([]*thing, error) { panic("fire") },
		"0 results for 2 objects": func(context.Context, []*thing) ([]*thing, error) { return nil, nil },
	} {
		a, b := &thing{1}, &thing{2}
		ctx := below(With(t.Context(), time.Minute), &ast.Field{Name: "list"}, -1)
		Put(ctx, func() []*thing { return []*thing{a, b} })
		field := &ast.Field{Name: "f"}
		_, first := Each(below(ctx, field, 0), a, load)
		_, second := Each(below(ctx, field, 1), b, load)
		if first == nil || first != second || !strings.Contains(first.Error(), name) {
			t.Errorf("%s: %v and %v", name, first, second)
		}
	}
}

// TestTimed: what is loaded for a response has to be there in time, counted from the first that is loaded.
func TestTimed(t *testing.T) {
	ctx := With(t.Context(), 40*time.Millisecond)
	time.Sleep(50 * time.Millisecond) // nothing is loaded yet
	ends := func() (at time.Time) {
		_, err := Each(below(ctx, &ast.Field{Name: "list"}, -1), new(int), func(ctx context.Context, objs []*int) ([]int, error) {
			at, _ = ctx.Deadline()
			return make([]int, len(objs)), ctx.Err()
		})
		if err != nil {
			t.Error(err)
		}
		return at
	}
	first, second := ends(), ends()
	if left := time.Until(first); left <= 0 || left > 40*time.Millisecond || !first.Equal(second) {
		t.Errorf("%v left, %v and %v", left, first, second)
	}
}
