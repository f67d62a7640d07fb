package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// report is what utterances and projections need of a statement.
type report struct {
	id        graph.ID
	key       string // of its utterance
	utterance string
	lead      bool
	day       graph.Date
	order     string     // see latestKey
	actors    []graph.ID // who said it; none for those not named
	takes     []stanceOn
}

type stanceOn struct {
	proposition graph.ID
	stance      graph.Stance
}

const memberText = `UNWIND $p.ids AS key MATCH (s:Statement {utteranceKey: key}) USING INDEX SEEK s:Statement(utteranceKey)
	RETURN key, s.id, s.utterance, s.lead, s.day, s.published, s.place,
		[(a:Actor)-[:SAID]->(s) | a.id], [(s)-[t:TAKES]->() WHERE t.proposition IS NOT NULL | [t.proposition, t.stance]]`

// gather tells again which statements report one utterance, for every key that the change touches, and what that does to what is kept.
func (c *change) gather() error {
	touched := map[string]bool{}
	for _, s := range c.statements {
		for _, key := range []string{s.oldKey, s.key} {
			if key != "" && (s.dirty || s.kept == nil) {
				touched[key] = true
			}
		}
	}
	before, err := c.members(sortedKeys(touched))
	if err != nil {
		return err
	}
	after, err := c.membersAfter(before)
	if err != nil {
		return err
	}
	c.kept = newKept()
	for _, key := range sortedKeys(touched) {
		c.cluster(key, before[key], after[key])
		c.kept.compare(before[key], after[key], func(id graph.ID) bool { return c.reports[id] != nil })
	}
	if err := c.know(c.kept.actors()); err != nil {
		return err
	}
	return c.kept.read(c)
}

// cluster tells again which statements with a key report one utterance.
func (c *change) cluster(key string, before, after []*report) {
	dated := make([]graph.Dated, len(after))
	for i, r := range after {
		dated[i] = graph.Dated{ID: r.id, Day: r.day}
	}
	utterances := graph.Utterances(key, dated)
	was := map[graph.ID]string{}
	for _, r := range before {
		was[r.id] = r.utterance
	}
	for _, r := range after {
		r.utterance = utterances[r.id]
		if c.reports[r.id] == nil && r.utterance != was[r.id] {
			c.renamed = append(c.renamed, r)
		}
	}
}

// members reads the statements with keys, in order of their ids.
func (c *change) members(keys []string) (map[string][]*report, error) {
	all := map[string][]*report{}
	err := c.batches(memberText, "ids", ids(keys), func(v []any) error {
		r := &report{key: as[string](v[0]), id: graph.ID(as[string](v[1])), utterance: as[string](v[2]), lead: as[bool](v[3]), day: dateOf(v[4])}
		r.order = latestKey(r.day, dateOf(v[5]), as[string](v[6]))
		for _, a := range as[[]any](v[7]) {
			r.actors = append(r.actors, graph.ID(as[string](a)))
		}
		for _, t := range as[[]any](v[8]) {
			pair := as[[]any](t)
			r.takes = append(r.takes, stanceOn{graph.ID(as[string](pair[0])), graph.Stance(as[string](pair[1]))})
		}
		r.actors = once(r.actors)
		all[r.key] = append(all[r.key], r)
		return nil
	})
	for _, of := range all {
		sortBy(of, func(r *report) graph.ID { return r.id })
	}
	return all, err
}

// membersAfter is what members will be after the change: what is not touched is copied, because its utterance may become another.
func (c *change) membersAfter(before map[string][]*report) (map[string][]*report, error) {
	after := map[string][]*report{}
	for key, of := range before {
		for _, r := range of {
			if s := c.statements[r.id]; s != nil && (s.dirty || s.kept == nil) {
				continue
			}
			same := *r
			same.key = key
			after[key] = append(after[key], &same)
		}
	}
	c.reports = map[graph.ID]*report{}
	for _, id := range sortedKeys(c.statements) {
		s := c.statements[id]
		if !s.dirty || s.kept == nil {
			continue
		}
		r, err := c.report(s)
		if err != nil {
			return nil, err
		}
		after[r.key] = append(after[r.key], r)
		c.reports[id] = r
	}
	return after, nil
}

// report is what a changed statement is from now on.
func (c *change) report(s *statementState) (*report, error) {
	st, err := s.now()
	if err != nil {
		return nil, err
	}
	in, err := c.printing(st.ArticleID)
	if err != nil {
		return nil, err
	}
	r := &report{id: st.ID, key: s.key, lead: st.Leads(), day: st.Said.Day()}
	r.order = latestKey(r.day, in.published, placeKey(st.ArticleID, st.Place(), st.ID))
	for _, l := range linked(st.SpeakerIDs, c.now) {
		r.actors = append(r.actors, l.actor)
	}
	for _, t := range st.Takes {
		r.takes = append(r.takes, stanceOn{t.PropositionID, t.Stance})
	}
	return r, nil
}
