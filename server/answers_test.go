package server

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestAnswers asks what the product is for, and compares the whole answer.
func TestAnswers(t *testing.T) {
	r, _ := inWorld(t, Options{Version: "1.2.3"})
	for _, row := range []struct{ name, query, want string }{
		{"who said what, where", `{ statements(first: 1, filter: {ids: ["statement:n007"]}) { nodes {
			speakers { name __typename } onBehalfOf { id } countsFor { id } within { id } content form act speaking speakerText called cue
			takes { stance because confidence codebook proposition { slug text topic { name } } impliedBy { slug } codedBy { kind name version } }
			addressees { id } mentions { id } said { from until basis words } article { id title publishedOn loadedAt }
			evidence { content { start end exact suffix } cue { exact } } confidence revision translated review { status by takes { stance } } history { status } } } }`,
			`{"statements":{"nodes":[{"speakers":[{"name":"Number 007 country","__typename":"Country"},{"name":"Number 007 organisation","__typename":"Organisation"},{"name":"Number 007 person","__typename":"Person"}],
			"onBehalfOf":{"id":"organisation:n007"},"countsFor":{"id":"country:n007"},"within":{"id":"statement:n008"},"content":"it should be","form":"INDIRECT","act":"DEMAND","speaking":"NAMED","speakerText":null,"called":null,"cue":null,
			"takes":[{"stance":"SUPPORTS","because":"the test says so","confidence":0.9,"codebook":"f1","proposition":{"slug":"n007","text":"Number 007 should be","topic":{"name":"Number 007"}},"impliedBy":{"slug":"n008"},"codedBy":{"kind":"RULES","name":"test","version":null}}],
			"addressees":[{"id":"country:n008"}],"mentions":[{"id":"person:n008"}],"said":{"from":"2031-05-06","until":"2031-05-06","basis":"STATED","words":null},
			"article":{"id":"article:n007","title":"Number 007","publishedOn":"2031-05-06","loadedAt":"2031-05-06T00:00:00Z"},
			"evidence":{"content":[{"start":21,"end":33,"exact":"it should be","suffix":"."}],"cue":[]},"confidence":0.9,"revision":1,"translated":null,"review":{"status":"UNREVIEWED","by":null,"takes":[{"stance":"SUPPORTS"}]},"history":[{"status":"UNREVIEWED"}]}]}}`},
		{"where somebody stands", `{ node(id: "person:n007") { id ... on Person { name origin stances { stance proposition { slug } tally { supports opposes } changed contradictory latest { id } } tenures { title open from body { id } countsFor { id } } } } }`,
			`{"node":{"id":"person:n007","name":"Number 007 person","origin":"CODEBOOK","stances":[{"stance":"SUPPORTS","proposition":{"slug":"n007"},"tally":{"supports":1,"opposes":0},"changed":false,"contradictory":false,"latest":{"id":"statement:n007"}}],
			"tenures":[{"title":"Chair","open":true,"from":null,"body":{"id":"organisation:n007"},"countsFor":{"id":"country:n007"}}]}}`},
		{"who stands where", `{ proposition(slug: "n007") { retired tally { supports neutral actors firstSaid } stances(first: 2) { totalCount nodes { actor { id } } pageInfo { hasNextPage hasPreviousPage } } statements { totalCount } } }`,
			`{"proposition":{"retired":false,"tally":{"supports":1,"neutral":0,"actors":3,"firstSaid":"2031-05-06"},"stances":{"totalCount":3,"nodes":[{"actor":{"id":"country:n007"}},{"actor":{"id":"organisation:n007"}}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false}},"statements":{"totalCount":1}}}`},
		{"several at once, in the order asked", `{ nodes(ids: ["topic:n001", "nothing", "proposition:n002", "relation:a", "organisation:n003"]) { id ... on Organisation { form country { id } partOf { id } members { nodes { id } } } ... on Topic { statements { totalCount } } } }`,
			`{"nodes":[{"id":"topic:n001","statements":{"totalCount":1}},null,{"id":"proposition:n002"},null,{"id":"organisation:n003","form":"OTHER","country":{"id":"country:n003"},"partOf":{"id":"organisation:n004"},"members":{"nodes":[{"id":"person:n003"}]}}]}`},
		{"an article and what is around it", `{ articles(filter: {ids: ["article:n007"]}) { nodes { text state previous { id } next { id } statements { nodes { id } } received { sha256 } coverage { statements } } } }`,
			`{"articles":{"nodes":[{"text":"Number 007 said that it should be.","state":"READ","previous":{"id":"article:n008"},"next":{"id":"article:n009"},"statements":{"nodes":[{"id":"statement:n007"}]},"received":{"sha256":"00"},"coverage":{"statements":0}}]}}`},
		{"counted", `{ counts(by: [STANCE, MONTH, FORM, REVIEW, ACT], first: 5) { count } }`, ``},
		{"counted by four", `{ counts(by: [STANCE, MONTH, FORM, ACT], filter: {said: {from: "2031-01-01", until: "2031-12-31"}}) { stance period form act review publisher speaker { id } count firstSaid lastSaid } }`,
			`{"counts":[{"stance":"SUPPORTS","period":"2031-05-01","form":"INDIRECT","act":"DEMAND","review":null,"publisher":null,"speaker":null,"count":110,"firstSaid":"2031-05-06","lastSaid":"2031-05-06"}]}`},
		{"counted with whom and what", `{ counts(by: [SPEAKER, PROPOSITION, TOPIC], first: 1, filter: {speaker: {ids: ["person:n007"]}}) { speaker { name } proposition { slug } topic { name } countsFor { id } count } }`,
			`{"counts":[{"speaker":{"name":"Number 007 country"},"proposition":{"slug":"n007"},"topic":{"name":"Number 007"},"countsFor":null,"count":1}]}`},
		{"searched", `{ search(text: "number 007", first: 2) { actors { id } propositions { slug } articles { id } statements { id } } }`,
			`{"search":{"actors":[{"id":"person:n007"},{"id":"organisation:n007"}],"propositions":[{"slug":"n007"}],"articles":[{"id":"article:n007"}],"statements":[]}}`},
		{"the house itself", `{ server { version store schemaVersion } codebook { fingerprint yaml loadedAt } topics { id } }`, ""},
		{"what would go", `mutation { deleteArticle(input: {id: "article:n007", preview: true}) { id deleted statements reviewed relations actors { id } } }`,
			`{"deleteArticle":{"id":"article:n007","deleted":false,"statements":1,"reviewed":0,"relations":1,"actors":[]}}`},
		{"who visits whom", `{ relations(first: 1, filter: {party: {ids: ["country:n008"]}, kind: [VISIT]}) { totalCount nodes { id kind status from { id } to { id } reportedBy { id } happened { until basis }
			place article { id } evidence { content { exact } cue { exact } } confidence review { status by takes { stance } } revision } pageInfo { hasNextPage } } }`,
			`{"relations":{"totalCount":1,"nodes":[{"id":"relation:n007","kind":"VISIT","status":"PLANNED","from":[{"id":"person:n007"}],"to":[{"id":"country:n008"}],"reportedBy":[{"id":"organisation:n007"}],"happened":{"until":"2031-05-06","basis":"STATED"},
			"place":null,"article":{"id":"article:n007"},"evidence":{"content":[{"exact":"it should be"}],"cue":[]},"confidence":0.8,"review":{"status":"UNREVIEWED","by":null,"takes":[]},"revision":1}],"pageInfo":{"hasNextPage":false}}}`},
		{"what somebody takes part in, and an article tells", `{ nodes(ids: ["person:n007", "country:n008", "organisation:n007", "article:n007", "relation:n007"]) { ... on Actor { relations { nodes { id } } } ... on Article { denied: relations(filter: {status: [DENIED]}) { totalCount } } ... on Relation { kind } } }`,
			`{"nodes":[{"relations":{"nodes":[{"id":"relation:n007"}]}},{"relations":{"nodes":[{"id":"relation:n007"}]}},{"relations":{"nodes":[]}},{"denied":{"totalCount":0}},{"kind":"VISIT"}]}`},
	} {
		_, _, body := r.post(t, row.query, nil)
		want := `{"data":` + strings.NewReplacer("\n", "", "\t", "").Replace(row.want) + `}`
		if row.want != "" && body != want {
			t.Errorf("%s:\n got %s\nwant %s", row.name, body, want)
		}
	}
	res := r.query(t, `{ server { version store } codebook { fingerprint } topics { id } }`, nil)
	if got := fmt.Sprint(res.Data["server"], res.Data["codebook"], len(res.Data["topics"].([]any))); got != "map[store:embedded version:1.2.3] map[fingerprint:f1] 110" {
		t.Errorf("the house: %s %v", got, res.Errors)
	}
}

