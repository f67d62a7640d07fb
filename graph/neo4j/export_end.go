package neo4j

import (
	"maps"

	"github.com/standpoint-graph/standpoint/graph"
)

// writeActors writes the actors, and those that are only referred to with nothing but their ids.
func (e *exporter) writeActors() error {
	err := pullAll(allActors(e.ctx, e.from), func(a graph.Actor) error {
		p := a.Profiled()
		s := e.actors[p.ID]
		if s == nil || e.bare[p.ID] {
			return graph.Errorf(graph.Conflict, "%s has come meanwhile; export again when nobody writes", p.ID)
		}
		props := actorProps(a)
		maps.Copy(props, keptProps(p.ID, s.n, s.last))
		if err := e.node(actorLabel(a), props); err != nil {
			return err
		}
		names, _ := aliasKeys(p)
		for _, key := range names {
			if err := e.names.add(key, string(p.ID)); err != nil {
				return err
			}
		}
		return e.allEdges(actorEdges(a, e.successor))
	})
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(e.now) {
		if err := e.names.add(string(id), string(e.now[id])); err != nil {
			return err
		}
	}
	for _, id := range sortedKeys(e.bare) {
		if err := e.node("Actor", bareProps(id, *e.actors[id])); err != nil {
			return err
		}
	}
	return nil
}

// bareProps are the properties of an actor that is only referred to. If it has said something, that is counted.
func bareProps(id graph.ID, s sums) properties {
	p := properties{"id": string(id)}
	if s.n > 0 {
		p["statements"] = int64(s.n)
		p.put("lastSaid", s.last)
	}
	return p
}

// aliases writes by what actors are found.
func (e *exporter) aliases() error { return e.grouped(e.names, "Alias", "key", means) }

// addresses writes by what articles are found.
func (e *exporter) addresses() error { return e.grouped(e.urls, "Url", "url", leadsTo) }

// grouped writes a node for each first field and a relationship from it to what each second field names, once.
func (e *exporter) grouped(s *sorter, label, property string, kind edgeType) error {
	var last [2]string
	begun := false
	return s.each(func(f []string) error {
		now := [2]string{f[0], f[1]}
		if begun && now == last {
			return nil
		}
		if !begun || now[0] != last[0] {
			if err := e.node(label, properties{property: f[0]}); err != nil {
				return err
			}
		}
		last, begun = now, true
		return e.edge(edge{kind, f[0], f[1], nil})
	})
}

// singles writes the nodes of which there is one. The version is 0: opening the graph then makes its indexes and constraints.
func (e *exporter) singles() error {
	for label, p := range map[string]properties{
		"Standpoint": {"id": "graph", "version": int64(0)},
		"Unnamed":    {"id": string(unnamedID), "name": "speakers not named"},
		"Everyone":   {"id": string(everyoneID), "name": "all speakers"},
	} {
		if err := e.node(label, p); err != nil {
			return err
		}
	}
	return nil
}
