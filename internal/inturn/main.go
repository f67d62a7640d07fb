// Command inturn changes the code that gqlgen has generated, so that objects are answered in turn rather than each in goroutines of
// its own: see server/gql/inturn.go. It is run by go generate, after gqlgen, with the folder of the generated code.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"golang.org/x/tools/imports"
)

// changes are what is written for what, in this order. Where gqlgen writes other code, nothing is found and check says so.
var changes = []struct {
	from *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`graphql\.MarshalSliceConcurrently\(`), "marshalSlice("},
	{regexp.MustCompile(`graphql\.NewFieldSet\(`), "newObject("},
	{regexp.MustCompile(`\n\tdeferred := graphql\.NewDeferredGroup\(ctx\)`), ""},
	{regexp.MustCompile(`\n\tif n := len\(deferred\.Defers\); n > 0 \{\n\t\t.*\n\t\tec\.ProcessDeferredGroup\(deferred\)\n\t\}\n`), ""},
	{regexp.MustCompile(`out\.ResolveConcurrently\(ec\.OperationContext, &deferred, i,`), "out.Later(ec.OperationContext, i,"},
	{regexp.MustCompile(`out\.ResolveRootConcurrently\(`), "out.LaterAtRoot("},
	{regexp.MustCompile(`atomic\.AddUint32\(&out\.Invalids, 1\)`), "out.Invalids++"},
}

// left are words of which none may be left: what they stand for would start goroutines, or expect what is not there.
var left = regexp.MustCompile(`MarshalSliceConcurrently|NewFieldSet|[Dd]eferredGroup|deferred\b|ResolveConcurrently|ResolveRootConcurrently|atomic\.AddUint32`)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "use: inturn FOLDER")
		os.Exit(2)
	}
	if err := change(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "inturn:", err)
		os.Exit(1)
	}
}

// change rewrites all generated files of a folder.
func change(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.generated.go"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no generated code in %s", dir)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if text, err = rewrite(file, text); err != nil {
			return err
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// rewrite makes all changes to one file, and leaves out what it then no longer imports.
func rewrite(file string, text []byte) ([]byte, error) {
	for _, c := range changes {
		text = c.from.ReplaceAll(text, []byte(c.to))
	}
	if found := left.Find(text); found != nil {
		return nil, fmt.Errorf("%s: %s is left: gqlgen writes other code than it did, change internal/inturn", filepath.Base(file), found)
	}
	return imports.Process(file, text, nil)
}
