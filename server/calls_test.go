package server

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/standpoint-graph/standpoint/graph"
)

// parents are queries that give so many objects of a type, in whose place ⟨⟩ stands what they are asked for.
var parents map[string]func(n int) []string

func init() {
	parents = map[string]func(n int) []string{
		"Person":       ofKind("PERSON"),
		"Country":      ofKind("COUNTRY"),
		"Organisation": ofKind("ORGANISATION"),
		"Actor": func(n int) []string {
			return []string{fmt.Sprintf("{ actors(first: %d) { nodes { ⟨⟩ } } }", n), fmt.Sprintf("{ statements(first: %d) { nodes { speakers { ⟨⟩ } } } }", n)}
		},
		"Tenure":    below("Person", "tenures"),
		"Topic":     byIDs("topic", "Topic"),
		"Statement": onPages("statements"),
		"Article":   onPages("articles"),
		"Relation":  onPages("relations"),
		"Change":    onPages("changes"),
		"Take": func(n int) []string {
			return append(below("Statement", "takes")(n), fmt.Sprintf("{ statements(first: %d) { nodes { history { takes { ⟨⟩ } } } } }", n))
		},
		"Review": func(n int) []string {
			return slices.Concat(below("Statement", "review")(n), below("Statement", "history")(n), below("Relation", "review")(n))
		},
		"Proposition": byIDs("proposition", "Proposition"),
		"StanceSummary": func(n int) []string {
			return append(below("Country", "stances")(n), below("Proposition", "stances { nodes")(n)...)
		},
		"StatementCount": func(n int) []string {
			return []string{fmt.Sprintf("{ counts(by: [SPEAKER, COUNTS_FOR, PROPOSITION, TOPIC], first: %d) { ⟨⟩ } }", n)}
		},
		"LoadResult": func(n int) []string {
			return []string{fmt.Sprintf(`{ job(id: "JOB") { results(first: %d) { nodes { ⟨⟩ } } } }`, n)}
		},
	}
}

// single are types of which an answer holds one for each root field, or whose fields are all at hand.
var single = map[string]bool{
	"Query": true, "Mutation": true, "Subscription": true, "SearchResult": true, "LoadJob": true, "Codebook": true, "Server": true,
	"LoadArticlesPayload": true, "CancelLoadPayload": true, "DeleteArticlePayload": true, "PageInfo": true, "StanceTally": true, "Said": true,
	"Evidence": true, "Segment": true, "Neighbourhood": true, "Tie": true, "PathResult": true, "Path": true, "PathStep": true, "Coder": true, "Received": true, "Coverage": true,
}

func ofKind(kind string) func(int) []string {
	return func(n int) []string {
		return []string{fmt.Sprintf("{ actors(first: %d, filter: {kinds: [%s]}) { nodes { ... on %s { ⟨⟩ } } } }", n, kind, kind[:1]+strings.ToLower(kind[1:]))}
	}
}

func onPages(field string) func(int) []string {
	return func(n int) []string {
		return []string{fmt.Sprintf("{ %s(first: %d) { nodes { ⟨⟩ } } }", field, n), fmt.Sprintf("{ %s(last: %d) { edges { node { ⟨⟩ } } } }", field, n)}
	}
}

func below(parent, field string) func(int) []string {
	return func(n int) []string {
		return []string{strings.Replace(parents[parent](n)[0], "⟨⟩", field+" { ⟨⟩ "+strings.Repeat("}", 1+strings.Count(field, "{")), 1)}
	}
}

func byIDs(kind, typ string) func(int) []string {
	return func(n int) []string {
		ids := make([]string, n)
		for i := range ids {
			ids[i] = fmt.Sprintf("%q", name(kind, i))
		}
		return []string{fmt.Sprintf("{ nodes(ids: [%s]) { ... on %s { ⟨⟩ } } }", strings.Join(ids, ","), typ)}
	}
}

// selection asks for one field of a type and, where that gives objects, for so many levels of all that they have.
func selection(schema *ast.Schema, f *ast.FieldDefinition, levels int) string {
	def := schema.Types[f.Type.Name()]
	if !def.IsCompositeType() {
		return f.Name
	}
	inner := "__typename"
	if levels > 0 || strings.HasSuffix(def.Name, "Connection") || strings.HasSuffix(def.Name, "Edge") {
		for _, g := range def.Fields {
			dear := g.Name == "stances" || g.Name == "tally" || g.Name == "statements" && levels < 1 // asked of all parents directly
			if strings.HasPrefix(g.Name, "__") || dear {
				continue
			}
			next := levels - 1
			if strings.HasSuffix(def.Name, "Connection") || strings.HasSuffix(def.Name, "Edge") {
				next = levels
			}
			inner += " " + selection(schema, g, next)
		}
	}
	first := ""
	if f.Arguments.ForName("first") != nil {
		first = "(first: 1)"
	}
	return f.Name + first + " { " + inner + " }"
}

