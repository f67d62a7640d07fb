package neo4j

import (
	"fmt"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// What comes along with a statement that is kept on a page: lists of records.
const (
	speakersAlong = ", COLLECT { MATCH (s)<-[:SAID]-(sa:Actor) RETURN sa.record }"
	articleAlong  = ", COLLECT { MATCH (s)-[:PRINTED_IN]->(sp) RETURN sp.record }"
	// printedAlong is an article with the first statements that it prints and one more, each with its columns.
	printedAlong = ", COLLECT { MATCH (s)-[:PRINTED_IN]->(sp) RETURN [sp.record, COLLECT { MATCH (sc:Statement) USING INDEX SEEK sc:Statement(place)" +
		" WHERE sc.place >= substring(sp.id, 8) + ' ' AND sc.place < substring(sp.id, 8) + '!' AND sc.lead = true" +
		" WITH sc ORDER BY sc.place LIMIT $printed RETURN [sc.record, sc.utterance%s] }] }"
	printedSpeakers = ", COLLECT { MATCH (sc)<-[:SAID]-(sca:Actor) RETURN sca.record }"
)

// bring has statements read with what is wanted along with them.
func bring(r *request[*graph.Statement], wanted *graph.Along) {
	if wanted == nil {
		return
	}
	var add []func(column []any) error
	if wanted.Speakers {
		r.noun.columns += speakersAlong
		add = append(add, func(records []any) error { return eachRecord(records, record.ReadActor, wanted.AddActor) })
	}
	switch {
	case wanted.Article && wanted.Printed != nil:
		r.noun.columns += fmt.Sprintf(printedAlong, map[bool]string{true: printedSpeakers}[wanted.Printed.Speakers])
		r.with = map[string]any{"printed": wanted.Printed.First + 1}
		add = append(add, func(articles []any) error { return addPrinted(articles, wanted) })
	case wanted.Article:
		r.noun.columns += articleAlong
		add = append(add, func(records []any) error { return eachRecord(records, record.ReadArticle, wanted.AddArticle) })
	}
	scan := r.scan
	r.scan = func(columns []any) (*graph.Statement, error) {
		for i, a := range add {
			if err := a(as[[]any](columns[2+i])); err != nil {
				return nil, err
			}
		}
		return scan(columns)
	}
}

// bringAnchors takes up the actors that anchors mean.
func bringAnchors(wanted *graph.Along) func(string, []any) error {
	return func(anchor string, records []any) error {
		return eachRecord(records, record.ReadActor, func(a graph.Actor) { wanted.AddAnchor(graph.ID(anchor), a) })
	}
}

// addPrinted takes up articles that came with the first statements that they print.
func addPrinted(articles []any, wanted *graph.Along) error {
	for _, x := range articles {
		columns := as[[]any](x)
		a, err := record.ReadArticle(as[[]byte](columns[0]))
		if err != nil {
			return err
		}
		if _, known := wanted.Printed.Pages[a.ID]; known { // every statement that the article prints brings it
			continue
		}
		with := &graph.Along{Speakers: wanted.Printed.Speakers, Actors: wanted.Actors}
		read := statementPages(statementOrders[graph.StatementsByPlace], false, graph.Range{First: wanted.Printed.First}, with)
		rows, page := as[[]any](columns[1]), graph.Page[*graph.Statement]{Total: read.noTotal()}
		if err := read.fill(&page, []any{rows[:min(len(rows), read.First)], int64(len(rows)), int64(0)}); err != nil {
			return err
		}
		wanted.Actors = with.Actors
		wanted.AddArticle(a)
		wanted.Printed.AddPage(a.ID, page)
	}
	return nil
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
