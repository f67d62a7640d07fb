package neo4j

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestEveryShapeHasAPlan reads the closed lists from the source of package graph: a value added there without a driver or an order
// here fails.
func TestEveryShapeHasAPlan(t *testing.T) {
	names, driven := anchorNames(t), map[string]bool{"Nothing": true}
	for anchor := range statementHubs {
		driven[names[anchor]] = true
	}
	for _, drivers := range []map[graph.Anchor]*driver{statementDrivers, actorDrivers, articleDrivers, relationDrivers} {
		for anchor := range drivers {
			driven[names[anchor]] = true
		}
	}
	for _, name := range names {
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
		for noun, has := range map[string]bool{"Statements": statement, "Actors": actor, "Articles": article} {
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

// TestEveryDriverIsAShape wants every driver that there is among the shapes that are held to a plan.
func TestEveryDriverIsAShape(t *testing.T) {
	shapes := Shapes()
	named := func(d *driver) bool {
		for _, sh := range shapes {
			if strings.Contains(sh.Name, " / "+d.name+" / ") {
				return true
			}
		}
		return false
	}
	drivers := []*driver{statementsOfPair, statementsWithWords, actorsByBeginning, articlesByURL, articlesByHash, articlesUnread, articlesWithWords}
	for _, h := range []*hub{hubOfSpeaker, hubOfMention, hubOfCountry, hubOfProposition} {
		drivers = append(drivers, h.driver)
	}
	for _, anchored := range []map[graph.Anchor]*driver{statementDrivers, actorDrivers, articleDrivers, relationDrivers} {
		for _, d := range anchored {
			drivers = append(drivers, d)
		}
	}
	for _, every := range []map[string]*driver{everyStatement, everyActor, everyArticle, everyRelation} {
		for _, d := range every {
			drivers = append(drivers, d)
		}
	}
	for _, d := range drivers {
		if !named(d) {
			t.Errorf("no shape is driven by %s", d.name)
		}
	}
	seen := map[string]bool{}
	for _, sh := range shapes {
		if seen[sh.Name] {
			t.Errorf("two shapes have the name %s", sh.Name)
		}
		seen[sh.Name] = true
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
