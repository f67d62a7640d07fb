package neo4j

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// saidKeys are keys of an order with unknown ones, as the database has them.
var saidKeys = []string{"2025-01-01 2025-01-01 a", "2025-01-02 0000-00-00 c", "2025-01-02 2024-01-01 b", "unknown 0000-00-00 d", "unknown 2025-01-01 e"}

// listed puts keys into the order of a list, which has the unknown ones last.
func listed(o order, descending bool) []string {
	known, unknown := []string{}, []string{}
	for _, k := range saidKeys {
		if o.isUnknown(k) {
			unknown = append(unknown, k)
		} else {
			known = append(known, k)
		}
	}
	if descending {
		slices.Reverse(known)
		slices.Reverse(unknown)
	}
	return append(known, unknown...)
}

// readParts gives the keys that parts of a list hold, part by part, each in the database's order or against it.
func readParts(parts []part, descending bool) []string {
	all := []string{}
	for _, p := range parts {
		var some []string
		for _, k := range saidKeys {
			if k >= p.lower && (p.upper == "" || k < p.upper) {
				some = append(some, k)
			}
		}
		if descending {
			slices.Reverse(some)
		}
		all = append(all, some...)
	}
	return all
}

// TestStretches reads every stretch of a list, forwards and backwards, and compares it with the list cut by hand.
func TestStretches(t *testing.T) {
	o := statementOrders[graph.StatementsBySaid]
	for _, descending := range []bool{false, true} {
		list := listed(o, descending)
		for from := -1; from < len(list); from++ {
			for to := max(from, 0); to <= len(list); to++ {
				for _, with := range []bool{false, true} {
					in, want := cut(list, from, to, with)
					for _, backwards := range []bool{false, true} {
						got := readParts(clipAll(wholeList(anyDriver, nil, o, descending), in, o, descending, backwards), descending != backwards)
						if backwards {
							slices.Reverse(got)
						}
						if !slices.Equal(got, want) {
							t.Errorf("descending %v, backwards %v, %+v:\n got %q\nwant %q", descending, backwards, in, got, want)
						}
					}
				}
			}
		}
	}
}

var anyDriver = &driver{name: "any"}

// cut is the stretch after the row from and before the row to, where there are such rows, and what is on it.
func cut(list []string, from, to int, with bool) (in stretch, want []string) {
	first, last := 0, len(list)
	if from >= 0 {
		in.after, in.withAfter, first = list[from], with, from+1
	}
	if to < len(list) {
		in.before, in.withBefore, last = list[to], with, to
	}
	if with && from >= 0 {
		first--
	}
	if with && to < len(list) {
		last++
	}
	if first >= last {
		return in, []string{}
	}
	return in, list[first:last]
}

