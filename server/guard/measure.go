package guard

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// size is what a selection holds with its fragments written out. A fragment counts as a field, for one without fields has
// to be walked too.
type size struct{ fields, aliases, depth int }

// spread is what a fragment adds to what is in it.
var spread = size{fields: 1}

// measurer walks a query once.
type measurer struct {
	doc        *ast.QueryDocument
	limits     Limits
	directives int
	fragments  map[string]size
	open       map[string]bool // fragments being measured: meeting one again is a cycle
	errs       gqlerror.List
}

// measure refuses a query whose text stands for too much.
func measure(doc *ast.QueryDocument, l Limits) gqlerror.List {
	m := &measurer{doc: doc, limits: l, fragments: map[string]size{}, open: map[string]bool{}}
	if n := len(doc.Operations) + len(doc.Fragments); n > l.Definitions {
		return refuse("the query has %d operations and fragments; at most %d are read", n, l.Definitions)
	}
	var total size
	for _, op := range doc.Operations {
		m.directives += len(op.Directives)
		for _, v := range op.VariableDefinitions {
			m.directives += len(v.Directives)
		}
		total = total.with(m.selection(op.SelectionSet))
		m.check(total)
	}
	for _, f := range doc.Fragments {
		if _, isUsed := m.fragments[f.Name]; !isUsed && m.errs == nil {
			m.errs = fail(CodeValidation, "fragment %s is never used", Shorten(f.Name, 40))
		}
	}
	if m.errs != nil {
		return m.errs
	}
	return repeats(doc, l)
}

// check refuses a size over the limits, once.
func (m *measurer) check(s size) {
	l := m.limits
	switch {
	case m.errs != nil:
	case m.directives > l.Directives:
		m.errs = refuse("the query uses more than %d directives", l.Directives)
	case s.depth > l.Depth:
		m.errs = refuse("the query is more than %d fields deep; ask in several queries", l.Depth)
	case s.aliases > l.Aliases:
		m.errs = refuse("the query renames more than %d fields; ask in several queries", l.Aliases)
	case s.fields > l.Fields:
		m.errs = refuse("the query has more than %d fields with its fragments written out; ask in several queries", l.Fields)
	}
}

// selection measures what stands between braces; it stops early once something was refused.
func (m *measurer) selection(set ast.SelectionSet) (total size) {
	for _, s := range set {
		if m.errs != nil {
			return total
		}
		switch s := s.(type) {
		case *ast.Field:
			m.directives += len(s.Directives)
			inner := m.selection(s.SelectionSet)
			inner.fields, inner.depth = inner.fields+1, inner.depth+1
			if s.Alias != s.Name {
				inner.aliases++
			}
			total = total.with(inner)
		case *ast.InlineFragment:
			m.directives += len(s.Directives)
			total = total.with(m.selection(s.SelectionSet)).with(spread)
		case *ast.FragmentSpread:
			m.directives += len(s.Directives)
			total = total.with(m.fragment(s.Name)).with(spread)
		}
		m.check(total)
	}
	return total
}

// fragment measures a fragment when it is first met.
func (m *measurer) fragment(name string) size {
	if s, ok := m.fragments[name]; ok || m.errs != nil {
		return s
	}
	def := m.doc.Fragments.ForName(name)
	if def == nil {
		return size{} // the validation says so
	}
	if m.open[name] {
		m.errs = fail(CodeValidation, "fragment %s spreads itself", Shorten(name, 40))
		return size{}
	}
	m.open[name] = true
	m.directives += len(def.Directives)
	s := m.selection(def.SelectionSet)
	delete(m.open, name)
	m.fragments[name] = s
	return s
}

func (s size) with(o size) size {
	return size{s.fields + o.fields, s.aliases + o.aliases, max(s.depth, o.depth)}
}
