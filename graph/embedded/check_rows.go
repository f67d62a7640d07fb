package embedded

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// bodies compares every article's text with the hash it was stored with.
func (c *checker) bodies() error {
	return c.each(c.ctx, `SELECT 'article:' || a.id, b.sha256, b.body FROM article a JOIN article_body b ON b.pk = a.pk ORDER BY a.pk`, nil,
		func(rows *sql.Rows) error {
			var id, body string
			var sum []byte
			if err := rows.Scan(&id, &sum, &body); err != nil {
				return err
			}
			if now := sha256.Sum256([]byte(body)); !bytes.Equal(now[:], sum) {
				c.fault(ruleText, id, "its text is not the one that was stored")
			}
			return nil
		})
}

// compare reports the first difference between what a row says and what its record gives.
func (c *checker) compare(subject string, row, want []any, names ...string) {
	for i, name := range names {
		if fmt.Sprint(row[i]) != fmt.Sprint(want[i]) {
			c.fault(ruleRecord, subject, "its row says %s is %v, its record gives %v", name, row[i], want[i])
			return
		}
	}
}

// scanAny reads a row of any values.
func scanAny(rows *sql.Rows, n int) ([]any, error) {
	values, to := make([]any, n), make([]any, n)
	for i := range values {
		to[i] = &values[i]
	}
	return values, rows.Scan(to...)
}

func (c *checker) articleRows() error {
	known := map[string]bool{}
	var links [][2]string
	err := c.each(c.ctx, `SELECT record, id, title, published, loaded, state, coalesce(publisher, ''), language, text_hash FROM article ORDER BY pk`,
		nil, func(rows *sql.Rows) error {
			row, err := scanAny(rows, 9)
			if err != nil {
				return err
			}
			id := graph.KindArticle + ":" + fmt.Sprint(row[1])
			known[id] = true
			a, err := record.ReadArticle(row[0].([]byte))
			if err != nil {
				c.fault(ruleRecord, id, "its record cannot be read")
				return nil
			}
			publisher := ""
			if a.Publisher != nil {
				publisher = *a.Publisher
			}
			c.compare(id, row[1:], []any{a.ID.Key(), graph.Slug(a.Title), day(a.PublishedOn), millis(a.LoadedAt), states.code(a.State),
				publisher, a.Language, a.TextHash}, "id", "title", "published", "loaded", "state", "publisher", "language", "text hash")
			for _, other := range []graph.ID{a.PreviousID, a.NextID} {
				if other != "" {
					links = append(links, [2]string{id, string(other)})
				}
			}
			return nil
		})
	for _, l := range links {
		if !known[l[1]] {
			c.fault(ruleReference, l[0], "it names %s, which is not there", l[1])
		}
	}
	return err
}

// statementRows compares rows, links and takes with the records.
func (c *checker) statementRows() error {
	const page = 1000
	for last := int64(0); ; {
		var batch []checkedStatement
		err := c.each(c.ctx, `SELECT s.pk, r.record, s.id, s.article_id, s.said, s.confidence, s.place, s.lead, s.review, s.speaking, s.form, s.act,
			coalesce(s.within, ''), s.utterance_key, a.loaded, s.loaded FROM statement s JOIN statement_record r ON r.pk = s.pk
			JOIN article a ON a.pk = s.article WHERE s.pk > ? ORDER BY s.pk LIMIT 0 + ?`, []any{last, page}, func(rows *sql.Rows) error {
			row, err := scanAny(rows, 16)
			if err != nil {
				return err
			}
			last = row[0].(int64)
			id := graph.KindStatement + ":" + fmt.Sprint(row[2])
			st, err := record.ReadStatement(row[1].([]byte))
			if err != nil {
				c.fault(ruleRecord, id, "its record cannot be read")
				return nil
			}
			lead := 0
			if st.Leads() {
				lead = 1
			}
			c.compare(id, row[2:], []any{st.ID.Key(), st.ArticleID.Key(), spanKey(st.Said), st.Confidence, st.Place(), lead,
				reviews.code(st.Status()), speakings.code(st.Speaking), forms.code(st.Form), acts.code(st.Act), st.WithinID,
				graph.UtteranceKey(st), row[14]}, "id", "article", "said", "confidence", "place", "lead", "review", "speaking", "form",
				"act", "within", "utterance key", "loaded")
			batch = append(batch, checkedStatement{last, id, st})
			return nil
		})
		if err != nil || len(batch) == 0 {
			return err
		}
		for _, x := range batch {
			if err := c.statementLinks(x); err != nil {
				return err
			}
		}
	}
}

