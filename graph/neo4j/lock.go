package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// lockText takes the lock that every write and every migration holds until its transaction ends, so that what one of them has read
// is still so when it writes. The first SET takes the lock; what follows is read behind it. The last tokens are kept, so that a
// writer whose connection broke can see whether its transaction was committed.
const lockText = `MATCH (g:Standpoint {id: 'graph'}) SET g.lock = $token
	WITH g, coalesce(g.recent, []) AS recent SET g.recent = ([$token] + recent)[..32]
	RETURN g.version, recent`

// lock takes the lock for one write with a token of its own, and tells whether the token of an earlier try is there: then that
// try was committed after all.
func (s *Store) lock(q *session, token, earlier int64) (committed bool, err error) {
	row, err := q.one(lockText, map[string]any{"token": token})
	switch {
	case err != nil:
		return false, err
	case row == nil:
		return false, graph.Errorf(graph.Unavailable, "the graph is no longer in this database; start again to lay it down anew")
	case int(as[int64](row[0])) > s.version:
		return false, newerSchema(s.place, int(as[int64](row[0])), s.version)
	}
	return earlier != 0 && slices.Contains(as[[]any](row[1]), any(earlier)), nil
}
