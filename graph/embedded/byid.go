package embedded

import (
	"context"
	"database/sql"

	"github.com/standpoint-graph/standpoint/graph"
)

// byIDs answers a page for each id, with the node if the filter lets it through, in one query: nested lists ask for many nodes at a
// time. key gives the id under which a node is kept, "" for none. The driver's rows are those of one id.
func (q request[T]) byIDs(ctx context.Context, s *session, ids []graph.ID, key func(graph.ID) string) ([]graph.Page[T], error) {
	if len(ids) > graph.MaxAnchors {
		return nil, graph.Errorf(graph.LimitExceeded, "at most %d at a time; ask for fewer", graph.MaxAnchors)
	}
	if q.After != "" || q.Before != "" { // nobody pages through one node, but it has a meaning
		return perAnchor(graph.Anchors{By: graph.ByID, IDs: ids}, func(id graph.ID) (graph.Page[T], error) {
			q.values = anys(unique([]string{key(id)}))
			return q.page(ctx, s)
		})
	}
	var keys []string
	for _, id := range ids {
		if k := key(id); k != "" {
			keys = append(keys, k)
		}
	}
	found, err := q.rowsOf(ctx, s, keys)
	if err != nil {
		return nil, err
	}
	pages := make([]graph.Page[T], len(ids))
	for i, id := range ids {
		r, ok := found[key(id)]
		pages[i].Total = -1
		if q.CountTo > 0 {
			pages[i].Total = 0
			if ok {
				pages[i].Total = 1
			}
		}
		if ok && q.First+q.Last > 0 {
			pages[i].Items = []T{r.item}
			pages[i].Cursors = []graph.Cursor{q.order.cursor(r.point, q.table.kind)}
		}
	}
	return pages, nil
}

// rowsOf reads the rows of many ids.
func (q request[T]) rowsOf(ctx context.Context, s *session, keys []string) (map[string]row[T], error) {
	found := make(map[string]row[T], len(keys))
	if len(keys) == 0 || q.where.never {
		return found, nil
	}
	list, err := asJSON(unique(keys))
	if err != nil {
		return nil, err
	}
	q.driver.where = q.driver.many()
	text := shape{q.driver, q.order, q.descending}.rows(q.table, q.where)
	rows, err := q.scanRows(ctx, s, text, q.args(list, part{driver: q.driver}, len(keys)))
	for _, r := range rows {
		found[r.id] = r
	}
	return found, err
}

// keyOfKind gives ids without their kind, "" for ids of other kinds.
func keyOfKind(kind string) func(graph.ID) string {
	return func(id graph.ID) string {
		k, err := key(id, kind)
		if err != nil {
			return "" // there is no such node
		}
		return k
	}
}

// answering gives the ids of the actors that answer for ids.
func (s *session) answering(ctx context.Context, ids []graph.ID) (func(graph.ID) string, error) {
	list, err := asJSON(ids)
	if err != nil {
		return nil, err
	}
	of := make(map[graph.ID]string, len(ids))
	err = s.each(ctx, `SELECT i.id, n.id FROM ident i JOIN ident n ON n.pk = i.now WHERE i.id IN (SELECT value FROM json_each(?))`, []any{list},
		func(rows *sql.Rows) error {
			var id, now string
			err := rows.Scan(&id, &now)
			of[graph.ID(id)] = now
			return err
		})
	return func(id graph.ID) string { return of[id] }, err
}
