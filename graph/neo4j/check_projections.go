package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// actorStretch is how many actors are looked at together, statementStretch how many statements they may have said; one actor
	// who said more is looked at alone.
	actorStretch, statementStretch = 1_000, 20_000

	actorsText = `MATCH (a:Actor) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $limit
		RETURN a.id, a.record IS NOT NULL, COUNT { (a)-[:SAID]->() }, a.statements, a.byStatements, a.lastSaid, a.byLastSaid`
	standsText = `UNWIND $ids AS id MATCH (:Actor {id: id})-[:SAID]->(s) WHERE s.lead
		RETURN id, s.id, s.day, s.published, s.place, s.utterance,
		[(s)-[t:TAKES]->() WHERE t.proposition IS NOT NULL | [t.proposition, t.stance, t.confidence]]`
	changesText = `UNWIND $ids AS id MATCH (:Actor {id: id})-[:SAID]->(s)-[c:CHANGED_FROM]->(b) WHERE c.actor = id
		RETURN id, c.proposition, b.id, s.id, c.before, c.stance, c.day, s.day, c.changed`
	keptRowsText = `MATCH (x)-[k:` + keptKinds + `]->(p:Proposition)
		RETURN x.id, type(k), p.id, k.actor, k.proposition, k.statements, k.first, k.last, k.latest`
)

// keptActor is an actor as far as projections need it.
type keptActor struct {
	id     graph.ID
	stored bool // not merely referred to
	sums   []any
	stands []stand
	spoke  map[string]bool // utterances
	last   graph.Date
	have   []string
}

// actorProjections computes what is kept for each actor, and compares.
func (c *checker) actorProjections() error {
	return c.stretches(func(l *look, after string) (string, error) {
		actors, last, err := l.keptActors(after)
		if err != nil || len(actors) == 0 {
			return "", err
		}
		ids := map[string]any{"ids": sortedKeys(actors)}
		for _, part := range []func(map[string]*keptActor, map[string]any) error{l.readStands, l.readChanges, l.readKept} {
			if err := part(actors, ids); err != nil {
				return "", err
			}
		}
		for _, id := range sortedKeys(actors) {
			l.compareActor(actors[id])
		}
		return last, nil
	})
}

// keptActors reads the next actors, and gives the id of the last of them if there may be more.
func (l *look) keptActors(after string) (actors map[string]*keptActor, last string, err error) {
	actors = map[string]*keptActor{}
	said, seen := 0, 0
	full := false
	err = l.each(actorsText, map[string]any{"after": after, "limit": actorStretch}, func(values []any) error {
		if said += int(as[int64](values[2])); full || said > statementStretch && len(actors) > 0 {
			full = true
			return nil
		}
		id := as[string](values[0])
		actors[id] = &keptActor{id: graph.ID(id), stored: as[bool](values[1]), sums: values[3:], spoke: map[string]bool{}}
		seen, last = seen+1, id
		return nil
	})
	if !full && seen < actorStretch {
		last = ""
	}
	return actors, last, err
}

// readStands reads what the actors said that leads.
func (l *look) readStands(actors map[string]*keptActor, ids map[string]any) error {
	return l.each(standsText, ids, func(values []any) error {
		a := actors[as[string](values[0])]
		d := standOf(values[1:])
		a.spoke[d.utterance] = true
		_, a.last = graph.Widen(a.last, a.last, d.day)
		for _, take := range as[[]any](values[6]) {
			v := as[[]any](take)
			d.proposition, d.stance, d.confidence = graph.ID(as[string](v[0])), graph.Stance(as[string](v[1])), as[float64](v[2])
			a.stands = append(a.stands, d)
		}
		return nil
	})
}

// standOf reads id, day, day of publication, place and utterance.
func standOf(values []any) stand {
	return stand{id: graph.ID(as[string](values[0])), day: dateOf(values[1]), published: dateOf(values[2]),
		place: as[string](values[3]), utterance: as[string](values[4])}
}

func (l *look) readChanges(actors map[string]*keptActor, ids map[string]any) error {
	return l.each(changesText, ids, func(values []any) error {
		a := actors[as[string](values[0])]
		v := stringsOf(values[1:6])
		a.have = append(a.have, changeText(graph.ID(v[0]), graph.ID(v[1]), graph.ID(v[2]), graph.Stance(v[3]), graph.Stance(v[4])))
		if dateOf(values[6]) != dateOf(values[7]) {
			l.fault(ruleProjection, string(a.id), "the change at %s is kept with the day %s", v[2], dateOf(values[6]))
		}
		if key := changeKey(dateOf(values[7]), graph.ID(v[2]), a.id, graph.ID(v[0])); as[string](values[8]) != key {
			l.fault(ruleProjection, string(a.id), "the change at %s is kept under the key %s", v[2], as[string](values[8]))
		}
		return nil
	})
}

func (l *look) readKept(actors map[string]*keptActor, ids map[string]any) error {
	return l.each(`UNWIND $ids AS id MATCH (x:Actor {id: id}) WITH x `+keptRowsText, ids, func(values []any) error {
		a := actors[as[string](values[0])]
		a.have = append(a.have, l.keptRow(values))
		return nil
	})
}

// keptRow gives a kept row in the words of keptText.
func (l *look) keptRow(values []any) string {
	v := stringsOf(values)
	if v[0] != v[3] || v[2] != v[4] {
		l.fault(ruleProjection, v[0], "what is kept on %s says that it is of %s on %s", v[2], v[3], v[4])
	}
	return keptText(v[1], graph.ID(v[2]), int(as[int64](values[5])), dateOf(values[6]), dateOf(values[7]), graph.ID(v[8]))
}

// compareActor compares what is kept for one actor with what its statements give.
func (l *look) compareActor(a *keptActor) {
	l.compareKept(a.id, a.have, keptWanted(a.id, a.stands))
	if !a.stored {
		return
	}
	want := []any{int64(len(a.spoke)), statementsKey(len(a.spoke), a.id), a.last, lastSaidKey(a.last, a.id)}
	have := []any{a.sums[0], a.sums[1], dateOf(a.sums[2]), a.sums[3]}
	for i, name := range []string{"statements", "byStatements", "lastSaid", "byLastSaid"} {
		if have[i] != want[i] {
			l.fault(ruleProjection, string(a.id), "it is kept with %s %v, its statements give %v", name, have[i], want[i])
		}
	}
}
