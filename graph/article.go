package graph

import "time"

// Article is one text a publisher printed; an updated text is another article that follows it.
type Article struct {
	ID          ID           `json:"id"`
	Title       string       `json:"title,omitzero"`
	Urls        []string     `json:"urls,omitempty"` // the first is the one to cite
	Publisher   *string      `json:"publisher,omitzero"`
	Authors     []string     `json:"authors,omitempty"`
	PublishedOn *Date        `json:"publishedOn,omitzero"`
	PublishedAt *time.Time   `json:"publishedAt,omitzero"`
	LoadedAt    time.Time    `json:"loadedAt,omitzero"`
	Received    Received     `json:"received,omitzero"`
	Language    string       `json:"language,omitzero"` // BCP 47; "und" when unknown
	Body        string       `json:"body,omitzero"`     // the text as received
	TextHash    string       `json:"textHash,omitzero"` // see TextHash
	State       ArticleState `json:"state,omitzero"`
	Problem     *string      `json:"problem,omitzero"` // why it could not be read, for people
	Coverage    Coverage     `json:"coverage,omitzero"`
	PreviousID  ID           `json:"previousId,omitzero"`
	NextID      ID           `json:"nextId,omitzero"`
	Ref         string       `json:"ref,omitzero"` // the id its source gave it (JSON Lines), "" if none
}

// NodeID is the article's address.
func (a *Article) NodeID() ID { return a.ID }

// IsNode marks nodes.
func (*Article) IsNode() {}

// Received is the proof of what came: the hash of the bytes, when, from where.
type Received struct {
	Sha256      string    `json:"sha256,omitzero"`
	At          time.Time `json:"at,omitzero"`
	From        *string   `json:"from,omitzero"`
	ContentType *string   `json:"contentType,omitzero"`
}

// Coverage says what was missed. Lengths are in code points of the text without boilerplate.
type Coverage struct {
	TextLength       int `json:"textLength"`
	Quoted           int `json:"quoted"`
	QuotedAttributed int `json:"quotedAttributed"`
	Statements       int `json:"statements"`
	Named            int `json:"named"`
	WithStance       int `json:"withStance"`
}
