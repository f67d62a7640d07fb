package graph

import "time"

// Article is one text a publisher printed; an updated text is another article that follows it.
type Article struct {
	ID          ID
	Title       string
	Urls        []string // the first is the one to cite
	Publisher   *string
	Authors     []string
	PublishedOn *Date
	PublishedAt *time.Time
	LoadedAt    time.Time
	Received    Received
	Language    string // BCP 47; "und" when unknown
	Body        string // the text as received
	TextHash    string // see TextHash
	State       ArticleState
	Problem     *string // why it could not be read, for people
	Coverage    Coverage
	PreviousID  ID
	NextID      ID
	Ref         string // the id its source gave it (JSON Lines), "" if none
}

// NodeID is the article's address.
func (a *Article) NodeID() ID { return a.ID }

// IsNode marks nodes.
func (*Article) IsNode() {}

// Received is the proof of what came: the hash of the bytes, when, from where.
type Received struct {
	Sha256      string
	At          time.Time
	From        *string
	ContentType *string
}

// Coverage says what was missed. Lengths are in code points of the text without boilerplate.
type Coverage struct{ TextLength, Quoted, QuotedAttributed, Statements, Named, WithStance int }
