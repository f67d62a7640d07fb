package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// lockText takes the lock that every write and every migration holds until its transaction ends, so that what one of them has read
// is still so when it writes. The first SET takes the lock; what follows is read behind it. The last tokens are kept, the newest first,
// so that a writer whose connection broke can see whether its transaction was committed: only such a writer reads them all. The codebook
// in use is told along, which saves every write a trip.
const lockText = `MATCH (g:Standpoint {id: 'graph'}) SET g.lock = $token
	WITH g, coalesce(g.recent, []) AS recent SET g.recent = ([$token] + recent)[..$keep]
	RETURN g.version, CASE WHEN $all THEN recent ELSE recent[..1] END, COLLECT { MATCH (b:Codebook) RETURN b.fingerprint }`

// locked is what is known behind the lock.
type locked struct {
	earlier     []int64 // tokens: that of the write before, or all that are still known
	fingerprint string  // of the codebook in use, "" if there is none
}

// keptTokens is how many tokens are kept: so many writes others may make between two tries of one.
const keptTokens = 512

// lockParams are the parameters of lockText.
func lockParams(token int64, all bool) map[string]any {
	return map[string]any{"token": token, "all": all, "keep": int64(keptTokens)}
}

// lock takes the lock for one write and leaves a token of its own.
func (s *Store) lock(q *session, token int64, all bool) (out locked, err error) {
	row, err := q.one(lockText, lockParams(token, all))
	switch {
	case err != nil:
		return out, err
	case row == nil:
		return out, graph.Errorf(graph.Unavailable, "the graph is no longer in this database; start again to lay it down anew")
	case int(as[int64](row[0])) > s.version:
		return out, newerSchema(s.place, int(as[int64](row[0])), s.version)
	}
	for _, t := range as[[]any](row[1]) {
		out.earlier = append(out.earlier, as[int64](t))
	}
	for _, f := range as[[]any](row[2]) {
		out.fingerprint = as[string](f)
	}
	return out, nil
}

// attempts are the tries of one write whose fate is not known: what each would have answered, by its token.
type attempts struct {
	tried map[int64]graph.Written
	since int64 // the token of the write before the first of them
	first bool  // there was no write before it
}

// committed looks for one of the tries among the tokens of earlier writes, and gives its answer if it is there. When none is, and the
// tokens do not reach back to the first try, nobody can tell.
func (a *attempts) committed(earlier []int64) (out graph.Written, yes bool, err error) {
	for _, t := range earlier {
		if out, yes = a.tried[t]; yes {
			return out, true, nil
		}
	}
	if known := slices.Contains(earlier, a.since) || a.first && len(earlier) < keptTokens; !known && len(a.tried) > 0 {
		return out, false, graph.Errorf(graph.Unavailable, "the connection broke and it is unknown whether it was stored; read it again")
	}
	return out, false, nil
}

// begin notes a try: all before it are known to have come to nothing.
func (a *attempts) begin(earlier []int64) {
	a.tried = map[int64]graph.Written{}
	if a.first = len(earlier) == 0; !a.first {
		a.since = earlier[0]
	}
}
