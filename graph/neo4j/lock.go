package neo4j

import "github.com/standpoint-graph/standpoint/graph"

// lockText takes the lock that every write and every migration holds until its transaction ends, so that what one of them has read
// is still so when it writes. The first SET takes the lock; what follows is read behind it. The last tokens are kept, so that a
// writer whose connection broke can see whether its transaction was committed.
const lockText = `MATCH (g:Standpoint {id: 'graph'}) SET g.lock = $token
	WITH g, coalesce(g.recent, []) AS recent SET g.recent = ([$token] + recent)[..32]
	RETURN g.version, recent`

// lock takes the lock for one write, leaves a token of its own, and gives the tokens of the writes before it.
func (s *Store) lock(q *session, token int64) (earlier []int64, err error) {
	row, err := q.one(lockText, map[string]any{"token": token})
	switch {
	case err != nil:
		return nil, err
	case row == nil:
		return nil, graph.Errorf(graph.Unavailable, "the graph is no longer in this database; start again to lay it down anew")
	case int(as[int64](row[0])) > s.version:
		return nil, newerSchema(s.place, int(as[int64](row[0])), s.version)
	}
	for _, t := range as[[]any](row[1]) {
		earlier = append(earlier, as[int64](t))
	}
	return earlier, nil
}