type checkedStatement struct {
	pk int64
	id string
	st *graph.Statement
}

// statementLinks compares whom the rows of a statement name, and which takes they have, with its record.
func (c *checker) statementLinks(x checkedStatement) error {
	var want []string
	for _, part := range linkParts(x.st) {
		for _, id := range part.ids {
			want = append(want, fmt.Sprint(int64(part.role), " ", id))
		}
	}
	for _, t := range x.st.Takes {
		want = append(want, fmt.Sprint("take ", t.PropositionID, " ", stances.code(t.Stance), " ", coders.code(t.CodedBy.Kind), " ",
			t.ImpliedByID != "", " ", t.Confidence))
	}
	have, err := column[string](c.ctx, c.session, `SELECT l.role || ' ' || i.id FROM link l JOIN ident i ON i.pk = l.written WHERE l.statement = ?`, x.pk)
	if err != nil {
		return err
	}
	err = c.each(c.ctx, `SELECT i.id, t.stance, t.coder, t.implied, t.confidence FROM take t JOIN ident i ON i.pk = t.proposition WHERE t.statement = ?`,
		[]any{x.pk}, func(rows *sql.Rows) error {
			row, err := scanAny(rows, 5)
			if err == nil {
				have = append(have, fmt.Sprint("take ", row[0], " ", row[1], " ", row[2], " ", row[3] == int64(1), " ", row[4]))
			}
			return err
		})
	slices.Sort(want)
	slices.Sort(have)
	if !slices.Equal(slices.Compact(want), slices.Compact(have)) {
		c.fault(ruleRecord, x.id, "its rows name %q, its record %q", have, want)
	}
	return err
}

func (c *checker) relationRows() error {
	return c.each(c.ctx, `SELECT record, id, happened, kind, status, review, lead, confidence FROM relation ORDER BY pk`, nil,
		func(rows *sql.Rows) error {
			row, err := scanAny(rows, 8)
			if err != nil {
				return err
			}
			id := graph.KindRelation + ":" + fmt.Sprint(row[1])
			r, err := record.ReadRelation(row[0].([]byte))
			if err != nil {
				c.fault(ruleRecord, id, "its record cannot be read")
				return nil
			}
			lead := 0
			if r.Leads() {
				lead = 1
			}
			c.compare(id, row[1:], []any{r.ID.Key(), spanKey(r.Happened), relationKinds.code(r.Kind), relationStatuses.code(r.Status),
				reviews.code(r.ReviewStatus()), lead, r.Confidence}, "id", "happened", "kind", "status", "review", "lead", "confidence")
			return nil
		})
}

// actorRows compares actors with their records, and looks for what no column but only the record names: the bodies of offices, and
// whom their holders speak for.
func (c *checker) actorRows() error {
	offices := map[graph.ID][]string{} // whose name the actor
	err := c.each(c.ctx, `SELECT record, id, name, kind, origin FROM actor ORDER BY pk`, nil, func(rows *sql.Rows) error {
		row, err := scanAny(rows, 5)
		if err != nil {
			return err
		}
		id := fmt.Sprint(row[1])
		a, err := record.ReadActor(row[0].([]byte))
		if err != nil {
			c.fault(ruleRecord, id, "its record cannot be read")
			return nil
		}
		p := a.Profiled()
		c.compare(id, row[1:], []any{p.ID, graph.Slug(p.Name), actorKinds.code(a.Kind()), origins.code(p.Origin)}, "id", "name", "kind", "origin")
		if person, is := a.(*graph.Person); is {
			for _, named := range graph.ActorRefs(&graph.Person{Tenures: person.Tenures}) {
				offices[named] = append(offices[named], id)
			}
		}
		return nil
	})
	for _, named := range sortedKeys(offices) {
		if err == nil {
			err = c.office(named, offices[named])
		}
	}
	return err
}

// office reports those whose offices name an actor that is not there.
func (c *checker) office(named graph.ID, holders []string) error {
	var pk int64
	there, err := c.one(c.ctx, `SELECT a.pk FROM ident i JOIN actor a ON a.pk = i.now WHERE i.id = ?`, []any{string(named)}, &pk)
	if err != nil || there {
		return err
	}
	for _, id := range holders {
		c.fault(ruleReference, id, "an office of its names %s, which is not there", named)
	}
	return nil
}
