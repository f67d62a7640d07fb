package guard

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// spot is a place of the answer: what is selected for it several times over is put together there, and the validation
// compares each with each.
type spot struct {
	parent int
	name   string
}

// repeater walks operations with their fragments written out. Their size has been measured before.
type repeater struct {
	doc   *ast.QueryDocument
	limit int
	spots map[spot]int // the number of each
	times []int        // how often each was selected
}

// repeats refuses a query that selects the same place of the answer too often.
func repeats(doc *ast.QueryDocument, l Limits) gqlerror.List {
	for _, op := range doc.Operations {
		r := &repeater{doc: doc, limit: l.SameField, spots: map[spot]int{}}
		if !r.selection(op.SelectionSet, -1) {
			return refuse("the query names the same field more than %d times in one place", l.SameField)
		}
	}
	return nil
}

// selection counts what is selected below a spot; it tells whether all is within the limit.
func (r *repeater) selection(set ast.SelectionSet, parent int) bool {
	for _, s := range set {
		ok := true
		switch s := s.(type) {
		case *ast.Field:
			n := r.number(spot{parent, s.Alias})
			r.times[n]++
			ok = r.times[n] <= r.limit && r.selection(s.SelectionSet, n)
		case *ast.InlineFragment:
			ok = r.selection(s.SelectionSet, parent)
		case *ast.FragmentSpread:
			if def := r.doc.Fragments.ForName(s.Name); def != nil {
				ok = r.selection(def.SelectionSet, parent)
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

func (r *repeater) number(s spot) int {
	n, ok := r.spots[s]
	if !ok {
		n = len(r.times)
		r.spots[s] = n
		r.times = append(r.times, 0)
	}
	return n
}
