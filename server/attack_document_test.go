package server

import (
	"fmt"
	"strings"

	"github.com/standpoint-graph/standpoint/server/guard"
)

// numbered repeats a text with a number in it.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// nested puts a text into itself so many times.
func nested(before, after, core string, n int) string {
	return strings.Repeat(before, n) + core + strings.Repeat(after, n)
}

// doubling are fragments each of which spreads the next one twice.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{ topics { ...F0 } }")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on Topic { ...F%d ...F%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on Topic { id name }", n)
	return b.String()
}

// hops is the way from statements to articles and back, so many times.
func hops(n int) string {
	return "{ statements(first: 100) { nodes {" + nested(" article { statements(first: 100) { nodes {", " } } }", " id", n) + " } } }"
}

// documentAttacks are queries that are hard to read, to check or to answer.
func documentAttacks() []attack {
	const complexity, parse, invalid, input = guard.CodeComplexity, guard.CodeParse, guard.CodeValidation, guard.CodeInput
	rows := []struct{ name, query, code string }{
		{"59 KiB of one repeated field", "{" + strings.Repeat("__typename ", 59<<10/11) + "}", complexity},
		{"a repeated field within the limits", "{" + strings.Repeat(" topics { id }", 59) + "}", ""},
		{"fields put together of repeated fields", "{" + strings.Repeat(" topics {"+strings.Repeat(" id", 20)+"}", 59) + "}", complexity},
		{"39 KiB of unknown directives", "{ topics " + strings.Repeat("@aaaaaaaaa ", 39<<10/11) + "{ id } }", complexity},
		{"unknown directives within the limits", "{ topics " + strings.Repeat("@aaaaaaaaa ", 55) + "{ id } }", invalid},
		{"1 KB of doubling fragments", doubling(24), complexity},
		{"doubling fragments on paths apart", "{ a: topics { ...F0 } b: topics { ...F0 } }" + doubling(24)[len("{ topics { ...F0 } }"):], complexity},
		{"fragments that spread each other", "{ topics { ...A } } fragment A on Topic { ...B } fragment B on Topic { ...A }", invalid},
		{"a fragment that spreads itself, unused", "{ topics { id } } fragment A on Topic { ...A }", invalid},
		{"first: 100000", "{ statements(first: 100000) { nodes { id } } }", complexity},
		{"first: 101", "{ statements(first: 101) { nodes { id } } }", input},
		{"pages of 100 in pages of 100 in pages of 100", hops(2), complexity},
		{"relations of actors of relations", "{ relations(first: 100) { nodes {" + nested(" from { relations(first: 100) { nodes {", " } } }", " id", 2) + " } } }", complexity},
		{"changes of changes of changes", "{ changes(first: 100) { nodes { actor { stances {" + nested(" latest { article { statements(first: 100) { nodes { speakers { stances {", " } } } } } }", " changed", 2) + " } } } } }", complexity},
		{"300 levels deep", "{ topics" + nested("{ propositions { topic ", "} }", "{ id }", 150) + "}", complexity},
		{"300 inline fragments deep", "{ topics {" + nested(" ... {", " }", " id", 300) + " } }", ""},
		{"1,900 inline fragments deep", "{ topics {" + nested(" ... {", " }", " id", 1900) + " } }", complexity},
		{"10,000 aliases", "{" + numbered(" a%d: __typename", 10000) + "}", complexity},
		{"200 aliases of a list", "{" + numbered(" a%d: topics { id }", 200) + "}", complexity},
		{"the schema, of the schema, of the schema", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", invalid},
		{"aliases of the schema", "{" + numbered(" a%d: __schema { types { fields { args { name } type { fields { name } } } } }", 30) + "}", complexity},
		{"the schema's types, doubled by fragments", "{ __schema { types { ...F0 } } }" + strings.ReplaceAll(doubling(12)[len("{ topics { ...F0 } }"):], "on Topic { id name }", "on __Type { name }"), complexity},
		{"5,000 operations", numbered("query a%d { __typename } ", 5000), complexity},
		{"90 operations of one name", strings.Repeat("query a { __typename } ", 90), invalid},
		{"3,000 fragments", "{ topics { id } }" + numbered(" fragment F%d on Topic { id }", 3000), complexity},
		{"a name of 60 KB", "{ " + strings.Repeat("a", 60000) + " }", complexity},
		{"a type of 60 KB", "query($a: " + strings.Repeat("A", 60000) + ") { __typename }", complexity},
		{"1,000 unknown fields", "{" + numbered(" topicz%d", 1000) + "}", invalid},
		{"arguments that differ", "{" + numbered(" statements(first: %d) { nodes { id } }", 59) + "}", invalid},
		{"conflicts in depth", "{" + numbered(" topics { propositions { statements(first: %d) { nodes { id } } } }", 59) + "}", invalid},
		{"900 variables", "query(" + numbered("$v%d: Int ", 900) + ") { __typename }", invalid},
		{"a list of 1,500 in a list of lists", "{ nodes(ids: [" + strings.Repeat(`"a",`, 1500) + "]) { id } }", input},
		{"a literal 1,900 levels deep", "{ nodes(ids: " + nested("[", "]", `"a"`, 1900) + ") { id } }", complexity},
		{"60 KiB of comment", "#" + strings.Repeat("a", 60<<10) + "\n{ __typename }", ""},
		{"60 KiB of commas", strings.Repeat(",", 60<<10) + "{ __typename }", ""},
		{"60 KiB of unicode escapes", `{ node(id: "` + strings.Repeat(`\u00e9`, 10000) + `") { id } }`, input},
		{"a string of 60 KiB to search for", `{ search(text: "` + strings.Repeat("a ", 30<<10) + `") { actors { id } } }`, input},
		{"a broken escape", `{ node(id: "\ud800\u0000\uZZZZ") { id } }`, parse},
		{"a query of 900 KiB", "{ topics { id } }" + strings.Repeat(" ", 900<<10), complexity},
		{"30,000 opening braces", strings.Repeat("{", 30000), parse},
		{"3,000 opening braces", strings.Repeat("{a", 1500), complexity},
		{"a number of 100 digits", "{ statements(first: " + strings.Repeat("9", 100) + ") { nodes { id } } }", invalid},
		{"two of @oneOf, written out", `mutation { loadArticles(input: {articles: [{content: {text: "a", file: null}}]}) { job { id } } }`, invalid},
		{"none of @oneOf, written out", `mutation { loadArticles(input: {articles: [{content: {}}]}) { job { id } } }`, invalid},
		{"a file written out", `mutation { loadArticles(input: {articles: [{content: {file: "/etc/passwd"}}]}) { job { id } } }`, input},
		{"@defer", "{ ... @defer { topics { id } } }", invalid},
		{"@skip without its argument", "{ topics @skip { id } }", invalid},
		{"no operation", "fragment F on Topic { id }", parse},
		{"a hostile id", `{ node(id: "statement:') RETURN n //") { id } }`, ""},
		{"a limit of cost kept by a default", "query($n: Int = 100000) { statements(first: $n) { nodes { id } } }", complexity},
	}
	attacks := make([]attack, len(rows))
	for i, row := range rows {
		attacks[i] = attack{name: row.name, body: asQuery(row.query), code: row.code, mayRun: row.code == "" || row.code == input}
	}
	return attacks
}