// TestCalls asks every field of every type of 1, 10 and 100 parents: the store is asked as often for one as for a hundred.
func TestCalls(t *testing.T) {
	r, store := inWorld(t, Options{Loader: &worldLoader{}, Limits: roomy()})
	if _, err := store.Write(t.Context(), earlier()); err != nil {
		t.Fatal(err)
	}
	job := jobOf(t, r, manyTexts(100)...)["id"].(string)
	for !r.server.jobs.Job(graph.ID(job)).Finished() {
		time.Sleep(time.Millisecond)
	}
	asked := 0
	for _, def := range r.server.schema.Types {
		if def.Kind != ast.Object && def.Kind != ast.Interface || def.BuiltIn || single[def.Name] || def.Name == "Node" ||
			strings.HasSuffix(def.Name, "Connection") || strings.HasSuffix(def.Name, "Edge") {
			continue
		}
		if parents[def.Name] == nil {
			t.Errorf("no query gives parents of type %s", def.Name)
			continue
		}
		for _, f := range def.Fields {
			if !r.server.schema.Types[f.Type.Name()].IsCompositeType() {
				continue
			}
			levels := 2
			if testing.Short() {
				levels = 1
			}
			for level := range levels {
				asked += equalCalls(t, r, store, def.Name, strings.ReplaceAll(selection(r.server.schema, f, level), "JOB", job), job, level == 0)
			}
		}
	}
	if asked < 150 && !testing.Short() {
		t.Errorf("only %d queries were asked", asked)
	}
}

// equalCalls asks for a selection of 1, 10 and 100 parents in every way to them, or, to save time, of 1, 10 and 25 in one.
func equalCalls(t *testing.T, r *running, store *countingStore, typ, what, job string, everyWay bool) (asked int) {
	t.Helper()
	calls := map[int][]int64{}
	counts := []int{1, 10, 100}
	if !everyWay {
		counts[2] = 25
	}
	for _, n := range counts {
		ways := parents[typ](n)
		if !everyWay {
			ways = ways[:1]
		}
		for _, template := range ways {
			before := store.calls.Load()
			res := r.query(t, strings.ReplaceAll(strings.Replace(template, "⟨⟩", what, 1), "JOB", job), nil)
			if len(res.Errors) > 0 {
				t.Fatalf("%s.%s of %d: %+v", typ, what, n, res.Errors[0])
			}
			calls[n] = append(calls[n], store.calls.Load()-before)
			asked++
		}
	}
	for i := range calls[1] {
		if calls[1][i] != calls[10][i] || calls[10][i] != calls[counts[2]][i] || calls[1][i] == 0 && typ != "Topic" && typ != "Proposition" && typ != "LoadResult" {
			t.Errorf("%s.%s (%d): %d, %d and %d calls of the store for %v parents", typ, what, i, calls[1][i], calls[10][i], calls[counts[2]][i], counts)
		}
	}
	return asked
}

// TestTenLevels: ten levels deep, a query costs one call a level.
func TestTenLevels(t *testing.T) {
	r, store := inWorld(t, Options{Limits: roomy()})
	query := "{ statements(first: 100) { nodes {" + nested(" article { statements(first: 2) { nodes {", " } } }", " id", 10) + " } } }"
	before := store.calls.Load()
	if res := r.query(t, query, nil); len(res.Errors) > 0 {
		t.Fatalf("%+v", res.Errors)
	}
	if calls := store.calls.Load() - before; calls != 21 {
		t.Errorf("%d calls of the store for 21 levels", calls)
	}
}

// TestOnlyWhatIsAsked: a total is counted and rows are read only where the query wants them, and both in one call.
func TestOnlyWhatIsAsked(t *testing.T) {
	r, store := inWorld(t, Options{})
	for what, want := range map[string]int64{
		"__typename": 0, "totalCount": 1, "nodes { id }": 1, "nodes { id } edges { cursor } pageInfo { endCursor } totalCount a: totalCount(upTo: 5)": 1,
	} {
		before := store.calls.Load()
		res := r.query(t, "{ statements(first: 3) { "+what+" } }", nil)
		if calls := store.calls.Load() - before; calls != want || len(res.Errors) > 0 {
			t.Errorf("%s: %d calls, want %d %v", what, calls, want, res.Errors)
		}
	}
	res := r.query(t, "{ statements(first: 0) { nodes { id } a: totalCount(upTo: 5) b: totalCount } }", nil)
	if got := fmt.Sprint(res.Data); got != "map[statements:map[a:5 b:110 nodes:[]]]" {
		t.Errorf("%s %v", got, res.Errors)
	}
}
