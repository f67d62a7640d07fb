package graph

import "slices"

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
	ID          ID          `json:"id"`
	FormerIds   []ID        `json:"formerIds,omitempty"`
	Name        string      `json:"name"`
	Aliases     []string    `json:"aliases,omitempty"` // every other name or spelling by which it is found, sorted, without Name
	Description *string     `json:"description,omitzero"`
	WikidataID  *string     `json:"wikidataId,omitzero"`
	Origin      ActorOrigin `json:"origin,omitzero"`
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
	Tenures []Tenure `json:"tenures,omitempty"` // newest first
	Country ID       `json:"country,omitzero"`  // the country the person belongs to, "" when unknown; tells namesakes apart
}

// Kind is ActorPerson.
func (*Person) Kind() ActorKind { return ActorPerson }

// Country is a state or a territory that acts like one.
type Country struct {
	Profile
	Iso3166 *string `json:"iso3166,omitzero"` // ISO 3166-1 alpha-3, upper case
}

// Kind is ActorCountry.
func (*Country) Kind() ActorKind { return ActorCountry }

// Organisation is a body or a named collective.
type Organisation struct {
	Profile
	Form      OrganisationForm `json:"form,omitzero"`
	CountryID ID               `json:"countryId,omitzero"`  // the country its words count for, "" if none
	PartOfID  ID               `json:"partOfId,omitzero"`   // the body it is part of, "" if none
	MemberIDs []ID             `json:"memberIds,omitempty"` // sorted
}

// Kind is ActorOrganisation.
func (*Organisation) Kind() ActorKind { return ActorOrganisation }

// Tenure is one person's time in one office. It lasts from From to the day before To.
type Tenure struct {
	Title       string `json:"title,omitzero"`
	BodyID      ID     `json:"bodyId,omitzero"`      // a country or an organisation
	CountsForID ID     `json:"countsForId,omitzero"` // the country the holder's words count for while in office, "" if none
	From        *Date  `json:"from,omitzero"`
	To          *Date  `json:"to,omitzero"`
	Open        bool   `json:"open,omitzero"` // still in office as far as the codebook knows
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

// ActorRefs lists the actors that an actor names: where it belongs, what it is part of, its members, and of its offices the bodies
// and the countries they speak for. Sorted, once each.
func ActorRefs(a Actor) []ID {
	var ids []ID
	switch a := a.(type) {
	case *Person:
		ids = append(ids, a.Country)
		for _, t := range a.Tenures {
			ids = append(ids, t.BodyID, t.CountsForID)
		}
	case *Organisation:
		ids = append(slices.Clone(a.MemberIDs), a.CountryID, a.PartOfID)
	}
	return tidyIDs(ids)
}
