package embedded

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// raw opens the file of a store with plain SQL, as anybody may.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func run(t testing.TB, db *sql.DB, text string, args ...any) {
	t.Helper()
	if _, err := db.Exec(text, args...); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

// grown gives a store of times × 2,000 statements: a random graph whose rows are repeated by plain SQL, which is fast. Its hubs grow
// with it; ids of repeated rows end with "x" and a number.
func grown(t testing.TB, times int) (*Store, *graphtest.World) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := Open(context.Background(), path, WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	n := 2000
	if raced {
		n = 300
	}
	w := graphtest.NewWorld(graphtest.Generate(5, n))
	if _, err := s.Write(context.Background(), w.Write()); err != nil {
		t.Fatal(err)
	}
	db := raw(t, path)
	const repeat = `WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < ?1) `
	for _, text := range []string{
		`INSERT INTO statement SELECT pk + k * 10000, id || 'x' || k, article, iif(said < 4194304, said, said + (k << 22)), loaded, confidence,
			article_id, place, lead, review, speaking, form, act, within, utterance + k * 10000, utterance_day, utterance_key || k FROM statement, n`,
		`INSERT INTO statement_record SELECT pk + k * 10000, record FROM statement_record, n`,
		`INSERT INTO hop SELECT hop, id || 'x' || k, statement + k * 10000, lead, iif(said < 4194304, said, said + (k << 22)), loaded, confidence,
			article_id, place FROM hop, n`,
		`INSERT INTO link SELECT statement + k * 10000, role, node, written FROM link, n`,
		`INSERT INTO take SELECT statement + k * 10000, n.k + take.n, proposition, topic, stance, coder, implied, confidence FROM take, n`,
		`INSERT INTO statement_words (rowid, words) SELECT s.pk + k * 10000, group_concat(term, ' ') FROM
			(SELECT doc, term FROM statement_terms ORDER BY doc, offset) v JOIN statement s ON s.pk = v.doc, n GROUP BY s.pk, k`,
		`INSERT INTO article SELECT pk + k * 10000, id || 'x' || k, title, published, loaded, state, publisher, language, text_hash || k, record FROM article, n`,
		`INSERT INTO relation SELECT pk + k * 10000, id || 'x' || k, article, happened, kind, status, review, lead, confidence, record FROM relation, n`,
		`INSERT INTO turn (actor, proposition, day, before, after, before_stance, stance, id) SELECT actor, proposition, day + k * 5000, before, after,
			before_stance, stance, id || 'x' || k FROM turn, n`,
		`INSERT INTO party SELECT hop, happened, id || 'x' || k, relation + k * 10000, written FROM party, n`,
	} {
		if !strings.Contains(text, "statement_words") || times <= 10 {
			text = strings.Replace(text, "SELECT", repeat+"SELECT", 1)
			run(t, db, text, times-1)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return s, w
}
