package guard

import (
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// enough ends a validation that has found as many errors as are told.
type enough struct{}

// validate applies the rules of GraphQL in the order of their names and stops at the limit of errors: a query of nothing
// but faults costs no more than one with a few.
func validate(schema *ast.Schema, doc *ast.QueryDocument, l Limits) (errs gqlerror.List) {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(enough); !ok {
				panic(p)
			}
		}
		errs = Bound(errs, l)
	}()
	inner := rules.NewDefaultRules().GetInner()
	var events validator.Events
	for _, name := range slices.Sorted(maps.Keys(inner)) {
		inner[name](&events, func(options ...validator.ErrorOption) {
			err := &gqlerror.Error{Rule: name, Extensions: map[string]any{"code": CodeValidation}}
			for _, option := range options {
				option(err)
			}
			if errs = append(errs, err); len(errs) >= l.Errors {
				panic(enough{})
			}
		})
	}
	validator.Walk(schema, doc, &events)
	return errs
}
