package embedded

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// statementHops writes links, takes, hops and stands.
func (c *change) statementHops(k keys, st *graph.Statement) error {
	speakers, hops, err := c.links(k, st)
	if err != nil {
		return err
	}
	for n, t := range st.Takes {
		proposition, err := c.ident(t.PropositionID)
		if err != nil {
			return err
		}
		topic, err := c.topicOf(proposition.pk)
		if err != nil {
			return err
		}
		if _, err := c.exec(c.ctx, `INSERT INTO take (statement, n, proposition, topic, stance, coder, implied, confidence)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, k.pk, n, proposition.now, topic, stances.code(t.Stance), coders.code(t.CodedBy.Kind),
			t.ImpliedByID != "", t.Confidence); err != nil {
			return err
		}
		hops = append(hops, hop(proposition.now, roleProposition))
		if topic != 0 {
			hops = append(hops, hop(topic, roleTopic))
		}
		if err := c.stand(k, speakers, proposition.now, t); err != nil {
			return err
		}
	}
	slices.Sort(hops)
	for _, h := range slices.Compact(hops) {
		if _, err := c.exec(c.ctx, `INSERT INTO hop (hop, id, statement, lead, said, loaded, confidence, article_id, place)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, h, k.id, k.pk, k.lead, k.said, k.article.loaded, k.confidence, k.article.id, k.place); err != nil {
			return err
		}
	}
	return nil
}

// links writes what actors are to a statement. It gives the speakers, and the hops of the actors for whom the statement is one of many.
func (c *change) links(k keys, st *graph.Statement) (speakers, hops []int64, err error) {
	for _, part := range linkParts(st) {
		for _, id := range part.ids {
			actor, err := c.ident(id)
			if err != nil {
				return nil, nil, err
			}
			if _, err := c.exec(c.ctx, `INSERT OR IGNORE INTO link (statement, role, node, written) VALUES (?, ?, ?, ?)`,
				k.pk, int64(part.role), actor.now, actor.pk); err != nil {
				return nil, nil, err
			}
			if part.role <= roleCountsFor {
				hops = append(hops, hop(actor.now, part.role))
			}
			if part.role == roleSpeaker {
				speakers = append(speakers, actor.now)
			}
		}
	}
	slices.Sort(speakers)
	return slices.Compact(speakers), hops, nil
}

// linkPart is the actors that are one thing to a statement.
type linkPart struct {
	role role
	ids  []graph.ID
}

// linkParts lists what actors are to a statement.
func linkParts(st *graph.Statement) []linkPart {
	return []linkPart{
		{roleSpeaker, st.SpeakerIDs}, {roleMention, st.MentionIDs}, {roleCountsFor, one(st.CountsForID)},
		{roleAddressee, st.AddresseeIDs}, {roleBehalf, one(st.OnBehalfOfID)}, {roleCandidate, st.CandidateIDs},
		{roleMachine, machineOnly(st)},
	}
}

// machineOnly lists the actors that only the machine's coding names.
func machineOnly(st *graph.Statement) []graph.ID {
	inForce := (&graph.Statement{Coding: st.Coding}).ActorIDs()
	return slices.DeleteFunc(st.ActorIDs(), func(id graph.ID) bool { return slices.Contains(inForce, id) })
}

// one is a list of the id, empty for none.
func one(id graph.ID) []graph.ID {
	if id == "" {
		return nil
	}
	return []graph.ID{id}
}
