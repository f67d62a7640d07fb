package graph

// Node is anything with a permanent address.
type Node interface {
	IsNode()
	// NodeID is the node's own address.
	NodeID() ID
}

// Actor is a *Person, a *Country or an *Organisation; nothing else implements it.
type Actor interface {
	Node
	// Profiled gives what every actor has.
	Profiled() *Profile
	// Kind tells which of the three it is.
	Kind() ActorKind
	IsActor()
}

// Profile is what every actor has.
type Profile struct {
	ID          ID
	FormerIds   []ID
	Name        string
	Aliases     []string // every other name or spelling by which it is found, sorted, without Name
	Description *string
	WikidataID  *string
	Origin      ActorOrigin
}

// NodeID is the actor's address.
func (p *Profile) NodeID() ID { return p.ID }

// Profiled gives the profile itself.
func (p *Profile) Profiled() *Profile { return p }

// IsActor marks actors.
func (*Profile) IsActor() {}

// IsNode marks nodes.
func (*Profile) IsNode() {}

// Person is a human being, who may hold offices.
type Person struct {
	Profile
	Tenures []Tenure // newest first
	Country ID       // the country the person belongs to, "" when unknown; tells namesakes apart
}

// Kind is ActorPerson.
func (*Person) Kind() ActorKind { return ActorPerson }

// Country is a state or a territory that acts like one.
type Country struct {
	Profile
	Iso3166 *string // ISO 3166-1 alpha-3, upper case
}

// Kind is ActorCountry.
func (*Country) Kind() ActorKind { return ActorCountry }

// Organisation is a body or a named collective.
type Organisation struct {
	Profile
	Form      OrganisationForm
	CountryID ID   // the country its words count for, "" if none
	PartOfID  ID   // the body it is part of, "" if none
	MemberIDs []ID // sorted
}

// Kind is ActorOrganisation.
func (*Organisation) Kind() ActorKind { return ActorOrganisation }

// Tenure is one person's time in one office. It lasts from From to the day before To.
type Tenure struct {
	Title       string
	BodyID      ID // a country or an organisation
	CountsForID ID // the country the holder's words count for while in office, "" if none
	From, To    *Date
	Open        bool // still in office as far as the codebook knows
}

// Holds tells whether the office was held on day d; an unknown bound does not exclude.
func (t Tenure) Holds(d Date) bool {
	if d.IsZero() {
		return false
	}
	if t.From != nil && d.Before(*t.From) {
		return false
	}
	return t.To == nil || d.Before(*t.To)
}
