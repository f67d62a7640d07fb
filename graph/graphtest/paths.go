package graphtest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testPaths asks for ways that are known, and compares all ways between random nodes with a search that is as simple as it is slow.
func (s *suite) testPaths(t *testing.T) {
	t.Run("Known", s.testKnownPaths)
	t.Run("Refused", s.testRefusedPaths)
	t.Run("All", s.testAllPaths)
}

// walk writes a path as its nodes, without their kind, and what makes each step.
func walk(p *graph.Path) string {
	var b strings.Builder
	b.WriteString(p.NodeIDs[0].Key())
	for i, s := range p.Steps {
		fmt.Fprintf(&b, " -%s %s- %s", s.Tie.Kind, s.Tie.Newest, p.NodeIDs[i+1].Key())
	}
	return b.String()
}

func (s *suite) walkable(t *testing.T) *graph.Graph {
	store := s.open(t)
	w := walking()
	write(t, store, w.Write())
	return graph.Open(store)
}

func (s *suite) testKnownPaths(t *testing.T) {
	g := s.walkable(t)
	day := func(d int) *graph.Date { return &graph.Date{Year: 2031, Month: 5, Day: d} }
	quay, ferry := []string{"The Quay"}, []string{"Morning Ferry"}
	for _, c := range []struct {
		from, to string
		most     int // steps
		through  []graph.TieKind
		filter   graph.StatementFilter
		paths    []string
		hidden   string
	}{
		{from: "a", to: "b", most: 1, paths: []string{"a -SPOKE_OF statement:w001- b"}},
		{from: "b", to: "a", most: 4, paths: []string{"b -SPOKE_OF statement:w001- a"}},
		{from: "a", to: "c", most: 2, paths: []string{"a -SPOKE_OF statement:w001- b -RELATION relation:w000- c"}},
		{from: "a", to: "d", most: 3, paths: []string{"a -SPOKE_OF statement:w001- b -RELATION relation:w000- c -SPOKE_TO statement:w002- d"}},
		{from: "a", to: "e", most: 3},
		{from: "a", to: "e", most: 4, paths: []string{"a -SPOKE_OF statement:w001- b -RELATION relation:w000- c -SPOKE_TO statement:w002- d -SPOKE_FOR statement:w003- e"}},
		{from: "e", to: "a", most: 4, paths: []string{"e -SPOKE_FOR statement:w003- d -SPOKE_TO statement:w002- c -RELATION relation:w000- b -SPOKE_OF statement:w001- a"}},
		{from: "maiden-name", to: "b", most: 2, paths: []string{"renamed -SPOKE_OF statement:w044- a -SPOKE_OF statement:w001- b"}},
		{from: "a", to: "island", most: 4},
		{from: "a", to: "hub", most: 4},
		{from: "spoke-03", to: "spoke-20", most: 4, paths: []string{"spoke-03 -SPOKE_OF statement:w007- hub -SPOKE_OF statement:w024- spoke-20"}},
		{from: "hub", to: "spoke-29", most: 4, paths: []string{"hub -SPOKE_OF statement:w033- spoke-29"}},
		{from: "one", to: "three", most: 4, paths: []string{"one -SPOKE_OF statement:w036- three", "one -SPOKE_OF statement:w034- two -SPOKE_OF statement:w035- three"}},
		{from: "start", to: "end", most: 2, paths: []string{"start -SPOKE_OF statement:w039- right -SPOKE_OF statement:w040- end",
			"start -SPOKE_OF statement:w037- left -SPOKE_OF statement:w038- end", "start -SPOKE_OF statement:w041- top -SPOKE_OF statement:w042- end"}},
		// What hides a way is named, field by field.
		{from: "a", to: "b", most: 4, filter: graph.StatementFilter{Publisher: ferry}, hidden: "publisher"},
		{from: "a", to: "b", most: 4, filter: graph.StatementFilter{Publisher: quay, Said: &graph.DateRange{From: day(6)}}, hidden: "said"},
		{from: "a", to: "b", most: 4, filter: graph.StatementFilter{Publisher: ferry, Said: &graph.DateRange{From: day(6)}}},
		{from: "a", to: "e", most: 4, filter: graph.StatementFilter{Publisher: quay}, hidden: "publisher"},
		{from: "a", to: "b", most: 4, filter: graph.StatementFilter{Publisher: quay, Said: &graph.DateRange{From: day(3), Until: day(3)}}, paths: []string{"a -SPOKE_OF statement:w000- b"}},
		{from: "b", to: "c", most: 4, filter: graph.StatementFilter{Form: []graph.Form{graph.Indirect}}, hidden: "form"},
		{from: "a", to: "b", most: 4, through: []graph.TieKind{graph.TieRelation}, hidden: "through"},
		{from: "a", to: "b", most: 4, through: []graph.TieKind{}, hidden: "through"},
		{from: "a", to: "b", most: 4, through: []graph.TieKind{}, filter: graph.StatementFilter{Publisher: ferry}},
		{from: "a", to: "c", most: 4, through: []graph.TieKind{graph.TieSpokeOf, graph.TieRelation, graph.TiePartOf},
			paths: []string{"a -SPOKE_OF statement:w001- b -RELATION relation:w000- c"}},
		{from: "a", to: "b", most: 4, filter: graph.StatementFilter{Ids: []graph.ID{}}, hidden: "ids"},
	} {
		in := graph.PathInput{From: graph.MakeID(graph.KindPerson, c.from), To: graph.MakeID(graph.KindPerson, c.to), MaxLength: c.most, First: 5, Through: c.through, Filter: &c.filter}
		if c.through == nil {
			in.Through = graph.ThroughByDefault()
		}
		found, err := g.Paths(t.Context(), in)
		if err != nil {
			t.Fatalf("%s to %s: %v", c.from, c.to, err)
		}
		var paths []string
		for _, p := range found.Paths {
			paths = append(paths, walk(p))
		}
		if !slices.Equal(paths, c.paths) || strings.Join(found.HiddenBy, " ") != c.hidden {
			t.Errorf("%s to %s, at most %d, %v:\n got %s hidden by %q\nwant %s hidden by %q", c.from, c.to, c.most, asJSON(in.Through), strings.Join(paths, "\n     "), found.HiddenBy,
				strings.Join(c.paths, "\n     "), c.hidden)
		}
	}
}

