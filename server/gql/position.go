package gql

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// What gqlgen generates notes where in the answer it is before it looks at a value: for every property of every object and for every
// element of a list. Mostly nobody asks, so here it is noted only when somebody does: who loads for a level, and who reports an error.
// Nothing stands between fields and what they give: the server has no middleware for fields, and any would be passed by.

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

// notes is the key under which gqlgen has notes of places in contexts.
var notes = func() (key any) {
	graphql.GetFieldContext(asked{context.Background(), &key})
	return key
}()

// asked tells for which key it was asked.
type asked struct {
	context.Context
	key *any
}

func (a asked) Value(key any) any {
	*a.key = key
	return nil
}

// Value gives the note, and all else as the context above.
func (p *position) Value(key any) any {
	if key != notes {
		return p.Context.Value(key)
	}
	p.once.Do(func() {
		p.note = &graphql.FieldContext{Parent: graphql.GetFieldContext(p.Context)}
		if p.index >= 0 {
			p.note.Index = &p.index
			return
		}
		p.note.Object, p.note.Field = p.field.ObjectDefinition.Name, p.field
	})
	return p.note
}

// failed makes null and an error of what a resolver says.
func failed(ctx context.Context, oc *graphql.OperationContext, err error) graphql.Marshaler {
	oc.Error(ctx, graphql.AddFieldLocationToError(ctx, err))
	return graphql.Null
}

// recovered makes null and an error of a panic, at the end of who is deferred.
func recovered(ctx context.Context, oc *graphql.OperationContext, value *graphql.Marshaler) {
	if r := recover(); r != nil {
		oc.Error(ctx, oc.Recover(ctx, r))
		*value = graphql.Null
	}
}
