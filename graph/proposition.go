package graph

import "time"

// Topic groups propositions. Its id is "topic:" and the codebook's own short name.
type Topic struct {
	ID           ID
	Name         string
	Description  *string
	Propositions []*Proposition
}

// Proposition is a sentence with "should" that one can be for or against. Its id is "proposition:" + Slug.
type Proposition struct {
	ID      ID
	Slug    string
	Text    string
	TopicID ID
	Retired bool // the codebook in use no longer has it; what was coded with it stays
}

// Codebook is what the store knows of the codebook in use.
type Codebook struct {
	Fingerprint string
	Yaml        string
	LoadedAt    time.Time
	Topics      []*Topic
}

// NodeID is the topic's address.
func (t *Topic) NodeID() ID { return t.ID }

// IsNode marks nodes.
func (*Topic) IsNode() {}

// NodeID is the proposition's address.
func (p *Proposition) NodeID() ID { return p.ID }

// IsNode marks nodes.
func (*Proposition) IsNode() {}
