package embedded

import (
	"context"
	"database/sql"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// statementTable is how pages of statements are read.
var statementTable = table{
	kind:    graph.KindStatement,
	columns: "s.utterance_key, s.utterance_day, r.record",
	join:    " CROSS JOIN statement_record r ON r.pk = s.pk",
}

// What pages of statements are driven by. Each anchor has one; see statementDrivers.
var (
	everyStatement = driver{
		name: "every statement", from: "statement s %s", alias: "s", pk: "s.pk",
		indexes: map[string]string{"SAID": "statement_said", "LOADED": "statement_loaded", "CONFIDENCE": "statement_confidence",
			"PLACE": "statement_place", "ID": "sqlite_autoindex_statement_1"},
	}
	statementsByID = driver{
		name: "statements by id", from: "statement s %s", alias: "s", pk: "s.pk", where: "s.id = ?",
		sorts: "at most one row",
	}
	statementsOfHop = driver{
		name: "statements of a hop", from: "hop h %s CROSS JOIN statement s ON s.pk = h.statement", lean: "hop h INDEXED BY hop_said",
		alias: "h", pk: "h.statement",
		where: "h.hop = ?",
		indexes: map[string]string{"SAID": "hop_said", "LOADED": "hop_loaded", "CONFIDENCE": "hop_confidence", "PLACE": "hop_place",
			"ID": ""},
	}
	statementsOfArticle = driver{
		name: "statements of an article", from: "statement s %s", alias: "s", pk: "s.pk", where: "s.article_id = ?",
		indexes: map[string]string{"SAID": "printed_said", "LOADED": "printed_loaded", "CONFIDENCE": "printed_confidence",
			"PLACE": "statement_place", "ID": "printed_id"},
	}
	statementsOfUtterance = driver{
		name: "reports of an utterance", from: "statement s %s", alias: "s", pk: "s.pk",
		where: "s.utterance_key = ? AND s.utterance_day = ?",
		sorts: "an utterance has few reports",
	}
	statementsOfKey = driver{
		name: "statements of an utterance key", from: "statement s %s", alias: "s", pk: "s.pk", where: "s.utterance_key = ?",
		sorts: "the same words by the same speakers are few",
	}
	statementsWithin = driver{
		name: "statements within a statement", from: "statement s %s", alias: "s", pk: "s.pk", where: "s.within = ?",
		sorts: "a statement relays few",
	}
	statementsOfText = driver{
		name: "statements with words", from: "statement_words w CROSS JOIN statement s ON s.pk = w.rowid", alias: "s", pk: "s.pk",
		where: "w.statement_words MATCH ?",
		sorts: "chosen only when no more than wordsDrive statements have the words",
	}
)

// hopRoles are the anchors that lead through hops.
var hopRoles = map[graph.Anchor]role{
	graph.BySpeaker: roleSpeaker, graph.ByMention: roleMention, graph.ByCountsFor: roleCountsFor,
	graph.ByProposition: roleProposition, graph.ByTopic: roleTopic,
}

// statementDrivers has the driver of each anchor that pages of statements may hang on.
var statementDrivers = map[graph.Anchor]driver{
	graph.Nothing: everyStatement, graph.ByID: statementsByID,
	graph.BySpeaker: statementsOfHop, graph.ByMention: statementsOfHop, graph.ByCountsFor: statementsOfHop,
	graph.ByProposition: statementsOfHop, graph.ByTopic: statementsOfHop,
	graph.ByArticle: statementsOfArticle, graph.ByUtterance: statementsOfUtterance, graph.ByUtteranceKey: statementsOfKey,
	graph.ByWithin: statementsWithin,
}

// Statements answers for each anchor; see [graph.Store].
func (s *Store) Statements(ctx context.Context, q graph.StatementQuery) ([]graph.Page[*graph.Statement], error) {
	o, err := pickOrder(statementOrders, q.Order.Field, graph.StatementsBySaid)
	if err != nil {
		return nil, err
	}
	if _, ok := statementDrivers[q.By]; !ok {
		return nil, wrongAnchor("statements")
	}
	read := request[*graph.Statement]{
		table: statementTable, driver: statementsByID, order: o, descending: q.Order.Direction == graph.Descending, Range: q.Range,
		scan: scanStatement,
	}
	var pages []graph.Page[*graph.Statement]
	err = s.read(ctx, func(session *session) error {
		var err error
		if read.where, err = statementWhere(ctx, session, &q.Filter, q.By != graph.ByID); err != nil {
			return err
		}
		if q.By == graph.ByID {
			pages, err = read.byIDs(ctx, session, q.IDs, keyOfKind(graph.KindStatement))
			return err
		}
		planner := &planner{ctx: ctx, session: session, filter: &q.Filter, where: read.where}
		pages, err = perAnchor(q.Anchors, func(id graph.ID) (graph.Page[*graph.Statement], error) {
			plan, err := planner.plan(q.By, id)
			if err != nil {
				return graph.Page[*graph.Statement]{}, err
			}
			read.driver, read.values, read.where = plan.driver, plan.values, plan.where
			read.parts = saidParts(plan.driver, o, read.descending, q.Filter.Said)
			return read.page(ctx, session)
		})
		return err
	})
	return pages, err
}

func wrongAnchor(noun string) error {
	return graph.Errorf(graph.BadInput, "%s do not hang on that anchor", noun)
}

// perAnchor answers for each anchor in order, or once when there is none.
func perAnchor[T any](anchors graph.Anchors, answer func(graph.ID) (graph.Page[T], error)) ([]graph.Page[T], error) {
	ids := anchors.IDs
	if anchors.By == graph.Nothing {
		ids = []graph.ID{""}
	}
	if len(ids) > graph.MaxAnchors {
		return nil, graph.Errorf(graph.LimitExceeded, "at most %d at a time; ask for fewer", graph.MaxAnchors)
	}
	pages := make([]graph.Page[T], len(ids))
	for i, id := range ids {
		var err error
		if pages[i], err = answer(id); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// scanStatement reads a row; the utterance is kept outside the record.
func scanStatement(rows *sql.Rows, head []any) (*graph.Statement, error) {
	var utteranceKey string
	var first int64
	var kept sql.RawBytes
	if err := rows.Scan(append(head, &utteranceKey, &first, &kept)...); err != nil {
		return nil, err
	}
	st, err := record.ReadStatement(kept)
	if err != nil {
		return nil, err
	}
	st.Utterance = utteranceName(utteranceKey, first)
	return st, nil
}
