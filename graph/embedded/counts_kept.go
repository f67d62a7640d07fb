package embedded

import (
	"database/sql"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// keptDimensions are the columns of the projection.
var keptDimensions = map[graph.Dimension]string{
	graph.BySpeakerDim: "k.actor", graph.ByPropositionDim: "k.proposition", graph.ByStanceDim: "k.stance",
}

// fromProjection answers from the kept projection when its rows are exactly the groups asked for, over statements that the default
// filter lets through.
func (c *counter) fromProjection(anchor graph.Anchor, id graph.ID) ([]graph.Count, bool, error) {
	condition, args, ok := c.keptGroups(anchor)
	if !ok || !c.keptFilter(anchor) {
		return nil, false, nil
	}
	w, err := c.keptWhere(anchor, id)
	if err != nil || w.never {
		return nil, true, err
	}
	w = w.with(condition, args...)
	values := make([]string, 0, len(c.by)+4)
	for i, d := range c.by {
		values = append(values, keptDimensions[d]+" AS k"+string(rune('0'+i)))
	}
	latest := "''"
	if c.hasLatest(anchor) {
		latest = "char(1) || '0000000000' || k.latest" // as latestKey ends, but with an integer
	}
	inner := "(SELECT " + strings.Join(append(values, "k.n", "k.first", "k.last",
		latest+" AS latest"), ", ") +
		" FROM stance k" + w.join + " WHERE 1" + w.text() + ")"
	counts, err := c.groups(c.outer(inner), append(w.args, c.first), id)
	if err != nil || !c.hasLatest(anchor) {
		return counts, true, err
	}
	return counts, true, c.nameLatest(counts)
}

// nameLatest puts the ids of the latest statements where their integers are: only of the groups that are shown.
func (c *counter) nameLatest(counts []graph.Count) error {
	pks := make([]string, len(counts))
	for i := range counts {
		pks[i] = counts[i].Latest.Key()
	}
	list, err := asJSON(pks)
	if err != nil {
		return err
	}
	names := make(map[string]string, len(pks))
	err = c.each(c.ctx, `SELECT pk, id FROM statement WHERE pk IN (SELECT CAST(value AS INTEGER) FROM json_each(?))`, []any{list}, func(rows *sql.Rows) error {
		var pk, id string
		err := rows.Scan(&pk, &id)
		names[pk] = id
		return err
	})
	for i := range counts {
		counts[i].Latest = graph.MakeID(graph.KindStatement, names[pks[i]])
	}
	return err
}

// keptFilter tells whether the filter restricts nothing but what the projection has: one speaker, propositions, topics, stances.
func (c *counter) keptFilter(anchor graph.Anchor) bool {
	f := *c.filter
	speaker, takes := f.Speaker, f.Takes
	f.Speaker, f.Takes = nil, nil
	if !isZeroFilter(f) {
		return false
	}
	if speaker != nil && (speaker.Kinds != nil || len(speaker.Ids) != 1 || anchor == graph.BySpeaker || c.grouped(graph.BySpeakerDim)) {
		return false
	}
	return takes == nil || takes.MinConfidence == nil && takes.CodedBy == nil && takes.Implied == nil && (takes.Any == nil || *takes.Any)
}

func isZeroFilter(f graph.StatementFilter) bool {
	return f.Ids == nil && f.Speaker == nil && f.Speaking == nil && f.OnBehalfOf == nil && f.CountsFor == nil && f.Addressee == nil &&
		f.Mentions == nil && f.Takes == nil && f.Act == nil && f.Form == nil && f.Article == nil && f.Publisher == nil &&
		f.Language == nil && f.Review == nil && f.MinConfidence == nil && f.Said == nil && f.Published == nil &&
		f.LoadedBefore == nil && f.Text == nil
}

func (c *counter) grouped(d graph.Dimension) bool { return slices.Contains(c.by, d) }

// keptGroups is the condition for the projection's rows that are the groups asked for, if there are: speaker and proposition each
// grouped by or fixed, with stances or over all of them; or proposition and stance over all speakers.
func (c *counter) keptGroups(anchor graph.Anchor) (condition string, args []any, ok bool) {
	for i, d := range c.by {
		if keptDimensions[d] == "" || slices.Contains(c.by[:i], d) {
			return "", nil, false
		}
	}
	switch anchor {
	case graph.Nothing, graph.ByProposition, graph.ByTopic, graph.BySpeaker:
	default:
		return "", nil, false
	}
	speaker := c.grouped(graph.BySpeakerDim) || anchor == graph.BySpeaker || c.filter.Speaker != nil
	proposition := c.grouped(graph.ByPropositionDim) || anchor == graph.ByProposition
	stance := c.grouped(graph.ByStanceDim)
	switch {
	case !proposition:
	case speaker && stance:
		return "k.actor >= 0 AND k.stance < ?", []any{anyStance}, true
	case speaker && (c.filter.Takes == nil || c.filter.Takes.Stance == nil):
		return "k.actor >= 0 AND k.stance = ?", []any{anyStance}, true
	case !speaker && stance:
		return "k.actor = ? AND k.stance < ?", []any{anybody, anyStance}, true
	}
	return "", nil, false
}

// keptWhere is the where on the table k, stance.
func (c *counter) keptWhere(anchor graph.Anchor, id graph.ID) (where, error) {
	k := &conditions{ctx: c.ctx, session: c.session}
	parts := []struct {
		column string
		ids    []graph.ID
	}{{"k.proposition", propositionsOf(c.filter.Takes)}, {"b.topic", topicsOf(c.filter.Takes)}, {"k.actor", idsOf(c.filter.Speaker)}}
	if column := map[graph.Anchor]string{graph.BySpeaker: "k.actor", graph.ByProposition: "k.proposition", graph.ByTopic: "b.topic"}[anchor]; column != "" {
		parts = append(parts, struct {
			column string
			ids    []graph.ID
		}{column, []graph.ID{id}})
	}
	for _, part := range parts {
		if part.ids == nil {
			continue
		}
		nodes, err := c.nodes(c.ctx, part.ids)
		if err != nil {
			return where{}, err
		}
		if err := among(k, part.column, nodes); err != nil {
			return where{}, err
		}
		if part.column == "b.topic" && k.join == "" {
			k.join = " CROSS JOIN proposition b ON b.pk = k.proposition"
		}
	}
	if c.filter.Takes != nil {
		bits(k, "k.stance", stances, c.filter.Takes.Stance)
	}
	return k.where, nil
}
