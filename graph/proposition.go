package graph

import "time"

// Topic groups propositions. Its id is "topic:" and the codebook's own short name.
type Topic struct {
	ID           ID             `json:"id"`
	Name         string         `json:"name"`
	Description  *string        `json:"description,omitzero"`
	Propositions []*Proposition `json:"propositions,omitempty"`
}

// Proposition is a sentence with "should" that one can be for or against. Its id is "proposition:" + Slug.
type Proposition struct {
	ID      ID     `json:"id"`
	Slug    string `json:"slug,omitzero"`
	Text    string `json:"text,omitzero"`
	TopicID ID     `json:"topicId,omitzero"`
	Retired bool   `json:"retired,omitzero"` // the codebook in use no longer has it; what was coded with it stays
}

// Codebook is what the store knows of the codebook in use.
type Codebook struct {
	Fingerprint string    `json:"fingerprint,omitzero"`
	Yaml        string    `json:"yaml,omitzero"`
	LoadedAt    time.Time `json:"loadedAt,omitzero"`
	Topics      []*Topic  `json:"topics,omitempty"`
}

// NodeID is the topic's address.
func (t *Topic) NodeID() ID { return t.ID }

// IsNode marks nodes.
func (*Topic) IsNode() {}

// NodeID is the proposition's address.
func (p *Proposition) NodeID() ID { return p.ID }

// IsNode marks nodes.
func (*Proposition) IsNode() {}
