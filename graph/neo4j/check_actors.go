package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// actorNodesText reads actors and what they are found by.
var actorNodesText = nounText("Actor", "HELD|MEMBER_OF|PART_OF|BELONGS_TO", "[(l:Alias)-[:MEANS]->(n) | l.key]")

// actorParts compares actors with their records. Those that are only referred to have none: whoever refers to them is reported.
func (c *checker) actorParts() error {
	return c.nouns(actorNodesText, func(l *look, nodes []found) error {
		read := make([]graph.Actor, len(nodes))
		var ids []graph.ID
		for i, n := range nodes {
			if n.record() == nil {
				continue
			}
			a, err := record.ReadActor(n.record())
			if err != nil {
				l.unreadable(n)
				continue
			}
			read[i] = a
			ids = append(append(ids, graph.ActorRefs(a)...), a.Profiled().FormerIds...)
		}
		now, stored, err := l.resolver(ids)
		if err != nil {
			return err
		}
		for i, a := range read {
			if a != nil {
				l.actor(nodes[i], a, now)
				l.named(nodes[i].id, "it names", graph.ActorRefs(a), stored)
				l.named(nodes[i].id, "it answers for", a.Profiled().FormerIds, stored)
			}
		}
		return nil
	})
}

func (l *look) actor(n found, a graph.Actor, now resolver) {
	l.compareLabels(n, "Actor", actorLabel(a))
	l.compareProps(n, actorProps(a), "statements", "byStatements", "lastSaid", "byLastSaid")
	n.edges = slices.DeleteFunc(n.edges, func(e edge) bool { // what others are to it is in their records
		if e.kind == memberOf.kind {
			return e.to != n.id
		}
		return e.from != n.id
	})
	l.compareEdges(n, actorEdges(a, now))
	names, former := aliasKeys(a.Profiled())
	for _, key := range stringsOf(n.more[0]) {
		i, isName := slices.BinarySearch(names, key)
		switch {
		case isName:
			names = slices.Delete(names, i, i+1)
		case !slices.Contains(former, graph.ID(key)):
			l.fault(ruleRecord, n.id, "it is found by %q, which its record does not give", key)
		}
	}
	if len(names) > 0 {
		l.fault(ruleRecord, n.id, "it is not found by %q", names[0])
	}
}
