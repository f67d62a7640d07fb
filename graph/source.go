package graph

// Source is an article as it comes in, before it is read: its bytes and whatever is known about it. Zero fields are unknown;
// what is given here wins over what the text says of itself.
type Source struct {
	Name        string // where it came from, for people: a path, a URL, "standard input, line 3"
	Fetch       string // the address that Content is still to be loaded from; "" when Content is there
	At          string // the address that Content was loaded from in the end; "" when it came in another way
	Content     []byte
	ContentType string // as claimed; "" when unknown
	Ref         string // the id its source gave it
	Title       string
	URL         string
	Publisher   string
	PublishedOn *Date
	Authors     []string
	Language    string
	Bare        bool // Content is the article's text and nothing else: no header is looked for in it
}

// LoadResult is what became of one source.
type LoadResult struct {
	Name       string
	ArticleID  ID // "" if there is no article
	Outcome    LoadOutcome
	Problem    string // for people; set when Outcome is FAILED
	Statements int
	Actors     int      // actors new to the graph
	Known      int      // actors known before
	NoSpeaker  int      // statements whose speaker was not found
	LeftOut    []string // statements, relations and takes that were found and not stored, and why, for people
}

// Proposal is all that the loader found in one article. It never depends on what a store holds: actors are proposed under
// provisional ids, and [Graph.Ingest] maps them to known ones.
type Proposal struct {
	Article    *Article // read: text, coverage, state
	Stored     bool     // Article came from the graph: if it has been deleted since, it is not stored again
	Actors     []ProposedActor
	Statements []ProposedStatement
	Relations  []ProposedRelation
}

// ProposedActor is an actor met in an article. ID is a codebook actor's id, or kind + ":" + Slug(Name) for one the codebook does not know.
type ProposedActor struct {
	ID      ID
	Known   bool // an actor of the codebook
	Kind    ActorKind
	Name    string
	Aliases []string // spellings seen in this article
	Country ID
	Form    OrganisationForm // of organisations
	Office  string           // as printed, for people
}

// ProposedStatement is a statement whose ids are provisional: actors' as in Proposal.Actors, no id of its own.
type ProposedStatement struct {
	Evidence Evidence
	Coding   Coding
	Within   int // index of the relaying statement in Proposal.Statements, -1 if none
}

// ProposedRelation is a relation whose actor ids are provisional.
type ProposedRelation struct {
	Relation Relation
}
