package neo4j

import (
	"cmp"
	"strconv"

	"github.com/standpoint-graph/standpoint/graph"
)

// stand sets aside what a statement that leads says about its speakers, and on propositions.
func (e *exporter) stand(st *graph.Statement, in printed, place string) error {
	if !st.Leads() {
		return nil
	}
	day := st.Said.Day().String()
	speakers := spokenBy(st, e.successor)
	for _, actor := range speakers {
		if actor != unnamedID {
			if err := e.spoken.add(string(actor), st.Utterance, day); err != nil {
				return err
			}
		}
		for _, t := range st.Takes {
			err := e.stands.add(string(actor), string(t.PropositionID), string(st.ID), string(t.Stance), day, in.published.String(), place, st.Utterance,
				strconv.FormatFloat(t.Confidence, 'g', -1, 64))
			if err != nil {
				return err
			}
		}
	}
	for _, t := range st.Takes {
		if err := e.everyone.add(string(t.PropositionID), string(t.Stance), st.Utterance, day); err != nil {
			return err
		}
	}
	return nil
}

// standings writes the kept rows and the changes of every actor on every proposition.
func (e *exporter) standings() error {
	var actor, proposition string
	var reports []graph.Report
	flush := func() error {
		if len(reports) == 0 {
			return nil
		}
		edges := standingEdges(graph.ID(actor), reports)
		reports = reports[:0]
		return e.allEdges(edges)
	}
	err := e.stands.each(func(f []string) error {
		if f[0] != actor || f[1] != proposition {
			if err := flush(); err != nil {
				return err
			}
			actor, proposition = f[0], f[1]
		}
		d := stand{id: graph.ID(f[2]), proposition: graph.ID(proposition), stance: graph.Stance(f[3]), place: f[6], utterance: f[7]}
		var err error
		if d.day, err = dayOfText(f[4]); err == nil {
			d.published, err = dayOfText(f[5])
		}
		if err == nil {
			d.confidence, err = strconv.ParseFloat(f[8], 64)
		}
		reports = append(reports, d.report(graph.ID(actor)))
		return err
	})
	return cmp.Or(err, flush())
}

// dayOfText reads what Date.String wrote.
func dayOfText(s string) (d graph.Date, err error) {
	err = d.UnmarshalText([]byte(s))
	return d, graph.Wrap(err, graph.Internal, "a day that was set aside cannot be read again")
}

// standingEdges are the kept rows and the changes of one actor on one proposition.
func standingEdges(actor graph.ID, reports []graph.Report) []edge {
	from := "Actor"
	if actor == unnamedID {
		from = "Unnamed"
	}
	var edges []edge
	for _, r := range graph.ProjectStances(reports) {
		edges = append(edges, keptEdge(keptTypes[r.Stance], from, r))
	}
	edges = append(edges, keptEdge(anyStanceType, from, anyStanceRow(reports)))
	if actor == unnamedID {
		return edges
	}
	days := map[graph.ID]graph.Date{}
	for _, r := range reports {
		days[r.ID] = r.Said.Day()
	}
	for _, c := range graph.ProjectChanges(reports, graph.SureEnough) {
		x := turn{after: c.After, before: c.Before, was: c.BeforeStance, is: c.Stance}
		edges = append(edges, edge{changedFrom, string(c.After), string(c.Before), x.props(wordsDay{actor, c.PropositionID, days[c.After]})})
	}
	return edges
}

// keptEdge is a kept row as a relationship.
func keptEdge(kind, from string, r graph.StanceRow) edge {
	row := keptRow{n: r.N, first: r.First, last: r.Last, latest: r.Latest}
	p := row.params(group{r.ActorID, r.PropositionID, r.Stance})
	return edge{edgeType{kind, from, "Proposition"}, string(r.ActorID), string(r.PropositionID), p}
}

// anyStanceRow is the row of all stances of an actor on a proposition together. Its latest is that of a side, if there is one.
func anyStanceRow(reports []graph.Report) graph.StanceRow {
	sides := func(r graph.Report) int {
		if r.Takes[0].Stance == graph.Neutral {
			return 0
		}
		return 1
	}
	utterances := map[string]bool{}
	latest := reports[0]
	row := graph.StanceRow{ActorID: latest.SpeakerIDs[0], PropositionID: latest.Takes[0].PropositionID}
	for _, r := range reports {
		utterances[r.Utterance] = true
		row.First, row.Last = graph.Widen(row.First, row.Last, r.Said.Day())
		if cmp.Or(cmp.Compare(sides(r), sides(latest)), graph.CompareLatest(r, latest)) > 0 {
			latest = r
		}
	}
	row.N, row.Latest = len(utterances), latest.ID
	return row
}

// everyoneSaid writes the rows of all speakers together.
func (e *exporter) everyoneSaid() error {
	var row graph.StanceRow
	var utterance string
	flush := func() error {
		if row.N == 0 {
			return nil
		}
		return e.edge(keptEdge(keptTypes[row.Stance], "Everyone", row))
	}
	err := e.everyone.each(func(f []string) error {
		proposition, stance := graph.ID(f[0]), graph.Stance(f[1])
		if proposition != row.PropositionID || stance != row.Stance {
			if err := flush(); err != nil {
				return err
			}
			row = graph.StanceRow{ActorID: everyoneID, PropositionID: proposition, Stance: stance}
		}
		if row.N == 0 || f[2] != utterance {
			utterance = f[2]
			row.N++
		}
		day, err := dayOfText(f[3])
		row.First, row.Last = graph.Widen(row.First, row.Last, day)
		return err
	})
	return cmp.Or(err, flush())
}

// sumUp counts what every actor said.
func (e *exporter) sumUp() error {
	var actor, utterance string
	return e.spoken.each(func(f []string) error {
		s := e.actors[graph.ID(f[0])]
		if f[0] != actor || f[1] != utterance {
			actor, utterance = f[0], f[1]
			s.n++
		}
		day, err := dayOfText(f[2])
		_, s.last = graph.Widen(s.last, s.last, day)
		return err
	})
}
