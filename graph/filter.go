package graph

import "time"

// StatementFilter says which statements are meant. All given fields must hold; nil lists do not restrict, empty ones let
// nothing through. It is data: [Graph] expands names to ids before a [Store] sees it, and a store turns it into one of its
// query shapes. What it means is written once, in Match.
type StatementFilter struct {
	Ids           []ID
	Speaker       *ActorMatch
	Speaking      []Speaking
	OnBehalfOf    *ActorMatch
	CountsFor     []ID
	Addressee     *ActorMatch
	Mentions      *ActorMatch
	Takes         *TakeFilter
	Act           []SpeechAct
	Form          []Form
	Article       []ID
	Publisher     []string
	Language      []string
	Review        []ReviewStatus // nil: all but REJECTED and RETIRED
	MinConfidence *float64
	Said          *DateRange
	Published     *DateRange
	LoadedBefore  *time.Time
	Text          *string // plain words, all of them; "a phrase in quotation marks" in that order
}

// TakeFilter must hold for one and the same take. Topic and Proposition are slugs or ids.
type TakeFilter struct {
	Topic, Proposition []string
	Stance             []Stance
	MinConfidence      *float64
	CodedBy            []CoderKind
	Implied            *bool
	Any                *bool // true: has at least one take; false: has none (then no other field may be given)
}

// DateRange holds for what overlaps it, both bounds inclusive. Unknown dates are let through unless a bound is given or Known is true.
// Of something half known, the missing bound is open.
type DateRange struct {
	From, Until *Date
	Known       *bool
}

// ActorMatch is any of the given actors; one without lists restricts nothing. Names are expanded to Ids by Graph; a store sees
// Ids and Kinds only.
type ActorMatch struct {
	Ids   []ID
	Names []string
	Kinds []ActorKind
}

// ActorFilter says which actors are meant.
type ActorFilter struct {
	Ids        []ID
	Names      []string // any spelling, folded; expanded by Graph
	NamePrefix *string  // of the name or an alias, folded, from the beginning of any of its words (see [NameBegins])
	Kinds      []ActorKind
	Origin     []ActorOrigin
	Country    []ID
	PartOf     []ID
	OfficeOn   *Date
	Statements *StatementFilter
}

// ArticleFilter says which articles are meant.
type ArticleFilter struct {
	Ids          []ID
	Urls         []string
	TextHash     []string
	Publisher    []string
	Language     []string
	Published    *DateRange
	LoadedBefore *time.Time
	State        []ArticleState
	Text         *string
	Statements   *StatementFilter
}

// RelationFilter says which relations are meant.
type RelationFilter struct {
	Ids           []ID
	Kind          []RelationKind
	Status        []RelationStatus
	Party         *ActorMatch
	Article       []ID
	Happened      *DateRange
	Review        []ReviewStatus
	MinConfidence *float64
}

// ChangeFilter says which kept changes are meant; a store sees ids only.
type ChangeFilter struct {
	Speaker     *ActorMatch // who changed
	Proposition []ID        // on any of these
	Topic       []ID        // on a proposition of any of these
	Day         *DateRange  // the day of the later statement lies in it
}

// Orders. Every order is total: the last key is always the id. Unknown dates sort last in both directions.
type (
	// StatementOrder orders statements.
	StatementOrder struct {
		Field     StatementOrderField
		Direction OrderDirection
	}
	// ActorOrder orders actors.
	ActorOrder struct {
		Field     ActorOrderField
		Direction OrderDirection
	}
	// ArticleOrder orders articles.
	ArticleOrder struct {
		Field     ArticleOrderField
		Direction OrderDirection
	}
	// StatementOrderField is what statements can be ordered by.
	StatementOrderField string
	// ActorOrderField is what actors can be ordered by.
	ActorOrderField string
	// ArticleOrderField is what articles can be ordered by.
	ArticleOrderField string
)

// The order fields. Those named …ByID are for dumps and are not part of the GraphQL contract.
const (
	StatementsBySaid       StatementOrderField = "SAID"       // until, from, id
	StatementsByLoaded     StatementOrderField = "LOADED"     // the article's loadedAt, id
	StatementsByConfidence StatementOrderField = "CONFIDENCE" // confidence, id
	StatementsByPlace      StatementOrderField = "PLACE"      // article id, first content offset, id
	StatementsByID         StatementOrderField = "ID"

	ActorsByName       ActorOrderField = "NAME" // Slug(name), id
	ActorsByStatements ActorOrderField = "STATEMENTS"
	ActorsByLastSaid   ActorOrderField = "LAST_SAID"
	ActorsByID         ActorOrderField = "ID"

	ArticlesByPublished ArticleOrderField = "PUBLISHED"
	ArticlesByLoaded    ArticleOrderField = "LOADED"
	ArticlesByTitle     ArticleOrderField = "TITLE" // Slug(title), id
	ArticlesByID        ArticleOrderField = "ID"
)
