package neo4j

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// tieEdges are the types of relationship that make a tie, from a statement or from an actor.
var tieEdges = map[graph.TieKind]string{
	graph.TieSpokeOf: "SPOKE_OF", graph.TieSpokeTo: "SPOKE_TO", graph.TieSpokeFor: "FOR", graph.TiePartOf: "PART_OF|MEMBER_OF|BELONGS_TO",
}

const (
	// tiesOf begins the query: it makes `anchor` the node that an id means now.
	tiesOf = "UNWIND range(0, size($p.of) - 1) AS i CALL (i) { OPTIONAL MATCH (l:Alias {key: $p.of[i]})-[:MEANS]->(now) USING INDEX SEEK l:Alias(key)" +
		" RETURN coalesce(now.id, $p.of[i]) AS anchor } WITH *, [anchor] AS hung "
	// tieColumns are what a tie is read from, beside the other node.
	tieColumns = "kind, ahead, stance, n, r, first, last, newest"
	// tieSums are what is counted of statements s.
	tieSums = "count(DISTINCT s.utterance) AS n, 0 AS r, min(s.day) AS first, max(s.day) AS last, " +
		"max(coalesce(toString(s.day), '0000-00-00') + coalesce(toString(s.published), '0000-00-00') + s.place) AS newest"
	// tieRanks ends the query: neighbours with their ties, how many there are, and the first of them.
	tieRanks = " WITH other, sum(n + r) AS weight, collect([" + tieColumns + "]) AS ties WITH collect([other, weight, ties]) AS found " +
		"RETURN size(found) AS total, COLLECT { UNWIND found AS x WITH x, x[0] AS id, x[1] AS weight WHERE weight < $p.weight OR weight = $p.weight AND id > $p.after " +
		"RETURN x ORDER BY weight DESC, id LIMIT $first } AS near"
	// storedActor is the condition that y is stored, which bare actors are not.
	storedActor = "y:Person|Country|Organisation"
)

// text makes the query: for each node the ties of all branches, put together by neighbours.
func (t *tier) text() string {
	branches := t.branches()
	if len(branches) == 0 {
		return tiesOf + "RETURN i, anchor, 0, []"
	}
	return t.where.resolving() + tiesOf + "CALL (*) { CALL (*) { " + strings.Join(branches, " UNION ALL ") + " }" + tieRanks + " } RETURN i, anchor, total, near"
}

// branches makes the parts of the query, each of which gives ties of some kinds in one direction. What a node has no part in costs a
// look at an index.
func (t *tier) branches() []string {
	wants := func(k graph.TieKind) bool { return slices.Contains(t.q.Kinds, k) }
	var all []string
	add := func(when bool, branch func() string) {
		if when {
			all = append(all, branch())
		}
	}
	kept := isZeroFilter(t.q.Filter)
	if !t.where.never {
		add(wants(graph.TieSpokeOf) || wants(graph.TieSpokeTo) || wants(graph.TieSpokeFor), t.spoke)
		add(wants(graph.TieSpokeOf), t.spokenOf)
		add(wants(graph.TieSpokeTo), func() string { return t.spokenWith(graph.TieSpokeTo) })
		add(wants(graph.TieSpokeFor), func() string { return t.spokenWith(graph.TieSpokeFor) })
		add(wants(graph.TieStance) && kept, func() string {
			return t.keptStances("(x:Actor {id: anchor})-[k:"+keptStances+"]->(y:Proposition)", "Actor", true)
		})
		add(wants(graph.TieStance) && kept, func() string {
			return t.keptStances("(x:Proposition {id: anchor})<-[k:"+keptStances+"]-(y:Actor)", "Proposition", false)
		})
		add(wants(graph.TieStance) && !kept, t.stancesOf)
		add(wants(graph.TieStance) && !kept, t.stancesOn)
	}
	add(wants(graph.TieRelation) && t.relations != nil && !t.relations.never, t.parties)
	add(wants(graph.TiePartOf), func() string { return t.belonging("-[:"+tieEdges[graph.TiePartOf]+"]->", true) })
	add(wants(graph.TiePartOf), func() string { return t.belonging("<-[:"+tieEdges[graph.TiePartOf]+"]-", false) })
	return all
}

// others ends a branch: it leaves out ties of the node with itself, and with others than are asked for.
func (t *tier) others() string {
	text := " WITH *, y.id AS other WHERE other <> anchor"
	if t.q.To != nil {
		text += " AND $p.to[other] IS NOT NULL"
	}
	return text + " RETURN other, " + tieColumns
}

// counted makes a branch of statements s, of a pattern that leads from them to others and of the columns that tell ties apart.
func (t *tier) counted(statements, pattern, columns string) string {
	return statements + " MATCH " + pattern + " WITH anchor, y, " + columns + ", " + tieSums + t.others()
}

