package gql

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/standpoint-graph/standpoint/graph"
)

func fieldOf(name string) graphql.CollectedField {
	return graphql.CollectedField{Field: &ast.Field{Name: name, Alias: name, ObjectDefinition: &ast.Definition{Name: "Thing"}}}
}

// TestPosition: whoever asks is told the place, the same note each time, though several ask at once.
func TestPosition(t *testing.T) {
	root := graphql.WithFieldContext(t.Context(), &graphql.FieldContext{Field: fieldOf("things")})
	for want, ctx := range map[string]context.Context{
		"things[0]":      &position{Context: root},
		"things[2]":      &position{Context: root, index: 2},
		"things[2].name": property(&position{Context: root, index: 2}, fieldOf("name")),
		"things[0].a[7]": &position{Context: property(&position{Context: root}, fieldOf("a")), index: 7},
		"things[2].a.b":  property(graphql.WithFieldContext(&position{Context: root, index: 2}, &graphql.FieldContext{Field: fieldOf("a")}), fieldOf("b")),
	} {
		notes := make([]*graphql.FieldContext, 8)
		var all sync.WaitGroup
		for i := range notes {
			all.Go(func() { notes[i] = graphql.GetFieldContext(ctx) })
		}
		all.Wait()
		for _, n := range notes {
			if n == nil || n != notes[0] {
				t.Fatalf("%s: notes differ", want)
			}
		}
		if got := notes[0].Path().String(); got != want {
			t.Errorf("%s is said to be %s", want, got)
		}
	}
	if got := graphql.GetFieldContext(property(t.Context(), fieldOf("event"))).Path().String(); got != "event" { // as where an event begins
		t.Errorf("the first place is said to be %s", got)
	}
	type other struct{}
	if got := property(context.WithValue(t.Context(), other{}, "kept"), fieldOf("a")).Value(other{}); got != "kept" {
		t.Errorf("what is above is %v", got)
	}
}

// TestWritten: what was answered stays as it is when the memory is used again, and an answer that gets too long is none.
func TestWritten(t *testing.T) {
	ctx := graphql.WithResponseContext(t.Context(), graphql.DefaultErrorPresenter, graphql.DefaultRecover)
	a := written(ctx, graphql.MarshalString("first"))
	b := written(ctx, graphql.MarshalString("2nd"))
	if string(a) != `"first"` || string(b) != `"2nd"` {
		t.Errorf("%s %s", a, b)
	}
	text := graphql.MarshalString(strings.Repeat("a", largestAnswer/4-100))
	if whole := written(ctx, graphql.Array{text, text, text, text}); len(whole) < largestAnswer-500 || len(graphql.GetErrors(ctx)) > 0 {
		t.Errorf("%d bytes, %v", len(whole), graphql.GetErrors(ctx))
	}
	none := written(ctx, graphql.Array{text, text, text, text, text})
	if errs := graphql.GetErrors(ctx); string(none) != "null" || len(errs) != 1 || graph.CodeOf(errs[0].Unwrap()) != graph.LimitExceeded {
		t.Errorf("%.20s, %v", none, errs)
	}
}

// TestFewAtOnce: however many names a query gives the same field, a few are answered at a time, and each once.
func TestFewAtOnce(t *testing.T) {
	var now, highest, all atomic.Int32
	o := newObject(make([]graphql.CollectedField, 50))
	o.root = true
	for i := range o.fields {
		o.Later(nil, i, false, false, func(context.Context) graphql.Marshaler {
			defer now.Add(-1)
			n := now.Add(1)
			for h := highest.Load(); n > h && !highest.CompareAndSwap(h, n); h = highest.Load() {
			}
			all.Add(1)
			time.Sleep(time.Millisecond)
			return graphql.MarshalInt(i)
		})
	}
	o.Dispatch(t.Context())
	for i, v := range o.Values {
		var b strings.Builder
		if v.MarshalGQL(&b); b.String() != strconv.Itoa(i) {
			t.Errorf("field %d is %s", i, b.String())
		}
	}
	if h := highest.Load(); h < 2 || h > most || all.Load() != 50 {
		t.Errorf("%d at once, %d in all", h, all.Load())
	}
}