// TestChanges: who came to stand elsewhere.
func TestChanges(t *testing.T) {
	r, store := inWorld(t, Options{})
	if _, err := store.Write(t.Context(), earlier()); err != nil {
		t.Fatal(err)
	}
	const fields = "nodes { actor { id } proposition { slug } before { id takes { stance } } after { id said { until } } } pageInfo { hasNextPage }"
	for filter, want := range map[string]string{
		`speaker: {names: ["Number 007 person"]}`:                                     `[map[actor:map[id:person:n007] after:map[id:statement:n007 said:map[until:2031-05-06]] before:map[id:statement:e007 takes:[map[stance:OPPOSES]]] proposition:map[slug:n007]]]`,
		`speaker: {ids: ["person:n007"]}, form: [INDIRECT], takes: {topic: ["n007"]}`: `[map[actor:map[id:person:n007] after:map[id:statement:n007 said:map[until:2031-05-06]] before:map[id:statement:e007 takes:[map[stance:OPPOSES]]] proposition:map[slug:n007]]]`,
		`said: {until: "2031-05-05"}`:                                                 `[]`,
	} {
		res := r.query(t, `{ changes(filter: {`+filter+`}) { `+fields+` } }`, nil)
		if got := fmt.Sprint(res.Data["changes"].(map[string]any)["nodes"]); got != want {
			t.Errorf("%s: %s %v", filter, got, res.Errors)
		}
	}
	res := r.query(t, `{ changes(first: 2) { edges { cursor node { actor { id } } } pageInfo { hasNextPage endCursor } } }`, nil)
	if got := fmt.Sprint(res.Data); strings.Count(got, "cursor:") != 2 || !strings.Contains(got, "hasNextPage:true") || !strings.Contains(got, "person:n109") {
		t.Errorf("%s %v", got, res.Errors)
	}
}