func (s *suite) testRefusedPaths(t *testing.T) {
	g := s.walkable(t)
	for _, c := range []struct {
		name, field string
		code        graph.Code
		change      func(*graph.PathInput)
	}{
		{"no steps", "maxLength", graph.BadInput, func(in *graph.PathInput) { in.MaxLength = 0 }},
		{"five steps", "maxLength", graph.BadInput, func(in *graph.PathInput) { in.MaxLength = 5 }},
		{"no paths", "first", graph.BadInput, func(in *graph.PathInput) { in.First = 0 }},
		{"six paths", "first", graph.BadInput, func(in *graph.PathInput) { in.First = 6 }},
		{"the same node", "to", graph.BadInput, func(in *graph.PathInput) { in.To = in.From }},
		{"a node and its former id", "to", graph.BadInput, func(in *graph.PathInput) { in.From, in.To = "person:renamed", "person:maiden-name" }},
		{"from nobody", "from", graph.NotFound, func(in *graph.PathInput) { in.From = "person:nobody" }},
		{"to nobody", "to", graph.NotFound, func(in *graph.PathInput) { in.To = "person:nobody" }},
		{"to an article", "to", graph.BadInput, func(in *graph.PathInput) { in.To = "article:the-quay" }},
		{"from nothing", "from", graph.BadInput, func(in *graph.PathInput) { in.From = "" }},
		{"through what is no kind", "through", graph.BadInput, func(in *graph.PathInput) { in.Through = []graph.TieKind{"LOVE"} }},
		{"naming nobody", "filter.mentions", graph.BadInput, func(in *graph.PathInput) {
			in.Filter = &graph.StatementFilter{Mentions: &graph.ActorMatch{Names: []string{"Xyzzy"}}}
		}},
	} {
		in := graph.PathInput{From: "person:a", To: "person:b", MaxLength: 3, First: 5, Through: graph.ThroughByDefault()}
		c.change(&in)
		_, err := g.Paths(t.Context(), in)
		fails(t, c.name, err, c.code)
		if e := new(graph.Error); !errors.As(err, &e) || !strings.HasPrefix(e.Field, c.field) {
			t.Errorf("%s: the field is %q, want %q", c.name, e.Field, c.field)
		}
	}
}

// testAllPaths wants exactly the ways that going along every tie finds.
func (s *suite) testAllPaths(t *testing.T) {
	store, w := s.filled(t, 63, 160)
	g := graph.Open(store)
	nodes := slices.Concat(idsOf(w.Actors), idsOf(allPropositions(w)))
	for _, through := range [][]graph.TieKind{graph.ThroughByDefault(), {graph.TieSpokeTo}, {graph.TieSpokeFor, graph.TieRelation}, {graph.TieStance, graph.TiePartOf}} {
		tied := w.tiedWith(nodes, through)
		for i := range s.cases(60) {
			from, to := nodes[(i*7)%len(w.Actors)], nodes[(i*13+1)%len(nodes)]
			if from == to {
				continue
			}
			most := 1 + i%4
			found, err := g.Paths(t.Context(), graph.PathInput{From: from, To: to, MaxLength: most, First: 5, Through: through})
			if err != nil {
				t.Fatalf("%s to %s: %v", from, to, err)
			}
			want := tied.ways(from, to, most)
			got := [][]graph.ID{}
			for _, p := range found.Paths {
				got = append(got, p.NodeIDs)
			}
			same(t, fmt.Sprintf("%s to %s, at most %d steps through %v", from, to, most, through), got, want[:min(5, len(want))])
		}
	}
}

// tiedWith has, for each node, with how many statements and relations it is tied to each other.
type tiedWith map[graph.ID]map[graph.ID]int

func (w *World) tiedWith(nodes []graph.ID, through []graph.TieKind) tiedWith {
	q := graph.TieQuery{Kinds: through, First: everything}
	all, tied := w.passing(q.Filter), tiedWith{}
	for _, of := range nodes {
		tied[of] = map[graph.ID]int{}
		for _, n := range w.around(q, of, all).Items {
			tied[of][n.ID] = n.Weight
		}
	}
	return tied
}

// ways gives every way in order.
func (w tiedWith) ways(from, to graph.ID, most int) [][]graph.ID {
	type way struct {
		ids    []graph.ID
		weight int
	}
	var all []way
	var walk func(ids []graph.ID, weight int)
	walk = func(ids []graph.ID, weight int) {
		for id, n := range w[ids[len(ids)-1]] {
			next := append(slices.Clone(ids), id)
			switch {
			case id == to:
				all = append(all, way{next, weight + n})
			case len(ids) < most && !slices.Contains(ids, id):
				walk(next, weight+n)
			}
		}
	}
	walk([]graph.ID{from}, 0)
	slices.SortFunc(all, func(a, b way) int {
		return cmp.Or(cmp.Compare(len(a.ids), len(b.ids)), cmp.Compare(b.weight, a.weight), slices.Compare(a.ids, b.ids))
	})
	ids := [][]graph.ID{}
	for _, x := range all[:min(5, len(all))] {
		ids = append(ids, x.ids)
	}
	return ids
}
