package embedded

import (
	"database/sql"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// explain gives the lines of a query's plan.
func explainPlan(t *testing.T, s *session, text string) []string {
	t.Helper()
	var lines []string
	err := s.each(t.Context(), "EXPLAIN QUERY PLAN "+text, make([]any, strings.Count(text, "?")), func(rows *sql.Rows) error {
		var id, parent, unused int
		var line string
		err := rows.Scan(&id, &parent, &unused, &line)
		lines = append(lines, line)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return lines
}

var (
	// scans reads a table from end to end. A full-text search and a list given as a parameter are called scans too.
	scans = regexp.MustCompile(`^SCAN `)
	fine  = regexp.MustCompile(`^SCAN (\w+ (EXISTS )?VIRTUAL TABLE INDEX \d+:=?M\d|json_each VIRTUAL TABLE|m$|CONSTANT ROW)`)
	sorts = regexp.MustCompile(`USE TEMP B-TREE FOR (ORDER BY|LAST|RIGHT)`)
)

// wrong tells what is wrong with a plan, "" if nothing is.
func wrong(plan []string, maySort bool) string {
	for _, line := range plan {
		switch {
		case scans.MatchString(line) && !fine.MatchString(line):
			return "it reads all rows: " + line
		case sorts.MatchString(line) && !maySort:
			return "it sorts: " + line
		}
	}
	return ""
}

// TestPlans explains every shape on 100,000 statements, as they are and after ANALYZE, alone and with each field of a filter.
func TestPlans(t *testing.T) {
	times := 50
	if raced {
		times = 5
	}
	s, w := grown(t, times)
	for _, analyzed := range []bool{false, true} {
		if analyzed {
			run(t, raw(t, s.path), `ANALYZE`)
		}
		err := s.read(t.Context(), func(session *session) error {
			for _, sh := range Shapes() {
				if plan := explainPlan(t, session, sh.Text); wrong(plan, sh.Sorts != "") != "" {
					t.Errorf("%s (analyzed: %v): %s\n%s\n%s", sh.Name, analyzed, wrong(plan, sh.Sorts != ""), sh.Text, strings.Join(plan, "\n"))
				}
			}
			for name, f := range everyField(w.Statements[0], w.Articles[0]) {
				conditions, err := statementWhere(t.Context(), session, &f, true)
				if err != nil {
					return err
				}
				for _, o := range statementOrders {
					for anchor, d := range statementDrivers {
						text := shape{d, o, true}.rows(statementTable, conditions)
						if plan := explainPlan(t, session, text); wrong(plan, d.sorts != "") != "" {
							t.Errorf("%s on anchor %d by %s (analyzed: %v): %s\n%s\n%s", name, anchor, o.name, analyzed,
								wrong(plan, d.sorts != ""), text, strings.Join(plan, "\n"))
						}
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// everyField has a filter for each field alone.
func everyField(s *graph.Statement, a *graph.Article) map[string]graph.StatementFilter {
	day, text, confidence, yes := graph.Date{Year: 2021, Month: 1, Day: 1}, `harbour "grain satellite"`, 0.5, true
	actors := &graph.ActorMatch{Ids: append([]graph.ID{"country:nowhere"}, s.ActorIDs()...), Kinds: []graph.ActorKind{graph.ActorPerson}}
	days := &graph.DateRange{From: &day, Until: &day, Known: &yes}
	return map[string]graph.StatementFilter{
		"ids": {Ids: []graph.ID{s.ID, "statement:x"}}, "speaker": {Speaker: actors}, "speaking": {Speaking: []graph.Speaking{graph.Named}},
		"onBehalfOf": {OnBehalfOf: actors}, "countsFor": {CountsFor: actors.Ids}, "addressee": {Addressee: actors}, "mentions": {Mentions: actors},
		"takes": {Takes: &graph.TakeFilter{Topic: []string{"grain"}, Proposition: []string{"grain-1"}, Stance: []graph.Stance{graph.Supports},
			MinConfidence: &confidence, CodedBy: []graph.CoderKind{graph.CoderModel}, Implied: &yes}},
		"act": {Act: []graph.SpeechAct{graph.ActRule}}, "form": {Form: []graph.Form{graph.Direct}}, "article": {Article: []graph.ID{a.ID, "article:x"}},
		"publisher": {Publisher: []string{"The Quay"}}, "language": {Language: []string{"en"}}, "review": {Review: []graph.ReviewStatus{graph.Rejected}},
		"minConfidence": {MinConfidence: &confidence}, "said": {Said: days}, "published": {Published: days}, "loadedBefore": {LoadedBefore: &a.LoadedAt},
		"text": {Text: &text},
	}
}

// TestEveryShapeHasAPlan reads the closed lists from the source of package graph: a value added there without a driver or an order
// here fails.
func TestEveryShapeHasAPlan(t *testing.T) {
	driven := map[string]bool{}
	for _, drivers := range []map[graph.Anchor]driver{statementDrivers, actorDrivers, articleDrivers, relationDrivers} {
		for anchor := range drivers {
			driven[anchorNames(t)[anchor]] = true
		}
	}
	for _, name := range anchorNames(t) {
		if !driven[name] {
			t.Errorf("no page hangs on the anchor %s", name)
		}
	}
	if len(driven) < 13 {
		t.Errorf("only %d anchors were found", len(driven))
	}
	found := 0
	for name, value := range constants(t, "../filter.go") {
		_, statement := statementOrders[graph.StatementOrderField(value)]
		_, actor := actorOrders[graph.ActorOrderField(value)]
		_, article := articleOrders[graph.ArticleOrderField(value)]
		known := map[string]bool{"Statements": statement, "Actors": actor, "Articles": article}
		for noun, has := range known {
			if strings.HasPrefix(name, noun+"By") {
				if found++; !has {
					t.Errorf("no order for %s", name)
				}
			}
		}
	}
	if found < 13 {
		t.Errorf("only %d orders were found", found)
	}
}

// anchorNames lists the anchors by their value.
func anchorNames(t *testing.T) []string {
	t.Helper()
	var names []string
	eachConstant(t, "../store.go", func(spec *ast.ValueSpec, block *ast.GenDecl) {
		if first := block.Specs[0].(*ast.ValueSpec); first.Names[0].Name == "Nothing" {
			names = append(names, spec.Names[0].Name)
		}
	})
	return names
}

// constants gives the text constants of a file.
func constants(t *testing.T, file string) map[string]string {
	t.Helper()
	all := map[string]string{}
	eachConstant(t, file, func(spec *ast.ValueSpec, _ *ast.GenDecl) {
		if len(spec.Values) == 1 {
			if text, ok := spec.Values[0].(*ast.BasicLit); ok {
				all[spec.Names[0].Name] = strings.Trim(text.Value, `"`)
			}
		}
	})
	return all
}

func eachConstant(t *testing.T, file string, yield func(*ast.ValueSpec, *ast.GenDecl)) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range parsed.Decls {
		if block, ok := d.(*ast.GenDecl); ok && block.Tok == token.CONST {
			for _, spec := range block.Specs {
				yield(spec.(*ast.ValueSpec), block)
			}
		}
	}
}
