package embedded

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/standpoint-graph/standpoint/graph"
)

// asJSON writes a list for json_each, which makes it one parameter however long it is.
func asJSON[T any](list []T) (string, error) {
	if list == nil {
		list = []T{}
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// nodes gives the integers that answer for actors, propositions or topics, once each, in the order asked; ids never met are left out.
func (s *session) nodes(ctx context.Context, ids []graph.ID) ([]int64, error) {
	pairs, err := s.pairs(ctx, `SELECT id, now FROM ident WHERE id IN (SELECT value FROM json_each(?))`, ids)
	return inOrder(pairs, ids), err
}

// articles gives the integers of articles.
func (s *session) articles(ctx context.Context, ids []graph.ID) ([]int64, error) {
	keys, err := asJSON(keysOfKind(graph.KindArticle, ids))
	if err != nil {
		return nil, err
	}
	return column[int64](ctx, s, `SELECT pk FROM article WHERE id IN (SELECT value FROM json_each(?))`, keys)
}

func (s *session) pairs(ctx context.Context, query string, ids []graph.ID) (map[graph.ID]int64, error) {
	of := make(map[graph.ID]int64, len(ids))
	if len(ids) == 0 {
		return of, nil
	}
	list, err := asJSON(ids)
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, query, []any{list}, func(rows *sql.Rows) error {
		var id string
		var pk int64
		err := rows.Scan(&id, &pk)
		of[graph.ID(id)] = pk
		return err
	})
	return of, err
}

func inOrder(of map[graph.ID]int64, ids []graph.ID) []int64 {
	all := make([]int64, 0, len(ids))
	seen := map[int64]bool{}
	for _, id := range ids {
		if pk, ok := of[id]; ok && !seen[pk] {
			seen[pk] = true
			all = append(all, pk)
		}
	}
	return all
}

// fullIDs expands slugs to ids.
func fullIDs(kind string, shorts []string) []graph.ID {
	ids := make([]graph.ID, len(shorts))
	for i, s := range shorts {
		ids[i] = graph.FullID(kind, s)
	}
	return ids
}

// keysOfKind takes the kind off ids and leaves out ids of other kinds.
func keysOfKind(kind string, ids []graph.ID) []string {
	keys := make([]string, 0, len(ids))
	for _, id := range ids {
		if k, err := key(id, kind); err == nil {
			keys = append(keys, k)
		}
	}
	return keys
}
