package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// quarrel is a graph in which people take sides.
func quarrel(t *testing.T) (*Graph, *memStore) {
	g, m := newGraph(t)
	take := func(slug string, s Stance) []Take {
		return []Take{{PropositionID: ID("proposition:" + slug), Stance: s, Confidence: 0.9}}
	}
	lena, max, berg := ID("person:lena-orlov"), ID("person:max-orlov"), ID("person:ida-berg")
	actors := append(slices.Clone(everybody), metPerson("Ida Berg", "", "the mayor of Ålvik"))
	ingest(t, g,
		told("A. words one two; words three four; words five six; seven eight; “all of the harbours stay open for ever”.", actors,
			said{who: lena, words: "words one two", on: "2024-05-01", takes: take("open-harbours", Supports)},
			said{who: lena, words: "words three four", on: "2024-05-02", takes: take("open-harbours", Opposes)},
			said{who: lena, words: "words five six", on: "2024-05-02", takes: take("open-harbours", Supports)},
			said{who: lena, words: "seven eight", on: "2024-05-09", takes: take("open-harbours", Neutral)},
			said{who: max, words: "“all of the harbours stay open for ever”", on: "2024-05-03", takes: take("open-harbours", Supports)}),
		told("B. Max Orlov: “all of the harbours stay open for ever”. ferry now. no ferry. conditions apply.", actors,
			said{who: max, words: "“all of the harbours stay open for ever”", on: "2024-05-04", takes: take("open-harbours", Supports)},
			said{who: lena, words: "ferry now", takes: take("build-ferry", Supports)},
			said{who: max, words: "no ferry", on: "2024-05-04", takes: take("build-ferry", Opposes)},
			said{who: berg, words: "conditions apply", on: "2024-05-05", takes: take("build-ferry", Conditional)}))
	return g, m
}

func TestStances(t *testing.T) {
	g, m := quarrel(t)
	lists, err := g.Stances(t.Context(), []ID{"person:lena-orlov", "person:max-orlov", "country:sud"}, nil)
	if err != nil || len(lists) != 3 || len(lists[2]) != 0 || len(lists[0]) != 2 || len(lists[1]) != 2 {
		t.Fatalf("%+v, %v", lists, err)
	}
	open := lists[0][0]
	if open.PropositionID != "proposition:open-harbours" || open.Stance != Supports || m.statements[open.LatestID].Content != "words five six" ||
		!open.Changed || !open.Contradictory || open.Tally.Supports != 2 || open.Tally.Opposes != 1 || open.Tally.Neutral != 1 || open.Tally.Actors != 1 ||
		open.Tally.FirstSaid.String() != "2024-05-01" || open.Tally.LastSaid.String() != "2024-05-09" {
		t.Errorf("%+v", open)
	}
	if ferry := lists[0][1]; ferry.Tally.FirstSaid != nil || ferry.Changed || ferry.Contradictory || ferry.Stance != Supports {
		t.Errorf("%+v", ferry)
	}
	if copies := lists[1][1]; copies.Tally.Supports != 1 || copies.Changed {
		t.Errorf("one utterance in two articles: %+v", copies)
	}
	may := &StatementFilter{Said: &DateRange{Until: day("2024-05-01")}}
	lists, err = g.Stances(t.Context(), []ID{"person:lena-orlov"}, may)
	if err != nil || len(lists[0]) != 1 || lists[0][0].Changed || lists[0][0].Tally.N() != 1 {
		t.Errorf("%+v, %v", lists, err)
	}
}

func TestPropositionStancesAndTallies(t *testing.T) {
	g, _ := quarrel(t)
	both := []ID{"proposition:build-ferry", "proposition:open-harbours", "proposition:close-bridge"}
	tallies, err := g.Tallies(t.Context(), both, nil)
	if err != nil || len(tallies) != 3 {
		t.Fatal(tallies, err)
	}
	if f := tallies[0]; f.Supports != 1 || f.Opposes != 1 || f.Conditional != 1 || f.Actors != 3 {
		t.Errorf("%+v", f)
	}
	if o := tallies[1]; o.Supports != 3 || o.Opposes != 1 || o.Neutral != 1 || o.Actors != 2 || tallies[2].N() != 0 {
		t.Errorf("%+v", o)
	}
	walk := func(r Range) (ids []ID, before, after bool) {
		pages, err := g.PropositionStances(t.Context(), both[:1], nil, r)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range pages[0].Items {
			ids = append(ids, s.ActorID)
		}
		return ids, pages[0].Before, pages[0].After
	}
	pages, err := g.PropositionStances(t.Context(), both, nil, Range{First: 2, CountTo: 2})
	if err != nil || pages[0].Total != 2 || !pages[0].After || pages[0].Before || len(pages[0].Cursors) != 2 || len(pages[2].Items) != 0 {
		t.Fatalf("%+v, %v", pages, err)
	}
	if ids, before, after := walk(Range{First: 2, After: pages[0].Cursors[0]}); fmt.Sprint(ids, before, after) != "[person:lena-orlov person:max-orlov] true false" {
		t.Error(ids, before, after)
	}
	if ids, before, after := walk(Range{Last: 1, Before: pages[0].Cursors[1]}); fmt.Sprint(ids, before, after) != "[person:ida-berg] false true" {
		t.Error(ids, before, after)
	}
	if ids, _, _ := walk(Range{}); len(ids) != 3 {
		t.Error(ids)
	}
	_, err = g.PropositionStances(t.Context(), both, nil, Range{After: "rubbish"})
	wantCode(t, err, BadInput, "cursor")
	_, err = g.Tallies(t.Context(), both, &StatementFilter{Takes: &TakeFilter{Any: ptr(false)}})
	wantCode(t, err, BadInput)
	narrow, err := g.Tallies(t.Context(), both[:2], &StatementFilter{Takes: &TakeFilter{Proposition: []string{"build-ferry"}, Stance: []Stance{Opposes}}})
	if err != nil || narrow[0].N() != 1 || narrow[1].N() != 0 {
		t.Errorf("%+v, %v", narrow, err)
	}
}

