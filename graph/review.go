package graph

import "time"

// Decision is a person's act on a statement, or the retirement of one that a later extraction no longer finds. Decisions are only ever appended.
type Decision struct {
	Status ReviewStatus `json:"status"`
	By     *string      `json:"by,omitzero"`
	At     *time.Time   `json:"at,omitzero"`
	Note   *string      `json:"note,omitzero"`
	Takes  []Take       `json:"takes,omitempty"` // in force after the decision
}

// Review is where a statement stands: the latest decision, or UNREVIEWED.
type Review = Decision

// Status is the status in force.
func (s *Statement) Status() ReviewStatus {
	if n := len(s.Decisions); n > 0 {
		return s.Decisions[n-1].Status
	}
	return Unreviewed
}

// ReviewStatus is the status in force.
func (r *Relation) ReviewStatus() ReviewStatus {
	if n := len(r.Decisions); n > 0 {
		return r.Decisions[n-1].Status
	}
	return Unreviewed
}

// Leads tells whether the relation is in every default list: neither rejected nor retired.
func (r *Relation) Leads() bool {
	st := r.ReviewStatus()
	return st != Rejected && st != Retired
}

// Leads tells whether the statement is in every default list and count: neither rejected nor retired.
func (s *Statement) Leads() bool {
	st := s.Status()
	return st != Rejected && st != Retired
}
