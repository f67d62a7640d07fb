package guard

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

var schema = gqlparser.MustLoadSchema(&ast.Source{Input: `
	scalar Upload scalar Date
	enum Colour { RED BLUE }
	input Choice @oneOf { text: String file: Upload }
	input Filter { ids: [ID!] colour: [Colour!] n: Int f: Float b: Boolean on: Date all: Filter must: Choice }
	type Query { things(first: Int, last: Int, filter: Filter): ThingConnection! thing: Thing all(first: Int! = 1000): [Thing!]! nodes(ids: [ID!]!): [Thing]! search(first: Int! = 5): Thing
		changes: ThingConnection! neighbourhood(first: Int! = 25): Neighbourhood! paths: PathResult! }
	type Neighbourhood { of: Thing! nodes: [Thing!]! ties: [Thing!]! total: Int! }
	type PathResult { paths: [Path!]! }
	type Path { nodes: [Thing!]! steps: [Thing!]! }
	type Thing { id: ID! name: String parts: [Thing!]! things(first: Int, last: Int): ThingConnection! copies(first: Int): ThingConnection! tally: Thing }
	type ThingConnection { nodes: [Thing!]! edges: [ThingEdge!]! totalCount: Int! }
	type ThingEdge { node: Thing! }
`})

func codeOf(errs gqlerror.List) string {
	if len(errs) == 0 {
		return ""
	}
	code, _ := errs[0].Extensions["code"].(string)
	return code
}

// TestLimits keeps and breaks each limit by one.
func TestLimits(t *testing.T) {
	l := Limits{QueryBytes: 200, Tokens: 60, Definitions: 3, Fields: 10, Depth: 4, Aliases: 2, Directives: 2, SameField: 3, Errors: 3, MessageRunes: 60}
	for _, row := range []struct{ name, kept, broken, code string }{
		{"bytes", "{ thing { id } }" + strings.Repeat(" ", 184), "{ thing { id } }" + strings.Repeat(" ", 185), CodeComplexity},
		{"tokens", "{" + strings.Repeat("thing{id}", 3) + "}", "{" + strings.Repeat("thing{id ...on Thing{id}}", 9) + "}", CodeComplexity},
		{"definitions", "query a {thing{id}} query b {thing{id}} query c {thing{id}}", "query a {thing{id}} query b {thing{id}} query c {thing{id}} query d {thing{id}}", CodeComplexity},
		{"fields", "{thing{id parts{id}} a:thing{id parts{id}} b:thing{id}}", "{thing{...F} a:thing{...F} b:thing{...F}} fragment F on Thing{id name}", CodeComplexity},
		{"depth", "{thing{parts{parts{id}}}}", "{thing{parts{parts{parts{id}}}}}", CodeComplexity},
		{"aliases", "{thing{a:id b:id}}", "{thing{a:id b:id c:id}}", CodeComplexity},
		{"directives", "{thing @skip(if:false){id @include(if:true)}}", "{thing @skip(if:false){id @include(if:true) name @include(if:true)}}", CodeComplexity},
		{"the same field", "{thing{id id id}}", "{thing{id id id id}}", CodeComplexity},
		{"the same field of fields put together", "{thing{id} thing{id id}}", "{thing{id} thing{id id} ...{thing{id}}}", CodeComplexity},
		{"fragments", "{thing{...F}} fragment F on Thing{id}", "{thing{id}} fragment F on Thing{id}", CodeValidation},
		{"fields of several operations", "query a {thing{id id}} query b {thing{id id name}}", "query a {thing{id id parts{id}}} query b {thing{id id parts{id}}} query c {thing{id}}", CodeComplexity},
		{"fragments of nothing", "{thing{...A}} fragment A on Thing{...B ...B} fragment B on Thing{id}", "{thing{...A}} fragment A on Thing{...B ...B} fragment B on Thing{...C ...C} fragment C on Thing{...D ...D}", CodeComplexity},
		{"names", "{thing{" + "a" + ":id}}", "{thing{" + strings.Repeat("a", 129) + ":id}}", CodeComplexity},
		{"cycles", "{thing{...F}} fragment F on Thing{id}", "{thing{...F}} fragment F on Thing{parts{...F}}", CodeValidation},
		{"operations", "{thing{id}}", "fragment F on Thing{id}", CodeParse},
		{"syntax", "{thing{id}}", "{thing{id}", CodeParse},
		{"rules", "{thing{id}}", "{thing{nonsense}}", CodeValidation},
	} {
		if _, errs := Read(schema, row.kept, l); errs != nil {
			t.Errorf("%s kept: %v", row.name, errs)
		}
		_, errs := Read(schema, row.broken, l)
		if codeOf(errs) != row.code {
			t.Errorf("%s broken: %v", row.name, errs)
		}
		for _, e := range errs {
			if len([]rune(e.Message)) > 120 {
				t.Errorf("%s: a message of %d", row.name, len(e.Message))
			}
		}
	}
}