func TestNamesInFilters(t *testing.T) {
	g, _ := quarrel(t)
	find := func(names []string, ids []ID, kinds ...ActorKind) (int, error) {
		if len(kinds) == 0 {
			kinds = nil
		}
		pages, err := g.Statements(t.Context(), StatementQuery{Filter: StatementFilter{Speaker: &ActorMatch{Names: names, Ids: ids, Kinds: kinds}}})
		if err != nil {
			return 0, err
		}
		return len(pages[0].Items), nil
	}
	for _, c := range []struct {
		names []string
		ids   []ID
		want  int
	}{
		{[]string{"LENA ORLÓV"}, nil, 5}, {[]string{"minister orlov", "Max Orlov"}, nil, 8}, {[]string{"the mayor of Alvik"}, nil, 1},
		{[]string{"Ida Berg"}, []ID{"person:max-orlov"}, 4}, {[]string{}, nil, 0}, {[]string{}, []ID{"person:max-orlov"}, 3}, {nil, nil, 9}, {[]string{"person:max-orlov"}, nil, 3},
	} {
		if n, err := find(c.names, c.ids); err != nil || n != c.want {
			t.Errorf("%q %v: %d statements, %v; want %d", c.names, c.ids, n, err, c.want)
		}
	}
	_, err := find([]string{"Orlov"}, nil)
	wantCode(t, err, BadInput, `"Orlov" could mean Lena Orlov (person:lena-orlov), Max Orlov (person:max-orlov)`)
	_, err = find([]string{"Lena Orlof"}, nil)
	wantCode(t, err, BadInput, `nobody here is called "Lena Orlof"; the nearest are Lena Orlov, Max Orlov, `)
	_, err = find([]string{"Norland"}, nil, ActorPerson)
	wantCode(t, err, BadInput, "nobody here is called")
	_, err = find(make([]string, MaxNames+1), nil)
	wantCode(t, err, BadInput, "names")
	if pages, err := g.Actors(t.Context(), ActorQuery{Filter: ActorFilter{Names: []string{"Sudmark"}}}); err != nil || len(pages[0].Items) != 1 {
		t.Errorf("%+v, %v", pages, err)
	}
}

func TestFiltersAreChecked(t *testing.T) {
	g, _ := quarrel(t)
	for name, f := range map[string]StatementFilter{
		"topic":      {Takes: &TakeFilter{Topic: []string{"habours"}}},
		"slug":       {Takes: &TakeFilter{Proposition: []string{"open-habours"}}},
		"stance":     {Takes: &TakeFilter{Stance: []Stance{"FOR"}}},
		"any":        {Takes: &TakeFilter{Any: ptr(false), Stance: []Stance{Supports}}},
		"act":        {Act: []SpeechAct{"SHOUT"}},
		"confidence": {MinConfidence: ptr(1.5)},
		"range":      {Said: &DateRange{From: day("2024-02-01"), Until: day("2024-01-01")}},
		"text":       {Text: ptr(strings.Repeat("a", MaxText+1))},
		"list":       {Ids: make([]ID, MaxList+1)},
	} {
		_, err := g.Statements(t.Context(), StatementQuery{Filter: f})
		wantCode(t, err, BadInput)
		if e := new(Error); err != nil && !strings.Contains(fmt.Sprintf("%+v", err), name) && asError(err, e) && e.Field == "" {
			t.Errorf("%s: the error names no field: %v", name, err)
		}
	}
	_, err := g.Statements(t.Context(), StatementQuery{Filter: StatementFilter{Takes: &TakeFilter{Proposition: []string{"open-habours"}}}})
	wantCode(t, err, BadInput, "open-harbours, ")
	if p, err := g.Statements(t.Context(), StatementQuery{Filter: StatementFilter{Takes: &TakeFilter{Topic: []string{"harbours"}, Proposition: []string{"proposition:build-ferry"}}}}); err != nil || len(p[0].Items) != 3 {
		t.Errorf("%+v, %v", p, err)
	}
	_, err = g.Statements(t.Context(), StatementQuery{Anchors: Anchors{ByAlias, []ID{"x"}}})
	wantCode(t, err, BadInput)
	_, err = g.Articles(t.Context(), ArticleQuery{Filter: ArticleFilter{State: []ArticleState{"GONE"}}})
	wantCode(t, err, BadInput)
	_, err = g.Relations(t.Context(), RelationQuery{Range: Range{First: 1000}})
	wantCode(t, err, BadInput)
	_, err = g.Actors(cancelled(t), ActorQuery{})
	wantCode(t, err, Cancelled)
}

