package guard

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// How many objects a list is thought to hold when the query does not say.
const (
	page      = 25 // a connection without first or last, see graph.DefaultPage
	maxPage   = 100
	shortList = 4 // speakers, takes, segments
)

// listSizes are the lists whose length is known to be another.
var listSizes = map[string]int{
	"Query.topics": 8, "Topic.propositions": 8, "Person.stances": 20, "Country.stances": 20, "Organisation.stances": 20, "Actor.stances": 20,
	"PathResult.paths": 5, "Path.nodes": 5, "Path.steps": 4,
	"__Schema.types": 90, "__Type.fields": 12, "__Type.inputFields": 10, "__Type.enumValues": 8, "__Type.possibleTypes": 5,
	"__Type.interfaces": 2, "__Field.args": 4, "__Schema.directives": 6, "__Directive.args": 2,
}

// fees are for fields for which the store reads more than it gives: it counts or sums up rows, compares up to 20,000 statements for
// changes, looks at as many for a neighbourhood, and at those of some hundred actors for paths.
var fees = map[string]int{
	"totalCount": 5, "tally": 5, "stances": 5, "counts": 5, "statementAdded": 5, "copies": 50, // texts are read and compared for it
	"Query.search": 20, "Article.text": 100, "Codebook.yaml": 1_000, // a text of megabytes, a codebook of half a one
	"Query.changes": 1_000, "Query.neighbourhood": 1_000, "Query.paths": 5_000,
}

// coster estimates an operation with given variables. Fragments are estimated once.
type coster struct {
	doc       *ast.QueryDocument
	variables map[string]any
	fragments map[fragmentAt]int
}

// fragmentAt: a fragment on a connection costs as much as its page is long.
type fragmentAt struct {
	name string
	page int
}

// Cost refuses an operation whose answer would hold too many objects: each object counts once, lists count as many times
// as they are asked to be long, and what has to be counted or summed up costs some more. d has been validated.
func (d *Document) Cost(op *ast.OperationDefinition, variables map[string]any, l Limits) gqlerror.List {
	c := &coster{doc: d.Query, variables: withDefaults(op, variables), fragments: map[fragmentAt]int{}}
	about, data := 0, 0
	for _, s := range op.SelectionSet {
		cost := c.selection(ast.SelectionSet{s}, 1)
		if f, ok := s.(*ast.Field); ok && strings.HasPrefix(f.Name, "__") {
			about = saturate(about + cost)
		} else {
			data = saturate(data + cost)
		}
	}
	switch {
	case data > l.Cost:
		return refuse("the answer might hold more than %d objects; ask for shorter pages or in several queries", l.Cost)
	case about > l.Introspection:
		return refuse("the answer about the schema might hold more than %d objects; ask in several queries", l.Introspection)
	}
	return nil
}

// selection costs a selection; size is how long the page is that nodes and edges in it stand for.
func (c *coster) selection(set ast.SelectionSet, size int) int {
	total := 0
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			total += c.field(s, size)
		case *ast.InlineFragment:
			total += c.selection(s.SelectionSet, size)
		case *ast.FragmentSpread:
			total += c.fragment(s.Name, size)
		}
		total = saturate(total)
	}
	return total
}

func (c *coster) fragment(name string, size int) int {
	at := fragmentAt{name, size}
	cost, ok := c.fragments[at]
	if !ok {
		if def := c.doc.Fragments.ForName(name); def != nil {
			cost = c.selection(def.SelectionSet, size)
		}
		c.fragments[at] = cost
	}
	return cost
}

func (c *coster) field(f *ast.Field, size int) int {
	fee := fees[f.Name]
	if f.ObjectDefinition != nil {
		fee += fees[f.ObjectDefinition.Name+"."+f.Name]
	}
	if len(f.SelectionSet) == 0 || f.Definition == nil {
		return fee
	}
	if t := f.Definition.Type.Name(); strings.HasSuffix(t, "Connection") || t == "Neighbourhood" {
		return saturate(fee + 1 + c.selection(f.SelectionSet, c.length(f, page)))
	}
	return saturate(fee + c.times(f, size)*(1+c.selection(f.SelectionSet, 1)))
}

// times is how many objects a field gives for each parent.
func (c *coster) times(f *ast.Field, size int) int {
	isList := f.Definition.Type.Elem != nil
	if f.ObjectDefinition != nil {
		if n, ok := listSizes[f.ObjectDefinition.Name+"."+f.Name]; ok {
			return n
		}
	}
	switch {
	case !isList && f.Name == "search":
		return c.length(f, shortList) // of each kind
	case !isList:
		return 1
	case f.Name == "nodes" && f.Arguments.ForName("ids") != nil:
		return min(c.listLength(f.Arguments.ForName("ids").Value), maxPage)
	case f.Name == "nodes" || f.Name == "edges" || f.Name == "ties":
		return size
	case f.Definition.Arguments.ForName("first") != nil:
		return c.length(f, page)
	}
	return shortList
}

// length is what first or last ask for; what is no number, or more than a page may hold, is refused later with a better reason.
func (c *coster) length(f *ast.Field, otherwise int) int {
	n := -1
	for _, name := range [...]string{"first", "last"} {
		if v, ok := c.number(f.Arguments.ForName(name)); ok {
			n = max(n, v)
		}
	}
	switch {
	case n >= 0:
		return n
	case f.Definition.Arguments.ForName("first") != nil && f.Definition.Arguments.ForName("first").DefaultValue != nil:
		if v, err := strconv.Atoi(f.Definition.Arguments.ForName("first").DefaultValue.Raw); err == nil {
			return v
		}
	}
	return otherwise
}

func (c *coster) number(arg *ast.Argument) (int, bool) {
	if arg == nil || arg.Value == nil {
		return 0, false
	}
	raw := arg.Value.Raw
	if arg.Value.Kind == ast.Variable {
		switch v := c.variables[raw].(type) {
		case json.Number:
			raw = v.String()
		case int64: // of a default
			raw = strconv.FormatInt(v, 10)
		default:
			return 0, false
		}
	}
	n, err := strconv.Atoi(raw)
	return n, err == nil && n >= 0
}

func (c *coster) listLength(v *ast.Value) int {
	if v.Kind == ast.Variable {
		list, _ := c.variables[v.Raw].([]any)
		return max(1, len(list))
	}
	return max(1, len(v.Children))
}

// withDefaults adds the defaults of variables that are not given.
func withDefaults(op *ast.OperationDefinition, variables map[string]any) map[string]any {
	all := make(map[string]any, len(op.VariableDefinitions))
	for _, v := range op.VariableDefinitions {
		if given, ok := variables[v.Variable]; ok {
			all[v.Variable] = given
		} else if v.DefaultValue != nil {
			all[v.Variable], _ = v.DefaultValue.Value(nil) // a constant: nothing that could be missing
		}
	}
	return all
}

// saturate keeps sums and products from running over.
func saturate(n int) int { return max(0, min(n, 1<<30)) }
