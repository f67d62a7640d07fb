package embedded

import (
	"database/sql"
	"fmt"
	"strconv"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// utterances clusters every key's statements again.
func (c *checker) utterances() error {
	type seen struct {
		id   graph.ID
		kept string
	}
	var key string
	var reports []graph.Dated
	var kept []seen
	flush := func() {
		want := graph.Utterances(key, reports)
		for _, s := range kept {
			if want[s.id] != s.kept {
				c.fault(ruleUtterance, string(graph.MakeID(graph.KindStatement, string(s.id))), "it is kept as a report of %s and is one of %s", s.kept, want[s.id])
			}
		}
		reports, kept = reports[:0], kept[:0]
	}
	err := c.each(c.ctx, `SELECT utterance_key, id, said >> 22, utterance_day FROM statement ORDER BY utterance_key`, nil, func(rows *sql.Rows) error {
		var k, id string
		var day, first int64
		if err := rows.Scan(&k, &id, &day, &first); err != nil {
			return err
		}
		if k != key {
			flush()
			key = k
		}
		reports = append(reports, graph.Dated{ID: graph.ID(id), Day: graph.DateOfNumber(int(day))})
		kept = append(kept, seen{graph.ID(id), utteranceName(k, first)})
		return nil
	})
	flush()
	if err != nil {
		return err
	}
	return c.faults(ruleUtterance, `SELECT 'statement:' || s.id, 'its utterance is numbered apart from other reports of it' FROM statement s
		WHERE s.utterance <> (SELECT min(o.pk) FROM statement o WHERE o.utterance_key = s.utterance_key AND o.utterance_day = s.utterance_day)`)
}

// projections computes, actor by actor, what is kept and compares.
func (c *checker) projections() error {
	actors, err := column[int64](c.ctx, c.session, `SELECT DISTINCT actor FROM stance WHERE actor > 0 UNION SELECT DISTINCT actor FROM turn
		UNION SELECT hop >> 3 FROM (SELECT DISTINCT hop FROM hop WHERE hop & 7 = 0) ORDER BY 1`)
	if err != nil {
		return err
	}
	for _, actor := range append(actors, 0) {
		if err := c.projectionsOf(actor); err != nil {
			return err
		}
	}
	if err := c.sums(); err != nil {
		return err
	}
	return c.faults(ruleProjection, `SELECT a.id, 'it is kept with ' || a.statements || ' utterances until day ' || a.last_said || ', its statements give others'
		FROM actor a WHERE a.statements <> (SELECT count(DISTINCT s.utterance) FROM hop h JOIN statement s ON s.pk = h.statement
			WHERE h.hop = a.pk << 3 AND s.lead = 1)
		OR a.last_said <> coalesce((SELECT max(s.said >> 22) FROM hop h JOIN statement s ON s.pk = h.statement WHERE h.hop = a.pk << 3 AND s.lead = 1), 0)`)
}

var sureEnough = strconv.FormatFloat(graph.SureEnough, 'f', -1, 64)

// sums compares the kept rows of anybody and of any stance with the rows they sum up, and those with the statements.
func (c *checker) sums() error {
	for _, query := range []string{
		`WITH wanted AS (SELECT actor, proposition, 9 AS stance, count(DISTINCT utterance) AS n, coalesce(min(nullif(day, 0)), 0) AS first, max(day) AS last
				FROM stand GROUP BY actor, proposition
			UNION ALL SELECT -1, proposition, stance, count(DISTINCT utterance), coalesce(min(nullif(day, 0)), 0), max(day) FROM stand GROUP BY proposition, stance)
		SELECT coalesce(a.id, 'everybody'), 'the sum on ' || coalesce(p.id, '?') || ' is kept wrongly' FROM wanted w
			LEFT JOIN ident a ON a.pk = w.actor LEFT JOIN ident p ON p.pk = w.proposition
			LEFT JOIN stance k ON k.actor = w.actor AND k.proposition = w.proposition AND k.stance = w.stance
			WHERE k.n IS NOT w.n OR k.first IS NOT w.first OR k.last IS NOT w.last
			OR w.stance = 9 AND k.latest IS NOT (SELECT d.statement FROM stand d WHERE d.actor = w.actor AND d.proposition = w.proposition
				ORDER BY d.stance <> 4 DESC, d.day DESC, d.published DESC, d.article_id DESC, d.place DESC, d.id DESC LIMIT 1)`,
		`SELECT coalesce(a.id, 'everybody'), 'a sum on ' || coalesce(p.id, '?') || ' is kept of nothing' FROM stance k
			LEFT JOIN ident a ON a.pk = k.actor LEFT JOIN ident p ON p.pk = k.proposition WHERE CASE WHEN k.actor = -1
			THEN NOT EXISTS (SELECT 1 FROM stand d WHERE d.proposition = k.proposition AND d.stance = k.stance)
			WHEN k.stance = 9 THEN NOT EXISTS (SELECT 1 FROM stand d WHERE d.actor = k.actor AND d.proposition = k.proposition) ELSE 0 END`,
		`SELECT 'statement:' || d.id, 'it is kept as standing for what it does not' FROM stand d LEFT JOIN statement s ON s.pk = d.statement
			LEFT JOIN article a ON a.pk = s.article WHERE s.lead IS NOT 1 OR (s.id, s.said >> 22, a.published, s.article_id, s.place, s.utterance)
			IS NOT (d.id, d.day, d.published, d.article_id, d.place, d.utterance)`,
		`SELECT 'statement:' || d.id, 'it is kept as sure, or as unsure, and is not' FROM stand d WHERE d.sure <> (d.stance <> 4 AND EXISTS (SELECT 1 FROM take t
			WHERE t.statement = d.statement AND t.proposition = d.proposition AND t.stance = d.stance AND t.confidence >= ` + sureEnough + `))`,
		`SELECT 'statement:' || s.id, 'its change is kept on another day, or under the key of another one' FROM turn t
			CROSS JOIN statement s ON s.pk = t.after CROSS JOIN ident a ON a.pk = t.actor CROSS JOIN ident p ON p.pk = t.proposition
			WHERE t.day <> s.said >> 22 OR t.id <> s.id || ' ' || a.id || ' ' || p.id`,
	} {
		if err := c.faults(ruleProjection, query); err != nil {
			return err
		}
	}
	return nil
}

// nobody stands for whoever a text does not name, whom the projection keeps as actor 0.
const nobody graph.ID = "nobody"

func (c *checker) projectionsOf(actor int64) error {
	name := nobody
	if _, err := c.one(c.ctx, `SELECT id FROM ident WHERE pk = ?`, []any{actor}, (*string)(&name)); err != nil {
		return err
	}
	reports, err := c.reportsOf(actor, name)
	if err != nil {
		return err
	}
	want := map[string]bool{}
	for _, r := range graph.ProjectStances(reports) {
		want[fmt.Sprintf("%s %s: %d from %q to %q, latest %s", r.PropositionID, r.Stance, r.N, r.First, r.Last, r.Latest)] = true
	}
	if actor != 0 {
		for _, r := range graph.ProjectChanges(reports, graph.SureEnough) {
			want[fmt.Sprintf("change on %s from %s (%s) to %s (%s)", r.PropositionID, r.Before, r.BeforeStance, r.After, r.Stance)] = true
		}
	}
	have, err := c.keptOf(actor)
	if err != nil {
		return err
	}
	for _, row := range have {
		if !want[row] {
			c.fault(ruleProjection, string(name), "kept, but not so: %s", row)
		}
		delete(want, row)
	}
	for _, row := range sortedKeys(want) {
		c.fault(ruleProjection, string(name), "not kept: %s", row)
	}
	return nil
}

// reportsOf reads what one actor said with a stance, as far as projections need it.
func (c *checker) reportsOf(actor int64, name graph.ID) ([]graph.Report, error) {
	query := `SELECT s.pk, s.utterance, a.published, r.record FROM hop h JOIN statement s ON s.pk = h.statement
		JOIN statement_record r ON r.pk = s.pk JOIN article a ON a.pk = s.article WHERE h.hop = ? << 3 AND s.lead = 1`
	if actor == 0 {
		query = `SELECT s.pk, s.utterance, a.published, r.record FROM statement s JOIN statement_record r ON r.pk = s.pk
			JOIN article a ON a.pk = s.article WHERE ? = 0 AND s.lead = 1 AND NOT EXISTS (SELECT 1 FROM link l WHERE l.statement = s.pk AND l.role = 0)
			AND EXISTS (SELECT 1 FROM take t WHERE t.statement = s.pk)`
	}
	var all []graph.Report
	err := c.each(c.ctx, query, []any{actor}, func(rows *sql.Rows) error {
		var pk, utterance, published int64
		var kept sql.RawBytes
		if err := rows.Scan(&pk, &utterance, &published, &kept); err != nil {
			return err
		}
		st, err := record.ReadStatement(kept)
		if err != nil || len(st.Takes) == 0 {
			return nil // an unreadable record is reported elsewhere
		}
		slim := &graph.Statement{ID: st.ID, ArticleID: st.ArticleID, Evidence: graph.Evidence{Content: st.Evidence.Content[:min(1, len(st.Evidence.Content))]},
			Coding: graph.Coding{SpeakerIDs: []graph.ID{name}, Takes: st.Takes, Said: st.Said}, Utterance: fmt.Sprint(utterance)}
		all = append(all, graph.Report{Statement: slim, PublishedOn: graph.DateOfNumber(int(published))})
		return nil
	})
	return all, err
}

// keptOf lists the kept rows of an actor in the words of projectionsOf.
func (c *checker) keptOf(actor int64) ([]string, error) {
	var all []string
	err := c.each(c.ctx, `SELECT coalesce(i.id, '?'), `+stances.sql("k.stance")+`, k.n, k.first, k.last, coalesce(s.id, '?') FROM stance k
		LEFT JOIN ident i ON i.pk = k.proposition LEFT JOIN statement s ON s.pk = k.latest WHERE k.actor = ? AND k.stance < 9`, []any{actor}, func(rows *sql.Rows) error {
		var proposition, stance, latest string
		var n, first, last int
		if err := rows.Scan(&proposition, &stance, &n, &first, &last, &latest); err != nil {
			return err
		}
		all = append(all, fmt.Sprintf("%s %s: %d from %q to %q, latest statement:%s", proposition, stance, n, graph.DateOfNumber(first), graph.DateOfNumber(last), latest))
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = c.each(c.ctx, `SELECT coalesce(i.id, '?'), coalesce(b.id, '?'), `+stances.sql("k.before_stance")+`, coalesce(a.id, '?'), `+stances.sql("k.stance")+`
		FROM turn k LEFT JOIN ident i ON i.pk = k.proposition LEFT JOIN statement b ON b.pk = k.before LEFT JOIN statement a ON a.pk = k.after
		WHERE k.actor = ?`, []any{actor}, func(rows *sql.Rows) error {
		row, err := scanAny(rows, 5)
		if err == nil {
			all = append(all, fmt.Sprintf("change on %s from statement:%s (%s) to statement:%s (%s)", row...))
		}
		return err
	})
	return all, err
}
