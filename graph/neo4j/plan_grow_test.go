package neo4j

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

const (
	// seeds is how many statements are written, and copies how many more there are of each afterwards.
	seeds, copies = 300, 100
	hubID         = graph.ID("person:hub")
)

// growing copies every statement with all that hangs on it. One actor says all copies, so that there is a hub, beside those who do.
var growing = []string{
	`CREATE (:Actor:Person {id: 'person:hub', record: 'x', name: 'Hub', names: '| hub|', byName: 'hub person:hub'})`,
	`MATCH (s:Statement) WITH collect(s) AS all UNWIND all AS s UNWIND range(1, $copies) AS n CALL (s, n) {
		MATCH (hub:Actor {id: 'person:hub'})
		CREATE (c:Statement) SET c = s {.*, id: s.id + '-' + n, said: s.said + '-' + n, lasting: s.lasting + '-' + n, byLoaded: s.byLoaded + '-' + n,
			byConfidence: s.byConfidence + '-' + n, place: s.place + '-' + n}
		CREATE (hub)-[:SAID {actor: hub.id, said: c.said, lasting: c.lasting}]->(c)
		WITH s, c
		CALL (s, c) { MATCH (s)-[r:PRINTED_IN]->(x) CREATE (c)-[:PRINTED_IN]->(x) }
		CALL (s, c) { MATCH (s)<-[r:SAID]-(x) CREATE (c)<-[k:SAID]-(x) SET k = properties(r), k.said = c.said, k.lasting = c.lasting }
		CALL (s, c) { MATCH (s)-[r:SPOKE_OF]->(x) CREATE (c)-[k:SPOKE_OF]->(x) SET k = properties(r), k.said = c.said, k.lasting = c.lasting }
		CALL (s, c) { MATCH (s)-[r:COUNTS_FOR]->(x) CREATE (c)-[k:COUNTS_FOR]->(x) SET k = properties(r), k.said = c.said, k.lasting = c.lasting }
		CALL (s, c) { MATCH (s)-[r:TAKES]->(x) WHERE r.proposition IS NOT NULL
			CREATE (c)-[k:TAKES]->(x) SET k = properties(r), k.said = c.said, k.lasting = c.lasting, k.pair = 'person:hub ' + r.proposition }
	} IN TRANSACTIONS OF 1000 ROWS`,
	`CALL db.awaitIndexes(300)`,
}

// grow writes a graph and copies its statements.
func (b *bench) grow(t *testing.T) *graphtest.World {
	t.Helper()
	w := graphtest.NewWorld(graphtest.Generate(31, seeds))
	if _, err := b.store.Write(t.Context(), w.Write()); err != nil {
		t.Fatal(err)
	}
	for _, text := range growing {
		b.Query(t, text, map[string]any{"copies": copies})
	}
	return w
}

// hits holds the questions asked most to a number of looks into the database.
func (b *bench) hits(t *testing.T, w *graphtest.World) {
	newest := statementOrders[graph.StatementsBySaid]
	loaded := statementOrders[graph.StatementsByLoaded]
	proposition := string(w.Codebook.Topics[0].Propositions[0].ID)
	day := graph.DateOf(w.Articles[0].LoadedAt)
	past, pastEnd := day.AddDays(-50), day.AddDays(-44)
	speakers := []string{string(hubID), string(w.Actors[1].NodeID()), string(w.Actors[2].NodeID())}
	for _, c := range []struct {
		name    string
		by      graph.Anchor
		anchors []string
		filter  graph.StatementFilter
		order   order
		first   int
		total   int
		most    int64
	}{
		{"newest 20 of a hub", graph.BySpeaker, speakers[:1], graph.StatementFilter{}, newest, 20, 0, 100},
		{"newest 20 of all", graph.Nothing, []string{""}, graph.StatementFilter{}, newest, 20, 0, 100},
		{"first 5 of each of 3 actors", graph.BySpeaker, speakers, graph.StatementFilter{}, newest, 5, 0, 120},
		{"newest 20 of a hub on a proposition", graph.BySpeaker, speakers[:1],
			graph.StatementFilter{Takes: &graph.TakeFilter{Proposition: []string{proposition}}}, newest, 20, 0, 100},
		{"newest 20 of a hub on a proposition by filter, counted to 100", graph.Nothing, []string{""},
			graph.StatementFilter{Speaker: &graph.ActorMatch{Ids: []graph.ID{hubID}}, Takes: &graph.TakeFilter{Proposition: []string{proposition}}}, newest, 20, 100, 250},
		{"newest 20 of a proposition", graph.ByProposition, []string{proposition}, graph.StatementFilter{}, newest, 20, 0, 100},
		{"newest 20 of a topic", graph.ByTopic, []string{string(w.Codebook.Topics[0].ID)}, graph.StatementFilter{}, newest, 20, 0, 1000},
		{"newest 20 of a hub since a day", graph.BySpeaker, speakers[:1], graph.StatementFilter{Said: &graph.DateRange{From: &day}}, newest, 20, 0, 160},
		{"newest 20 of a hub in a week that is past, counted", graph.BySpeaker, speakers[:1],
			graph.StatementFilter{Said: &graph.DateRange{From: &past, Until: &pastEnd}}, newest, 20, graph.MaxTotal, 25_000}, // most of its 30,000 were said later
		{"last loaded 20 of a hub", graph.BySpeaker, speakers[:1], graph.StatementFilter{}, loaded, 20, 0, 700},
	} {
		r := statementPages(c.order, true, graph.Range{First: c.first, CountTo: c.total}, nil)
		p := &planner{by: c.by, filter: &c.filter, order: c.order, descending: true, where: statementWhere(&c.filter, true)}
		q := r.query(p.source(p.possible()[0]), "", "")
		q.params["anchors"] = c.anchors
		got := b.profile(t, q.String(), q.params)
		t.Logf("%s: %d rows, %d looks into the database", c.name, got.rows, got.hits)
		if got.hits > c.most || got.rows == 0 {
			t.Errorf("%s: %d looks into the database for %d rows, at most %d are allowed\n%s\n%s", c.name, got.hits, got.rows, c.most, q, operators(got.operators))
		}
	}
}
