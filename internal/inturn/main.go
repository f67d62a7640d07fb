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
	{regexp.MustCompile(`(?:\t*var buf bytes\.Buffer\n)(\t*)data\.MarshalGQL\(&buf\)\n`), "${1}answer := written(ctx, data)\n"},
	{regexp.MustCompile(`(answer := written\(ctx, data\)(?:.*\n){1,5}?.*)\bbuf\.Bytes\(\)`), "${1}answer"},
	// What is never null has no need of its place.
	{property(`ec\.marshalN(?:String2string|ID2\S*ID|Int2int|Boolean2bool)`), atOnce},
	{property(`ec\.marshal[NO]\S+`), "\n\tctx = property(ctx, field)" + atOnce},
	{fieldOf(`(obj\.\w+\(ctx\)|ec\.Resolvers\.\w+\(\)\.\w+\(ctx, obj\))`, `ec\.marshal[NO]\S+`), "\n\tctx = property(ctx, field)\n\tdefer recovered(ctx, ec.OperationContext, &ret)" +
		"\n\tv, err := $1\n\tif err != nil {\n\t\treturn failed(ctx, ec.OperationContext, err)\n\t}\n\treturn $2(ctx, field.Selections, v)"},
}

// atOnce gives a property without all that resolving a field takes.
const atOnce = "\n\tdefer recovered(ctx, ec.OperationContext, &ret)\n\treturn $2(ctx, field.Selections, $1)"

// property is the body of a function that resolves a field which is a property of its object, with one of some marshallers.
func property(marshaller string) *regexp.Regexp {
	return fieldOf(`(obj(?:\.\w+)+(?:\(\))?), nil`, marshaller)
}

// fieldOf is the body of a function that resolves a field which has no arguments.
func fieldOf(reads, marshaller string) *regexp.Regexp {
	return regexp.MustCompile(`\n\treturn graphql\.ResolveField\(` +
		`\n\t\tctx,\n\t\tec\.OperationContext,\n\t\tfield,` +
		`\n\t\tfunc\(ctx context\.Context, field graphql\.CollectedField\) \(\*graphql\.FieldContext, error\) \{` +
		`\n\t\t\treturn ec\.fieldContext_\w+\(ctx, field\)\n\t\t\},` +
		`\n\t\tfunc\(ctx context\.Context\) \(any, error\) \{\n\t\t\treturn ` + reads + `\n\t\t\},` +
		`\n\t\tnil,` +
		`\n\t\tfunc\(ctx context\.Context, selections ast\.SelectionSet, v .*\) graphql\.Marshaler \{` +
		`\n\t\t\treturn (` + marshaller + `)\(ctx, selections, v\)\n\t\t\},` +
		`\n\t\ttrue,\n\t\t(?:true|false),\n\t\)`)
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
