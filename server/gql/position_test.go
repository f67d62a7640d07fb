package gql

import (
	"context"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
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

// TestWritten: what was answered stays as it is when the memory is used again.
func TestWritten(t *testing.T) {
	a := written(graphql.MarshalString("first"))
	b := written(graphql.MarshalString("2nd"))
	if string(a) != `"first"` || string(b) != `"2nd"` {
		t.Errorf("%s %s", a, b)
	}
}
