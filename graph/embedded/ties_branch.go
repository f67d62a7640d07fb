package embedded

import (
	"slices"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// branch is one part of the query of ties: those of some kinds in one direction. Its columns are those of the table tie: the kind's
// number, whether the tie leads from the node, the other's ident, the stance, utterances, relations, first and last day, and what is
// newest: a text that orders and ends with the id, or the integer of a statement.
type branch struct {
	text string
	args []any
}

// Which roles actors have in the ties of each kind, beside the speaker.
var tieRoles = map[graph.TieKind]role{graph.TieSpokeOf: roleMention, graph.TieSpokeTo: roleAddressee, graph.TieSpokeFor: roleBehalf}

const (
	// tieSums are what is counted of the statements e.
	tieSums = "count(DISTINCT e.utterance), 0, min(nullif(e.day, 0)), nullif(max(e.day), 0), max(e.latest), 0"
	// newestColumns are what is read of the statement s, printed in k; latest orders as graph.CompareLatest and ends with the id.
	newestColumns = `s.pk, s.utterance, s.said >> 22 AS day,
		format('%07d%07d%s%s%010d%s', s.said >> 22, k.published, s.article_id, char(1), s.place, s.id) AS latest`
	joinPrinted = " CROSS JOIN article k ON k.pk = s.article"
)

// statementsByRole is driven by what an actor is to statements in a role that is never a hub's own.
var statementsByRole = driver{
	name: "statements by the role of an actor", from: "link y INDEXED BY link_node CROSS JOIN statement s ON s.pk = y.statement", alias: "s", pk: "s.pk",
	where: "y.node = ? AND y.role = 0 + ?",
}

// branches makes the parts of the query for the node.
func (t *tier) branches() ([]branch, error) {
	kind := graph.ID(t.id).Kind()
	wants := func(k graph.TieKind) bool { return slices.Contains(t.q.Kinds, k) }
	var all []branch
	var steps []func() (branch, error)
	switch {
	case kind == graph.KindProposition:
		if wants(graph.TieStance) {
			steps = append(steps, t.stancesOn)
		}
	case kind == graph.KindPerson || kind == graph.KindCountry || kind == graph.KindOrganisation:
		if wants(graph.TieStance) {
			steps = append(steps, t.stancesOf)
		}
		steps = append(steps, t.spoke)
		for _, k := range tieKinds[1:4] {
			if wants(k) {
				steps = append(steps, func() (branch, error) { return t.spokenBy(k) })
			}
		}
		if wants(graph.TieRelation) && t.hasRelations {
			steps = append(steps, t.parties)
		}
		if wants(graph.TiePartOf) {
			steps = append(steps, t.wholes, t.parts)
		}
	}
	for _, step := range steps {
		b, err := step()
		if err != nil {
			return nil, err
		}
		if b.text != "" {
			all = append(all, b)
		}
	}
	return all, nil
}

// among is the condition that a column is one of the nodes that ties must lead to: asked of each row found, for an index would be
// searched for every node of the list.
func (t *tier) among(column string) (string, []any) {
	if t.to == "" {
		return "", nil
	}
	return " AND +" + column + " IN (SELECT value FROM json_each(?))", []any{t.to}
}

// grouped makes a branch of the newest that a plan finds: columns before the sums, joins, conditions with their parameters, groups.
func (t *tier) grouped(p plan, columns, joins, other string, conditions where, groups string) (branch, error) {
	if p.where.never || conditions.never || len(p.values) == 0 {
		return branch{}, nil
	}
	own, err := p.driver.manyArgs(p.values)
	if err != nil {
		return branch{}, err
	}
	if len(p.values) == 1 {
		own = p.driver.args(p.values[0])
	}
	to, toArgs := t.among(other)
	return branch{
		text: "SELECT " + columns + ", " + tieSums + " FROM (" + newestOf(p) + ") e" + joins +
			" WHERE " + other + " <> ?" + to + conditions.text() + " GROUP BY " + groups,
		args: slices.Concat(own, p.where.args, []any{t.newest, t.node}, toArgs, conditions.args),
	}, nil
}

// newestOf lists the newest statements that a plan finds. Several values may lead to the same ones.
func newestOf(p plan) string {
	distinct, condition := "DISTINCT ", p.driver.many()
	tables := strings.Replace(p.driver.from, "%s", "", 1)
	if len(p.values) == 1 {
		distinct, condition = "", p.driver.where
		tables = shape{driver: p.driver, order: statementOrders[graph.StatementsBySaid]}.tables()
	}
	if condition == "" {
		condition = "1"
	}
	at := p.driver.alias
	return "SELECT " + distinct + newestColumns + " FROM " + tables + p.where.join + joinPrinted +
		" WHERE " + condition + p.where.on(at) + " ORDER BY " + at + ".said DESC, " + at + ".id DESC LIMIT 0 + ?"
}

// spoke are the ties from a speaker to whom it spoke of, to and for: one look at each of its statements.
func (t *tier) spoke() (branch, error) {
	var roles, kinds string
	for _, k := range tieKinds[1:4] {
		if slices.Contains(t.q.Kinds, k) {
			r := strconv.Itoa(int(tieRoles[k]))
			roles += ", " + r
			kinds += " WHEN " + r + " THEN " + strconv.Itoa(tieKinds.code(k))
		}
	}
	if roles == "" {
		return branch{}, nil
	}
	p, err := t.plan(graph.BySpeaker, graph.ID(t.id))
	if err != nil {
		return branch{}, err
	}
	return t.grouped(p, "CASE m.role"+kinds+" END, 1, m.node, 0", " CROSS JOIN link m ON m.statement = e.pk AND m.role IN ("+roles[2:]+")", "m.node", where{}, "m.role, m.node")
}

// spokenBy are the ties of one kind from other speakers.
func (t *tier) spokenBy(k graph.TieKind) (branch, error) {
	p := plan{driver: statementsByRole, values: []any{[]any{t.node, int64(tieRoles[k])}}, where: t.where}
	if k == graph.TieSpokeOf {
		var err error
		if p, err = t.plan(graph.ByMention, graph.ID(t.id)); err != nil {
			return branch{}, err
		}
	}
	return t.grouped(p, strconv.Itoa(tieKinds.code(k))+", 0, m.node, 0", " CROSS JOIN link m ON m.statement = e.pk AND m.role = 0", "m.node", where{}, "m.node")
}

// stancesOf are the ties from an actor to propositions.
func (t *tier) stancesOf() (branch, error) {
	if isZeroFilter(t.q.Filter) {
		return t.keptStances("k.proposition", "k.actor = ?", 1), nil
	}
	p, err := t.plan(graph.BySpeaker, graph.ID(t.id))
	if err != nil {
		return branch{}, err
	}
	takes, err := takeWhere(t.ctx, t.session, t.q.Filter.Takes)
	if err != nil {
		return branch{}, err
	}
	return t.grouped(p, "1, 1, t.proposition, t.stance", " CROSS JOIN take t ON t.statement = e.pk", "t.proposition", takes, "t.proposition, t.stance")
}

// stancesOn are the ties of actors to a proposition.
func (t *tier) stancesOn() (branch, error) {
	if isZeroFilter(t.q.Filter) {
		return t.keptStances("k.actor", "k.proposition = ? AND k.actor > 0", 0), nil
	}
	p, err := t.plan(graph.ByProposition, graph.ID(t.id))
	if err != nil {
		return branch{}, err
	}
	takes, err := takeWhere(t.ctx, t.session, t.q.Filter.Takes)
	if err != nil {
		return branch{}, err
	}
	return t.grouped(p, "1, 0, m.node, t.stance", " CROSS JOIN take t ON t.statement = e.pk CROSS JOIN link m ON m.statement = e.pk AND m.role = 0", "m.node",
		takes.with("t.proposition = ?", t.node), "m.node, t.stance")
}

// keptStances are ties from the kept projection.
func (t *tier) keptStances(other, condition string, ahead int) branch {
	to, toArgs := t.among(other)
	return branch{
		text: "SELECT 1, " + strconv.Itoa(ahead) + ", " + other + ", k.stance, k.n, 0, nullif(k.first, 0), nullif(k.last, 0), '', k.latest FROM stance k WHERE " +
			condition + to + " AND k.stance < 9",
		args: slices.Concat([]any{t.node}, toArgs),
	}
}

// parties are the ties between those who take part in relations.
func (t *tier) parties() (branch, error) {
	to, toArgs := t.among("o.hop >> 3")
	h := hop(t.node, roleParty)
	args := slices.Concat([]any{h}, t.relations.args, []any{t.newest, h}, toArgs)
	return branch{
		text: `SELECT 5, 1, o.hop >> 3, 0, 0, count(DISTINCT e.pk), min(nullif(e.happened >> 22, 0)), nullif(max(e.happened >> 22), 0),
			max(format('%016d%s%010d%s', e.happened, char(1), 0, e.id)), 0
			FROM (SELECT DISTINCT r.pk, r.happened, r.id FROM party h NOT INDEXED CROSS JOIN relation r ON r.pk = h.relation` + t.relations.join +
			" WHERE h.hop = ?" + t.relations.on("r") + " ORDER BY h.happened DESC, h.id DESC LIMIT 0 + ?" +
			") e CROSS JOIN party o ON o.relation = e.pk AND o.hop & 7 = 0 WHERE o.hop <> ?" + to + " GROUP BY o.hop >> 3",
		args: args,
	}, nil
}

// wholes are the ties from a member, a part, or somebody of a country, to the whole.
func (t *tier) wholes() (branch, error) {
	return t.belonging(`SELECT part_of AS node FROM actor WHERE pk = ? UNION ALL SELECT country FROM actor WHERE pk = ?
		UNION ALL SELECT organisation FROM member WHERE actor IN (SELECT value FROM json_each(?))`, 1, t.node, t.node, t.selves)
}

// parts are those ties from the side of the whole.
func (t *tier) parts() (branch, error) {
	return t.belonging(`SELECT pk AS node FROM actor WHERE part_of IN (SELECT value FROM json_each(?))
		UNION ALL SELECT pk FROM actor WHERE country IN (SELECT value FROM json_each(?)) UNION ALL SELECT actor FROM member WHERE organisation = ?`, 0,
		t.selves, t.selves, t.node)
}

// belonging makes a branch of the idents of those who belong together.
func (t *tier) belonging(nodes string, ahead int, args ...any) (branch, error) {
	to, toArgs := t.among("i.now")
	return branch{
		text: "SELECT DISTINCT 6, " + strconv.Itoa(ahead) + ", i.now, 0, 0, 0, NULL, NULL, '', 0 FROM (" + nodes + ") d CROSS JOIN ident i ON i.pk = d.node WHERE i.now <> ?" + to,
		args: slices.Concat(args, []any{t.node}, toArgs),
	}, nil
}
