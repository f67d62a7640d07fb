package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const generated = `package gql

import (
	"context"
	"math"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
)

func (ec *executionContext) _Thing(ctx context.Context, fields []graphql.CollectedField) graphql.Marshaler {
	out := graphql.NewFieldSet(fields)
	deferred := graphql.NewDeferredGroup(ctx)
	for i := range fields {
		out.ResolveConcurrently(ec.OperationContext, &deferred, i, true, true, nil)
		atomic.AddUint32(&out.Invalids, 1)
	}
	out.Dispatch(ctx)
	var buf bytes.Buffer
	data.MarshalGQL(&buf)

	answer(buf.Bytes())

	if n := len(deferred.Defers); n > 0 {
		atomic.AddInt32(&ec.Deferred, int32(min(n, math.MaxInt32)))
		ec.ProcessDeferredGroup(deferred)
	}

	return out
}
`

// TestRewrite: what starts goroutines is gone, with what it needed, and nothing changes when it is done again.
func TestRewrite(t *testing.T) {
	once, err := rewrite("thing.generated.go", []byte(generated))
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"Concurrently", "deferred", "atomic", `"math"`, "buf"} {
		if strings.Contains(string(once), gone) {
			t.Errorf("%s is left:\n%s", gone, once)
		}
	}
	for _, there := range []string{"out := newObject(fields)", "out.Later(ec.OperationContext, i, true, true, nil)", "out.Invalids++", "answer := written(ctx, data)\n\n\tanswer(answer)", "return out"} {
		if !strings.Contains(string(once), there) {
			t.Errorf("%s is missing:\n%s", there, once)
		}
	}
	if twice, err := rewrite("thing.generated.go", once); err != nil || string(twice) != string(once) {
		t.Errorf("again it is other code: %v", err)
	}
}

// field is what gqlgen writes for a field, with what it reads and how that is marshalled.
func field(reads, marshaller string) string {
	return `package gql

func (ec *executionContext) _Thing_a(ctx context.Context, field graphql.CollectedField, obj *graph.Thing) (ret graphql.Marshaler) {
	return graphql.ResolveField(
		ctx,
		ec.OperationContext,
		field,
		func(ctx context.Context, field graphql.CollectedField) (*graphql.FieldContext, error) {
			return ec.fieldContext_Thing_a(ctx, field)
		},
		func(ctx context.Context) (any, error) {
			return ` + reads + `
		},
		nil,
		func(ctx context.Context, selections ast.SelectionSet, v string) graphql.Marshaler {
			return ec.` + marshaller + `(ctx, selections, v)
		},
		true,
		true,
	)
}
`
}

// TestRewriteOfFields: what is a property is given at once, with its place where it may be null; what has arguments stays as it is.
func TestRewriteOfFields(t *testing.T) {
	const atOnce = "obj *graph.Thing) (ret graphql.Marshaler) {\n"
	const guarded = "\tdefer recovered(ctx, ec.OperationContext, &ret)\n\treturn ec."
	for _, c := range []struct{ reads, marshaller, want string }{
		{"obj.Name, nil", "marshalNString2string", atOnce + guarded + "marshalNString2string(ctx, field.Selections, obj.Name)\n}"},
		{"obj.Kind(), nil", "marshalNID2githubᚗcomᚋgraphᚐID", atOnce + guarded + "marshalNID2githubᚗcomᚋgraphᚐID(ctx, field.Selections, obj.Kind())\n}"},
		{"obj.Of.Day, nil", "marshalODate2ᚖDate", atOnce + "\tctx = property(ctx, field)\n" + guarded + "marshalODate2ᚖDate(ctx, field.Selections, obj.Of.Day)\n}"},
		{"obj.Names, nil", "marshalNString2ᚕstringᚄ", atOnce + "\tctx = property(ctx, field)\n" + guarded + "marshalNString2ᚕstringᚄ(ctx, field.Selections, obj.Names)\n}"},
		{"ec.Resolvers.Thing().A(ctx, obj)", "marshalNString2string", "\tv, err := ec.Resolvers.Thing().A(ctx, obj)\n\tif err != nil {\n" +
			"\t\treturn failed(ctx, ec.OperationContext, err)\n\t}\n\treturn ec.marshalNString2string(ctx, field.Selections, v)\n}"},
		{"obj.Nodes(ctx)", "marshalNThing2ᚕThingᚄ", atOnce + "\tctx = property(ctx, field)\n\tdefer recovered(ctx, ec.OperationContext, &ret)\n\tv, err := obj.Nodes(ctx)\n"},
		{"ec.Resolvers.Thing().A(ctx, obj, fc.Args[\"first\"].(*int))", "marshalNString2string", "return graphql.ResolveField("},
	} {
		got, err := rewrite("thing.generated.go", []byte(field(c.reads, c.marshaller)))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), c.want) {
			t.Errorf("%s by %s becomes\n%s", c.reads, c.marshaller, got)
		}
	}
}

// TestRewriteOfOtherCode: code of a gqlgen that writes it otherwise is an error, and so is a folder without any.
func TestRewriteOfOtherCode(t *testing.T) {
	other := strings.ReplaceAll(generated, "len(deferred.Defers)", "deferred.Len()")
	if _, err := rewrite("thing.generated.go", []byte(other)); err == nil || !strings.Contains(err.Error(), "thing.generated.go: deferred is left") {
		t.Error(err)
	}
	dir := t.TempDir()
	if err := change(dir); err == nil {
		t.Error("an empty folder was changed")
	}
	file := filepath.Join(dir, "thing.generated.go")
	if err := os.WriteFile(file, []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := change(dir); err == nil {
		t.Error("other code was changed")
	}
	if kept, err := os.ReadFile(file); err != nil || string(kept) != other {
		t.Errorf("the file was changed all the same: %v", err)
	}
}
