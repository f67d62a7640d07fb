package neo4j_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// damage is what anybody can do to a graph with Cypher. It gives the subjects of the faults that must be named; other faults of
// theirs may be named as well.
type damage struct{ name, rule, cypher string }

// nth begins a damage with one node of a list, so that damages keep apart.
func nth(n int, match string) string {
	return fmt.Sprintf("%s WITH * ORDER BY x.id SKIP %d LIMIT 1 ", match, n)
}

// damages change properties and relationships, each of nodes of its own.
var damages = []damage{
	{"a letter of a text", "text", nth(1, "MATCH (x:Article)") + "SET x.text = 'Ж' + substring(x.text, 1) RETURN x.id"},
	{"an article's order", "record", nth(2, "MATCH (x:Article)") + "SET x.byPublished = '1999' + substring(x.byPublished, 4) RETURN x.id"},
	{"an article's words", "words", nth(3, "MATCH (x:Article)") + "SET x.words = ' something else ' RETURN x.id"},
	{"an article's address", "record", nth(4, "MATCH (x:Article)<-[l:LEADS_TO]-(u)") + "CREATE (:Url {url: 'https://nowhere.example/'})-[:LEADS_TO]->(x) RETURN x.id"},
	{"an article's predecessor", "record", nth(5, "MATCH (x:Article)") + "MATCH (y:Article) WITH x, y ORDER BY y.id LIMIT 1 CREATE (x)-[:FOLLOWS]->(y) RETURN [x.id, y.id]"},
	{"a record", "record", nth(0, "MATCH (x:Statement) WHERE NOT x.lead") + "SET x.record = $bytes RETURN x.id"},
	{"an utterance", "utterance", nth(1, "MATCH (x:Statement) WHERE NOT x.lead") + "SET x.utterance = x.utteranceKey + '@1999-01-01' RETURN x.id"},
	{"an utterance's key", "record", nth(2, "MATCH (x:Statement) WHERE NOT x.lead") + "SET x.utteranceKey = 'nothing', x.utterance = 'nothing@' + coalesce(toString(x.day), 'unknown') RETURN x.id"},
	{"what a filter asks", "record", nth(3, "MATCH (x:Statement)") + "SET x.act = CASE x.act WHEN 'DENY' THEN 'PLAN' ELSE 'DENY' END RETURN x.id"},
	{"what is nowhere in the record", "record", nth(4, "MATCH (x:Statement)") + "SET x.colour = 'blue' RETURN x.id"},
	{"what is missing", "record", nth(5, "MATCH (x:Statement)") + "REMOVE x.speaking RETURN x.id"},
	{"the order of statements", "record", nth(6, "MATCH (x:Statement)") + "SET x.byConfidence = 'ff' + x.byConfidence RETURN x.id"},
	{"a statement's words", "words", nth(7, "MATCH (x:Statement)") + "SET x.words = x.words + 'more ' RETURN x.id"},
	{"the order of a list", "record", nth(8, "MATCH (x:Statement)<-[r:SAID]-()") + "SET r.said = '1999' + substring(r.said, 4) RETURN x.id"},
	{"a row of a list", "record", nth(9, "MATCH (x:Statement)-[r:COUNTS_FOR]->()") + "DELETE r RETURN x.id"},
	{"a row twice", "record", nth(10, "MATCH (x:Statement)-[r:SPOKE_OF]->(y)") + "CREATE (x)-[z:SPOKE_OF]->(y) SET z = properties(r) RETURN x.id"},
	{"a take", "record", nth(11, "MATCH (x:Statement)-[r:TAKES]->() WHERE r.proposition IS NOT NULL") + "SET r.confidence = 0.123 RETURN x.id"},
	{"a change that is none", "projection", nth(12, "MATCH (x:Statement)") +
		"CREATE (x)-[:CHANGED_FROM {actor: 'person:nobody', proposition: 'proposition:grain-1', before: 'SUPPORTS', stance: 'OPPOSES'}]->(x) RETURN x.id"},
	{"a label", "record", nth(0, "MATCH (x:Person)") + "SET x:Country REMOVE x:Person RETURN x.id"},
	{"a name", "record", nth(1, "MATCH (x:Person)") + "SET x.byName = 'zz' RETURN x.id"},
	{"a spelling", "record", nth(2, "MATCH (x:Person)<-[:MEANS]-(y)") + "DETACH DELETE y RETURN x.id"},
	{"another's spelling", "record", nth(3, "MATCH (x:Person)") + "CREATE (:Alias {key: 'somebody-else'})-[:MEANS]->(x) RETURN x.id"},
	{"an office", "record", nth(4, "MATCH (x:Person)-[r:HELD]->()") + "SET r.title = 'queen' RETURN x.id"},
	{"a number of statements", "projection", nth(5, "MATCH (x:Person)") + "SET x.statements = x.statements + 1 RETURN x.id"},
	{"the last of what one said", "projection", nth(6, "MATCH (x:Person)") + "SET x.lastSaid = date('1999-01-01') RETURN x.id"},
	{"a member", "record", nth(0, "MATCH (x:Organisation)<-[r:MEMBER_OF]-()") + "DELETE r RETURN x.id"},
	{"a relation's status", "record", nth(0, "MATCH (x:Relation)") + "SET x.status = 'ODD' RETURN x.id"},
	{"a side", "record", nth(1, "MATCH (x:Relation)<-[r:PARTY_TO]-()") + "SET r.side = 'NEITHER' RETURN x.id"},
	{"a topic's name", "record", nth(0, "MATCH (x:Topic)") + "SET x.name = 'odd' RETURN x.id"},
	{"a proposition's topic", "record", nth(0, "MATCH (x:Proposition)-[r:IN]->()") + "DELETE r RETURN x.id"},
	{"the codebook", "record", "MATCH (x:Codebook) SET x.yaml = 'odd' RETURN 'Codebook'"},
	{"how many stood for it", "projection", nth(2, "MATCH (x:Actor)-[r:SUPPORTS]->()") + "SET r.statements = r.statements + 1 RETURN x.id"},
	{"who stood for it", "projection", nth(5, "MATCH (x:Actor)-[r:OPPOSES]->()") + "SET r.proposition = 'proposition:odd' RETURN x.id"},
	{"a row that is not kept", "projection", nth(9, "MATCH (x:Actor)-[r:SPOKE_ON]->()") + "DELETE r RETURN x.id"},
	{"a row kept twice", "projection", nth(12, "MATCH (x:Actor)-[r:NEUTRAL_ON]->(p)") + "CREATE (x)-[z:NEUTRAL_ON]->(p) SET z = properties(r) RETURN x.id"},
	{"the latest", "projection", nth(7, "MATCH (x:Actor)-[r:SUPPORTS_IF]->()") + "SET r.latest = 'statement:odd' RETURN x.id"},
	{"those not named", "projection", "MATCH (x:Unnamed)-[r:SPOKE_ON]->() WITH x, r LIMIT 1 SET r.first = date('1999-01-01') RETURN x.id"},
	{"everyone", "projection", "MATCH (x:Everyone)-[r:OPPOSES]->() WITH x, r LIMIT 1 SET r.last = date('2099-01-01') RETURN x.id"},
	{"a change", "projection", "MATCH (x:Actor)-[:SAID]->()-[r:CHANGED_FROM]->() WHERE r.actor = x.id WITH x, r ORDER BY x.id DESC LIMIT 1 SET r.before = 'NEUTRAL' RETURN x.id"},
	{"a name of nobody", "leftover", "CREATE (x:Alias {key: 'nobody-at-all'}) RETURN x.key"},
	{"an address of nothing", "leftover", "CREATE (x:Url {url: 'https://left.example/'}) RETURN x.url"},
	{"an actor of nothing", "leftover", "CREATE (x:Actor {id: 'person:left-over'}) RETURN x.id"},
	{"a proposition of nothing", "leftover", "CREATE (x:Proposition {id: 'proposition:left-over'}) RETURN x.id"},
	{"a migration", "schema", "CREATE (x:Migration {number: 99}) RETURN 'Migration'"},
}

