package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// Counts knows the dimensions that summaries are made of.
func (m *memStore) Counts(ctx context.Context, q CountQuery) ([]Count, error) {
	end, err := m.begin(ctx, "Counts")
	if err != nil {
		return nil, err
	}
	defer end()
	ids := q.IDs
	if q.Anchors.By == Nothing {
		ids = []ID{""}
	}
	var out []Count
	for _, id := range ids {
		groups := map[string][]Report{}
		for _, s := range pick(m.statements, func(s *Statement) bool {
			return q.Filter.Match(s, m.articles[s.ArticleID], m) && (q.Anchors.By == Nothing || m.onStatement(q.Anchors.By, s, id))
		}) {
			for _, key := range m.keys(&q, s) {
				groups[key] = append(groups[key], Report{s, dayOf(m.articles[s.ArticleID].PublishedOn)})
			}
		}
		var rows []Count
		for key, g := range groups {
			rows = append(rows, m.countOf(id, key, g))
		}
		slices.SortFunc(rows, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), slices.Compare(a.Key, b.Key)) })
		out = append(out, rows[:min(len(rows), q.First)]...)
	}
	return out, nil
}

// countOf makes a row; its latest leaves out neutral takes where there are others, as StanceSummary.latest says.
func (m *memStore) countOf(anchor ID, key string, group []Report) Count {
	c := Count{Anchor: anchor, Key: strings.Split(key, "\x00")}
	utterances := map[string]bool{}
	sided := func(r Report) bool {
		return slices.ContainsFunc(r.Takes, func(t Take) bool { return t.Stance != Neutral && slices.Contains(c.Key, string(t.PropositionID)) })
	}
	best := group[0]
	for _, r := range group {
		utterances[r.Utterance] = true
		c.First, c.Last = Widen(c.First, c.Last, r.Said.Day())
		if s, b := sided(r), sided(best); s && !b || s == b && CompareLatest(r, best) > 0 {
			best = r
		}
	}
	c.N, c.Latest = len(utterances), best.ID
	return c
}

// keys gives the groups that a statement counts in.
func (m *memStore) keys(q *CountQuery, s *Statement) []string {
	keys := map[string]bool{}
	speakers := s.SpeakerIDs
	if len(speakers) == 0 {
		speakers = []ID{""}
	}
	takes := slices.DeleteFunc(slices.Clone(s.Takes), func(t Take) bool { return !q.Filter.Takes.Passes(t, m) })
	for _, speaker := range speakers {
		for _, t := range takes {
			var key []string
			for _, d := range q.By {
				switch d {
				case BySpeakerDim:
					key = append(key, string(speaker))
				case ByPropositionDim:
					key = append(key, string(t.PropositionID))
				case ByStanceDim:
					key = append(key, string(t.Stance))
				case ByDayDim:
					key = append(key, s.Said.Day().String())
				default:
					panic("no such dimension here: " + d)
				}
			}
			keys[strings.Join(key, "\x00")] = true
		}
	}
	return slices.Collect(maps.Keys(keys))
}
