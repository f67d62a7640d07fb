package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// utteranceStretch is how many statements are clustered at a time, more only where more have one key.
const utteranceStretch = 10_000

const (
	lastKeyText = `MATCH (s:Statement) WHERE s.utteranceKey > $after WITH s.utteranceKey AS key ORDER BY key LIMIT $limit
		RETURN max(key), count(*)`
	reportsText = `MATCH (s:Statement) WHERE s.utteranceKey > $after AND s.utteranceKey <= $last
		RETURN s.utteranceKey, s.id, s.day, s.utterance ORDER BY s.utteranceKey, s.id`
)

// utterances clusters every key's statements again.
func (c *checker) utterances() error {
	return c.stretches(func(l *look, after string) (string, error) {
		last, err := l.one(lastKeyText, map[string]any{"after": after, "limit": utteranceStretch})
		if err != nil || last[0] == nil {
			return "", err
		}
		u := &clusters{look: l, kept: map[graph.ID]string{}}
		err = l.each(reportsText, map[string]any{"after": after, "last": last[0]}, func(values []any) error {
			u.add(as[string](values[0]), graph.ID(as[string](values[1])), dateOf(values[2]), as[string](values[3]))
			return nil
		})
		u.end()
		if last[1] != int64(utteranceStretch) {
			return "", err
		}
		return as[string](last[0]), err
	})
}

// clusters compares the utterances of the statements of one key after the other.
type clusters struct {
	*look
	key     string
	reports []graph.Dated
	kept    map[graph.ID]string
}

func (u *clusters) add(key string, id graph.ID, day graph.Date, utterance string) {
	if key != u.key {
		u.end()
		u.key = key
	}
	u.reports = append(u.reports, graph.Dated{ID: id, Day: day})
	u.kept[id] = utterance
}

func (u *clusters) end() {
	want := graph.Utterances(u.key, u.reports)
	for _, r := range u.reports {
		if u.kept[r.ID] != want[r.ID] {
			u.fault(ruleUtterance, string(r.ID), "it is kept as a report of %s and is one of %s", u.kept[r.ID], want[r.ID])
		}
	}
	u.reports = u.reports[:0]
	clear(u.kept)
}
