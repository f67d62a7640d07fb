package embedded

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/standpoint-graph/standpoint/graph"
)

// Rules that a fault can break, as they are named in reports.
const (
	ruleFile       = "file"       // the database's own structure
	ruleText       = "text"       // an article's body is what was stored
	ruleRecord     = "record"     // rows say what the record says
	ruleReference  = "reference"  // every id leads somewhere
	ruleUtterance  = "utterance"  // reports of the same words are one utterance
	ruleProjection = "projection" // what is kept is what its rows give
	ruleWords      = "words"      // the full-text index holds the words of the texts
)

// checker looks for broken rules in one snapshot.
type checker struct {
	ctx context.Context
	*session
	report func(graph.Fault)
}

func (c *checker) fault(rule, subject, detail string, args ...any) {
	c.report(graph.Fault{Rule: rule, Subject: subject, Detail: fmt.Sprintf(detail, args...)})
}

// Check reports every broken rule; see [graph.Store]. It reads the whole graph.
func (s *Store) Check(ctx context.Context, report func(graph.Fault)) error {
	return s.read(ctx, func(session *session) error {
		c := &checker{ctx: ctx, session: session, report: report}
		for _, step := range []func() error{
			c.file, c.bodies, c.articleRows, c.statementRows, c.relationRows, c.actorRows, c.hops, c.references, c.utterances, c.projections, c.indexes,
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
}

// file has the database look at its own pages, indexes and full-text structures.
func (c *checker) file() error {
	// A connection remembers the layout of a full-text index until it next searches there; the check alone would take what others
	// have written since for damage.
	for _, index := range []string{"statement_words", "article_words"} {
		if _, err := column[int64](c.ctx, c.session, `SELECT rowid FROM `+index+` WHERE `+index+` MATCH 'a' LIMIT 1`); err != nil {
			return err
		}
	}
	lines, err := column[string](c.ctx, c.session, `PRAGMA integrity_check(100)`)
	for _, line := range lines {
		if line != "ok" {
			c.fault(ruleFile, "the database file", "%s", line)
		}
	}
	return err
}

// faults reports every row of a query that gives subjects and details.
func (c *checker) faults(rule, query string, args ...any) error {
	return c.each(c.ctx, query, args, func(rows *sql.Rows) error {
		var subject, detail string
		if err := rows.Scan(&subject, &detail); err != nil {
			return err
		}
		c.fault(rule, subject, "%s", detail)
		return nil
	})
}

// hops compares the rows that pages are read from with the links and takes they repeat.
func (c *checker) hops() error {
	return c.faults(ruleRecord, `WITH wanted AS (
			SELECT node << 3 | role AS hop, statement FROM link WHERE role <= 2
			UNION SELECT proposition << 3 | 3, statement FROM take
			UNION SELECT topic << 3 | 4, statement FROM take WHERE topic <> 0)
		SELECT 'statement:' || s.id, 'a list of ' || coalesce(i.id, 'nobody') || ' lacks it or orders it wrongly' FROM wanted w
			JOIN statement s ON s.pk = w.statement LEFT JOIN ident i ON i.pk = w.hop >> 3
			LEFT JOIN hop h ON h.hop = w.hop AND h.id = s.id
			WHERE h.hop IS NULL OR (h.statement, h.lead, h.said, h.loaded, h.confidence, h.article_id, h.place)
				<> (s.pk, s.lead, s.said, s.loaded, s.confidence, s.article_id, s.place)
		UNION ALL SELECT 'statement:' || h.id, 'a list of ' || coalesce(i.id, 'nobody') || ' has it wrongly' FROM hop h
			LEFT JOIN ident i ON i.pk = h.hop >> 3
			WHERE CASE WHEN h.hop & 7 <= 2 THEN NOT EXISTS (SELECT 1 FROM link l WHERE l.statement = h.statement AND l.role = h.hop & 7 AND l.node = h.hop >> 3)
			WHEN h.hop & 7 = 3 THEN NOT EXISTS (SELECT 1 FROM take t WHERE t.statement = h.statement AND t.proposition = h.hop >> 3)
			ELSE NOT EXISTS (SELECT 1 FROM take t WHERE t.statement = h.statement AND t.topic = h.hop >> 3) END`)
}

// references looks for ids that lead nowhere.
func (c *checker) references() error {
	for _, query := range []string{
		`SELECT 'statement:' || s.id, 'it names ' || i.id || ', which is not there' FROM link l JOIN statement s ON s.pk = l.statement
			JOIN ident i ON i.pk = l.written WHERE NOT EXISTS (SELECT 1 FROM actor a WHERE a.pk = l.node)`,
		`SELECT 'statement:' || s.id, 'it takes a stance on ' || i.id || ', which is not there' FROM take t JOIN statement s ON s.pk = t.statement
			JOIN ident i ON i.pk = t.proposition WHERE NOT EXISTS (SELECT 1 FROM proposition p WHERE p.pk = t.proposition)`,
		`SELECT 'statement:' || s.id, 'it is relayed by ' || s.within || ', which is not there' FROM statement s
			WHERE s.within IS NOT NULL AND NOT EXISTS (SELECT 1 FROM statement w WHERE w.id = substr(s.within, 11) AND s.within LIKE 'statement:%')`,
		`SELECT 'statement:' || s.id, 'it is printed in article:' || s.article_id || ', which is not there' FROM statement s
			WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.pk = s.article AND a.id = s.article_id)`,
		`SELECT 'statement:' || s.id, 'its record is not there' FROM statement s WHERE NOT EXISTS (SELECT 1 FROM statement_record r WHERE r.pk = s.pk)`,
		`SELECT 'statement record ' || r.pk, 'it belongs to no statement' FROM statement_record r WHERE NOT EXISTS (SELECT 1 FROM statement s WHERE s.pk = r.pk)`,
		`SELECT 'relation:' || r.id, 'it is printed in an article that is not there' FROM relation r
			WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.pk = r.article)`,
		`SELECT 'relation:' || p.id, 'it names ' || i.id || ', which is not there' FROM party p JOIN ident i ON i.pk = p.written
			WHERE NOT EXISTS (SELECT 1 FROM actor a WHERE a.pk = p.hop >> 3)`,
		`SELECT 'article:' || a.id, 'its text is not there' FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_body b WHERE b.pk = a.pk)`,
		`SELECT a.id, 'it names ' || i.id || ', which is not there' FROM actor a JOIN ident i ON i.pk IN (a.country, a.part_of)
			WHERE NOT EXISTS (SELECT 1 FROM actor b WHERE b.pk = i.now)`,
		`SELECT a.id, 'its member ' || i.id || ' is not there' FROM member m JOIN actor a ON a.pk = m.organisation JOIN ident i ON i.pk = m.actor
			WHERE NOT EXISTS (SELECT 1 FROM actor b WHERE b.pk = i.now)`,
	} {
		if err := c.faults(ruleReference, query); err != nil {
			return err
		}
	}
	return nil
}
