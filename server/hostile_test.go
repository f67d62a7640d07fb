package server

import (
	"strings"
	"testing"
)

// hostile are values that mean something to a database, a search engine, a browser or a terminal.
var hostile = []string{
	"", " ", "'", `"`, `""`, `"a`, `a" OR "b`, "' OR 1=1; DROP TABLE statement; --", "\\", "%", "_", "*", "a*", "NEAR(a b)", "a AND", "NOT", "OR OR", "-a", "^a", "a:b",
	"{a}", "(a", "col : a", "+a", "~a", "[a TO b]", "/a/", "a && b", "`a`", "$a", "}) RETURN n //", "MATCH (n) DETACH DELETE n", "\x00", "a\x00b", "\u202ea", "\ufeff", "\ud7ff",
	"🏃", strings.Repeat("a ", 400), strings.Repeat("(", 900), "<script>alert(1)</script>", "\x1b[31m", "../../etc/passwd", "person:", ":", "person:'", "statement:\n", "9999-99-99",
}

// TestHostile puts them wherever a text goes, against a real store: nothing fails, nothing is let through that should not be.
func TestHostile(t *testing.T) {
	r, _ := inWorld(t, Options{})
	for place, query := range map[string]string{
		"a text of statements": "query($v: String!) { statements(filter: {text: $v}, first: 1) { nodes { id } totalCount } }",
		"a text of articles":   "query($v: String!) { articles(filter: {text: $v}, first: 1) { nodes { id } totalCount } }",
		"a search":             "query($v: String!) { search(text: $v) { actors { id } propositions { id } articles { id } statements { id } } }",
		"the start of a name":  "query($v: String!) { actors(filter: {namePrefix: $v}, first: 1) { nodes { id } } }",
		"a name":               "query($v: String!) { statements(filter: {speaker: {names: [$v]}}, first: 1) { nodes { id } } }",
		"a name of an actor":   "query($v: String!) { actors(filter: {names: [$v]}, first: 1) { nodes { id } } }",
		"an id":                "query($v: ID!) { node(id: $v) { id } statements(filter: {ids: [$v], article: [$v]}) { nodes { id } } }",
		"a publisher":          "query($v: String!) { statements(filter: {publisher: [$v], language: [$v]}) { nodes { id } } }",
		"an address":           "query($v: String!) { articles(filter: {urls: [$v], textHash: [$v]}) { nodes { id } } }",
		"a proposition":        "query($v: String!) { proposition(slug: $v) { id } statements(filter: {takes: {proposition: [$v]}}) { nodes { id } } }",
		"a topic":              "query($v: String!) { statements(filter: {takes: {topic: [$v]}}) { nodes { id } } }",
		"a cursor":             "query($v: String!) { statements(after: $v) { nodes { id } } }",
		"a day":                "query($v: Date!) { statements(filter: {said: {from: $v}}) { nodes { id } } }",
		"an instant":           "query($v: DateTime!) { statements(filter: {loadedBefore: $v}) { nodes { id } } }",
		"a load":               "query($v: ID!) { job(id: $v) { id } }",
		"an article to delete": "mutation($v: ID!) { deleteArticle(input: {id: $v}) { deleted } }",
		"a load to stop":       "mutation($v: ID!) { cancelLoad(input: {job: $v}) { job { id } } }",
	} {
		for _, value := range hostile {
			res := r.query(t, query, map[string]any{"v": value})
			if code := res.code(); code == "INTERNAL" || code == "TIMEOUT" {
				t.Errorf("%s: %q: %+v", place, value, res.Errors)
			}
			for _, e := range res.Errors {
				if m := strings.ToLower(e.Message); strings.Contains(m, "sql") || strings.Contains(m, "fts5") || len(m) > 600 {
					t.Errorf("%s: %q: %s", place, value, e.Message)
				}
			}
		}
	}
	if res := r.query(t, "{ statements(first: 0) { totalCount } articles(first: 0) { totalCount } }", nil); len(res.Errors) > 0 ||
		res.Data["statements"].(map[string]any)["totalCount"] != 110.0 || res.Data["articles"].(map[string]any)["totalCount"] != 110.0 {
		t.Errorf("afterwards: %+v", res)
	}
}
