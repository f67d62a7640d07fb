package neo4j

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// relationLabels are the second labels of relations.
var relationLabels = map[graph.RelationKind]string{
	graph.RelationCall: "Call", graph.RelationMeeting: "Meeting", graph.RelationVisit: "Visit", graph.RelationAgreement: "Agreement",
	graph.RelationNegotiation: "Negotiation", graph.RelationCooperation: "Cooperation", graph.RelationAid: "Aid",
	graph.RelationSanction: "Sanction", graph.RelationAttack: "Attack",
}

// labelsOfRelation are the labels of a relation: one of a kind that has no label of its own is a Relation alone.
func labelsOfRelation(r *graph.Relation) []string {
	if label := relationLabels[r.Kind]; label != "" {
		return []string{"Relation", label}
	}
	return []string{"Relation"}
}

// relationProps are the properties of a relation. Its name is for the eye.
func relationProps(r *graph.Relation) properties {
	p := properties{"id": string(r.ID), "happened": saidKey(r.Happened, r.ID), "review": string(r.ReviewStatus()), "lead": r.Leads(),
		"confidence": r.Confidence, "record": record.Relation(r)}
	p.put("name", strings.TrimSpace(relationLabels[r.Kind]+" "+r.Happened.Day().String()))
	p.put("kind", string(r.Kind))
	p.put("status", string(r.Status))
	p.put("day", r.Happened.Until)
	p.put("since", r.Happened.From)
	p.put("place", r.Place)
	return p
}

// relationEdges are the relationships of a relation. Who acts and is acted upon at once takes part once, on the side that acts.
func relationEdges(r *graph.Relation, now resolver) []edge {
	happened := saidKey(r.Happened, r.ID)
	edges := []edge{{printsThat, string(r.ID), string(r.ArticleID), nil}}
	seen := map[graph.ID]bool{}
	for _, side := range []struct {
		name string
		ids  []graph.ID
	}{{"FROM", r.FromIDs}, {"TO", r.ToIDs}} {
		for _, l := range linked(side.ids, now) {
			if seen[l.actor] {
				continue
			}
			seen[l.actor] = true
			p := properties{"actor": string(l.actor), "happened": happened, "side": side.name}
			p.put("as", l.as)
			edges = append(edges, edge{partyTo, string(l.actor), string(r.ID), p})
		}
	}
	for _, l := range linked(r.ReportedByIDs, now) {
		p := properties{}
		p.put("as", l.as)
		edges = append(edges, edge{reported, string(l.actor), string(r.ID), p})
	}
	return edges
}
