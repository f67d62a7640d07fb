package neo4j

import (
	"fmt"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// What comes along with a statement that is kept on a page: lists of records.
const (
	speakersAlong = ", COLLECT { MATCH (%[1]s)<-[:SAID]-(%[1]sa:Actor) RETURN %[1]sa.record }"
	articleAlong  = ", COLLECT { MATCH (s)-[:PRINTED_IN]->(sp) RETURN sp.record }"
	// printedAlong is an article with the first statements that it prints, each with its columns.
	printedAlong = ", COLLECT { MATCH (s)-[:PRINTED_IN]->(sp) RETURN [sp.record, COLLECT { MATCH (sc:Statement) USING INDEX SEEK sc:Statement(place)" +
		" WHERE sc.place >= substring(sp.id, 8) + ' ' AND sc.place < substring(sp.id, 8) + '!' AND sc.lead = true" +
		" WITH sc ORDER BY sc.place LIMIT $printed RETURN [%s] }] }"
	// severalAlong is the record of a statement with several speakers, which alone says in which order they stand.
	severalAlong = ", CASE WHEN COUNT { (%[1]s)<-[:SAID]-() } > 1 THEN %[1]s.record END"
)

// bring has statements read with what is wanted along with them.
func bring(r *request[*graph.Statement], wanted *graph.Along) {
	if wanted == nil {
		return
	}
	if wanted.Lean {
		bringLean(r, wanted)
		return
	}
	var add []func(column []any) error
	if wanted.Speakers {
		r.noun.columns += fmt.Sprintf(speakersAlong, r.noun.row)
		add = append(add, func(records []any) error { return eachRecord(records, record.ReadActor, wanted.AddActor) })
	}
	if wanted.Article {
		add = append(add, func(articles []any) error { _, err := addArticles(articles, wanted); return err })
		bringArticles(r, wanted)
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

// bringArticles has articles read, with what else they print if that is wanted.
func bringArticles(r *request[*graph.Statement], wanted *graph.Along) {
	if wanted.Printed == nil {
		r.noun.columns += articleAlong
		return
	}
	r.noun.columns += fmt.Sprintf(printedAlong, printedColumns(wanted.Printed))
	r.with = map[string]any{"printed": printedRows(wanted.Printed)}
}

// printedRows is how many statements of an article are read: one more than wanted where it is looked at whether there are more.
func printedRows(p *graph.Printed) int {
	if p.NoCursors {
		return p.First
	}
	return p.First + 1
}

// printedColumns are those of a statement that an article prints.
func printedColumns(p *graph.Printed) string {
	if p.Lean {
		return "sc.place, " + leanColumns("sc", p.Speakers)
	}
	columns := "sc.record, sc.utterance"
	if p.Speakers {
		columns += fmt.Sprintf(speakersAlong, "sc")
	}
	return columns
}

// leanColumns are what is looked at of a statement, which its properties say without the record.
func leanColumns(row string, speakers bool) string {
	columns := row + ".said, " + row + ".content"
	if speakers {
		columns += fmt.Sprintf(speakersAlong+severalAlong, row)
	}
	return columns
}

// bringLean has no more read of statements than is looked at.
func bringLean(r *request[*graph.Statement], wanted *graph.Along) {
	r.noun.columns = leanColumns(r.noun.row, wanted.Speakers)
	if wanted.Article {
		bringArticles(r, wanted)
	}
	if r.order.name != "SAID" && r.order.name != "ID" {
		r.key = nil
	}
	r.scan = func(columns []any) (*graph.Statement, error) {
		st, err := leanStatement(as[string](columns[0]), as[string](columns[1]))
		columns = columns[2:]
		if err == nil && wanted.Speakers {
			err = leanSpeakers(st, columns, wanted)
			columns = columns[2:]
		}
		if err == nil && wanted.Article {
			st.ArticleID, err = addArticles(as[[]any](columns[0]), wanted)
		}
		return st, err
	}
}

// leanSpeakers takes up the speakers of a statement: those that there are, in the order of its record where there are several.
func leanSpeakers(st *graph.Statement, columns []any, wanted *graph.Along) error {
	err := eachRecord(as[[]any](columns[0]), record.ReadActor, func(a graph.Actor) {
		st.SpeakerIDs = append(st.SpeakerIDs, a.NodeID())
		wanted.AddActor(a)
	})
	if b := as[[]byte](columns[1]); err == nil && len(b) > 0 {
		var whole *graph.Statement
		if whole, err = record.ReadStatement(b); err == nil {
			st.SpeakerIDs = whole.SpeakerIDs
		}
	}
	return err
}

// leanStatement is a statement of which no more is known than its said key and its content.
func leanStatement(key, content string) (*graph.Statement, error) {
	days, id := splitKey(key)
	until, from, ok := strings.Cut(days, " ")
	if !ok {
		return nil, fmt.Errorf("%q is no key of when something was said", key)
	}
	st := &graph.Statement{ID: graph.ID(graph.KindStatement + ":" + id)}
	st.Content = content
	var err error
	if st.Said.Until, err = dayInKey(until, unknownKey); err != nil {
		return nil, err
	}
	st.Said.From, err = dayInKey(from, noFrom)
	return st, err
}

// dayInKey is a day as a key holds it; nil when it is unknown.
func dayInKey(day, unknown string) (*graph.Date, error) {
	if day == unknown {
		return nil, nil
	}
	d, err := graph.ParseDate(day)
	return &d, err
}

// bringAnchors takes up the actors that anchors mean.
func bringAnchors(wanted *graph.Along) func(string, []any) error {
	return func(anchor string, records []any) error {
		return eachRecord(records, record.ReadActor, func(a graph.Actor) { wanted.AddAnchor(graph.ID(anchor), a) })
	}
}

// addArticles takes up the articles of a statement, with the first statements that they print where these came, too. It gives the id
// of the last of them: there is one.
func addArticles(articles []any, wanted *graph.Along) (id graph.ID, err error) {
	for _, x := range articles {
		kept, printed := x, []any(nil)
		if wanted.Printed != nil {
			columns := as[[]any](x)
			kept, printed = columns[0], as[[]any](columns[1])
		}
		a, err := record.ReadArticle(as[[]byte](kept))
		if err != nil {
			return "", err
		}
		id = a.ID
		wanted.AddArticle(a)
		if wanted.Printed == nil {
			continue
		}
		if err := addPrinted(a.ID, printed, wanted); err != nil {
			return "", err
		}
	}
	return id, nil
}

// addPrinted takes up the page of an article. Every statement that the article prints brings it.
func addPrinted(article graph.ID, rows []any, wanted *graph.Along) error {
	if _, known := wanted.Printed.Pages[article]; known {
		return nil
	}
	with := &graph.Along{Speakers: wanted.Printed.Speakers, Lean: wanted.Printed.Lean, Actors: wanted.Actors}
	read := statementPages(statementOrders[graph.StatementsByPlace], false, graph.Range{First: wanted.Printed.First, NoCursors: wanted.Printed.NoCursors}, with)
	page := graph.Page[*graph.Statement]{Total: read.noTotal()}
	if err := read.fill(&page, []any{rows[:min(len(rows), read.First)], int64(len(rows)), int64(0)}); err != nil {
		return err
	}
	wanted.Actors = with.Actors
	wanted.Printed.AddPage(article, page)
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
