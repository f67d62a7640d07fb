package neo4jbench

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The server written by hand: what somebody who knows the graph, its indexes and Cypher writes for exactly these questions. One
// constant text each, anchored on an index whose order is the one asked for, limited before it nests; one round trip; typed structs.

// byHand serves the questions from a database.
func byHand(driver neo4j.DriverWithContext) http.Handler {
	mux := http.NewServeMux()
	for path, asked := range byHandQuestions {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
			a, err := asked.answer(r.Context(), driver, r.URL.Query())
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(a) // the caller has left
		})
	}
	return mux
}

// byHandQuestion is a Cypher text and what its rows become.
type byHandQuestion struct {
	text string
	row  func(a *answer, values []any)
}

var byHandQuestions = map[string]byHandQuestion{
	"/list":          {listText, listRow},
	"/hops":          {hopsText, hopsRow},
	"/filter":        {filterText, filterRow},
	"/person-filter": {personFilterText, personFilterRow},
}

func (q byHandQuestion) answer(ctx context.Context, driver neo4j.DriverWithContext, values url.Values) (answer, error) {
	var a answer
	params := make(map[string]any, len(values))
	for name := range values {
		params[name] = values.Get(name)
	}
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j", FetchSize: neo4j.FetchAll})
	defer session.Close(ctx)
	result, err := session.Run(ctx, q.text, params)
	if err != nil {
		return a, err
	}
	for result.Next(ctx) {
		q.row(&a, result.Record().Values)
	}
	return a, result.Err()
}

const listText = `
MATCH (s:Statement) USING INDEX s:Statement(said)
WHERE s.said < 'u' AND s.lead
WITH s ORDER BY s.said DESC LIMIT 100
MATCH (s)-[:PRINTED_IN]->(a:Article)
RETURN s.id, s.content, toString(s.day), COLLECT { MATCH (s)<-[:SAID]-(who) RETURN who.name }, a.title, a.publisher
ORDER BY s.said DESC`

func listRow(a *answer, v []any) {
	a.Statements = append(a.Statements, statement{ID: text(v[0]), Content: text(v[1]), Day: text(v[2]), Speakers: texts(v[3]),
		Article: &article{Title: text(v[4]), Publisher: text(v[5])}})
}

const hopsText = `
MATCH (p:Actor {id: $person})
MATCH ()-[r:SAID]->(s:Statement) USING INDEX r:SAID(actor, said)
WHERE r.actor = $person AND r.said < 'u' AND s.lead
WITH p, r, s ORDER BY r.actor DESC, r.said DESC LIMIT 10
MATCH (s)-[:PRINTED_IN]->(a:Article)
RETURN p.name, s.id, s.content, a.id, a.title, COLLECT {
  MATCH (a)<-[:PRINTED_IN]-(c:Statement) WHERE c.lead
  WITH c ORDER BY c.place LIMIT 5
  RETURN [c.id, c.content, COLLECT { MATCH (c)<-[:SAID]-(who) RETURN who.name }] }
ORDER BY r.said DESC`

func hopsRow(a *answer, v []any) {
	a.Name = text(v[0])
	of := &article{ID: text(v[3]), Title: text(v[4])}
	for _, c := range v[5].([]any) {
		co := c.([]any)
		of.Statements = append(of.Statements, statement{ID: text(co[0]), Content: text(co[1]), Speakers: texts(co[2])})
	}
	a.Statements = append(a.Statements, statement{ID: text(v[1]), Content: text(v[2]), Article: of})
}

const filterText = `
MATCH ()-[r:SAID]->(s:Statement) USING INDEX r:SAID(actor, said)
WHERE r.actor = $person AND r.said >= $from AND r.said < 'u' AND s.since <= date($until) AND s.form = 'DIRECT' AND s.lead
WITH r, s ORDER BY r.actor DESC, r.said DESC
WITH collect(s) AS hits
RETURN size(hits) AS total, [s IN hits[..20] | [s.id, s.content, toString(s.day), [(s)-[:PRINTED_IN]->(a:Article) | a.title][0]]]`

func filterRow(a *answer, v []any) {
	total, _ := v[0].(int64)
	a.Total = &total
	for _, row := range v[1].([]any) {
		st := row.([]any)
		a.Statements = append(a.Statements, statement{ID: text(st[0]), Content: text(st[1]), Day: text(st[2]), Article: &article{Title: text(st[3])}})
	}
}

const personFilterText = `
MATCH (p:Actor {id: $person})
CALL (p) {` + filterText + ` AS rows }
RETURN total, rows, p.name`

func personFilterRow(a *answer, v []any) {
	filterRow(a, v)
	a.Name = text(v[2])
}

// text is a value of the database as text; null is nothing.
func text(v any) string {
	s, _ := v.(string)
	return s
}

func texts(v any) []string {
	list, _ := v.([]any)
	all := make([]string, len(list))
	for i, x := range list {
		all[i] = text(x)
	}
	return all
}