// TestNeighbourhood: what is around an actor and around a proposition, page by page, and what cannot be asked.
func TestNeighbourhood(t *testing.T) {
	r, store := inWorld(t, Options{})
	const fields = "{ of { id } total nodes { id __typename } ties { from to kind stance statements relations first last } endCursor }"
	res := r.query(t, `{ neighbourhood(of: "person:n007", first: 3) `+fields+` }`, nil)
	near, _ := res.Data["neighbourhood"].(map[string]any)
	const want = `map[id:person:n007] 7 [map[__typename:Country id:country:n008] map[__typename:Country id:country:n006] map[__typename:Organisation id:organisation:n006]]
		[map[first:2031-05-06 from:person:n007 kind:SPOKE_TO last:2031-05-06 relations:0 stance:<nil> statements:1 to:country:n008]
		map[first:2031-05-06 from:country:n008 kind:RELATION last:2031-05-06 relations:1 stance:<nil> statements:0 to:person:n007]
		map[first:2031-05-06 from:country:n006 kind:SPOKE_OF last:2031-05-06 relations:0 stance:<nil> statements:1 to:person:n007]
		map[first:2031-05-06 from:organisation:n006 kind:SPOKE_OF last:2031-05-06 relations:0 stance:<nil> statements:1 to:person:n007]]`
	if got := fmt.Sprint(near["of"], " ", near["total"], " ", near["nodes"], " ", near["ties"]); got != strings.NewReplacer("\n\t\t", " ").Replace(want) {
		t.Errorf("%s\n%v", got, res.Errors)
	}
	before := store.calls.Load()
	res = r.query(t, fmt.Sprintf(`{ neighbourhood(of: "person:n007", after: %q, filter: {form: [INDIRECT]}) %s }`, near["endCursor"], fields), nil)
	if got := fmt.Sprint(res.Data["neighbourhood"]); !strings.Contains(got, "id:proposition:n007") || !strings.Contains(got, "stance:SUPPORTS") || strings.Contains(got, "RELATION") {
		t.Errorf("the rest: %s %v", got, res.Errors)
	}
	if calls := store.calls.Load() - before; calls > 3 {
		t.Errorf("a neighbourhood costs %d calls", calls)
	}
	res = r.query(t, `{ neighbourhood(of: "proposition:n007") { nodes { id } total } }`, nil)
	if got := fmt.Sprint(res.Data); got != "map[neighbourhood:map[nodes:[map[id:country:n007] map[id:organisation:n007] map[id:person:n007]] total:3]]" {
		t.Errorf("around a proposition: %s %v", got, res.Errors)
	}
	for args, code := range map[string]string{
		`of: "person:nobody"`: "NOT_FOUND", `of: "article:n007"`: "BAD_USER_INPUT", `of: ""`: "BAD_USER_INPUT", `of: "person:n007", first: 0`: "BAD_USER_INPUT",
		`of: "person:n007", first: 101`: "BAD_USER_INPUT", `of: "person:n007", after: "x"`: "BAD_USER_INPUT",
		`of: "person:n007", filter: {mentions: {names: ["Xyzzy"]}}`: "BAD_USER_INPUT", `of: "proposition:nothing"`: "NOT_FOUND",
	} {
		if res := r.query(t, `{ neighbourhood(`+args+`) { total } }`, nil); res.code() != code {
			t.Errorf("%s: %s, want %s", args, res.code(), code)
		}
	}
}

