package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// What comes along with a statement that is kept on a page: lists of records.
const (
	speakersAlong = ", COLLECT { MATCH (s)<-[:SAID]-(sa:Actor) RETURN sa.record }"
	articleAlong  = ", COLLECT { MATCH (s)-[:PRINTED_IN]->(sp) RETURN sp.record }"
)

// statementAlong says how statements are read with what is wanted along with them.
func statementAlong(wanted *graph.Along) (noun, func(columns []any) (*graph.Statement, error)) {
	n := statementNoun
	if wanted == nil {
		return n, scanStatement
	}
	var add []func(records []any) error
	if wanted.Speakers {
		n.columns += speakersAlong
		add = append(add, func(records []any) error { return eachRecord(records, record.ReadActor, wanted.AddActor) })
	}
	if wanted.Article {
		n.columns += articleAlong
		add = append(add, func(records []any) error { return eachRecord(records, record.ReadArticle, wanted.AddArticle) })
	}
	return n, func(columns []any) (*graph.Statement, error) {
		for i, a := range add {
			if err := a(as[[]any](columns[2+i])); err != nil {
				return nil, err
			}
		}
		return scanStatement(columns)
	}
}

// eachRecord reads records; an actor that is only referred to has none.
func eachRecord[T any](records []any, read func([]byte) (T, error), add func(T)) error {
	for _, r := range records {
		if b := as[[]byte](r); len(b) > 0 {
			x, err := read(b)
			if err != nil {
				return err
			}
			add(x)
		}
	}
	return nil
}
