package graph

import (
	"context"
	"io"
)

// Store is what a database must do. Callers use [*Graph]; a store only keeps and finds.
//
// Reading methods that take Anchors answer once for each of them, in their order, so that a nested GraphQL query costs one
// call a level, whatever it returns. All reading methods page, filter, sort and count inside the database.
// Every error is an [*Error]; a done context gives TIMEOUT or CANCELLED.
type Store interface {
	// Actors, Articles, Statements and Relations return one Page for each anchor (one, if there is none).
	Actors(ctx context.Context, q ActorQuery) ([]Page[Actor], error)
	Articles(ctx context.Context, q ArticleQuery) ([]Page[*Article], error)
	Statements(ctx context.Context, q StatementQuery) ([]Page[*Statement], error)
	Relations(ctx context.Context, q RelationQuery) ([]Page[*Relation], error)

	// Counts groups the statements that q lets through, for each anchor, and counts utterances. Tallies, facets and
	// stance summaries are made from its rows. At most q.First rows an anchor, most first, ties by key.
	Counts(ctx context.Context, q CountQuery) ([]Count, error)

	// Changes returns one Page for each anchor (one, if there is none) of the kept changes of stance, in the order of
	// CompareChanges.
	Changes(ctx context.Context, q ChangeQuery) ([]Page[ChangeRow], error)

	// Ties returns, for each of q.Of, its neighbours and the ties with them, grouped and counted in the database.
	Ties(ctx context.Context, q TieQuery) ([]Neighbours, error)

	// Codebook returns the topics and propositions last written, with retired ones, and the fingerprint; zero if none was written.
	Codebook(ctx context.Context) (Codebook, error)

	// Write applies w in one transaction, or nothing. Writing the same again changes nothing. It keeps the projections
	// and the utterances of all it touches in the same transaction.
	Write(ctx context.Context, w Write) (Written, error)

	// Preview answers what Write would, and leaves everything as it is: the same transaction, undone.
	Preview(ctx context.Context, w Write) (Written, error)

	// Check reports every broken rule a database can see: dangling ids, projections that differ from their rows, index faults.
	Check(ctx context.Context, report func(Fault)) error

	// About names the kind of store, where it is (without secrets) and the version of its schema.
	About() About

	io.Closer
}

// Write is a set of changes; zero fields do nothing. Upserts replace whole records and are applied in the order of the fields.
type Write struct {
	Codebook   *Codebook // propositions it lacks become retired; those coded with stay
	Actors     []Actor   // replaced
	Met        []Actor   // actors met in articles: joined with what is there, never replaced, or CONFLICT (see MeetActor)
	Articles   []*Article
	Statements []*Statement
	Relations  []*Relation
	// Delete removes articles, statements, relations and actors. Deleting an article deletes its statements and relations.
	// Every actor of origin ARTICLE that a deletion leaves without any statement, relation or mention goes too (an actor is
	// held by whatever lists it in ActorIDs). An actor that afterwards a statement or a relation still names, or an actor as its
	// country, is not to be deleted: CONFLICT, and nothing is written.
	Delete []ID
	// InUse is the fingerprint of the codebook that must still be in use ("": none; nil: whatever is), else CONFLICT and nothing is written.
	InUse *string
	// Expect holds revisions of statements and relations that must still be so (0: does not exist), else CONFLICT and nothing is written.
	Expect map[ID]int
	// Were holds articles as they were read and must still be, their text included (nil: does not exist), else CONFLICT and nothing is written.
	Were map[ID]*Article
}

// Written says what happened. Same counts rows that were already so.
type Written struct {
	New, Changed, Same, Deleted int
	DeletedIDs                  []ID // sorted; includes actors that rested on nothing else
}

// Fault is one broken rule.
type Fault struct{ Rule, Subject, Detail string }

// About describes a store for bug reports and for the line every command prints.
type About struct {
	Kind          string // "embedded", "neo4j"
	Place         string
	SchemaVersion int
}

// Anchors restricts a query to what hangs on each of IDs, separately.
type Anchors struct {
	By  Anchor
	IDs []ID
}

// Anchor names the hop a page hangs on. Closed: every value times every order is one query shape with its index and its test.
type Anchor int

// The anchors and what each method accepts.
const (
	Nothing        Anchor = iota // all methods
	ByID                         // all: exactly the nodes with these ids, one page each with at most one item; former ids find their successor
	BySpeaker                    // Statements, Counts, Changes: said by this actor
	ByMention                    // Statements: names this actor
	ByCountsFor                  // Statements, Counts: counts for this country
	ByProposition                // Statements, Counts, Changes: takes a stance on it
	ByTopic                      // Statements, Counts, Changes: takes a stance on one of its propositions
	ByArticle                    // Statements, Relations: printed in this article
	ByUtterance                  // Statements: reports of this utterance (IDs hold Statement.Utterance)
	ByUtteranceKey               // Statements: same UtteranceKey, whatever the day
	ByOrganisation               // Actors: members of this organisation
	ByAlias                      // Actors: IDs hold Slug(name); actors with that name or alias
	ByParty                      // Relations: this actor takes part
	ByWithin                     // Statements: relayed by this statement
)

// Queries.
type (
	// ActorQuery asks for actors.
	ActorQuery struct {
		Anchors
		Filter ActorFilter
		Order  ActorOrder
		Range
	}
	// ArticleQuery asks for articles. WithoutBody leaves Body empty: lists never need it.
	ArticleQuery struct {
		Anchors
		Filter      ArticleFilter
		Order       ArticleOrder
		WithoutBody bool
		Range
	}
	// StatementQuery asks for statements, and for what may come along with them; nil wants nothing.
	StatementQuery struct {
		Anchors
		Filter StatementFilter
		Order  StatementOrder
		Along  *Along
		Range
	}
	// RelationQuery asks for relations, ordered by happened day, newest first, then id; or by id alone.
	RelationQuery struct {
		Anchors
		Filter RelationFilter
		ByID   bool
		Range
	}
	// CountQuery asks for groups. With BySpeakerDim a statement of two speakers counts for both; with take dimensions a
	// statement counts once for each of its takes that Filter.Takes lets through.
	CountQuery struct {
		Anchors
		Filter StatementFilter
		By     []Dimension
		First  int
	}
	// ChangeQuery asks for kept changes.
	ChangeQuery struct {
		Anchors
		Filter ChangeFilter
		Range
	}
	// Count is one group. Key has one entry for each of By ("" when there is none): ids, enum values, publishers, or the first day of the period.
	Count struct {
		Anchor      ID
		Key         []string
		N           int // utterances
		First, Last Date
		Latest      ID // the statement StanceSummary.latest asks for
	}
)
