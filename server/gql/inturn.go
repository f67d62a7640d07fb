package gql

import (
	"context"
	"io"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
)

// What gqlgen generates resolves every element of a list and every field with a resolver in a goroutine of its own, so that loaders
// can collect what is asked within some time. Here the first object of a level loads for all of them (package level), and whoever
// comes later has nothing to wait for: objects are answered in turn, which takes about half of the processor time. Generated code
// is changed after it is written to call what follows (internal/inturn).

// most is how many fields of an object are resolved at the same time.
const most = 6

// object collects the values of the fields of one object.
type object struct {
	Values    []graphql.Marshaler
	Invalids  uint32 // values without which the object is none
	fields    []graphql.CollectedField
	root      bool
	operation *graphql.OperationContext
	later     []later
}

// later is a field that a resolver answers.
type later struct {
	i                 int
	recovers, nonNull bool
	resolve           func(context.Context) graphql.Marshaler
}

func newObject(fields []graphql.CollectedField) *object {
	return &object{fields: fields, Values: make([]graphql.Marshaler, len(fields))}
}

// Later has field i resolved when the object is dispatched.
func (o *object) Later(oc *graphql.OperationContext, i int, recovers, nonNull bool, resolve func(context.Context) graphql.Marshaler) {
	o.operation = oc
	o.later = append(o.later, later{i, recovers, nonNull, resolve})
}

// LaterAtRoot is Later for a field of Query: each has a context of its own.
func (o *object) LaterAtRoot(own context.Context, oc *graphql.OperationContext, i int, recovers, nonNull bool, resolve func(context.Context) graphql.Marshaler) {
	o.root = true
	o.Later(oc, i, false, nonNull, func(context.Context) graphql.Marshaler {
		return oc.RootResolverMiddleware(own, func(ctx context.Context) graphql.Marshaler { return guarded(ctx, oc, recovers, resolve) })
	})
}

// Dispatch resolves what is left. Fields of the first object at a place may each ask the store: they do so at the same time. For
// the others all has been loaded by then.
func (o *object) Dispatch(ctx context.Context) {
	switch {
	case len(o.later) == 0:
		return
	case len(o.later) > 1 && (o.root || isFirst(ctx)):
		o.atOnce(ctx)
	default:
		for _, l := range o.later {
			o.resolve(ctx, l)
		}
	}
	for _, l := range o.later {
		if o.Values[l.i] == whereInvalid(l.nonNull) {
			o.Invalids++
		}
	}
}

// atOnce resolves some fields at the same time: one operation must not take all that the store can do for everybody.
func (o *object) atOnce(ctx context.Context) {
	var next atomic.Int64
	work := func() {
		for i := int(next.Add(1)) - 1; i < len(o.later); i = int(next.Add(1)) - 1 {
			o.resolve(ctx, o.later[i])
		}
	}
	var all sync.WaitGroup
	for range min(len(o.later), most) - 1 {
		all.Go(work)
	}
	work()
	all.Wait()
}

func (o *object) resolve(ctx context.Context, l later) {
	o.Values[l.i] = guarded(ctx, o.operation, l.recovers, l.resolve)
}

// MarshalGQL writes the object as JSON. Names of fields need no escapes.
func (o *object) MarshalGQL(w io.Writer) {
	before := `{"`
	for i := range o.fields {
		_, _ = io.WriteString(w, before) // as all marshalers of gqlgen: it is a buffer
		_, _ = io.WriteString(w, o.fields[i].Alias)
		_, _ = io.WriteString(w, `":`)
		o.Values[i].MarshalGQL(w)
		before = `,"`
	}
	if len(o.fields) == 0 {
		_, _ = io.WriteString(w, "{")
	}
	_, _ = io.WriteString(w, "}")
}

// marshalSlice marshals the elements of a list, one after another.
func marshalSlice(ctx context.Context, n int, _ int64, silent bool, marshal func(ctx context.Context, i int) graphql.Marshaler) graphql.Array {
	list := make(graphql.Array, n)
	element := func(ctx context.Context, i int) {
		ctx = &position{Context: ctx, index: i}
		defer func() {
			if silent {
				return
			}
			if r := recover(); r != nil {
				graphql.AddError(ctx, graphql.Recover(ctx, r))
				list[i] = graphql.Null
			}
		}()
		list[i] = marshal(ctx, i)
	}
	for i := range n {
		if i == 1 && isFirst(ctx) {
			ctx = context.WithValue(ctx, notFirst{}, true)
		}
		element(ctx, i)
	}
	return list
}

// notFirst marks the context of what is not the first at its place of the answer.
type notFirst struct{}

func isFirst(ctx context.Context) bool { return ctx.Value(notFirst{}) == nil }

func whereInvalid(nonNull bool) graphql.Marshaler {
	if nonNull {
		return graphql.Null
	}
	return graphql.RequiredNull
}

// guarded makes null and an error of a panic.
func guarded(ctx context.Context, oc *graphql.OperationContext, recovers bool, resolve func(context.Context) graphql.Marshaler) (value graphql.Marshaler) {
	if recovers {
		defer func() {
			if r := recover(); r != nil {
				oc.Error(ctx, oc.Recover(ctx, r))
				value = graphql.Null
			}
		}()
	}
	return resolve(ctx)
}