// spoke are the ties from a speaker to whom it spoke of, to and for.
func (t *tier) spoke() string {
	var types []string
	for _, k := range []graph.TieKind{graph.TieSpokeOf, graph.TieSpokeTo, graph.TieSpokeFor} {
		if slices.Contains(t.q.Kinds, k) {
			types = append(types, tieEdges[k])
		}
	}
	return t.counted(t.newestOn(graph.BySpeaker), "(s)-[e:"+strings.Join(types, "|")+"]->(y:Actor) WHERE "+storedActor,
		"CASE type(e) WHEN 'FOR' THEN 'SPOKE_FOR' ELSE type(e) END AS kind, true AS ahead, '' AS stance")
}

// spokenOf are the ties from speakers who named the actor.
func (t *tier) spokenOf() string { return t.spokenBy(t.newestOn(graph.ByMention), graph.TieSpokeOf) }

// spokenWith are those from speakers who spoke to it or for it.
func (t *tier) spokenWith(k graph.TieKind) string {
	d := &driver{match: "MATCH (x:Actor {id: v})<-[:" + tieEdges[k] + "]-(s)", hint: "INDEX SEEK x:Actor(id)"}
	return t.spokenBy(t.newest(statementNoun, plan{driver: d, values: "hung", where: t.where}), k)
}

func (t *tier) spokenBy(statements string, k graph.TieKind) string {
	return t.counted(statements, "(s)<-[:SAID]-(y:Actor) WHERE "+storedActor, "'"+string(k)+"' AS kind, false AS ahead, '' AS stance")
}

// stancesOf are the ties from an actor to propositions.
func (t *tier) stancesOf() string {
	conditions := append(newWhere().take(t.q.Filter.Takes, "t", "y"), "y.record IS NOT NULL")
	return t.counted(t.newestOn(graph.BySpeaker), "(s)-[t:TAKES]->(y:Proposition) WHERE "+strings.Join(conditions, " AND "),
		"'STANCE' AS kind, true AS ahead, t.stance AS stance")
}

// stancesOn are the ties of actors to a proposition.
func (t *tier) stancesOn() string {
	conditions := append(newWhere().take(t.q.Filter.Takes, "t", "q"), "t.proposition = anchor", storedActor)
	return t.counted(t.newestOn(graph.ByProposition), "(s)-[t:TAKES]->(q:Proposition) MATCH (s)<-[:SAID]-(y:Actor) WHERE "+strings.Join(conditions, " AND "),
		"'STANCE' AS kind, false AS ahead, t.stance AS stance")
}

// keptStances are the types of kept rows that tell a stance.
const keptStances = "SUPPORTS|OPPOSES|SUPPORTS_IF|NEUTRAL_ON"

// keptStances are ties from kept rows.
func (t *tier) keptStances(pattern, label string, ahead bool) string {
	direction := "false"
	if ahead {
		direction = "true"
	}
	return "MATCH " + pattern + " USING INDEX SEEK x:" + label + "(id) WHERE y.record IS NOT NULL WITH anchor, y, 'STANCE' AS kind, " + direction + " AS ahead, " +
		keptDimensions[graph.ByStanceDim] + " AS stance, k.statements AS n, 0 AS r, k.first AS first, k.last AS last, k.latest AS newest" + t.others()
}

// parties are the ties between those who take part in relations.
func (t *tier) parties() string {
	text := t.newest(relationNoun, plan{driver: relationsOfParty, values: "hung", where: t.relations}) +
		" MATCH (r)<-[:PARTY_TO]-(y:Actor) WHERE " + storedActor + " WITH anchor, y, 'RELATION' AS kind, true AS ahead, '' AS stance, 0 AS n, " +
		"r AS rel WITH anchor, y, kind, ahead, stance, n, count(DISTINCT rel) AS r, min(rel.day) AS first, max(rel.day) AS last, " +
		"max(CASE WHEN rel.day IS NULL THEN '0' ELSE '1' END + rel.happened) AS newest"
	return text + t.others()
}

// belonging are the ties of a member, a part, or somebody of a country, with the whole.
func (t *tier) belonging(arrow string, ahead bool) string {
	direction := "false"
	if ahead {
		direction = "true"
	}
	return "MATCH (x:Actor {id: anchor})" + arrow + "(y:Actor) USING INDEX SEEK x:Actor(id) WHERE " + storedActor + " WITH DISTINCT anchor, y, 'PART_OF' AS kind, " +
		direction + " AS ahead, '' AS stance, 0 AS n, 0 AS r, null AS first, null AS last, '' AS newest" + t.others()
}
