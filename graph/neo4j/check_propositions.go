package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

const (
	// nextPropositionText finds the propositions that are looked at one by one, takenText what was said on one.
	nextPropositionText = `MATCH (p:Proposition) WHERE p.id > $after RETURN p.id ORDER BY p.id LIMIT 1`
	takenText           = `MATCH (s:Statement)-[t:TAKES]->(:Proposition {id: $id}) WHERE t.proposition IS NOT NULL AND s.lead
		RETURN s.id, s.day, s.published, s.place, s.utterance, t.stance, EXISTS { (s)<-[:SAID]-() }`
)

// propositionProjections computes what is kept for speakers not named and for all speakers together, and compares.
func (c *checker) propositionProjections() error {
	return c.stretches(func(l *look, after string) (string, error) {
		row, err := l.one(nextPropositionText, map[string]any{"after": after})
		if err != nil || row == nil {
			return "", err
		}
		id := as[string](row[0])
		return id, l.proposition(map[string]any{"id": id})
	})
}

func (l *look) proposition(id map[string]any) error {
	proposition := graph.ID(id["id"].(string))
	all := everyoneSaid{}
	var unnamed []stand
	err := l.each(takenText, id, func(values []any) error {
		d := standOf(values)
		d.proposition, d.stance = proposition, graph.Stance(as[string](values[5]))
		all.add(d)
		if !as[bool](values[6]) {
			unnamed = append(unnamed, d)
		}
		return nil
	})
	if err != nil {
		return err
	}
	have := map[graph.ID][]string{}
	err = l.each(`MATCH (x:Unnamed|Everyone) MATCH (p:Proposition {id: $id}) WITH x, p `+keptRowsText, id, func(values []any) error {
		x := graph.ID(as[string](values[0]))
		have[x] = append(have[x], l.keptRow(values))
		return nil
	})
	if err != nil {
		return err
	}
	l.compareKept(unnamedID, have[unnamedID], keptWanted(unnamedID, unnamed))
	l.compareKept(everyoneID, have[everyoneID], all.wanted(proposition))
	return nil
}

// everyoneSaid sums up by stance what was said on one proposition.
type everyoneSaid map[graph.Stance]*saidSum

type saidSum struct {
	utterances  map[string]bool
	first, last graph.Date
}

func (e everyoneSaid) add(d stand) {
	s := e[d.stance]
	if s == nil {
		s = &saidSum{utterances: map[string]bool{}}
		e[d.stance] = s
	}
	s.utterances[d.utterance] = true
	s.first, s.last = graph.Widen(s.first, s.last, d.day)
}

func (e everyoneSaid) wanted(proposition graph.ID) map[string]bool {
	want := map[string]bool{}
	for stance, s := range e {
		want[keptText(keptTypes[stance], proposition, len(s.utterances), s.first, s.last, "")] = true
	}
	return want
}
