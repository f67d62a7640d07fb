package embedded

import (
	"database/sql"
	"regexp"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// read are the lists that a query of ties has made by itself and reads again: the newest statements, the ties, the neighbours.
var read = regexp.MustCompile(`^SCAN ([ecdg]|near|tie|\(subquery-\d+\))( LEFT-JOIN)?$`)

// branchPlans explains each branch of the ties of a node, and gives the plan of the whole query too.
func branchPlans(t *testing.T, session *session, q graph.TieQuery, of graph.ID) (branches map[string][]string, whole []string) {
	t.Helper()
	made, err := newTier(t.Context(), session, &q)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := made.around(of, graph.Neighbour{Weight: 1 << 60}); err != nil {
		t.Fatal(err)
	}
	parts, err := made.branches()
	if err != nil {
		t.Fatal(err)
	}
	branches = map[string][]string{}
	explained := func(text string, args []any) []string {
		var lines []string
		err := session.each(t.Context(), "EXPLAIN QUERY PLAN "+text, args, func(rows *sql.Rows) error {
			var id, parent, unused int
			var line string
			err := rows.Scan(&id, &parent, &unused, &line)
			if !read.MatchString(line) {
				lines = append(lines, line)
			}
			return err
		})
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		return lines
	}
	for _, b := range parts {
		branches[b.text] = explained(b.text, b.args)
	}
	text, args, err := made.text(graph.Neighbour{Weight: 1 << 60})
	if err != nil {
		t.Fatal(err)
	}
	if text != "" {
		whole = explained(text, args)
	}
	return branches, whole
}

// TestTiePlans explains every branch of the ties of actors and propositions on 100,000 statements: each reads what hangs on its node and
// no more, the newest first by an index, unless the filter names few or the node is only spoken to or for.
func TestTiePlans(t *testing.T) {
	times := 50
	if raced {
		times = 5
	}
	s, w := grown(t, times)
	filters := everyField(w.Statements[0], w.Articles[0])
	filters[""] = graph.StatementFilter{}
	seen := 0
	err := s.read(t.Context(), func(session *session) error {
		for name, f := range filters {
			for _, of := range []graph.ID{w.Actors[0].NodeID(), w.Actors[len(w.Actors)-1].NodeID(), w.Codebook.Topics[0].Propositions[0].ID} {
				q := graph.TieQuery{Kinds: graph.TieKinds(), Filter: f, First: 25, Newest: 1000, To: []graph.ID{w.Actors[1].NodeID()}}
				branches, whole := branchPlans(t, session, q, of)
				for text, plan := range branches {
					seen++
					few := strings.Contains(text, "link y") || name == "ids" || name == "article" || name == "text" || strings.Contains(text, "json_each(?) AND s.lead")
					few = few || strings.Contains(text, "DISTINCT s.pk")
					if wrong(plan, few) != "" {
						t.Errorf("%s, filter by %q: %s\n%s\n%s", of, name, wrong(plan, few), text, strings.Join(plan, "\n"))
					}
				}
				if wrong(whole, true) != "" {
					t.Errorf("%s, filter by %q: %s\n%s", of, name, wrong(whole, true), strings.Join(whole, "\n"))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 100 {
		t.Errorf("only %d branches were explained", seen)
	}
}