// TestPaths: how two are joined, with the words that show it, what hides the ways, and what cannot be asked.
func TestPaths(t *testing.T) {
	r, store := inWorld(t, Options{})
	before := store.calls.Load()
	res := r.query(t, `{ paths(input: {from: "person:n007", to: "country:n008", maxLength: 2, first: 1}) { paths { nodes { id ... on Actor { name } } steps { tie { kind from to statements } statement { id content } relation { id kind } } } hiddenBy } }`, nil)
	const want = `map[hiddenBy:[] paths:[map[nodes:[map[id:person:n007 name:Number 007 person] map[id:country:n008 name:Number 008 country]]
		steps:[map[relation:<nil> statement:map[content:it should be id:statement:n007] tie:map[from:person:n007 kind:SPOKE_TO statements:1 to:country:n008]]]]]]`
	if got := fmt.Sprint(res.Data["paths"]); got != strings.NewReplacer("\n\t\t", " ").Replace(want) {
		t.Errorf("%s\n%v", got, res.Errors)
	}
	if calls := store.calls.Load() - before; calls > 6 {
		t.Errorf("paths cost %d calls", calls)
	}
	for input, want := range map[string]string{
		`from: "person:n007", to: "country:n008", through: [RELATION]`:                        "relation:n007",
		`from: "person:n007", to: "country:n050", maxLength: 4`:                               "map[hiddenBy:[] paths:[]]",
		`from: "person:n007", to: "country:n008", filter: {form: [DIRECT]}`:                   "hiddenBy:[form]",
		`from: "person:n007", to: "country:n008", filter: {said: {until: "2001-01-01"}}`:      "hiddenBy:[said]",
		`from: "person:n007", to: "country:n008", through: [PART_OF], maxLength: 1`:           "hiddenBy:[through]",
		`from: "person:n007", to: "country:n007", through: [STANCE], maxLength: 2`:            "map[nodes:[map[id:person:n007] map[id:proposition:n007] map[id:country:n007]]",
		`from: "person:n007", to: "country:n007", through: [PART_OF], maxLength: 2, first: 1`: "organisation:n007",
	} {
		res := r.query(t, `{ paths(input: {`+input+`}) { paths { nodes { id } steps { relation { id } } } hiddenBy } }`, nil)
		if got := fmt.Sprint(res.Data["paths"]); !strings.Contains(got, want) {
			t.Errorf("%s: %s %v", input, got, res.Errors)
		}
	}
	for input, code := range map[string]string{
		`from: "person:n007", to: "person:n007"`: "BAD_USER_INPUT", `from: "person:n007", to: "country:n008", maxLength: 0`: "BAD_USER_INPUT",
		`from: "person:n007", to: "country:n008", maxLength: 5`: "BAD_USER_INPUT", `from: "person:n007", to: "country:n008", first: 6`: "BAD_USER_INPUT",
		`from: "person:n007", to: "person:nobody"`: "NOT_FOUND", `from: "article:n007", to: "country:n008"`: "BAD_USER_INPUT",
	} {
		if res := r.query(t, `{ paths(input: {`+input+`}) { hiddenBy } }`, nil); res.code() != code {
			t.Errorf("%s: %s, want %s", input, res.code(), code)
		}
	}
}