// TestCheckNames damages a graph with plain Cypher in many ways at once, and wants the check to name each and nothing else.
func TestCheckNames(t *testing.T) {
	s := vacant(t)
	store := s.open(t, s.URI)
	fillFor(t, store)
	defer s.Query(t, "MATCH (m:Migration {number: 99}) DELETE m", nil)
	damaged := map[string]bool{}
	var wanted []graph.Fault
	for _, d := range damages {
		rows := s.Query(t, d.cypher, map[string]any{"bytes": []byte{1, 255}})
		if len(rows) != 1 {
			t.Fatalf("%s: %d nodes damaged, want one", d.name, len(rows))
		}
		for _, subject := range rows[0] {
			for _, id := range listOf(subject) {
				damaged[id] = true
				wanted = append(wanted, graph.Fault{Rule: d.rule, Subject: id, Detail: d.name})
			}
		}
	}
	found := faultsOf(t, store)
	for _, w := range wanted {
		if !slices.ContainsFunc(found, func(f graph.Fault) bool { return f.Rule == w.Rule && f.Subject == w.Subject }) {
			t.Errorf("%s: no fault of %s is named for %s", w.Detail, w.Rule, w.Subject)
		}
	}
	for _, f := range found {
		if !damaged[f.Subject] {
			t.Errorf("what was not damaged is named: %+v", f)
		}
		if f.Detail == "" || strings.ContainsRune(f.Detail, '\n') {
			t.Errorf("a fault that nobody can read: %+v", f)
		}
	}
}