// TestFewErrors: a validation stops at the limit, and always finds the same.
func TestFewErrors(t *testing.T) {
	l := Default()
	l.Errors = 3
	var first string
	for range 5 {
		_, errs := Read(schema, "{ thing { a b c d e f } }", l)
		if len(errs) != 3 {
			t.Fatalf("%d errors", len(errs))
		}
		if s := errs.Error(); first == "" {
			first = s
		} else if s != first {
			t.Errorf("%s and %s", first, s)
		}
	}
	many := make(gqlerror.List, 9)
	for i := range many {
		many[i] = gqlerror.Errorf("%s", strings.Repeat("é", 400))
	}
	if got := Bound(many, l); len(got) != 4 || got[3].Message != "and 6 more errors" || len([]rune(got[0].Message)) != l.MessageRunes {
		t.Errorf("%v", got)
	}
}

// TestCost computes what answers are thought to hold.
func TestCost(t *testing.T) {
	for query, want := range map[string]int{
		"{ thing { id name } }":                                                        1,
		"{ things { nodes { id } } }":                                                  1 + 25,
		"{ things(first: 3) { nodes { id } } }":                                        1 + 3,
		"{ things(last: 3) { edges { node { id } } } }":                                1 + 3*(1+1),
		"query($n: Int) { things(first: $n) { nodes { id } } }":                        1 + 7,
		"query($d: Int = 9) { things(first: $d) { nodes { id } } }":                    1 + 9,
		"{ things(first: 3) { ...C } } fragment C on ThingConnection { nodes { id } }": 1 + 3,
		"{ things(first: 3) { nodes { parts { id } } } }":                              1 + 3*(1+shortList),
		"{ things(first: 3) { nodes { things(first: 5) { nodes { id } } } } }":         1 + 3*(1+1+5),
		"{ things(first: 3) { totalCount } }":                                          1 + 5,
		"{ thing { tally { id } } }":                                                   1 + 1 + 5,
		"{ thing { copies(first: 3) { nodes { id } } } }":                              1 + 50 + 1 + 3,
		"{ changes { nodes { id } } }":                                                 1000 + 1 + 25,
		"{ neighbourhood { of { id } nodes { id } ties { id } total } }":               1000 + 1 + 1 + 25 + 25,
		"{ neighbourhood(first: 2) { nodes { parts { id } } } }":                       1000 + 1 + 2*(1+shortList),
		"{ paths { paths { nodes { id } steps { id } } } }":                            5000 + 1 + 5*(1+5+4),
		"{ all { id } }":                                                     1000,
		"{ all(first: 10) { id } }":                                          10,
		`{ nodes(ids: ["a", "b"]) { id } }`:                                  2,
		"query($v: [ID!]!) { nodes(ids: $v) { id } }":                        3,
		`query($w: [ID!]! = ["a", "b", "c", "d"]) { nodes(ids: $w) { id } }`: 4,
		"{ search { parts { id } } }":                                        20 + 5*(1+shortList),
		"{ ... on Query { thing { id } } a: thing { id } }":                  2,
	} {
		d, errs := Read(schema, query, Default())
		if errs != nil {
			t.Fatalf("%s: %v", query, errs)
		}
		variables := map[string]any{"n": json.Number("7"), "v": []any{"a", "b", "c"}}
		l := Default()
		l.Cost = want
		if errs := d.Cost(d.Query.Operations[0], variables, l); errs != nil {
			t.Errorf("%s costs more than %d", query, want)
		}
		l.Cost = want - 1
		if errs := d.Cost(d.Query.Operations[0], variables, l); codeOf(errs) != CodeComplexity {
			t.Errorf("%s costs less than %d", query, want)
		}
	}
}

