// Package level answers a field for all objects at one place of a query at once, so that a nested query costs one call of
// the store for each field it names, however many objects are behind it.
//
// GraphQL asks objects for their fields one by one. All objects at one place of a query, such as the
// speakers of all statements of a page, are a level. The first of them that is asked for a field loads it for all
// ([Each]); the others take their own part, and wait for it where fields are asked for at the same time. What was loaded is the next level. Nothing is guessed by
// waiting a while, so the number of calls is the same every time. What comes along with an answer is kept for the fields that
// would ask for it ([Keep], [Kept]).
package level

import (
	"context"
	"fmt"
	"reflect"
	"runtime/debug"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// place is one field of the query document below a level. Fields of different fragments are different places.
type place struct {
	parent *level
	field  *ast.Field
}

// level holds what came out of one place of the query.
type level struct {
	once    sync.Once
	results any   // map[P]R of Each
	err     error // of loading
	objects []any // what came out, of all parents
}

// levels are those of one response, and what came along with them.
type levels struct {
	within time.Duration
	mu     sync.Mutex
	until  time.Time // by when all is to be loaded, once loading has begun
	at     map[place]*level
	kept   map[any][]any // by type, what was kept, see [Keep]
}

type key struct{}

// With gives ctx a fresh set of levels: one for each response, and for each event of a subscription. All that [Each] loads for it
// has to be there within so long of the first: an event may be waited for for hours, but not its fields.
func With(ctx context.Context, within time.Duration) context.Context {
	return context.WithValue(ctx, key{}, &levels{within: within, at: map[place]*level{}, kept: map[any][]any{}})
}

// timed is ctx until the response has to be there.
func timed(ctx context.Context) (context.Context, context.CancelFunc) {
	ls, _ := ctx.Value(key{}).(*levels)
	if ls == nil {
		return ctx, func() {}
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	if ls.until.IsZero() {
		ls.until = time.Now().Add(ls.within)
	}
	return context.WithDeadline(ctx, ls.until)
}

// shelf names what is kept by ids of one type.
type shelf[I comparable, T any] struct{}

// Keep keeps what came along with something else for the rest of the response, by an id of any comparable type. The map is kept
// itself: nobody may change it any more.
func Keep[I comparable, T any](ctx context.Context, all map[I]T) {
	ls, _ := ctx.Value(key{}).(*levels)
	if ls == nil || len(all) == 0 {
		return
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	at := any(shelf[I, T]{})
	ls.kept[at] = append(ls.kept[at], all)
}

// Kept parts ids into what was kept for them in this response, lately if it was more than once, and those that are left to ask for.
func Kept[I comparable, T any](ctx context.Context, ids []I) (found map[I]T, left []I) {
	found = make(map[I]T, len(ids))
	ls, _ := ctx.Value(key{}).(*levels)
	if ls == nil {
		return found, ids
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	kept := ls.kept[shelf[I, T]{}]
	for _, id := range ids {
		ok := false
		for i := len(kept) - 1; i >= 0 && !ok; i-- {
			var t T
			if t, ok = kept[i].(map[I]T)[id]; ok {
				found[id] = t
			}
		}
		if !ok {
			left = append(left, id)
		}
	}
	return found, left
}

// Each answers the field being resolved for obj. The first object of a level to ask calls load with all objects of the
// level that are a P; load gives one result for each, in their order.
func Each[P comparable, R any](ctx context.Context, obj P, load func(ctx context.Context, objs []P) ([]R, error)) (R, error) {
	here, parent := find(ctx)
	if here == nil {
		return single(ctx, obj, load)
	}
	here.once.Do(func() {
		objs := objectsOf[P](parent)
		results, err := safely(ctx, objs, load)
		byObject := make(map[P]R, len(objs))
		for i, r := range results {
			byObject[objs[i]] = r
			here.add(r)
		}
		here.results, here.err = byObject, err
	})
	var none R
	if here.err != nil {
		return none, here.err
	}
	byObject, ok := here.results.(map[P]R)
	if !ok {
		return none, fmt.Errorf("level: a field was loaded as %T and asked for as %T", here.results, byObject)
	}
	if r, ok := byObject[obj]; ok {
		return r, nil
	}
	return single(ctx, obj, load)
}

// Put declares what the field being resolved gives for all objects of its level, where that is known without loading.
func Put[R any](ctx context.Context, all func() []R) {
	here, _ := find(ctx)
	if here == nil {
		return
	}
	here.once.Do(func() {
		for _, r := range all() {
			here.add(r)
		}
	})
}

// single is for an object that belongs to no level.
func single[P comparable, R any](ctx context.Context, obj P, load func(context.Context, []P) ([]R, error)) (R, error) {
	results, err := safely(ctx, []P{obj}, load)
	if err != nil {
		var none R
		return none, err
	}
	return results[0], nil
}

// safely calls load and makes an error of a panic and of a wrong number of results.
func safely[P comparable, R any](ctx context.Context, objs []P, load func(context.Context, []P) ([]R, error)) (results []R, err error) {
	defer func() {
		if p := recover(); p != nil {
			results, err = nil, fmt.Errorf("panic while loading: %v\n%s", p, debug.Stack())
		}
	}()
	ctx, cancel := timed(ctx)
	defer cancel()
	results, err = load(ctx, objs)
	if err == nil && len(results) != len(objs) {
		err = fmt.Errorf("level: %d results for %d objects", len(results), len(objs))
	}
	if err != nil {
		return nil, err
	}
	return results, nil
}

// objectsOf are the different objects of a level that are a P.
func objectsOf[P comparable](l *level) []P {
	objs, seen := make([]P, 0, len(l.objects)), make(map[P]bool, len(l.objects))
	for _, o := range l.objects {
		if p, ok := o.(P); ok && !seen[p] {
			seen[p] = true
			objs = append(objs, p)
		}
	}
	return objs
}

// add takes up a result: an object, or each object of a list.
func (l *level) add(result any) {
	v := reflect.ValueOf(result)
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			l.add(v.Index(i).Interface())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			l.objects = append(l.objects, result)
		}
	}
}

// find gives the level of the field being resolved and the one above it, or nil outside of a response.
func find(ctx context.Context) (here, parent *level) {
	ls, _ := ctx.Value(key{}).(*levels)
	fc := named(graphql.GetFieldContext(ctx))
	if ls == nil || fc == nil {
		return nil, nil
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	parent = ls.level(named(fc.Parent))
	return ls.child(parent, fc.Field.Field), parent
}

// level finds or makes the level of a field; nil is the root.
func (ls *levels) level(fc *graphql.FieldContext) *level {
	if fc == nil {
		return ls.child(nil, nil)
	}
	return ls.child(ls.level(named(fc.Parent)), fc.Field.Field)
}

func (ls *levels) child(parent *level, field *ast.Field) *level {
	at := place{parent, field}
	l := ls.at[at]
	if l == nil {
		l = &level{}
		ls.at[at] = l
	}
	return l
}

// named skips the contexts of list positions and of the root.
func named(fc *graphql.FieldContext) *graphql.FieldContext {
	for fc != nil && (fc.Index != nil || fc.Field.Field == nil) {
		fc = fc.Parent
	}
	return fc
}