// TestCursors wants every key back from its cursor, and no cursor of another order or kind.
func TestCursors(t *testing.T) {
	said, id := statementOrders[graph.StatementsBySaid], statementOrders[graph.StatementsByID]
	for _, c := range []struct {
		order order
		key   string
		kind  string
	}{
		{said, "2025-01-01 2025-01-01 abc", graph.KindStatement}, {said, "unknown 0000-00-00 x", graph.KindStatement},
		{id, "statement:abc", graph.KindStatement}, {actorOrders[graph.ActorsByName], "lena-orlov person:lena-orlov", ""},
		{actorOrders[graph.ActorsByName], " person:lena-orlov", ""}, {statementOrders[graph.StatementsByPlace], "a1 0000000007 abc", graph.KindStatement},
	} {
		got, err := c.order.key(c.order.cursor(c.key, c.kind), c.kind)
		if err != nil || got != c.key {
			t.Errorf("%q comes back as %q, %v", c.key, got, err)
		}
	}
	for name, c := range map[string]graph.Cursor{
		"another order": id.cursor("statement:abc", graph.KindStatement), "another kind": said.cursor("2025-01-01 2025-01-01 abc", graph.KindArticle),
		"no id":   graph.MakeCursor(graph.Position{Order: "SAID", Keys: []string{"2025-01-01"}, ID: "statement:"}),
		"no keys": graph.MakeCursor(graph.Position{Order: "SAID", ID: "statement:abc"}), "nonsense": "nonsense",
	} {
		if _, err := said.key(c, graph.KindStatement); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPagesInOrder wants a page in order whatever order the database gives its rows in.
func TestPagesInOrder(t *testing.T) {
	o := statementOrders[graph.StatementsBySaid]
	for _, descending := range []bool{false, true} {
		for _, backwards := range []bool{false, true} {
			want := listed(o, descending)
			r := request[string]{noun: statementNoun, order: o, descending: descending, scan: func([]any) (string, error) { return "", nil }}
			if r.First = 3; backwards {
				r.First, r.Last = 0, 3
				want = want[len(want)-3:]
			} else {
				want = want[:3]
			}
			rows := make([]any, len(want))
			for i, at := range rand.Perm(len(want)) {
				rows[i] = []any{want[at]}
			}
			var p graph.Page[string]
			if err := r.fill(&p, []any{rows, int64(4), int64(0), int64(-1)}); err != nil {
				t.Fatal(err)
			}
			for i, c := range p.Cursors {
				if got, err := o.key(c, graph.KindStatement); err != nil || got != want[i] {
					t.Errorf("descending %v, backwards %v: row %d is %q, want %q (%v)", descending, backwards, i, got, want[i], err)
				}
			}
			if p.Before != backwards || p.After == backwards {
				t.Errorf("descending %v, backwards %v: rows before %v and after %v", descending, backwards, p.Before, p.After)
			}
		}
	}
}

// TestNothingGoesIntoTexts wants values in parameters only, whatever they are.
func TestNothingGoesIntoTexts(t *testing.T) {
	hostile := "x' }) DETACH DELETE n //"
	id := graph.ID(hostile)
	match := &graph.ActorMatch{Ids: []graph.ID{id}}
	filter := graph.StatementFilter{
		Ids: []graph.ID{id}, Speaker: match, OnBehalfOf: match, CountsFor: match.Ids, Addressee: match, Mentions: match, Article: match.Ids,
		Speaking: []graph.Speaking{graph.Speaking(hostile)}, Act: []graph.SpeechAct{graph.SpeechAct(hostile)}, Form: []graph.Form{graph.Form(hostile)},
		Publisher: []string{hostile}, Language: []string{hostile}, Review: []graph.ReviewStatus{graph.ReviewStatus(hostile)}, Text: &hostile,
		Takes: &graph.TakeFilter{Topic: []string{hostile}, Proposition: []string{hostile}, Stance: []graph.Stance{graph.Stance(hostile)},
			CodedBy: []graph.CoderKind{graph.CoderKind(hostile)}},
	}
	for by := range statementHubs {
		p := &planner{by: by, filter: &filter, order: statementOrders[graph.StatementsBySaid], where: statementWhere(&filter, true)}
		for _, chosen := range p.possible() {
			q := request[*graph.Statement]{noun: statementNoun, order: p.order, Range: graph.Range{First: 5, CountTo: 9}}.query(p.source(chosen), "", "")
			if text := strings.ToUpper(q.String()); strings.Contains(text, "DETACH") || strings.Contains(text, "//") {
				t.Errorf("a value is part of the text: %s", text)
			}
			for _, name := range parametersOf(q.String()) {
				if _, ok := q.params[name]; !ok && name != "anchors" {
					t.Errorf("there is no parameter %s for %s", name, q)
				}
			}
		}
	}
}

// parametersOf lists what a text takes.
func parametersOf(text string) []string {
	var names []string
	for _, part := range strings.Split(text, "$")[1:] {
		end := strings.IndexFunc(part, func(r rune) bool {
			return !(r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
		})
		names = append(names, part[:end])
	}
	return names
}

// TestTextsAreFew wants the same text for the same question about something else: the database keeps the plan of a text.
func TestTextsAreFew(t *testing.T) {
	texts := map[string]bool{}
	for i := range 20 {
		f := graph.StatementFilter{
			Speaker: &graph.ActorMatch{Ids: []graph.ID{graph.ID(fmt.Sprintf("person:p%d", i))}},
			Takes:   &graph.TakeFilter{Proposition: []string{fmt.Sprintf("grain-%d", i)}, Stance: []graph.Stance{graph.Supports}},
		}
		p := &planner{filter: &f, order: statementOrders[graph.StatementsBySaid], descending: true, where: statementWhere(&f, true)}
		texts[request[*graph.Statement]{noun: statementNoun, order: p.order, descending: true, Range: graph.Range{First: 5 + i}}.query(p.source(p.possible()[0]), "", "").String()] = true
	}
	if len(texts) != 1 {
		t.Errorf("%d texts for one question", len(texts))
	}
}