// TestDelete: what is deleted is gone, and asking again says so.
func TestDelete(t *testing.T) {
	r, _ := inWorld(t, Options{})
	const mutation = `mutation { deleteArticle(input: {id: "article:n007"}) { deleted } }`
	if res := r.query(t, mutation, nil); fmt.Sprint(res.Data) != "map[deleteArticle:map[deleted:true]]" {
		t.Errorf("%+v", res)
	}
	if res := r.query(t, mutation, nil); res.code() != "NOT_FOUND" {
		t.Errorf("%+v", res)
	}
	if res := r.query(t, `{ nodes(ids: ["article:n007", "statement:n007"]) { id } }`, nil); fmt.Sprint(res.Data) != "map[nodes:[<nil> <nil>]]" {
		t.Errorf("%+v", res)
	}
	if res := r.query(t, `mutation { deleteArticle(input: {id: "person:n007"}) { deleted } }`, nil); res.code() != "BAD_USER_INPUT" {
		t.Errorf("%+v", res)
	}
}

// insert writes an article that stands before all others by title.
func insert(t *testing.T, store graph.Store, id string) {
	t.Helper()
	a := &graph.Article{ID: graph.ID(id), Title: "Aa", LoadedAt: day.Time(), Language: "en", State: graph.ArticleRead}
	if _, err := store.Write(t.Context(), graph.Write{Articles: []*graph.Article{a}}); err != nil {
		t.Fatal(err)
	}
}