func asError(err error, to *Error) bool {
	e, ok := err.(*Error)
	if ok {
		*to = *e
	}
	return ok
}

func TestCountsAreBounded(t *testing.T) {
	g, _ := quarrel(t)
	for name, q := range map[string]CountQuery{
		"nothing": {}, "unknown": {By: []Dimension{"WEATHER"}}, "twice": {By: []Dimension{BySpeakerDim, BySpeakerDim}},
		"many": {By: []Dimension{BySpeakerDim, ByStanceDim, ByActDim, ByFormDim, ByDayDim}}, "rows": {By: []Dimension{BySpeakerDim}, First: MaxCounts + 1},
	} {
		if _, err := g.Counts(t.Context(), q); CodeOf(err) != BadInput {
			t.Errorf("%s: %v", name, err)
		}
	}
	rows, err := g.Counts(t.Context(), CountQuery{By: []Dimension{BySpeakerDim, ByStanceDim}})
	if err != nil || len(rows) != 6 {
		t.Errorf("%+v, %v", rows, err)
	}
	for name, f := range map[string]*StatementFilter{
		"year":    {Said: &DateRange{From: day("2024-01-01"), Until: day("2024-12-31")}},
		"speaker": {Speaker: &ActorMatch{Ids: []ID{"person:x"}}}, "topic": {Takes: &TakeFilter{Topic: []string{"topic:harbours"}}},
	} {
		if !isBound(f) {
			t.Errorf("%s does not bind", name)
		}
	}
	if isBound(&StatementFilter{Said: &DateRange{From: day("2020-01-01")}, Text: ptr("x")}) || isKept(&StatementFilter{}, []Dimension{ByMonthDim}) || !isKept(&StatementFilter{}, []Dimension{BySpeakerDim}) {
		t.Error("what must be counted from rows is taken for bound or kept")
	}
}

func TestNodes(t *testing.T) {
	g, m := quarrel(t)
	s := keysOfStatements(m)[0]
	ids := []ID{"person:lena-orlov", "nonsense", s, "topic:harbours", m.statements[s].ArticleID, "proposition:build-ferry", "person:nobody", "relation:none", s}
	m.calls = nil
	nodes, err := g.Nodes(t.Context(), ids)
	if err != nil || len(nodes) != len(ids) {
		t.Fatal(nodes, err)
	}
	for i, n := range nodes {
		there := i != 1 && i != 6 && i != 7
		if (n != nil) != there || there && n.NodeID() != ids[i] {
			t.Errorf("%s: %v", ids[i], n)
		}
	}
	if len(m.calls) != 5 {
		t.Errorf("%v", m.calls)
	}
	_, err = g.Nodes(t.Context(), make([]ID, MaxNodes+1))
	wantCode(t, err, BadInput)
}

func TestSearch(t *testing.T) {
	g, _ := quarrel(t)
	names := func(text string) string {
		r, err := g.Search(t.Context(), text, 3)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, a := range r.Actors {
			out = append(out, string(a.NodeID()))
		}
		for _, p := range r.Propositions {
			out = append(out, p.Slug)
		}
		for _, a := range r.Articles {
			out = append(out, a.Body)
		}
		return fmt.Sprintf("%s; %d", strings.Join(out, " "), len(r.Statements))
	}
	for text, want := range map[string]string{
		"orlov":         "person:lena-orlov person:max-orlov", // both have the alias; she said more
		"nor":           "country:nor build-ferry open-harbours",
		"kingdom of n":  "country:nor",
		"ålv":           "person:ida-berg",
		"ferry":         "build-ferry",
		"harbours open": "open-harbours",
		"?":             "",
	} {
		if got := names(text); !strings.HasPrefix(got, want+" ") && !strings.HasPrefix(got, want+";") {
			t.Errorf("%s: %s", text, got)
		}
	}
	r, err := g.Search(t.Context(), `"harbours stay" open`, 5)
	if err != nil || len(r.Statements) != 2 || len(r.Articles) != 2 || r.Statements[0].Said.Day().String() != "2024-05-04" || r.Articles[0].Body != "" {
		t.Errorf("%+v, %v", r, err)
	}
	_, err = g.Search(t.Context(), "x", maxSearch+1)
	wantCode(t, err, BadInput)
	_, err = g.Search(t.Context(), strings.Repeat("x", MaxText+1), 1)
	wantCode(t, err, BadInput)
}
