package graph

// Relation is a contact or deed between actors that an article reports.
// For CALL, MEETING, AGREEMENT, NEGOTIATION and COOPERATION all parties are in FromIDs and ToIDs is empty.
type Relation struct {
	ID             ID
	Kind           RelationKind
	FromIDs, ToIDs []ID
	Status         RelationStatus
	Happened       Said
	Place          *string
	ReportedByIDs  []ID
	ArticleID      ID
	Evidence       Evidence
	Confidence     float64
	Decisions      []Decision
	Revision       int
}

// NodeID is the relation's address.
func (r *Relation) NodeID() ID { return r.ID }

// IsNode marks nodes.
func (*Relation) IsNode() {}
