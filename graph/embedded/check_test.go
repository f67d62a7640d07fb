package embedded

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// damages are what anybody can do to the file with plain SQL, each with the rule it breaks, how to find the subject, and how to mend it
// where what follows needs that.
var damages = []struct {
	name, subject, damage, mend, rule string
}{
	{"one code point of a text", `SELECT 'article:' || id FROM article WHERE pk = 3`,
		`UPDATE article_body SET body = substr(body, 1, 9) || 'ж' || substr(body, 11) WHERE pk = 3`, "", ruleText},
	{"a projection's number", `SELECT i.id FROM ident i WHERE i.pk = (SELECT min(actor) FROM stance WHERE actor > 0)`,
		`UPDATE stance SET n = n + 1 WHERE (actor, proposition, stance) = (SELECT actor, proposition, stance FROM stance WHERE actor > 0 ORDER BY 1, 2, 3 LIMIT 1)`,
		`UPDATE stance SET n = n - 1 WHERE (actor, proposition, stance) = (SELECT actor, proposition, stance FROM stance WHERE actor > 0 ORDER BY 1, 2, 3 LIMIT 1)`, ruleProjection},
	{"a projection's sum", `SELECT 'everybody'`,
		`UPDATE stance SET last = last + 1 WHERE (actor, proposition, stance) = (SELECT actor, proposition, stance FROM stance ORDER BY 1, 2, 3 LIMIT 1)`,
		`UPDATE stance SET last = last - 1 WHERE (actor, proposition, stance) = (SELECT actor, proposition, stance FROM stance ORDER BY 1, 2, 3 LIMIT 1)`, ruleProjection},
	{"a turn", `SELECT i.id FROM ident i WHERE i.pk = (SELECT min(actor) FROM turn)`,
		`UPDATE turn SET before = before + 1 - 2 * (before % 2) WHERE (actor, proposition, day) = (SELECT actor, proposition, day FROM turn ORDER BY 1, 2, 3 LIMIT 1)`,
		`UPDATE turn SET before = before + 1 - 2 * (before % 2) WHERE (actor, proposition, day) = (SELECT actor, proposition, day FROM turn ORDER BY 1, 2, 3 LIMIT 1)`, ruleProjection},
	{"words in the index", `SELECT 'statement:' || id FROM statement WHERE pk = 5`, `UPDATE statement_words SET words = 'something else' WHERE rowid = 5`, "", ruleWords},
	{"a row of the index", `SELECT 'statement:' || id FROM statement WHERE pk = 6`, `DELETE FROM statement_words WHERE rowid = 6`, "", ruleWords},
	{"an article in the index", `SELECT 'article:' || id FROM article WHERE pk = 2`, `DELETE FROM article_words WHERE rowid = 2`, "", ruleWords},
	{"a row of a list", `SELECT 'statement:' || max(id) FROM hop`, `DELETE FROM hop WHERE id = (SELECT max(id) FROM hop)`, "", ruleRecord},
	{"the order of a list", `SELECT 'statement:' || id FROM hop ORDER BY hop, id LIMIT 1`,
		`UPDATE hop SET said = said + 4194304 WHERE (hop, id) = (SELECT hop, id FROM hop ORDER BY hop, id LIMIT 1)`,
		`UPDATE hop SET said = said - 4194304 WHERE (hop, id) = (SELECT hop, id FROM hop ORDER BY hop, id LIMIT 1)`, ruleRecord},
	{"a row that differs from its record", `SELECT 'statement:' || id FROM statement WHERE pk = 8`, `UPDATE statement SET act = act % 18 + 1 WHERE pk = 8`,
		`UPDATE statement SET act = (act + 16) % 18 + 1 WHERE pk = 8`, ruleRecord},
	{"a record", `SELECT 'statement:' || id FROM statement WHERE pk = 9`, `UPDATE statement_record SET record = x'01ff' WHERE pk = 9`, "", ruleRecord},
	{"an utterance", `SELECT 'statement:' || id FROM statement WHERE pk = 10`, `UPDATE statement SET utterance_day = utterance_day + 1 WHERE pk = 10`,
		`UPDATE statement SET utterance_day = utterance_day - 1 WHERE pk = 10`, ruleUtterance},
	{"an actor's count", `SELECT id FROM actor ORDER BY statements, pk LIMIT 1`,
		`UPDATE actor SET last_said = last_said + 1 WHERE pk = (SELECT pk FROM actor ORDER BY statements, pk LIMIT 1)`,
		`UPDATE actor SET last_said = last_said - 1 WHERE pk = (SELECT pk FROM actor ORDER BY statements, pk LIMIT 1)`, ruleProjection},
	{"a speaker", `SELECT 'statement:' || s.id FROM link l JOIN statement s ON s.pk = l.statement WHERE l.written = (SELECT max(actor) FROM stance) AND l.role = 0 LIMIT 1`,
		`DELETE FROM actor WHERE pk = (SELECT max(actor) FROM stance)`, "", ruleReference},
}

// TestCheckNames damages a graph with plain SQL, one thing at a time, and wants the check to name just that.
func TestCheckNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	w := graphtest.NewWorld(graphtest.Generate(9, 300))
	if _, err := s.Write(context.Background(), w.Write()); err != nil {
		t.Fatal(err)
	}
	if found := faults(t, s); len(found) != 0 {
		t.Fatalf("an undamaged graph has faults: %v", found)
	}
	db := raw(t, path)
	for _, c := range damages {
		t.Run(c.name, func(t *testing.T) {
			var subject string
			if err := db.QueryRow(c.subject).Scan(&subject); err != nil {
				t.Fatal(err)
			}
			named := func() (n int) {
				for _, f := range faults(t, s) {
					if f.Rule == c.rule && f.Subject == subject {
						n++
					}
				}
				return n
			}
			before := named()
			run(t, db, c.damage)
			if after := named(); after <= before {
				t.Errorf("%s of %s is not named: %v", c.rule, subject, faults(t, s))
			}
			if c.mend != "" {
				run(t, db, c.mend)
			}
		})
	}
	for _, f := range faults(t, s) {
		if f.Detail == "" || strings.ContainsRune(f.Detail, '\n') {
			t.Errorf("a fault that nobody can read: %+v", f)
		}
	}
}

// TestCheckOffices takes the body of an office away, and then the country that its holder speaks for: only the record names them.
func TestCheckOffices(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	office := graph.Tenure{Title: "warden", BodyID: "organisation:lighthouse-office", CountsForID: "country:norland"}
	_, err := s.Write(context.Background(), graph.Write{Actors: []graph.Actor{
		&graph.Country{Profile: graph.Profile{ID: office.CountsForID, Name: "Norland"}},
		&graph.Organisation{Profile: graph.Profile{ID: office.BodyID, Name: "Lighthouse Office"}},
		&graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov"}, Tenures: []graph.Tenure{office, office}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if found := faults(t, s); len(found) != 0 {
		t.Fatalf("an undamaged graph has faults: %v", found)
	}
	for n, id := range []graph.ID{office.BodyID, office.CountsForID} {
		run(t, raw(t, path), `DELETE FROM actor WHERE id = '`+string(id)+`'`)
		named := slices.DeleteFunc(faults(t, s), func(f graph.Fault) bool { return f.Rule != ruleReference || f.Subject != "person:lena-orlov" })
		if len(named) != n+1 {
			t.Errorf("without %s: %v", id, named)
		}
	}
}
