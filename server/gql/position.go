package gql

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// What gqlgen generates notes where in the answer it is before it looks at a value: for every property of every object and for every
// element of a list. Mostly nobody asks, so here it is noted only when somebody does: who resolves a field, and who reports an error.

// position is the context of a place in the answer. The note of it is made when it is first asked for.
type position struct {
	context.Context
	index int // of an element of a list; -1 for a property
	field graphql.CollectedField
	once  sync.Once
	note  *graphql.FieldContext
}

// property is the context of a property of an object.
func property(ctx context.Context, field graphql.CollectedField) context.Context {
	return &position{Context: ctx, index: -1, field: field}
}

// Value gives the note for the key under which those above have theirs, which is gqlgen's own.
func (p *position) Value(key any) any {
	v := p.Context.Value(key)
	above, ok := v.(*graphql.FieldContext)
	if !ok {
		return v
	}
	p.once.Do(func() {
		if p.index >= 0 {
			p.note = &graphql.FieldContext{Parent: above, Index: &p.index}
			return
		}
		p.note = &graphql.FieldContext{Parent: above, Object: p.field.ObjectDefinition.Name, Field: p.field}
	})
	return p.note
}

// recovered makes null and an error of a panic, at the end of who is deferred.
func recovered(ctx context.Context, oc *graphql.OperationContext, value *graphql.Marshaler) {
	if r := recover(); r != nil {
		oc.Error(ctx, oc.Recover(ctx, r))
		*value = graphql.Null
	}
}