// TestPaging walks a list both ways; rows inserted behind the reader move nothing.
func TestPaging(t *testing.T) {
	r, store := inWorld(t, Options{})
	walk := func(size, cursor, end string) (ids []string) {
		after := "null"
		for range 50 {
			res := r.query(t, fmt.Sprintf(`{ articles(%s, %s: %s, orderBy: {field: TITLE, direction: ASC}) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, size, cursor, after), nil)
			if len(res.Errors) > 0 {
				t.Fatalf("%+v", res.Errors)
			}
			page := res.Data["articles"].(map[string]any)
			var here []string
			for _, e := range page["edges"].([]any) {
				here = append(here, e.(map[string]any)["node"].(map[string]any)["id"].(string))
			}
			info := page["pageInfo"].(map[string]any)
			more := "hasNextPage"
			if cursor == "before" {
				ids, more = append(here, ids...), "hasPreviousPage"
			} else {
				ids = append(ids, here...)
			}
			if info[more] != true {
				return ids
			}
			after = fmt.Sprintf("%q", info[end])
			insert(t, store, "article:before-"+here[0][8:])
		}
		t.Fatal("the list has no end")
		return nil
	}
	forth := walk("first: 7", "after", "endCursor")
	if len(forth) != worldSize || forth[0] != "article:n000" || forth[109] != "article:n109" {
		t.Errorf("forth: %d %v", len(forth), forth)
	}
	back := walk("last: 100", "before", "startCursor")
	if n := len(back); n < worldSize || strings.Join(back[n-worldSize:], " ") != strings.Join(forth, " ") {
		t.Errorf("back: %v", back)
	}
	for _, cursor := range []string{"' OR 1=1; --", "!!!", "AQE", strings.Repeat("A", 900), strings.Repeat("A", 5000)} {
		if res := r.query(t, `query($c: String) { articles(first: 1, after: $c) { nodes { id } } }`, map[string]any{"c": cursor}); res.code() != "BAD_USER_INPUT" {
			t.Errorf("cursor %.20q: %+v", cursor, res)
		}
	}
}

// TestReports: the other reports of an utterance, without the statement itself, on full and short pages.
func TestReports(t *testing.T) {
	r, store := inWorld(t, Options{})
	res := r.query(t, `{ statements(filter: {ids: ["statement:n007"]}) { nodes { reports { totalCount nodes { id } pageInfo { hasNextPage } } } } }`, nil)
	if got := fmt.Sprint(res.Data); got != "map[statements:map[nodes:[map[reports:map[nodes:[] pageInfo:map[hasNextPage:false] totalCount:0]]]]]" {
		t.Errorf("alone: %s %v", got, res.Errors)
	}
	w := graph.Write{}
	for i := range 3 {
		s := worldStatement(7, "Number 007 said that it should be.")
		s.ID, s.ArticleID = graph.ID(fmt.Sprintf("statement:copy%d", i)), name("article", 8+i)
		s.Coding.Content, s.Machine.Content = "it should be", "it should be"
		w.Statements = append(w.Statements, s)
	}
	if _, err := store.Write(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		"first: 2": "2 true 3", "first: 3": "3 false 3", "first: 10": "3 false 3", "last: 2": "2 false 3",
	} {
		res := r.query(t, `{ statements(filter: {ids: ["statement:n007"]}) { nodes { reports(`+args+`) { totalCount nodes { id } pageInfo { hasNextPage } } } } }`, nil)
		reports := res.Data["statements"].(map[string]any)["nodes"].([]any)[0].(map[string]any)["reports"].(map[string]any)
		got := fmt.Sprintf("%d %v %v", len(reports["nodes"].([]any)), reports["pageInfo"].(map[string]any)["hasNextPage"], reports["totalCount"])
		if got != want || strings.Contains(fmt.Sprint(reports), "statement:n007") {
			t.Errorf("%s: %s, want %s: %v", args, got, want, reports)
		}
	}
	if _, err := graph.Open(store).Decide(t.Context(), graph.Decide{IDs: []graph.ID{"statement:n007"}, Status: graph.Rejected}); err != nil {
		t.Fatal(err)
	}
	res = r.query(t, `{ node(id: "statement:n007") { ... on Statement { reports(first: 2) { totalCount pageInfo { hasNextPage } } } } a: node(id: "statement:copy0") { ... on Statement { reports { totalCount } } } }`, nil)
	if got := fmt.Sprint(res.Data); got != "map[a:map[reports:map[totalCount:2]] node:map[reports:map[pageInfo:map[hasNextPage:true] totalCount:3]]]" {
		t.Errorf("of a rejected one: %s %v", got, res.Errors)
	}
}

// TestTexts: who may see full texts.
func TestTexts(t *testing.T) {
	holder := map[string]string{"X-Forwarded-For": "203.0.113.7", "Authorization": ana}
	for _, row := range []struct {
		read    Reading
		text    Text
		headers map[string]string
		sees    bool
	}{
		{ReadToken, TextDefault, nil, true}, {ReadOpen, TextDefault, fromElsewhere, false}, {ReadOpen, TextDefault, nil, true}, {ReadOpen, TextDefault, holder, true},
		{ReadOpen, TextFull, fromElsewhere, true}, {ReadToken, TextQuotes, nil, false}, {ReadToken, TextQuotes, holder, true},
	} {
		r, _ := inWorld(t, Options{Read: row.read, Text: row.text, Tokens: []Token{NewToken("ana", strings.TrimPrefix(ana, "Bearer "))}})
		res := r.query(t, `{ node(id: "article:n007") { ... on Article { text } } articles(first: 1) { nodes { text } } statements(first: 1) { nodes { evidence { content { exact } } article { text } } } }`, nil, row.headers)
		if seen := strings.Count(fmt.Sprint(res.Data), "said that"); seen != map[bool]int{true: 3, false: 0}[row.sees] || !strings.Contains(fmt.Sprint(res.Data), "exact:it should be") {
			t.Errorf("reading %q, texts %q: %v %v", row.read, row.text, res.Data, res.Errors)
		}
	}
}

// TestDescribed: every type, field, argument of input and value of the schema says what it is.
func TestDescribed(t *testing.T) {
	r := run(t, Options{})
	for _, def := range r.server.schema.Types {
		if def.BuiltIn || strings.HasPrefix(def.Name, "__") {
			continue
		}
		if def.Description == "" {
			t.Errorf("type %s says nothing", def.Name)
		}
		for _, f := range def.Fields {
			if f.Description == "" && !strings.HasPrefix(f.Name, "__") {
				t.Errorf("%s.%s says nothing", def.Name, f.Name)
			}
		}
		for _, v := range def.EnumValues {
			if v.Description == "" {
				t.Errorf("%s.%s says nothing", def.Name, v.Name)
			}
		}
	}
	for _, later := range []string{"Network"} {
		if r.server.schema.Types[later] != nil {
			t.Errorf("%s is served and answers nothing", later)
		}
	}
}

// TestIntrospection: the question that tools ask about the schema is answered.
func TestIntrospection(t *testing.T) {
	r := run(t, Options{})
	const types = "name kind description fields(includeDeprecated: true) { name description args { ...V } type { ...T } } inputFields { ...V } interfaces { ...T } enumValues(includeDeprecated: true) { name description } possibleTypes { ...T }"
	query := "query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name } types { " + types + " } directives { name locations args { ...V } } } } " +
		"fragment V on __InputValue { name description type { ...T } defaultValue } fragment T on __Type { kind name" + nested(" ofType { kind name", " }", "", 9) + " }"
	res := r.query(t, query, nil)
	if len(res.Errors) > 0 {
		t.Fatalf("%+v", res.Errors)
	}
	if kinds := fmt.Sprint(res.Data["__schema"].(map[string]any)["directives"]); strings.Contains(kinds, "defer") || !strings.Contains(kinds, "oneOf") {
		t.Errorf("directives: %.300s", kinds)
	}
	if n := len(res.Data["__schema"].(map[string]any)["types"].([]any)); n < len(r.server.schema.Types) {
		t.Errorf("%d types", n)
	}
	if def := r.server.schema.Types["ArticleContent"]; def.Kind != ast.InputObject || def.Directives.ForName("oneOf") == nil || len(def.Fields) != 3 {
		t.Errorf("what an article comes as: %+v", def)
	}
}

// BenchmarkList is the question that the design measured: a list of 100 objects with six fields each, over HTTP.
func BenchmarkList(b *testing.B) {
	r, _ := inWorld(b, Options{})
	body := asQuery("{ statements(first: 100) { nodes { id content form act confidence revision } } }")
	headers := map[string]string{"Content-Type": "application/json"}
	if _, _, answer := r.ask(b, "POST", "/graphql", headers, body); strings.Count(answer, `"id"`) != 100 {
		b.Fatal(answer)
	}
	b.ReportAllocs()
	for b.Loop() {
		r.ask(b, "POST", "/graphql", headers, body)
	}
}

// BenchmarkNested is a page as the product shows it: 25 statements with all that belongs to them.
func BenchmarkNested(b *testing.B) {
	r, _ := inWorld(b, Options{})
	body := asQuery("{ statements(first: 25) { nodes { content speakers { name } takes { stance proposition { text topic { name } } } said { until } article { title publisher urls } } } }")
	headers := map[string]string{"Content-Type": "application/json"}
	b.ReportAllocs()
	for b.Loop() {
		r.ask(b, "POST", "/graphql", headers, body)
	}
}
