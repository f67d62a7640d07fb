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
	for _, gone := range []string{"Concurrently", "deferred", "atomic", `"math"`} {
		if strings.Contains(string(once), gone) {
			t.Errorf("%s is left:\n%s", gone, once)
		}
	}
	for _, there := range []string{"out := newObject(fields)", "out.Later(ec.OperationContext, i, true, true, nil)", "out.Invalids++", "return out"} {
		if !strings.Contains(string(once), there) {
			t.Errorf("%s is missing:\n%s", there, once)
		}
	}
	if twice, err := rewrite("thing.generated.go", once); err != nil || string(twice) != string(once) {
		t.Errorf("again it is other code: %v", err)
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
