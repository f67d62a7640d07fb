package neo4j

import (
	"fmt"
	"maps"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// candidates are what the filter offers to drive with.
func (p *planner) candidates() []plan {
	f := p.filter
	var all []plan
	add := func(h *hub, values string, one bool, known ...aspect) {
		all = append(all, p.hanging(plan{driver: h.driver, hub: h, values: values, one: one, where: p.where.without(known...)}))
	}
	if f.Speaker != nil && f.Speaker.Ids != nil {
		add(hubOfSpeaker, "s_speakers", len(f.Speaker.Ids) == 1, byIDsAlone(f.Speaker, ofSpeaker)...)
	}
	if t := f.Takes; t != nil && (t.Any == nil || *t.Any) {
		if t.Proposition != nil {
			add(hubOfProposition, "$s_propositions", len(t.Proposition) == 1)
		}
		if t.Topic != nil {
			add(hubOfProposition, topicPropositions, false)
		}
	}
	if f.Mentions != nil && f.Mentions.Ids != nil {
		add(hubOfMention, "s_mentions", len(f.Mentions.Ids) == 1, byIDsAlone(f.Mentions, ofMention)...)
	}
	if f.CountsFor != nil {
		add(hubOfCountry, "s_countries", len(f.CountsFor) == 1, ofCountry)
	}
	return all
}

// byIDsAlone gives the aspect that is known of rows that the ids of a match have led to: nothing when it asks for more.
func byIDsAlone(m *graph.ActorMatch, of aspect) []aspect {
	if m.Kinds != nil {
		return nil
	}
	return []aspect{of}
}

// compare chooses for each anchor what leads to the fewest rows. All are counted in one round trip: the degrees of hubs, which are
// exact and cost nothing, and the matches of words.
func (p *planner) compare(anchors []string, own plan, candidates []plan, words bool) ([]plan, error) {
	byWords := p.hanging(plan{driver: statementsWithWords, values: ofNobody, where: p.where})
	all := candidates
	if words {
		all = append(all, byWords)
	}
	plans := make([]plan, len(anchors))
	for start := 0; start < len(anchors); start += anchorsAtOnce {
		chunk := anchors[start:min(start+anchorsAtOnce, len(anchors))]
		values, err := p.one(p.counting(own, candidates, words), p.countingParams(chunk))
		if err != nil {
			return nil, err
		}
		best, fewest := -1, int64(1)<<62
		for i := range all {
			n := as[int64](values[i+1])
			if (i < len(candidates) || n <= wordsDrive) && n < fewest {
				best, fewest = i, n
			}
		}
		for i, rows := range as[[]any](values[0]) {
			plans[start+i] = own
			if best >= 0 && (own.hub == nil || fewest < as[int64](rows)) {
				plans[start+i] = all[best]
			}
		}
	}
	return plans, nil
}

// counting is the query that gives the rows of each anchor, in order, and those of each candidate and of the words.
func (p *planner) counting(own plan, candidates []plan, words bool) string {
	var b strings.Builder
	b.WriteString(p.where.resolving())
	var names []string
	for i, c := range candidates {
		name := fmt.Sprintf("rows%d", i)
		b.WriteString(c.hub.degrees(c.values, name))
		names = append(names, name)
	}
	if words {
		b.WriteString("CALL () { " + statementsWithWords.match + " RETURN count(*) AS words } ")
		names = append(names, "words")
	}
	b.WriteString(anchoring(p.by))
	if own.hub != nil {
		b.WriteString(own.hub.degrees(ofAnchor, "degree"))
	} else {
		b.WriteString("WITH *, 0 AS degree ")
	}
	list := strings.Join(names, ", ")
	b.WriteString("WITH " + list + ", i, degree ORDER BY i RETURN collect(degree) AS degrees, " + list)
	return b.String()
}

func (p *planner) countingParams(anchors []string) map[string]any {
	params := maps.Clone(p.where.params)
	params["anchors"] = anchors
	if p.filter.Text != nil {
		params["s_match"] = matchExpression(*p.filter.Text)
	}
	return params
}
