package neo4j_test

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/internal/boltstub"
)

// TestCommitInDoubt loses the answer to a commit and lets others write before the next try, which finds its own token among theirs, or
// learns that it is not there, or comes too late to learn anything.
func TestCommitInDoubt(t *testing.T) {
	others := make([]any, 512)
	for i := range others {
		others[i] = int64(1000 + i)
	}
	const before = int64(7) // the token of the write before the first try
	for _, c := range []struct {
		name    string
		recent  func(own any) []any // what the next try finds
		says    string
		commits int
		anew    bool // it is written once more
	}{
		{"its own token", func(own any) []any { return append(slices.Clone(others[:40]), own, before) }, "", 2, false},
		{"the token before it", func(any) []any { return append(slices.Clone(others[:511]), before) }, "", 2, true},
		{"only later tokens", func(any) []any { return others }, "unknown whether it was stored; read it again", 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var own atomic.Value
			var commits, anew atomic.Int64
			cl := newCluster(t, func(_ *cluster, r boltstub.Request) *boltstub.Answer {
				switch {
				case r.Message == boltstub.Commit && commits.Add(1) == 1:
					return &boltstub.Answer{HangUp: true}
				case strings.Contains(r.Text, "$token") && r.Params["all"] == false:
					own.CompareAndSwap(nil, r.Params["token"])
					return locked(t, before)
				case strings.Contains(r.Text, "$token"):
					return locked(t, c.recent(own.Load())...)
				case r.Message == boltstub.Run && commits.Load() == 1:
					anew.Add(1)
				}
				return nil
			})
			err := cl.write(t.Context())
			if c.says == "" {
				cl.must(t, "the write", err)
			} else {
				cl.refused(t, "the write", err, c.says, graph.Unavailable)
			}
			if n := commits.Load(); n != int64(c.commits) {
				t.Errorf("%d commits, want %d", n, c.commits)
			}
			if n := anew.Load(); n > 0 != c.anew {
				t.Errorf("%d queries after the first commit, beside the lock", n)
			}
		})
	}
}

// locked is the answer to whoever takes the lock: the version of the schema, the tokens of earlier writes, and no codebook.
func locked(t testing.TB, tokens ...any) *boltstub.Answer {
	t.Helper()
	return &boltstub.Answer{Fields: []string{"version", "recent", "codebooks"}, Rows: [][]any{{schemaVersion(t), tokens, []any{}}}}
}
