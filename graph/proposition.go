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

// known are the propositions that one can take a stance on from now on: all but the retired ones.
func (b *Codebook) known() map[ID]bool {
	known := map[ID]bool{}
	for _, t := range b.Topics {
		for _, p := range t.Propositions {
			if !p.Retired {
				known[p.ID] = true
			}
		}
	}
	return known
}

// NodeID is the topic's address.
func (t *Topic) NodeID() ID { return t.ID }

// IsNode marks nodes.
func (*Topic) IsNode() {}

// NodeID is the proposition's address.
func (p *Proposition) NodeID() ID { return p.ID }

// IsNode marks nodes.
func (*Proposition) IsNode() {}