// TestCostOfDoubling: what fragments multiply is computed without writing it out, and does not run over.
func TestCostOfDoubling(t *testing.T) {
	l := Default()
	l.Fields, l.Depth, l.SameField = 1<<20, 1<<20, 1<<20
	query := "{ thing { ...F0 } }"
	for i := range 12 {
		query += fmt.Sprintf(" fragment F%d on Thing { a: parts { ...F%d } b: parts { ...F%d } }", i, i+1, i+1)
	}
	l.Aliases = 1 << 60
	doc, errs := Read(schema, query+" fragment F12 on Thing { id }", l)
	if errs != nil {
		t.Fatal(errs)
	}
	if errs := doc.Cost(doc.Query.Operations[0], nil, l); codeOf(errs) != CodeComplexity {
		t.Errorf("%v", errs)
	}
}

// TestVariables checks values of every kind, right and wrong.
func TestVariables(t *testing.T) {
	d, errs := Read(schema, "query($f: Filter, $i: ID, $n: Int! = 3, $u: Upload, $l: [Int!]) { a: things(filter: $f, first: $n) { totalCount } nodes(ids: [$i]) { id } b: things(first: $n) { totalCount } }", Default())
	if errs == nil || d != nil {
		t.Fatal("unused variables pass the validation")
	}
	op := &ast.OperationDefinition{VariableDefinitions: ast.VariableDefinitionList{
		{Variable: "f", Type: ast.NamedType("Filter", nil)}, {Variable: "i", Type: ast.NonNullNamedType("ID", nil)},
		{Variable: "u", Type: ast.NamedType("Upload", nil)}, {Variable: "l", Type: ast.ListType(ast.NonNullNamedType("Int", nil), nil)},
	}}
	check := func(text string, ok bool) {
		t.Helper()
		var v map[string]any
		dec := json.NewDecoder(strings.NewReader(text))
		dec.UseNumber()
		if err := dec.Decode(&v); err != nil {
			t.Fatal(err)
		}
		if errs := Variables(schema, op, v); (errs == nil) != ok || !ok && codeOf(errs) != CodeInput {
			t.Errorf("%s: %v", text, errs)
		}
	}
	for _, right := range []string{
		`{"i":"a"}`, `{"i":5}`, `{"i":"a","f":null}`, `{"i":"a","l":5}`, `{"i":"a","l":[1,2]}`, `{"i":"a","l":null}`,
		`{"i":"a","f":{"ids":["a"],"colour":["RED"],"n":-2147483648,"f":1.5,"b":true,"on":"2025-02-13","all":{"all":{}},"must":{"text":"a"}}}`,
		`{"i":"a","other":1}`,
	} {
		check(right, true)
	}
	for _, wrong := range []string{
		`{}`, `{"i":null}`, `{"i":1.5}`, `{"i":true}`, `{"i":"a","l":[null]}`, `{"i":"a","l":"x"}`, `{"i":"a","u":"path"}`, `{"i":"a","f":[]}`, `{"i":"a","f":5}`,
		`{"i":"a","f":{"n":2147483648}}`, `{"i":"a","f":{"n":1.5}}`, `{"i":"a","f":{"n":"1"}}`, `{"i":"a","f":{"colour":["red"]}}`, `{"i":"a","f":{"colour":[1]}}`,
		`{"i":"a","f":{"b":"true"}}`, `{"i":"a","f":{"f":"x"}}`, `{"i":"a","f":{"on":5}}`, `{"i":"a","f":{"nonsense":1}}`,
		`{"i":"a","f":{"must":{}}}`, `{"i":"a","f":{"must":{"text":null}}}`, `{"i":"a","f":{"must":{"text":"a","file":null}}}`,
	} {
		check(wrong, false)
	}
	if errs := Variables(schema, op, map[string]any{"i": "a", "u": graphql.Upload{}}); errs != nil {
		t.Errorf("a file: %v", errs)
	}
}