// fillFor writes a graph and wants the check to find nothing.
func fillFor(t *testing.T, store graph.Store) {
	t.Helper()
	c := graphtest.Generate(9, 1000)
	if _, err := store.Write(t.Context(), c.Write()); err != nil {
		t.Fatal(err)
	}
	if found := faultsOf(t, store); len(found) > 0 {
		t.Fatalf("an undamaged graph has faults: %+v", found)
	}
}

// listOf gives a text or a list of texts as a list.
func listOf(value any) []string {
	if one, ok := value.(string); ok {
		return []string{one}
	}
	var all []string
	for _, x := range value.([]any) {
		all = append(all, x.(string))
	}
	return all
}

// TestCheckMisses takes whole nodes away, and wants what referred to each to be named.
func TestCheckMisses(t *testing.T) {
	s := vacant(t)
	store := s.open(t, s.URI)
	fillFor(t, store)
	for _, d := range []damage{
		{"a speaker", "reference", "MATCH (x:Person)-[:SAID]->(s) WITH x, collect(s.id) AS ids ORDER BY x.id LIMIT 1 DETACH DELETE x RETURN ids"},
		{"a party", "reference", "MATCH (x:Person)-[:PARTY_TO]->(r) WITH x, collect(r.id) AS ids ORDER BY x.id LIMIT 1 DETACH DELETE x RETURN ids"},
		{"a body of an office", "reference", "MATCH (x:Country)<-[:HELD]-(y) WITH x, collect(y.id) AS ids ORDER BY x.id DESC LIMIT 1 DETACH DELETE x RETURN ids"},
		{"a country", "reference", "MATCH (x:Country)<-[:BELONGS_TO]-(y) WITH x, collect(y.id) AS ids ORDER BY x.id LIMIT 1 DETACH DELETE x RETURN ids"},
		{"an article", "reference", "MATCH (x:Article)<-[:PRINTED_IN]-(y) WITH x, collect(y.id) AS ids ORDER BY x.id LIMIT 1 DETACH DELETE x RETURN ids"},
		{"a relay", "reference", "MATCH (x:Statement)<-[:WITHIN]-(y) WITH x, collect(y.id) AS ids ORDER BY x.id LIMIT 1 DETACH DELETE x RETURN ids"},
		{"a proposition", "reference", "MATCH (x:Proposition)<-[r:TAKES]-(y) WHERE r.proposition IS NOT NULL WITH x, collect(y.id) AS ids ORDER BY x.id LIMIT 1 DETACH DELETE x RETURN ids"},
		{"a record of a speaker", "reference", "MATCH (x:Country)-[:SAID]->(s) WITH x, collect(s.id) AS ids ORDER BY x.id LIMIT 1 REMOVE x.record RETURN ids"},
	} {
		var subjects []string
		for _, row := range s.Query(t, d.cypher, nil) {
			subjects = append(subjects, listOf(row["ids"])...)
		}
		if len(subjects) == 0 {
			t.Errorf("%s: nothing was taken away", d.name)
			continue
		}
		found := faultsOf(t, store)
		for _, id := range subjects {
			if !slices.ContainsFunc(found, func(f graph.Fault) bool { return f.Rule == d.rule && f.Subject == id }) {
				t.Errorf("%s: no fault of %s is named for %s", d.name, d.rule, id)
			}
		}
	}
}

