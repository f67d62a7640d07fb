package graph

// Relation is a contact or deed between actors that an article reports.
// For CALL, MEETING, AGREEMENT, NEGOTIATION and COOPERATION all parties are in FromIDs and ToIDs is empty.
type Relation struct {
	ID            ID             `json:"id"`
	Kind          RelationKind   `json:"relationKind,omitzero"` // a line of a dump has a kind of its own
	FromIDs       []ID           `json:"fromIds,omitempty"`
	ToIDs         []ID           `json:"toIds,omitempty"`
	Status        RelationStatus `json:"status"`
	Happened      Said           `json:"happened,omitzero"`
	Place         *string        `json:"place,omitzero"`
	ReportedByIDs []ID           `json:"reportedByIds,omitempty"`
	ArticleID     ID             `json:"articleId,omitzero"`
	Evidence      Evidence       `json:"evidence,omitzero"`
	Confidence    float64        `json:"confidence,omitzero"`
	Decisions     []Decision     `json:"decisions,omitempty"`
	Revision      int            `json:"revision,omitzero"`
}

// NodeID is the relation's address.
func (r *Relation) NodeID() ID { return r.ID }

// IsNode marks nodes.
func (*Relation) IsNode() {}
