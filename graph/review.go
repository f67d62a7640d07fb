package graph

import "time"

// Decision is a person's act on a statement, or the retirement of one that a later extraction no longer finds. Decisions are only ever appended.
type Decision struct {
	Status ReviewStatus
	By     *string
	At     *time.Time
	Note   *string
	Takes  []Take // in force after the decision
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

// Leads tells whether the statement is in every default list and count: neither rejected nor retired.
func (s *Statement) Leads() bool {
	st := s.Status()
	return st != Rejected && st != Retired
}