// TestSize and its limits.
func TestSize(t *testing.T) {
	l := Limits{VariableDepth: 3, Variables: 10, ListLength: 4, StringBytes: 5}
	for _, row := range []struct {
		v     any
		texts bool
		ok    bool
	}{
		{[]any{"a", "b", "c", "d"}, false, true}, {[]any{"a", "b", "c", "d", "e"}, false, false},
		{map[string]any{"a": []any{"b"}}, false, true}, {map[string]any{"a": []any{[]any{}}}, false, true}, {map[string]any{"a": []any{[]any{1}}}, false, false},
		{"12345", false, true}, {"123456", false, false}, {"123456", true, true},
		{[]any{[]any{1, 2, 3}, []any{1, 2, 3}, []any{1, 2}}, false, false},
	} {
		if errs := Size(map[string]any{"v": row.v}, row.texts, l); (errs == nil) != row.ok {
			t.Errorf("%v: %v", row.v, errs)
		}
	}
}

// TestStructure and its limits, on JSON as it is written.
func TestStructure(t *testing.T) {
	l := Limits{VariableDepth: 2, Variables: 6}
	for text, ok := range map[string]bool{
		`{"a":[[[1]]]}`: true, `{"a":[[[[1]]]]}`: false, `[1,2,3,4,5,6]`: true, `[1,2,3,4,5,6,7]`: false, `{"a":"[[[[[[,,,,,,,,"}`: true,
		`{"a":"\\"}`: true, `{"a":"\",[[[[[["}`: true, `"unfinished`: true, `"unfinished\`: true, ``: true, `}}}}`: true,
		strings.Repeat("9", 64): true, strings.Repeat("9", 65): false,
	} {
		if _, errs := Structure([]byte(text), l); (errs == nil) != ok {
			t.Errorf("%s: %v", text, errs)
		}
	}
	if n, _ := Structure([]byte(`{"abc":"a\"cdef"}`), Default()); n != 7 {
		t.Errorf("the longest string is %d", n)
	}
}

// TestNames: strings and comments may hold long words.
func TestNames(t *testing.T) {
	long := strings.Repeat("a", 200)
	for text, ok := range map[string]bool{
		long: false, `"` + long + `"`: true, `"""` + long + "\n" + `\"""` + long + `"""`: true, "#" + long + "\na": true, "#" + long + "\r" + long: false,
		`"` + long: true, `"""` + long: true, `"a\"` + long + `"`: true, `"a"` + long: false, `""` + long: false, `"\` + "\n" + long: true, strings.Repeat("9", 200): false,
	} {
		if errs := names(text); (errs == nil) != ok {
			t.Errorf("%.30q: %v", text, errs)
		}
	}
}

// FuzzRead: whatever is sent, reading ends without a panic and tells at most so many errors.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"{ thing { id } }", "query($a: Int) { things(first: $a) { nodes { id } } }", "{ ...F } fragment F on Query { thing { id } }", "subscription { a }", "{ thing @skip(if: true) { id } }", `{ nodes(ids: "a") { ... { id } } }`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		d, errs := Read(schema, query, Default())
		if len(errs) > Default().Errors+1 {
			t.Errorf("%d errors", len(errs))
		}
		if d != nil {
			for _, op := range d.Query.Operations {
				d.Cost(op, nil, Default())
			}
		}
	})
}