// TestCheckKnowsBareRelations: a relation of a kind that has no label of its own is as it should be.
func TestCheckKnowsBareRelations(t *testing.T) {
	s := vacant(t)
	store := s.open(t, s.URI)
	w := graphtest.Generate(9, 60).Write()
	w.Relations[0].Kind = "FEAST"
	if _, err := store.Write(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	if found := faultsOf(t, store); len(found) > 0 {
		t.Errorf("an undamaged graph has faults: %+v", found)
	}
}

// TestCheckIndexes drops indexes and a constraint and makes others of the same names.
func TestCheckIndexes(t *testing.T) {
	s := vacant(t)
	store := s.open(t, s.URI)
	made := map[string]string{
		"statement_within": "CREATE INDEX statement_within FOR (n:Statement) ON (n.within)",
		"party_to":         "CREATE INDEX party_to FOR ()-[r:PARTY_TO]-() ON (r.actor, r.happened)",
		"topic_id":         "CREATE CONSTRAINT topic_id FOR (n:Topic) REQUIRE n.id IS UNIQUE",
		"actor_names":      "CREATE TEXT INDEX actor_names FOR (n:Actor) ON (n.names)",
		"article_words":    "CREATE FULLTEXT INDEX article_words FOR (n:Article) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
	}
	drop := func() {
		for _, name := range []string{"statement_within", "party_to", "actor_names", "article_words"} {
			s.Query(t, "DROP INDEX "+name+" IF EXISTS", nil)
		}
		s.Query(t, "DROP CONSTRAINT topic_id IF EXISTS", nil)
		s.Query(t, "DROP INDEX topic_id IF EXISTS", nil)
	}
	drop()
	defer func() {
		drop()
		for _, text := range made {
			s.Query(t, text, nil)
		}
		s.Query(t, "CALL db.awaitIndexes(60)", nil)
		if found := faultsOf(t, store); len(found) > 0 {
			t.Errorf("after all is made again: %+v", found)
		}
	}()
	s.Query(t, "CREATE INDEX party_to FOR ()-[r:PARTY_TO]-() ON (r.happened)", nil)
	s.Query(t, "CREATE INDEX topic_id FOR (n:Topic) ON (n.id)", nil)
	s.Query(t, "CREATE INDEX actor_names FOR (n:Actor) ON (n.names)", nil)
	s.Query(t, "CREATE FULLTEXT INDEX article_words FOR (n:Article) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}", nil)
	s.Query(t, "CALL db.awaitIndexes(60)", nil)
	found := faultsOf(t, store)
	for name, text := range made {
		i := slices.IndexFunc(found, func(f graph.Fault) bool { return f.Rule == "schema" && f.Subject == name })
		if i < 0 {
			t.Errorf("%s: no fault is named: %+v", name, found)
		} else if want, _, _ := strings.Cut(text, " FOR "); !strings.Contains(found[i].Detail, want) {
			t.Errorf("%s: nobody is told to run %q: %+v", name, text, found[i])
		}
	}
	if len(found) != len(made) {
		t.Errorf("%d faults: %+v", len(found), found)
	}
}
