// Package guard refuses queries that would cost too much, before they are validated and run.
//
// A query is read no further than its limit of tokens, then walked once: fragments are measured when first met and their
// measure is reused, so that the walk is linear in the text however much it stands for. Only then come the validation,
// which stops at a few errors, and the estimate of what the answer would cost with the variables at hand.
package guard

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Codes of refusals, as extensions.code.
const (
	CodeComplexity = "COMPLEXITY_LIMIT_EXCEEDED"
	CodeParse      = "GRAPHQL_PARSE_FAILED"
	CodeValidation = "GRAPHQL_VALIDATION_FAILED"
	CodeInput      = "BAD_USER_INPUT"
)

// Limits of one request. The zero value refuses everything; see Default.
type Limits struct {
	QueryBytes    int // length of the query
	Tokens        int // words and signs of the query
	Definitions   int // operations and fragments
	Fields        int // fields of the operations with their fragments written out
	Depth         int // fields within fields
	Aliases       int // renamed fields of the operations with their fragments written out
	Directives    int // uses of directives in the query
	SameField     int // how often the same place of the answer may be selected
	Cost          int // objects an answer may hold, see Cost
	Introspection int // objects an answer about the schema may hold
	Variables     int // values in the variables
	VariableDepth int // lists and objects within one another in the variables
	ListLength    int // of one list
	StringBytes   int // of one string of a query; mutations carry articles and are limited by the size of the body
	Errors        int // of one answer
	MessageRunes  int // of one error's message
}

// Default are the limits in use: far above what the product's own pages ask for, far below what hurts.
func Default() Limits {
	return Limits{
		QueryBytes: 64 << 10, Tokens: 4_000, Definitions: 100, Fields: 1_500, Depth: 50, Aliases: 150, Directives: 60, SameField: 60,
		Cost: 50_000, Introspection: 150_000,
		Variables: 5_000, VariableDepth: 16, ListLength: 1_000, StringBytes: 8 << 10,
		Errors: 8, MessageRunes: 300,
	}
}

// Document is a query that was read, measured and validated. It depends on nothing but its text, so it may be kept.
type Document struct {
	Query *ast.QueryDocument
}

// Read reads, measures and validates a query.
func Read(schema *ast.Schema, query string, l Limits) (*Document, gqlerror.List) {
	if len(query) > l.QueryBytes {
		return nil, refuse("the query is %d bytes long; at most %d are read", len(query), l.QueryBytes)
	}
	if errs := names(query); errs != nil {
		return nil, errs
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, l.Tokens)
	if err != nil {
		return nil, parseError(err, l)
	}
	if len(doc.Operations) == 0 {
		return nil, fail(CodeParse, "the query holds no operation; begin it with { or query")
	}
	if errs := measure(doc, l); errs != nil {
		return nil, errs
	}
	if errs := validate(schema, doc, l); errs != nil {
		return nil, errs
	}
	return &Document{Query: doc}, nil
}

// Operation picks the operation to run.
func (d *Document) Operation(name string) (*ast.OperationDefinition, gqlerror.List) {
	if name == "" && len(d.Query.Operations) > 1 {
		return nil, fail(CodeInput, "the query holds %d operations; name one of them as operationName", len(d.Query.Operations))
	}
	if op := d.Query.Operations.ForName(name); op != nil {
		return op, nil
	}
	return nil, fail(CodeInput, "the query holds no operation with the given operationName")
}
