package graph

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// Decide is one decision on 1 to 100 statements.
type Decide struct {
	IDs       []ID
	Revisions []int        // what the person saw, one for each id, 0 for any; nil for any
	Status    ReviewStatus // ACCEPTED, REJECTED, EDITED (then with Takes), or UNREVIEWED, which undoes
	By        *string
	Note      *string
	Takes     []Take // EDITED: what is in force from now on; PropositionID and Stance suffice
}

// Decide appends one decision to the history of some statements, all or none, and gives them as they are then, in the order asked.
// ACCEPTED and EDITED hold against every later reading; UNREVIEWED puts the machine's coding back in force. A statement that has
// changed since the revision given is a CONFLICT; one that is not there, NOT_FOUND.
func (g *Graph) Decide(ctx context.Context, d Decide) ([]*Statement, error) {
	if err := checkDecision(&d); err != nil {
		return nil, err
	}
	found, err := g.statementsByID(ctx, d.IDs)
	if err != nil {
		return nil, err
	}
	takes, err := g.personsTakes(ctx, &d, carried(d.IDs, found))
	if err != nil {
		return nil, err
	}
	w := Write{Expect: map[ID]int{}}
	at := g.now()
	for i, id := range d.IDs {
		s := found[id]
		switch {
		case s == nil:
			return nil, Errorf(NotFound, "there is no statement %s; it may have been deleted", clip(string(id)))
		case d.Revisions != nil && d.Revisions[i] != 0 && d.Revisions[i] != s.Revision:
			return nil, Errorf(Conflict, "statement %s has changed since revision %d and is at %d; look at it again", id, d.Revisions[i], s.Revision)
		}
		w.Statements = append(w.Statements, decided(s, Decision{Status: d.Status, By: d.By, At: &at, Note: d.Note}, takes))
		w.Expect[id] = s.Revision
	}
	if _, err := g.store.Write(ctx, w); err != nil {
		return nil, wrapped(err)
	}
	if found, err = g.statementsByID(ctx, d.IDs); err != nil {
		return nil, err
	}
	out := make([]*Statement, len(d.IDs))
	for i, id := range d.IDs {
		out[i] = found[id]
	}
	return out, nil
}

func checkDecision(d *Decide) error {
	sorted := tidyIDs(slices.Clone(d.IDs))
	switch {
	case len(d.IDs) == 0 || len(d.IDs) > MaxDecide:
		return fieldError("statements", "one decision is on 1 to %d statements; decide in parts", MaxDecide)
	case len(sorted) != len(d.IDs):
		return fieldError("statements", "a statement stands there twice, or an id is empty; name each once")
	case d.Revisions != nil && len(d.Revisions) != len(d.IDs):
		return fieldError("statements", "give a revision for each statement, or none")
	case d.Status == Edited && d.Takes == nil:
		return fieldError("takes", "say which stances are in force after the edit")
	case d.Status != Edited && d.Takes != nil:
		return fieldError("takes", "only an edit sets stances; leave them out")
	case len(d.Takes) > MaxList:
		return fieldError("takes", "there are too many stances")
	}
	return checkEnum("status", []ReviewStatus{d.Status}, Accepted, Rejected, Edited, Unreviewed)
}

// carried gives, by proposition, the codebook of the takes that all of the statements have.
func carried(ids []ID, found map[ID]*Statement) map[ID]string {
	codebooks, n := map[ID]string{}, map[ID]int{}
	for _, id := range ids {
		if s := found[id]; s != nil {
			for _, t := range s.Takes {
				codebooks[t.PropositionID] = t.Codebook
				n[t.PropositionID]++
			}
		}
	}
	maps.DeleteFunc(codebooks, func(p ID, _ string) bool { return n[p] < len(ids) })
	return codebooks
}

// personsTakes completes the takes of an edit: a person's, sure, with the codebook in use. One on a retired proposition may stay where
// it is, with the codebook that had it, so that what was coded with an earlier codebook can be edited; it cannot be taken anew.
func (g *Graph) personsTakes(ctx context.Context, d *Decide, carried map[ID]string) ([]Take, error) {
	if d.Status != Edited {
		return nil, nil
	}
	cb, err := g.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	known := cb.known()
	coder := Coder{Kind: CoderPerson, Name: "a person"}
	if d.By != nil {
		coder.Name = *d.By
	}
	takes := make([]Take, 0, len(d.Takes))
	for _, t := range d.Takes {
		t.PropositionID = FullID(KindProposition, string(t.PropositionID))
		codebook, stays := carried[t.PropositionID]
		switch {
		case known[t.PropositionID]:
			codebook = cb.Fingerprint
		case !stays:
			return nil, fieldError("takes", "the codebook has no proposition %s; choose one of it", clip(string(t.PropositionID)))
		}
		if err := checkEnum("takes.stance", []Stance{t.Stance}, Supports, Opposes, Conditional, Neutral); err != nil {
			return nil, err
		}
		if strings.TrimSpace(t.Because) == "" {
			t.Because = "decided by " + coder.Name
		}
		t.Confidence, t.CodedBy, t.Codebook, t.ImpliedByID = 1, coder, codebook, ""
		takes = append(takes, t)
	}
	if unique := tidyTakes(slices.Clone(takes)); len(unique) != len(takes) {
		return nil, fieldError("takes", "a statement has one stance on a proposition; name each once")
	}
	return tidyTakes(takes), nil
}

// decided gives the statement after a decision; takes are those of an edit.
func decided(s *Statement, d Decision, takes []Take) *Statement {
	c := *s
	switch d.Status {
	case Edited:
		c.Takes = takes
		if len(takes) > 0 {
			c.CodedBy = takes[0].CodedBy
		} else if d.By != nil {
			c.CodedBy = Coder{Kind: CoderPerson, Name: *d.By}
		}
	case Unreviewed:
		c.Coding = s.Machine
		c.Content, c.WithinID = s.Content, s.WithinID // they go with the evidence, which stays
	}
	d.Takes = c.Takes
	c.Decisions = append(slices.Clone(s.Decisions), d)
	c.Revision = s.Revision + 1
	return &c
}
